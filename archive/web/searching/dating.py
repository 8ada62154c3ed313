"""The days between two fields of a form, as a part of a query."""

from __future__ import annotations

import re

from archive.dates import QueryDays, read_days
from archive.errors import QueryError
from archive.search import Dated

_RANGE = re.compile(r"\.\.|\d{4}\s*[-–—]\s*\d{4}")


def days_between(first: str, last: str, *, is_certain: bool) -> Dated | None:
    """Give the days from one field to another, either of which may be empty; None when both are.

    The same in both asks for that day, month or year; a day of any year stands alone in either field or the same in both.
    Raise QueryError, with a sentence, for what is no date and for dates that end before they begin.
    """
    first, last = both_ends(first, last)
    if not (first or last):
        return None
    if first == last:
        whole = _read(first)
        return Dated(whole.first, whole.last, whole.also, whole.calendar, certain=is_certain, yearly=whole.yearly)
    begin, end = _end(first).first, _end(last).last
    if begin is not None and end is not None and begin > end:
        raise QueryError(0, f"The dates end ({last}) before they begin ({first}).")
    return Dated(begin, end, certain=is_certain)


def both_ends(first: str, last: str) -> tuple[str, str]:
    """Put into both fields what stands in one alone and is no end of a range: a range, a day or month of any year."""
    alone = first or last
    try:
        is_whole = not (first and last) and alone != "" and (_RANGE.search(alone) or read_days(alone).yearly) is not None
    except ValueError:
        return first, last
    return (alone, alone) if is_whole else (first, last)


def _end(text: str) -> QueryDays:
    """Read one end of a range, an empty one being open."""
    days = _read(text) if text else QueryDays(None, None)
    if days.yearly is not None:
        raise QueryError(0, f"“{text}” is a day or month of any year, which begins or ends no range.")
    return days


def _read(text: str) -> QueryDays:
    try:
        return read_days(text)
    except ValueError as error:
        raise QueryError(0, str(error)) from None
