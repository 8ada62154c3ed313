"""Days as a reader asks for them in a search: ``1917``, ``1917-11..1918``, ``1917-11-18os``, "18 November 1917"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from archive.dates.days import Calendar
from archive.dates.finding import find_dates
from archive.dates.interval import DateInterval
from archive.dates.notation import parse_edtf

_STYLE = re.compile(r"(?P<date>.*?)\s*(?P<style>os|ns|o\.s\.|n\.s\.)", re.IGNORECASE | re.DOTALL)
_DOTTED = re.compile(r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})")
_SHORT = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?")
_FORM = "write it as 1917, 1917-11, 1917-11-18, 1917-11..1918, ..1918 or 18 November 1917"


@dataclass(frozen=True, slots=True)
class QueryDays:
    """A range of days, Julian Day Numbers, both included, None for an open end.

    ``also`` is the second reading of a single day typed without a style: the day that is so called in the Julian
    calendar. ``calendar`` is the one asked for by ``os`` or ``ns``, None when either will do.
    """

    first: int | None
    last: int | None
    also: tuple[int, int] | None = None
    calendar: Calendar | None = None


def read_days(text: str) -> QueryDays:
    """Read what ``date:`` asks for; raise ValueError, a sentence that names the cure, for what is no range of days.

    A suffix ``os`` or ``ns`` at the end of a range speaks for both ends, unless the first has its own.
    """
    text = text.strip()
    if text.strip(". ") == "":
        raise ValueError(f"“{text}” names no day; {_FORM}.")
    begin, is_range, end = text.partition("..")
    if not is_range:
        return _single(text)
    end, last_calendar = _style(end)
    begin, first_calendar = _style(begin)
    first = _read(begin, first_calendar or last_calendar).first if begin else None
    last = _read(end, last_calendar).last if end else None
    if first is not None and last is not None and first > last:
        raise ValueError(f"“{text}” ends before it begins; write the earlier date first.")
    return QueryDays(first, last, None, last_calendar or first_calendar)


def _single(text: str) -> QueryDays:
    plain, calendar = _style(text)
    if calendar is not None:
        found = _read(plain, calendar)
        return QueryDays(found.first, found.last, None, calendar)
    new, old = (_read_or_none(plain, each) for each in (Calendar.GREGORIAN, Calendar.JULIAN))
    if new is None and old is not None:  # 29 February 1900 is a day of the Old Style alone
        return QueryDays(old.first, old.last, None, Calendar.JULIAN)
    new = new or _read(plain, None)
    if old is None or old.first is None or not old.is_day or new.calendar is Calendar.JULIAN:
        return QueryDays(new.first, new.last)
    return QueryDays(new.first, new.last, (old.first, old.first))


def _read_or_none(text: str, calendar: Calendar) -> DateInterval | None:
    try:
        return _read(text, calendar)
    except ValueError:
        return None


def _style(text: str) -> tuple[str, Calendar | None]:
    """Part a date from its suffix."""
    form = _STYLE.fullmatch(text.strip())
    if form is None:
        return text.strip(), None
    return form["date"], Calendar.JULIAN if form["style"][0] in "oO" else Calendar.GREGORIAN


def _read(text: str, calendar: Calendar | None) -> DateInterval:
    calendar = calendar or Calendar.GREGORIAN
    short = _SHORT.fullmatch(text) or _DOTTED.fullmatch(text)
    if short:
        parts = [short["year"], *(f"{int(part):02}" for part in (short["month"], short["day"]) if part)]
        return parse_edtf("-".join(parts), calendar)
    worded = find_dates(text)
    if len(worded) == 1 and text[: worded[0].start].strip() == text[worded[0].end :].strip() == "":
        interval = worded[0].interval("", calendar)
        if interval is not None:
            return interval
    try:
        return parse_edtf(text, calendar)
    except ValueError:
        raise ValueError(f"“{text}” is not a date that can be searched; {_FORM}.") from None
