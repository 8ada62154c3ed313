"""Writes a query tree as a reader would type it: what ``parse`` reads as that tree again."""

from __future__ import annotations

import re

from archive.dates import Calendar, DayOfYear, day_parts, read_days
from archive.search.query.tree import (
    And,
    Dated,
    Everything,
    Fuzzy,
    Kinded,
    Named,
    Near,
    Not,
    Or,
    Phrase,
    Prefix,
    Query,
    Titled,
    Wildcard,
    Word,
)  # fmt: skip
from archive.search.words.analysis import words_of

_PLAIN = re.compile(r"\w[\w'’.-]*")
_STYLES = {None: "", Calendar.JULIAN: "os", Calendar.GREGORIAN: "ns"}
_OPERATOR = re.compile(r"AND|OR|NOT|NEAR(/\d+)?")


def spelled(query: Query) -> str:
    """Write a query; "" for everything."""
    match query:
        case And(parts):
            return " ".join(_inside(part) for part in parts)
        case Or(parts):
            return " OR ".join(spelled(part) for part in parts)
        case Not(part):
            return f"-{_inside(part) if not isinstance(part, And | Near | Not) else f'({spelled(part)})'}"
        case Near(left, right, distance):
            return f"{spelled(left)} NEAR/{distance} {spelled(right)}"
        case Named(field, text) | Kinded(field, text):
            return f"{field}:{_value(text)}"
        case Titled(words):
            return f"title:{_value(_words(words))}"
        case Dated():
            return _dated(query)
        case Everything():
            return ""
        case _:
            return _term(query)


def _term(term: Word | Phrase | Prefix | Wildcard | Fuzzy) -> str:
    match term:
        case Word(text, is_exact):
            is_plain = _PLAIN.fullmatch(text) and not _OPERATOR.fullmatch(text)
            plain = text if is_plain else f'"{" ".join(words_of(text))}"'
            return f"={plain}" if is_exact else plain
        case Phrase(words):
            return f'"{_words(words)}"'
        case Prefix(text):
            return f"{text}*"
        case Wildcard(pattern):
            return pattern
        case Fuzzy(text, distance):
            return f"{text}~" if distance == 1 else f"{text}~{distance}"


def _inside(part: Query) -> str:
    return f"({spelled(part)})" if isinstance(part, Or) else spelled(part)


def _words(words: tuple[Word, ...]) -> str:
    return " ".join(f"={word.text}" if word.exact else word.text for word in words)


def _value(text: str) -> str:
    mark, value = ("=", text[1:]) if text.startswith("=") else ("", text)
    is_plain = not (_OPERATOR.fullmatch(value) or any(character.isspace() or character in "()" for character in value))
    return mark + (value if is_plain else f'"{value}"')


def _dated(query: Dated) -> str:
    if query.undated:
        return "date:undated"
    mark = "=" if query.certain else ""
    if query.yearly is not None:
        return f"date:{mark}{_yearly(query.yearly)}"
    calendar = query.calendar or Calendar.GREGORIAN
    style = _STYLES[query.calendar]
    if query.first is not None and query.first == query.last and (query.also or query.calendar):
        return f"date:{mark}{_day(query.first, calendar)}{style}"
    return f"date:{mark}{_range(query.first, query.last, calendar)}{style}"


def _yearly(asked: DayOfYear) -> str:
    day = "" if asked.day is None else f"-{asked.day:02}"
    return f"XXXX-{asked.month:02}{day}{_STYLES[asked.calendar]}"


def _range(first: int | None, last: int | None, calendar: Calendar) -> str:
    """Write a range by years or months where it begins and ends with them, else by days."""
    for unit in (_year, _month):
        begin, end = ("" if day is None else unit(day, calendar) for day in (first, last))
        days = read_days(f"{begin}..{end}{_STYLES[calendar]}") if begin or end else None
        if days and (days.first, days.last) == (first, last):
            return begin if begin == end else f"{begin}..{end}"
    return "..".join("" if day is None else _day(day, calendar) for day in (first, last))


def _year(day: int, calendar: Calendar) -> str:
    year = day_parts(day, calendar)[0]
    return f"Y{year}" if abs(year) > 9999 else f"{'-' if year < 0 else ''}{abs(year):04}"


def _month(day: int, calendar: Calendar) -> str:
    return f"{_year(day, calendar)}-{day_parts(day, calendar)[1]:02}"


def _day(day: int, calendar: Calendar) -> str:
    return f"{_month(day, calendar)}-{day_parts(day, calendar)[2]:02}"
