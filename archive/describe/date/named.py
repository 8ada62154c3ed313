"""The date in a file's name: "1789-04-30-first-inaugural-address", "18-11-1917", "letter Nov 18 1917"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from archive.dates import DateInterval, find_dates, parse_edtf

_GAP = r"[-_. ]"
_YEAR_FIRST = re.compile(
    rf"(?<![\da-z])(?P<year>\d{{4}})(?:(?P<gap>{_GAP})(?P<month>\d\d)(?:(?P=gap)(?P<day>\d\d))?|(?P<m>\d\d)(?P<d>\d\d))?(?![\da-z])",
    re.IGNORECASE,
)
_YEAR_LAST = re.compile(
    rf"(?<![\da-z])(?P<a>\d\d?)(?P<gap>{_GAP})(?P<b>\d\d?)(?P=gap)(?P<year>\d{{4}})(?![\da-z])", re.IGNORECASE
)
_APART = re.compile(r"[-_]+")
_EARLIEST, _LATEST = 1000, 2099
"""Four figures beyond these are seldom a year."""


@dataclass(frozen=True, slots=True)
class NamedDate:
    """The date in a file's name, and its characters there."""

    date: DateInterval
    characters: str


def date_in_name(name: str, language: str = "en") -> NamedDate | None:
    """Read the date in a file's name; None where there is none.

    A day goes before a month, a month before a year. Of a day and a month in figures whose order is not told only the
    year is taken.
    """
    found = [*_year_last(name), *_worded(name, language), *_year_first(name)]
    return min(found, key=_days, default=None)


def _days(named: NamedDate) -> int:
    return (named.date.last or 0) - (named.date.first or 0)


def _year_first(name: str) -> Iterator[NamedDate]:
    for form in _YEAR_FIRST.finditer(name):
        yield from _read(
            form[0], [part for part in (form["year"], form["month"] or form["m"], form["day"] or form["d"]) if part]
        )


def _year_last(name: str) -> Iterator[NamedDate]:
    for form in _YEAR_LAST.finditer(name):
        days = {(form["b"], form["a"]), (form["a"], form["b"])}
        orders = [[form["year"], f"{int(month):02}", f"{int(day):02}"] for month, day in days if 1 <= int(month) <= 12]
        yield from _read(form[0], orders[0] if len(orders) == 1 else [form["year"]])


def _worded(name: str, language: str) -> Iterator[NamedDate]:
    plain = _APART.sub(lambda gap: " " * len(gap[0]), name)
    for worded in {*find_dates(plain.title(), "en"), *find_dates(plain, language)}:
        date = worded.interval("") if worded.is_plain and worded.is_single and worded.month else None
        if date is not None:
            yield NamedDate(date, name[worded.start : worded.end])


def _read(characters: str, parts: list[str]) -> Iterator[NamedDate]:
    if _EARLIEST <= int(parts[0]) <= _LATEST:
        try:
            yield NamedDate(parse_edtf("-".join(parts)), characters)
        except ValueError:
            return
