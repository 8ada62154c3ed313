"""Dates as citations need them: in parts, in both styles for a text dated by the old one."""

from __future__ import annotations

from typing import Any

from archive.dates import Calendar, DateInterval, day_number, day_parts, display, month_length

REFORM = day_number(1582, 10, 15)
"""The first day of the Gregorian calendar; before it a Julian date is simply the date."""

Parts = tuple[int, ...]
"""A year, a year and a month, or a day; years are astronomical."""

Span = tuple[Parts, Parts]
"""The first and the last part of a stretch of time; equal for one day, month or year."""


def bounds(date: DateInterval) -> Span | None:
    """Give the first and the last part of a date as finely as it is known; equal for one day, month or year.

    Gregorian, but for a Julian month or year and for days before the reform, which keep their own calendar. None when an
    end is open.
    """
    if date.first is None or date.last is None:
        return None
    calendar = date.calendar
    if calendar is Calendar.JULIAN and (date.is_day or not _whole(date.first, date.last, calendar)) and date.first >= REFORM:
        calendar = Calendar.GREGORIAN
    return _whole(date.first, date.last, calendar) or (day_parts(date.first, calendar), day_parts(date.last, calendar))


def old_style(date: DateInterval | None) -> tuple[Span, Span] | None:
    """Give a day, or a stretch of days, in both styles, the old one first; None unless the text worded it in the old one
    after the reform.
    """
    if date is None or date.calendar is not Calendar.JULIAN or date.first is None or date.last is None or date.first < REFORM:
        return None
    if not date.is_day and _whole(date.first, date.last, Calendar.JULIAN):
        return None
    old, new = ((day_parts(date.first, each), day_parts(date.last, each)) for each in (Calendar.JULIAN, Calendar.GREGORIAN))
    return old, new


def edge(date: DateInterval) -> Parts:
    """Give the only end of a date that has one: a year where a year begins or ends there, else a day; Gregorian, but for days
    before the reform, which keep their own calendar.
    """
    end = date.first if date.last is None else date.last
    if end is None:
        raise ValueError("a date without an end has no edge")
    parts = day_parts(end, date.calendar if end < REFORM else Calendar.GREGORIAN)
    return parts[:1] if parts[1:] == ((1, 1) if date.last is None else (12, 31)) else parts


def csl_date(date: DateInterval | None) -> dict[str, Any] | None:
    """Write a date for CSL-JSON: ``date-parts``, with ``circa`` for an approximate one; ``literal`` for an open one; None
    for no date. CSL counts years before Christ from -1, without a year 0.
    """
    if date is None or (date.first is None and date.last is None):
        return None
    found = bounds(date)
    if found is None:
        return {"literal": display(date)}
    written: dict[str, Any] = {"date-parts": [_csl_parts(parts) for parts in dict.fromkeys(found)]}
    if date.approximate:
        written["circa"] = True
    return written


def slashed(parts: Parts) -> str:
    """Write "1917/12/01", "1917/12" or "1917", as RIS and the ``citation_*`` tags want it."""
    return "/".join([f"{parts[0]:04}", *(f"{part:02}" for part in parts[1:])])


def _whole(first: int, last: int, calendar: Calendar) -> Span | None:
    """Give the years or months that a stretch of days is exactly; None when it is neither."""
    begin, end = day_parts(first, calendar), day_parts(last, calendar)
    if begin[2] != 1 or end[2] != month_length(end[0], end[1], calendar):
        return None
    if begin[1] == 1 and end[1] == 12:
        return (begin[0],), (end[0],)
    return begin[:2], end[:2]


def _csl_parts(parts: Parts) -> list[int]:
    return [parts[0] if parts[0] > 0 else parts[0] - 1, *parts[1:]]
