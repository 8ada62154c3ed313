"""A date: an interval of days, with the calendar and the words it came from."""

from __future__ import annotations

from dataclasses import dataclass

from archive.dates.days import Calendar, day_parts


@dataclass(frozen=True, slots=True)
class DateInterval:
    """A time that begins on one day and ends on another, both included.

    ``first`` and ``last`` are Julian Day Numbers, None for an open end; equal for a single day. ``calendar`` is the one the
    words are in, ``wording`` those words as they stand in the text ("" when nothing was worded). ``approximate`` stands
    for "about", "circa" and their like.
    """

    first: int | None
    last: int | None
    calendar: Calendar = Calendar.GREGORIAN
    wording: str = ""
    approximate: bool = False

    @property
    def is_day(self) -> bool:
        """The date is one single day."""
        return self.first is not None and self.first == self.last

    @property
    def year(self) -> int | None:
        """The Gregorian year the interval lies in, for facets and timelines; None when it spans several or is open."""
        if self.first is None or self.last is None:
            return None
        first, last = day_parts(self.first)[0], day_parts(self.last)[0]
        return first if first == last else None

    def is_within(self, first: int | None, last: int | None) -> bool:
        """Certainly within: every day of this interval lies between the two, None being open."""
        return (first is None or (self.first is not None and self.first >= first)) and (
            last is None or (self.last is not None and self.last <= last)
        )

    def touches(self, first: int | None, last: int | None) -> bool:
        """Possibly within: at least one day of this interval lies between the two, None being open."""
        return (last is None or self.first is None or self.first <= last) and (
            first is None or self.last is None or self.last >= first
        )
