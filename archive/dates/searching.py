"""Days as a reader asks for them in a search: ``1917``, ``1917-11..1918``, ``1917-11-18os``, ``--11-18``, "the 1880s"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from archive.dates.days import Calendar, day_number
from archive.dates.finding import find_dates
from archive.dates.grammar import grammar, plain
from archive.dates.interval import DateInterval
from archive.dates.notation import parse_edtf
from archive.dates.yearly import DayOfYear

_STYLE = re.compile(r"(?P<date>.*?)\s*(?P<style>os|ns|o\.s\.|n\.s\.)", re.IGNORECASE | re.DOTALL)
_DOTTED = re.compile(r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})")
_SHORT = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?")
_YEARS = re.compile(r"(?P<first>\d{4})\s*[-–—]\s*(?P<last>\d{4})")
_YEARLY = re.compile(r"(?:[xX]{4}|-)-(?P<month>\d{1,2})(?:-(?:(?P<day>\d{1,2})|[xX]{2}))?")
_DECADE = re.compile(r"(?:the )?(?P<first>\d{2,3}0)[’']?s", re.IGNORECASE)
_BEFORE = r"(?P<before>b\.?c\.?(?:e\.?)?)"
_CENTURY = re.compile(rf"(?:the )?(?P<number>\d{{1,2}})(?:st|nd|rd|th) (?:century|cent\.|c\.)(?: {_BEFORE})?", re.IGNORECASE)
_ERA = re.compile(rf"(?P<year>\d{{1,4}}) ?(?:{_BEFORE}|a\.?d\.?|c\.?e\.?)", re.IGNORECASE)
_MONTHS_AND_SEASONS = (*range(1, 13), *range(21, 42))
"""The second part of a date in EDTF, levels 0 to 2: month, season, quarter, half."""
_FORM = "write it as 1917, 1917-11, 1917-11-18, 1917-11..1918, ..1918, 18 November 1917, 1910s, or --11-18 for any year"


@dataclass(frozen=True, slots=True)
class QueryDays:
    """A range of days, Julian Day Numbers, both included, None for an open end.

    ``also`` is the second reading of a single day typed without a style: the day that is so called in the Julian
    calendar. ``calendar`` is the one asked for by ``os`` or ``ns``, None when either will do. ``yearly`` stands instead of
    them all for a day or month of any year.
    """

    first: int | None
    last: int | None
    also: tuple[int, int] | None = None
    calendar: Calendar | None = None
    yearly: DayOfYear | None = None


def read_days(text: str) -> QueryDays:
    """Read what ``date:`` asks for; raise ValueError, a sentence that names the cure, for what is no range of days.

    A suffix ``os`` or ``ns`` at the end of a range speaks for both ends, unless the first has its own.
    """
    text = text.strip()
    if text.strip(". ") == "":
        raise ValueError(f"“{text}” names no day; {_FORM}.")
    years = _YEARS.fullmatch(text)
    begin, is_range, end = (years["first"], "..", years["last"]) if years else text.partition("..")
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
    bare, calendar = _style(text)
    yearly = _yearly(bare, calendar)
    if yearly is not None:
        return QueryDays(None, None, yearly=yearly)
    if calendar is not None:
        found = _read(bare, calendar)
        return QueryDays(found.first, found.last, None, calendar)
    new, old = (_read_or_none(bare, each) for each in (Calendar.GREGORIAN, Calendar.JULIAN))
    if new is None and old is not None:  # 29 February 1900 is a day of the Old Style alone
        return QueryDays(old.first, old.last, None, Calendar.JULIAN)
    new = new or _read(bare, None)
    if old is None or old.first is None or not old.is_day or new.calendar is Calendar.JULIAN:
        return QueryDays(new.first, new.last)
    return QueryDays(new.first, new.last, (old.first, old.first))


def _yearly(text: str, calendar: Calendar | None) -> DayOfYear | None:
    """Read a day or month of any year; None for what names a year or is no date."""
    form = _YEARLY.fullmatch(text)
    if form is not None:
        return DayOfYear(int(form["month"]), int(form["day"]) if form["day"] else None, calendar)
    month = grammar("en").months.get(plain(text))
    if month is not None:
        return DayOfYear(month, None, calendar)
    match find_dates(text):
        case [date] if date.year is None and date.month and date.is_single and (date.start, date.end) == (0, len(text)):
            return DayOfYear(date.month, date.day, calendar or date.calendar)
    return None


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
        if int(short["month"]) not in _MONTHS_AND_SEASONS:
            raise ValueError(f"“{text}” is no date: a year has the months 01 to 12.")
        parts = [short["year"], *(f"{int(part):02}" for part in (short["month"], short["day"]) if part)]
        return parse_edtf("-".join(parts), calendar)
    years = _years(text)
    if years is not None:
        return DateInterval(day_number(years[0], 1, 1, calendar), day_number(years[1], 12, 31, calendar), calendar)
    worded = find_dates(text)
    if len(worded) == 1 and text[: worded[0].start].strip() == text[worded[0].end :].strip() == "":
        interval = worded[0].interval("", calendar)
        if interval is not None:
            return interval
    try:
        return parse_edtf(text, calendar)
    except ValueError:
        raise ValueError(f"“{text}” is not a date that can be searched; {_FORM}.") from None


def _years(text: str) -> tuple[int, int] | None:
    """Read a decade, a century (the 19th is 1801 to 1900), or a year with its era or of three digits; None for others."""
    decade, century, era = (form.fullmatch(text) for form in (_DECADE, _CENTURY, _ERA))
    if decade:
        return int(decade["first"]), int(decade["first"]) + 9
    if century:
        number = int(century["number"])
        last = 100 - 100 * number if century["before"] else 100 * number
        return last - 99, last
    if era or re.fullmatch(r"\d{3}", text):
        year = int(era["year"] if era else text)
        year = 1 - year if era and era["before"] else year
        return year, year
    return None
