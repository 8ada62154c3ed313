"""Intervals of days from and to the Extended Date/Time Format (EDTF, ISO 8601-2:2019, annex A), levels 0 and 1."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable
from functools import cache
from typing import Any

from archive.dates.days import Calendar, day_number, day_parts, is_day, month_length
from archive.dates.interval import DateInterval

_PLAIN = re.compile(r"(?P<year>-?\d{4}|Y-?\d{5,9})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?(?P<doubt>[?~%])?")
"""What nearly every catalogue holds; read here, because the library's grammar takes a millisecond for each."""

_HINT = "write it as 1917, 1917-11, 1917-11-18, 1917-11-11/1917-11-25, 1917~ (about) or 1903/.. (open)"


def parse_edtf(text: str, calendar: Calendar = Calendar.GREGORIAN) -> DateInterval:
    """Read EDTF whose numbers are of ``calendar``.

    ``..`` and nothing at all are open ends. ``?``, ``~`` and ``%`` all make the interval approximate, and ``~`` is written
    back: an interval says when something was, and doubt whether it was then is told by the certainty of who says so.
    Raise ValueError, with a sentence that names the cure, for anything else than a date of level 0 or 1, and for days
    that do not exist.
    """
    text = text.strip()
    if "/" not in text:
        whole = _end(text, calendar)
        return DateInterval(whole[0], whole[1], calendar, "", whole[2])
    begin, _, end = text.partition("/")
    first, is_about_first = _open_or_end(begin, calendar, 0)
    last, is_about_last = _open_or_end(end, calendar, 1)
    if first is not None and last is not None and first > last:
        raise ValueError(f"“{text}” ends before it begins; write the earlier date first.")
    return DateInterval(first, last, calendar, "", is_about_first or is_about_last)


def to_edtf(interval: DateInterval) -> str:
    """Write an interval as EDTF, always in the Gregorian calendar; parse_edtf reads the same days back."""
    doubt = "~" if interval.approximate else ""
    first, last = interval.first, interval.last
    if first is not None and last is not None:
        whole = _whole(first, last)
        if whole is not None:
            return whole + doubt
    return "/".join(".." if end is None else _day(end) + doubt for end in (first, last))


def _whole(first: int, last: int) -> str | None:
    """Write a day, a month or a year; None for any other stretch."""
    year, month, day = day_parts(first)
    if first == last:
        return _day(first)
    if day == 1 and last == day_number(year, month, month_length(year, month)):
        return f"{_year(year)}-{month:02}"
    if (month, day) == (1, 1) and last == day_number(year, 12, 31):
        return _year(year)
    return None


def _day(day: int) -> str:
    year, month, of_month = day_parts(day)
    return f"{_year(year)}-{month:02}-{of_month:02}"


def _year(year: int) -> str:
    if abs(year) > 9999:
        return f"Y{year}"
    return f"{'-' if year < 0 else ''}{abs(year):04}"


def _open_or_end(text: str, calendar: Calendar, side: int) -> tuple[int | None, bool]:
    """Read one end of an interval, ``side`` 0 for its beginning and 1 for its end."""
    if text.strip() in ("", ".."):
        return None, False
    end = _end(text.strip(), calendar)
    return end[side], end[2]


def _end(text: str, calendar: Calendar) -> tuple[int, int, bool]:
    """Read a date without ``/``: its first and last day, and whether it is approximate."""
    plain = _PLAIN.fullmatch(text)
    if plain is None:
        return _by_grammar(text, calendar)
    year = int(plain["year"].lstrip("Y"))
    month, day = int(plain["month"] or 0), int(plain["day"] or 0)
    if plain["month"] and not 1 <= month <= 12:
        if plain["day"]:
            raise ValueError(f"“{text}” is no date: a year has the months 01 to 12.")
        return _by_grammar(text, calendar)
    if plain["day"] and not is_day(year, month, day, calendar):
        length = month_length(year, month, calendar)
        raise ValueError(f"“{text}” is no date: that month has {length} days in the {calendar.capitalize()} calendar.")
    last_month = month or 12
    return (
        day_number(year, month or 1, day or 1, calendar),
        day_number(year, last_month, day or month_length(year, last_month, calendar), calendar),
        plain["doubt"] is not None,
    )


def _by_grammar(text: str, calendar: Calendar) -> tuple[int, int, bool]:
    """Read the rarer forms (seasons, unspecified digits) through the library; sets of dates are level 2 and refused."""
    refusal = ValueError(f"“{text}” is not a date in EDTF; {_HINT}.")
    if not re.fullmatch(r"[-\dXuY?~%]{4,14}", text):
        raise refusal
    try:
        found = _grammar()(text)
        first, last = found.lower_strict(), found.upper_strict()
    except Exception:  # the library raises errors of several kinds, its parser's and Python's, for the same mistake
        raise refusal from None
    first_day = day_number(first[0], first[1], first[2], calendar)
    last_day = day_number(last[0], last[1], min(last[2], month_length(last[0], last[1], calendar)), calendar)
    return first_day, last_day, text[-1] in "?~%"


@cache
def _grammar() -> Callable[[str], Any]:
    """Load the library once and only when needed: it warns about its own grammar while it is imported."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from edtf import parse_edtf as grammar
    return grammar  # type: ignore[no-any-return]
