"""Dates that cannot be: another weekday, an author not alive, a file's name that is earlier, a day that no calendar has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from archive.authorities import Authorities, Kind
from archive.dates import (
    Calendar,
    DateInterval,
    day_parts,
    display,
    find_dates,
    is_day,
    parse_edtf,
    weekday,
    weekday_name,
)
from archive.describe.date.named import date_in_name
from archive.model import Agent, Assertion, Item, Section

APART = 13
"""Days by which the styles differed at most (from 1900 on): so much later than the file's name may be the other style."""

_ENDS = 4
"""Passages at either end that are searched for impossible days: where datelines stand."""

_DATELINE = 160
"""Characters of such a passage at most."""

_DAY = re.compile(r"(?<![\w.,/-])\d\d(?!\d)")
_POSSIBLE = "28"
"""A day that every month has: where words are a date with it and none as they stand, the day is what is wrong."""

_NAMED_MONTH = 31
"""Days that the date in a file's name spans at most to be a day or a month; a year often names a volume."""


def against_dates(item: Item, source: str, authorities: Authorities, today: str) -> tuple[tuple[str, str], ...]:
    """Say, each in a clause, what speaks against the dates of an item, with the section, "" for the whole; ``today`` is ISO
    8601.
    """
    return tuple(
        ("" if section is item.sections[0] else section.id, clause)
        for section in item.sections
        for clause in _against(section, source, authorities, today)
    )


def _against(section: Section, source: str, authorities: Authorities, today: str) -> tuple[str, ...]:
    said = section.description
    found = [*_impossible_days(section)]
    if said.date is not None:
        reasons = [one for one in said.assertions if one.aspect == "date"]
        found += _weekday(said.date, reasons, said.language)
        found += _spans(said.date, (*said.authors, *said.speakers), Kind.PERSON, authorities)
        found += _spans(said.date, (said.venue, said.occasion), Kind.EVENT, authorities)
        if reasons and not any(one.from_name for one in reasons):
            found += _name(said.date, source, said.language)
        now = parse_edtf(today).first
        if said.date.first is not None and now is not None and said.date.first > now:
            found.append(f"its date, {display(said.date)}, is still to come")
    return tuple(dict.fromkeys(found))


def _impossible_days(section: Section) -> Iterator[str]:
    """Find days that no calendar has, such as 31 June 1948."""
    ends = section.passages if len(section.passages) <= 2 * _ENDS else (*section.passages[:_ENDS], *section.passages[-_ENDS:])
    for passage in ends:
        if len(passage.received) > _DATELINE:
            continue
        for number in _DAY.finditer(passage.received):
            if int(number[0]) > int(_POSSIBLE):
                yield from _impossible(passage.received, number, passage.language or section.description.language)


def _impossible(text: str, number: re.Match[str], language: str) -> Iterator[str]:
    if any(date.start <= number.start() < date.end for date in find_dates(text, language)):
        return
    changed = text[: number.start()] + _POSSIBLE + text[number.end() :]
    for date in find_dates(changed, language):
        has_day = date.start <= number.start() < date.end and date.day == int(_POSSIBLE)
        if not has_day or date.year is None or date.month is None:
            continue
        if not any(is_day(date.year, date.month, int(number[0]), calendar) for calendar in Calendar):
            yield f"“{text[date.start : date.end]}” is a day that no calendar has"


def _weekday(date: DateInterval, reasons: list[Assertion], language: str) -> Iterator[str]:
    if not date.is_day or date.first is None:
        return
    days = {day_parts(date.first, calendar)[2] for calendar in Calendar}
    for words in (span.words for reason in reasons for span in reason.evidence):
        for worded in find_dates(words, language):
            if worded.weekday is not None and worded.day in days and weekday(date.first) != worded.weekday:
                yield f"“{words}” names another weekday than {display(date)} was, a {weekday_name(date.first)}"


def _spans(date: DateInterval, agents: Iterable[Agent | None], kind: Kind, authorities: Authorities) -> Iterator[str]:
    """Say whose life, or days, the date lies outside of."""
    for agent in dict.fromkeys(agents):
        known = authorities.get(agent.key) if agent else None
        if known is None or known.kind is not kind or known.span is None:
            continue
        if not date.touches(known.span.first, known.span.last):
            what = "life" if kind is Kind.PERSON else "days"
            yield f"its date, {display(date)}, lies outside the {what} of {known.name} ({display(known.span)})"


def _name(date: DateInterval, source: str, language: str) -> Iterator[str]:
    named = date_in_name(PurePosixPath(source).stem, language)
    if named is None or named.date.first is None or named.date.last is None or date.first is None:
        return
    if named.date.last - named.date.first < _NAMED_MONTH and date.first > named.date.last + APART:
        yield f"its date, {display(date)}, is after that of the file’s name, {display(named.date)}"
