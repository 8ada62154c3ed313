"""A day or a month of any year: "18 November", whatever the year (EDTF ``XXXX-11-18``, ISO 8601:2000 ``--11-18``)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from archive.dates.days import Calendar, day_number, day_parts, is_day, month_length
from archive.dates.interval import DateInterval

_LEAP_YEARS_APART = 9
"""Any time so many years long holds every day of the year: leap years are eight apart at most (1896 and 1904)."""


@dataclass(frozen=True, slots=True)
class DayOfYear:
    """``day`` is None for a whole month. ``calendar`` is the one asked for; with None a day is looked for in either
    style, as a full date without a style is, and a month in the New Style.
    """

    month: int
    day: int | None = None
    calendar: Calendar | None = None

    def __post_init__(self) -> None:
        if not 1 <= self.month <= 12:
            raise ValueError(f"There is no month {self.month}: a year has the months 01 to 12.")
        if self.day is not None and not is_day(2000, self.month, self.day):
            raise ValueError(f"There is no day {self.day} in that month, which has {month_length(2000, self.month)} at most.")

    def touches(self, date: DateInterval) -> bool:
        """Possibly: at least one day of a date is such a day. A date with an open end may be any day."""
        if date.first is None or date.last is None:
            return True
        if day_parts(date.last)[0] - day_parts(date.first)[0] >= _LEAP_YEARS_APART:
            return True
        return any(date.touches(*days) for days in self._near(date.first, date.last))

    def holds(self, date: DateInterval) -> bool:
        """Certainly: the date lies within one such day or month."""
        if date.first is None or date.last is None or date.last - date.first > 31:
            return False
        return any(date.is_within(*days) for days in self._near(date.first, date.last))

    def _near(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """Give the first and last day of each that may lie between two days, whichever calendar is meant."""
        either = (Calendar.GREGORIAN, Calendar.JULIAN) if self.day is not None else (Calendar.GREGORIAN,)
        for calendar in (self.calendar,) if self.calendar else either:
            for year in range(day_parts(first, calendar)[0], day_parts(last, calendar)[0] + 1):
                if self.day is None:
                    begin = day_number(year, self.month, 1, calendar)
                    yield begin, begin + month_length(year, self.month, calendar) - 1
                elif is_day(year, self.month, self.day, calendar):
                    day = day_number(year, self.month, self.day, calendar)
                    yield day, day
