"""Writes a query tree as a reader would type it: what ``parse`` reads as that tree again."""

from __future__ import annotations

import re

from archive.dates import Calendar, day_parts
from archive.search.analysis import words_of
from archive.search.query import (
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

_PLAIN = re.compile(r"\w[\w'’.-]*")
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
            return f'title:"{_words(words)}"' if len(words) > 1 else f"title:{_words(words)}"
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
    return f'"{text}"' if any(character.isspace() or character in "()" for character in text) else text


def _dated(query: Dated) -> str:
    if query.undated:
        return "date:undated"
    calendar = query.calendar or Calendar.GREGORIAN
    first, last = (_day(day, calendar) if day is not None else "" for day in (query.first, query.last))
    style = {None: "", Calendar.JULIAN: "os", Calendar.GREGORIAN: "ns"}[query.calendar]
    is_day = query.first is not None and query.first == query.last
    days = first if is_day and (query.also or query.calendar) else f"{first}..{last}"
    return f"date:{'=' if query.certain else ''}{days}{style}"


def _day(day: int, calendar: Calendar) -> str:
    year, month, of_month = day_parts(day, calendar)
    return f"{year:04}-{month:02}-{of_month:02}"
