"""A date as words give it: what they say, and what they leave open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from archive.dates.days import Calendar, day_number, is_day, month_length
from archive.dates.interval import DateInterval

Bound = Literal["", "about", "before", "not after", "after", "not before"]
"""How a date bounds the time meant: "before 5 May" ends on the 4th, "not after" on the 5th."""

Relative = Literal["", "same", "last", "next", "said"]
"""The month of a day that another date tells: "inst." that of the letter, "ult." the one before it, "prox." the one after,
"detto" the one named last."""

Parts = tuple[int | None, int | None, int | None]
"""Year, month, day; None for what the words do not say."""


@dataclass(frozen=True, slots=True)
class WordedDate:
    """A date as a text words it: half-open offsets in code points, and what is said of it, None for what is not.

    ``weekday`` counts from Monday, 0. ``calendar`` is known when the words name a style or give both; year, month and
    day are then of that calendar. ``until`` is the other end of a stretch ("1-5 May 1917"). ``is_plain`` is false where
    the words are not: an old or faulty spelling, two figures for a year, or figures whose order is not told, when ``also``
    is the other way to read them.
    """

    start: int
    end: int
    year: int | None
    month: int | None
    day: int | None
    weekday: int | None
    calendar: Calendar | None
    until: Parts | None = None
    bound: Bound = ""
    relative: Relative = ""
    is_plain: bool = True
    also: Parts | None = None

    @property
    def is_single(self) -> bool:
        """The words mean one day, month or year and not a stretch or a bound."""
        return self.until is None and self.bound == ""

    def interval(self, wording: str, calendar: Calendar = Calendar.GREGORIAN) -> DateInterval | None:
        """Give the days meant, in the calendar of the words or else ``calendar``; None when the year is not said or the
        calendar has no such day.
        """
        calendar = self.calendar or calendar
        first = days_named((self.year, self.month, self.day), calendar)
        last = first if self.until is None else days_named(self.until, calendar)
        if first is None or last is None or first[0] > last[1]:
            return None
        begin, end = _bounded((first[0], last[1]), self.bound)
        return DateInterval(begin, end, calendar, wording, self.bound == "about")


def days_named(parts: Parts, calendar: Calendar) -> tuple[int, int] | None:
    """Give the first and last day (Julian Day Numbers) of a day, a month or a year; None where there is none such."""
    year, month, day = parts
    if year is None:
        return None
    if month is None:
        return day_number(year, 1, 1, calendar), day_number(year, 12, 31, calendar)
    if day is None:
        return day_number(year, month, 1, calendar), day_number(year, month, month_length(year, month, calendar), calendar)
    if not is_day(year, month, day, calendar):
        return None
    number = day_number(year, month, day, calendar)
    return number, number


def _bounded(days: tuple[int, int], bound: Bound) -> tuple[int | None, int | None]:
    match bound:
        case "before":
            return None, days[0] - 1
        case "not after":
            return None, days[1]
        case "after":
            return days[1] + 1, None
        case "not before":
            return days[0], None
        case _:
            return days
