"""Dates worded in running text: "Saturday, November 18", "18 November (1 December) 1917", "8/21 March 1917"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from archive.dates.cldr import locale_of, month_numbers, weekday_numbers
from archive.dates.days import Calendar, day_number, day_parts, is_day, month_length
from archive.dates.interval import DateInterval

_BEFORE = 56
"""Characters looked at before a month's name: a weekday, an article and a day fit."""


@dataclass(frozen=True, slots=True)
class WordedDate:
    """A date as a text words it: half-open offsets in code points, and what is said of it, None for what is not.

    ``weekday`` counts from Monday, 0. ``calendar`` is known when the words name a style or give both; year, month and
    day are then of that calendar.
    """

    start: int
    end: int
    year: int | None
    month: int | None
    day: int | None
    weekday: int | None
    calendar: Calendar | None

    def interval(self, wording: str, calendar: Calendar = Calendar.GREGORIAN) -> DateInterval | None:
        """Give the days meant, in the calendar of the words or else ``calendar``; None when the year or month is not
        said or the calendar has no such day.
        """
        calendar = self.calendar or calendar
        if self.year is None or self.month is None:
            return None
        if self.day is None:
            last = day_number(self.year, self.month, month_length(self.year, self.month, calendar), calendar)
            return DateInterval(day_number(self.year, self.month, 1, calendar), last, calendar, wording)
        if not is_day(self.year, self.month, self.day, calendar):
            return None
        day = day_number(self.year, self.month, self.day, calendar)
        return DateInterval(day, day, calendar, wording)


def find_dates(text: str, language: str = "en") -> tuple[WordedDate, ...]:
    """Find dates that name their month in words, with a day or a year or both, in the order they stand.

    Names are those of the Common Locale Data Repository for the language (BCP 47); a range of days ("1-5 May") is none.
    """
    forms = _forms(language)
    found: list[WordedDate] = []
    for month in forms.month.finditer(text):
        if found and month.start() < found[-1].end:
            continue
        date = forms.read(text, month)
        if date is not None:
            found.append(date)
    return tuple(found)


class _Forms:
    """The patterns of one language, around the name of a month."""

    def __init__(self, language: str) -> None:
        self._months, self._weekdays = month_numbers(language), weekday_numbers(language)
        is_english = locale_of(language).language == "en"
        ignoring = "" if is_english else "(?i:"
        names = _alternation(self._months, is_english)
        name = f"{ignoring}(?:{names})" + ("" if is_english else ")")
        weekday = f"(?i:{_alternation(self._weekdays, False)})"
        self.month = re.compile(rf"(?<![\w-])(?P<month>{name})(?!\w)\.?")
        self._before = re.compile(
            rf"(?<!\w)(?:(?P<weekday>{weekday})\.?,?\s+(?:(?:the|den|le|il|el)\s+)?)?"
            r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th|er|\.|º|°)?(?:\s?/\s?(?P<new>\d{1,2})|\s?\((?P<bracketed>\d{1,2})\))?,?\s+"
            r"(?:day\s+)?(?:of\s+|de\s+|di\s+)?)?$"
        )
        self._after = re.compile(
            r"\s*(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:\s?/\s?(?P<new>\d{1,2})|\s?\((?P<bracketed>\d{1,2})\))?"
            r"(?![\d:]|\s?[-–—]\s?\d{1,2}(?!\d))(?!\w)"
        )
        self._other = re.compile(
            rf"\s*[(\[]\s*(?P<new>\d{{1,2}})\s+(?P<month>{name})(?:,?\s+(?P<year>\d{{3,4}}))?[^)\]\d]{{0,8}}[)\]]"
        )
        self._year = re.compile(
            r"(?:,\s*|\s+)(?:(?:de|del|of|anno)\s+)?(?:A\.?\s?D\.?,?\s*)?(?P<year>[12]\d{3})(?!\w|[-–/]\d|,\d{3})"
        )
        self._style = re.compile(r",?\s*[(\[]?(?:(?P<old>O\.\s?S\.|OS\b|Old Style)|N\.\s?S\.|NS\b|New Style)[)\]]?")

    def read(self, text: str, name: re.Match[str]) -> WordedDate | None:
        """Read what stands around the name of a month."""
        month = self._months[_plain(name["month"])]
        before = self._before.search(text, max(0, name.start() - _BEFORE), name.start())
        start = name.start() if before is None else before.start()
        parts = before if before and before["day"] else self._after.match(text, name.end())
        end = parts.end() if parts and parts is not before else name.end()
        if parts is None:
            year = self._year.match(text, end)
            return WordedDate(name.start(), year.end(), int(year["year"]), month, None, None, None) if year else None
        day = int(parts["day"])
        other = self._new_style(text, end, parts, month)
        end = other.end if other else end
        year = self._year.match(text, end)
        end = year.end() if year else end
        said = int(year["year"]) if year else (other.own_year(month) if other else None)
        if not is_day(1904 if said is None else said, month, day, Calendar.JULIAN):
            return None
        calendar = Calendar.JULIAN if other and other.is_of(said, month, day) else None
        style = self._style.match(text, end)
        if style:
            calendar, end = (Calendar.JULIAN if style["old"] else Calendar.GREGORIAN), style.end()
        weekday = before["weekday"] if before else None
        return WordedDate(start, end, said, month, day, self._weekdays[_plain(weekday)] if weekday else None, calendar)

    def _new_style(self, text: str, end: int, parts: re.Match[str], month: int) -> _NewStyle | None:
        """Read the second of two days, "8/21 March" or "18 November (1 December) 1917"."""
        day = parts["new"] or parts["bracketed"]
        if day:
            return _NewStyle(int(day), month, None, end)
        both = self._other.match(text, end)
        if both is None:
            return None
        year = int(both["year"]) if both["year"] else None
        return _NewStyle(int(both["new"]), self._months[_plain(both["month"])], year, both.end())


@dataclass(frozen=True, slots=True)
class _NewStyle:
    """The New Style day beside an Old Style one; ``end`` is where its words end."""

    day: int
    month: int
    year: int | None
    end: int

    def own_year(self, month: int) -> int | None:
        """Give the year of the Old Style day: the one before, when the New Style day lies past the turn of the year."""
        return self.year if self.year is None or self.month >= month else self.year - 1

    def is_of(self, year: int | None, month: int, day: int) -> bool:
        """Tell whether both are one day; without a year, whether they can be, ten to thirteen days apart."""
        years = (1600, 1750, 1850, 1950) if year is None else (year,)
        return any(day_parts(day_number(each, month, day, Calendar.JULIAN))[1:] == (self.month, self.day) for each in years)


@cache
def _forms(language: str) -> _Forms:
    return _Forms(language)


def _alternation(names: dict[str, int], is_english: bool) -> str:
    """Join names, longest first; English ones stand with a capital or in capitals, which tells "May" from "may"."""
    forms = {form for name in names for form in ((name.capitalize(), name.upper()) if is_english else (name,))}
    return "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form)))


def _plain(name: str) -> str:
    return name.lower().rstrip(".")
