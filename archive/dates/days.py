"""Days as Julian Day Numbers, so that a day is one integer whichever calendar names it.

The conversions are Richards's algorithm (Explanatory Supplement to the Astronomical Almanac, 3rd ed., 15.11.3); years are
astronomical: 0 is 1 BC.
"""

from __future__ import annotations

from enum import StrEnum


class Calendar(StrEnum):
    """The calendar a date is worded in; the value is the ``xml:id`` of its ``calendar`` element in TEI."""

    GREGORIAN = "gregorian"
    JULIAN = "julian"


def day_number(year: int, month: int, day: int, calendar: Calendar = Calendar.GREGORIAN) -> int:
    """Return the Julian Day Number of a day; the day is not checked to exist (see ``is_day``)."""
    a = (14 - month) // 12
    y, m = year + 4800 - a, month + 12 * a - 3
    days = day + (153 * m + 2) // 5 + 365 * y + y // 4
    if calendar is Calendar.JULIAN:
        return days - 32083
    return days - y // 100 + y // 400 - 32045


def day_parts(day: int, calendar: Calendar = Calendar.GREGORIAN) -> tuple[int, int, int]:
    """Return (year, month, day) of a Julian Day Number in a calendar."""
    if calendar is Calendar.JULIAN:
        c = day + 32082
        century = 0
    else:
        a = day + 32044
        century = (4 * a + 3) // 146097
        c = a - 146097 * century // 4
    d = (4 * c + 3) // 1461
    e = c - 1461 * d // 4
    m = (5 * e + 2) // 153
    year = (100 * century if calendar is Calendar.GREGORIAN else 0) + d - 4800 + m // 10
    return year, m + 3 - 12 * (m // 10), e - (153 * m + 2) // 5 + 1


def is_day(year: int, month: int, day: int, calendar: Calendar = Calendar.GREGORIAN) -> bool:
    """Tell whether the calendar has this day: 29 February 1900 exists in the Julian calendar alone."""
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return False
    return day_parts(day_number(year, month, day, calendar), calendar) == (year, month, day)


def month_length(year: int, month: int, calendar: Calendar = Calendar.GREGORIAN) -> int:
    """Return the number of days of a month."""
    after = (year + 1, 1) if month == 12 else (year, month + 1)
    return day_number(*after, 1, calendar) - day_number(year, month, 1, calendar)


def weekday(day: int) -> int:
    """Return the day of the week, Monday being 0, as ``datetime.date.weekday`` does."""
    return day % 7
