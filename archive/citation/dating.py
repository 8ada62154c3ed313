"""Dates as citations write them: parts for programs, words for the manuals, both styles for a text dated by the old one."""

from __future__ import annotations

from typing import Any

from archive.dates import Calendar, DateInterval, day_number, day_parts, display, month_length

REFORM = day_number(1582, 10, 15)
"""The first day of the Gregorian calendar; before it a Julian date is simply the date."""

Parts = tuple[int, ...]
"""A year, a year and a month, or a day; years are astronomical."""

_MONTHS = "January February March April May June July August September October November December".split()
_SHORT_MONTHS = "Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec.".split()
"""As the MLA Handbook (9th ed., appendix 1) abbreviates them."""


def bounds(date: DateInterval) -> tuple[Parts, Parts] | None:
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


def old_style(date: DateInterval | None) -> tuple[Parts, Parts] | None:
    """Give a day in both styles, the old one first; None unless the text worded it in the old one after the reform."""
    if date is None or not date.is_day or date.calendar is not Calendar.JULIAN or date.first is None or date.first < REFORM:
        return None
    return day_parts(date.first, Calendar.JULIAN), day_parts(date.first)


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


def month_first(parts: Parts) -> str:
    """Write a day, month or year as American styles do: "November 18, 1917", "November 1917", "44 BC"."""
    year = str(parts[0]) if parts[0] > 0 else f"{1 - parts[0]} BC"
    if len(parts) == 1:
        return year
    month = _MONTHS[parts[1] - 1]
    return f"{month} {year}" if len(parts) == 2 else f"{month} {parts[2]}, {year}"


def both_month_first(old: Parts, new: Parts) -> str:
    """Write a day in both styles: "November 18 [December 1], 1917", "March 8 [21], 1917", "December 25, 1917 [January 7,
    1918]".
    """
    if old[0] != new[0]:
        return f"{month_first(old)} [{month_first(new)}]"
    second = str(new[2]) if old[1] == new[1] else f"{_MONTHS[new[1] - 1]} {new[2]}"
    return f"{_MONTHS[old[1] - 1]} {old[2]} [{second}], {old[0]}"


def both_days(old: Parts, new: Parts) -> str:
    """Write a day in both styles without the year that stands elsewhere, the new style's: "November 18 [December 1]"."""
    if old[0] != new[0]:
        return both_month_first(old, new)
    return both_month_first(old, new).removesuffix(f", {old[0]}")


def day_first(parts: Parts) -> str:
    """Write a day as British styles do: "18 November 1917"."""
    return f"{parts[2]} {_MONTHS[parts[1] - 1]} {parts[0]}"


def both_written_out(old: Parts, new: Parts) -> str:
    """Write a day in both styles as British styles do: "18 November [1 December] 1917", "8 [21] March 1917"."""
    if old[0] != new[0]:
        return f"{day_first(old)} [{day_first(new)}]"
    if old[1] == new[1]:
        return f"{old[2]} [{new[2]}] {_MONTHS[old[1] - 1]} {old[0]}"
    return f"{old[2]} {_MONTHS[old[1] - 1]} [{new[2]} {_MONTHS[new[1] - 1]}] {old[0]}"


def both_day_first(old: Parts, new: Parts) -> str:
    """Write a day in both styles as MLA orders a date: "18 Nov. [1 Dec.] 1917", "8 [21] Mar. 1917"."""
    if old[0] != new[0]:
        return f"{_day_first(old)} [{_day_first(new)}]"
    if old[1] == new[1]:
        return f"{old[2]} [{new[2]}] {_SHORT_MONTHS[old[1] - 1]} {old[0]}"
    return f"{old[2]} {_SHORT_MONTHS[old[1] - 1]} [{new[2]} {_SHORT_MONTHS[new[1] - 1]}] {old[0]}"


def both_numbers(old: Parts, new: Parts) -> str:
    """Write a day in both styles in figures, as German styles do: "18.11. [01.12.] 1917"."""
    days = [f"{parts[2]:02}.{parts[1]:02}." for parts in (old, new)]
    return f"{days[0]}{old[0]} [{days[1]}{new[0]}]" if old[0] != new[0] else f"{days[0]} [{days[1]}] {old[0]}"


def slashed(parts: Parts) -> str:
    """Write "1917/12/01", "1917/12" or "1917", as RIS and the ``citation_*`` tags want it."""
    return "/".join([f"{parts[0]:04}", *(f"{part:02}" for part in parts[1:])])


def _whole(first: int, last: int, calendar: Calendar) -> tuple[Parts, Parts] | None:
    """Give the years or months that a stretch of days is exactly; None when it is neither."""
    begin, end = day_parts(first, calendar), day_parts(last, calendar)
    if begin[2] != 1 or end[2] != month_length(end[0], end[1], calendar):
        return None
    if begin[1] == 1 and end[1] == 12:
        return (begin[0],), (end[0],)
    return begin[:2], end[:2]


def _csl_parts(parts: Parts) -> list[int]:
    return [parts[0] if parts[0] > 0 else parts[0] - 1, *parts[1:]]


def _day_first(parts: Parts) -> str:
    return f"{parts[2]} {_SHORT_MONTHS[parts[1] - 1]} {parts[0]}"
