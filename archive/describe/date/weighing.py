"""Weighing the days that a wording can mean: the weekday, both calendars, the lives of people, the days of events."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from archive.dates import (
    Calendar,
    DateInterval,
    WordedDate,
    day_number,
    day_parts,
    is_day,
    styles,
    to_edtf,
    weekday,
    weekday_name,
)
from archive.model import Rejected

_STYLE = {Calendar.JULIAN: "Old Style", Calendar.GREGORIAN: "New Style"}
_MOST_SHOWN = 24
"""Alternatives told, the nearest first; more than these nobody reads."""

_MOST_REASONS = 2
"""Reasons told of one alternative; the first of them is enough to rule it out."""

_REFORM = day_number(1582, 10, 15)
"""The first day of the Gregorian calendar (bull Inter gravissimas, 24 February 1582)."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A day that the wording can mean: a Julian Day Number and the calendar that gives it the name it has in the text."""

    day: int
    calendar: Calendar

    def interval(self, wording: str = "") -> DateInterval:
        """Give the candidate as a date."""
        return DateInterval(self.day, self.day, self.calendar, wording)

    def in_new_style(self) -> DateInterval:
        """Give the day that bears the same name in the Gregorian calendar; the day itself where there is none."""
        year, month, day = day_parts(self.day, self.calendar)
        named = day_number(year, month, day) if is_day(year, month, day) else self.day
        return DateInterval(named, named)

    def __str__(self) -> str:
        return f"{styles(self.interval())[0][1]} {_STYLE[self.calendar]}"


Constraint = Callable[[Candidate], str | None]
"""Gives the reason, a clause fit to be read, why a day cannot be meant; None where it can."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is left, and what was ruled out: only the alternatives with the right weekday, and those of a year that is left."""

    left: tuple[Candidate, ...]
    rejected: tuple[Rejected, ...]


def weigh(worded: WordedDate, years: Iterable[int], constraints: Iterable[Constraint]) -> Verdict:
    """Weigh every day of the years that bears the name, in both calendars unless the wording tells which."""
    constraints = tuple(constraints)
    calendars = (worded.calendar,) if worded.calendar else (Calendar.JULIAN, Calendar.GREGORIAN)
    left: list[Candidate] = []
    out: list[tuple[Candidate, str, bool]] = []
    for year in years:
        for calendar in calendars:
            if worded.month is None or worded.day is None or not is_day(year, worded.month, worded.day, calendar):
                continue
            candidate = Candidate(day_number(year, worded.month, worded.day, calendar), calendar)
            if calendar is Calendar.GREGORIAN and candidate.day < _REFORM:
                continue
            wrong_weekday = is_on(worded.weekday)(candidate)
            reasons = [reason for reason in (wrong_weekday, *(rule(candidate) for rule in constraints)) if reason]
            if reasons:
                out.append((candidate, "; ".join(reasons[:_MOST_REASONS]), wrong_weekday is None))
            else:
                left.append(candidate)
    return Verdict(tuple(left), _shown(left, out, worded.weekday is not None))


def is_on(day_of_week: int | None) -> Constraint:
    """Make the constraint that the day falls on a weekday, Monday being 0; None constrains nothing."""

    def reason(candidate: Candidate) -> str | None:
        if day_of_week is None or weekday(candidate.day) == day_of_week:
            return None
        return f"it was a {weekday_name(candidate.day)}"

    return reason


def is_within(days: DateInterval, what: str) -> Constraint:
    """Make the constraint that the day lies in an interval; ``what`` says whose days these are, with a verb."""

    def reason(candidate: Candidate) -> str | None:
        return None if candidate.interval().is_within(days.first, days.last) else what

    return reason


def is_not_before(day: int, what: str) -> Constraint:
    """Make the constraint that the day is not before another; ``what`` says what was not yet, with a verb."""

    def reason(candidate: Candidate) -> str | None:
        return what if candidate.day < day else None

    return reason


def _shown(left: list[Candidate], out: list[tuple[Candidate, str, bool]], by_weekday: bool) -> tuple[Rejected, ...]:
    """Choose the alternatives worth telling: a wrong weekday is told only beside a day that is left, the rest being legion."""
    near = {(candidate.day, calendar) for candidate in left for calendar in Calendar}
    chosen = [
        (candidate, reason)
        for candidate, reason, has_weekday in out
        if (by_weekday and has_weekday) or any(abs(candidate.day - day) < 30 for day, _ in near)
    ]
    if left and len(chosen) > _MOST_SHOWN:
        chosen = sorted(
            sorted(chosen, key=lambda pair: abs(pair[0].day - left[0].day))[:_MOST_SHOWN], key=lambda pair: pair[0].day
        )
    return tuple(Rejected(to_edtf(candidate.interval()), f"{candidate}: {reason}") for candidate, reason in chosen)
