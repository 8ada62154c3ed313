"""Dates worded in running text: "Saturday, November 18", "18 November (1 December) 1917", "all'ultimo ottobre 1616"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import cast

from archive.dates.days import Calendar, day_number, day_parts, is_day, month_length
from archive.dates.former import counted_month
from archive.dates.grammar import Grammar, grammar, plain
from archive.dates.numerals import LAST, in_words, roman
from archive.dates.numeric import find_numeric
from archive.dates.spelling import month_like
from archive.dates.stretches import joined
from archive.dates.vague import find_vague
from archive.dates.worded import Relative, WordedDate

_BEFORE = 72
"""Characters looked at before a month's name: a weekday, an article and a day in words fit."""

_LONGEST = 200_000
"""Characters of a passage in which dates are looked for: no paragraph is longer, and what is not made of words costs time."""

_YEARS = range(1000, 2100)
"""Years a text is likely to name."""


def find_dates(text: str, language: str = "en") -> tuple[WordedDate, ...]:
    """Find the dates of a text in the order they stand: those that name their month in words, with a day or a year or both,
    those in figures ("18.11.1917", "18/XI/1917", "1917-11-18"), and days of a month named elsewhere ("the 4th inst.").

    Names are those of the Common Locale Data Repository for the language (BCP 47) and of former times; an old spelling is
    read where it comes near one of them and a day or a year stands beside it. Bounds and stretches ("before", "from ... to")
    are part of the date. Only the first 200,000 characters are looked through.
    """
    text = text[:_LONGEST]
    forms = grammar(language)
    by_likeness = _by_likeness(forms, text, language)
    found = _apart([*_by_name(forms, text), *by_likeness, *find_numeric(text, language), *_relative(forms, text)])
    return joined(text, _apart([*found, *find_vague(text, forms.language)]), forms.language)


def _apart(dates: Iterable[WordedDate]) -> list[WordedDate]:
    """Keep of dates that overlap the one that begins first, or else is longest."""
    kept: list[WordedDate] = []
    for date in sorted(dates, key=lambda date: (date.start, -date.end)):
        if not kept or date.start >= kept[-1].end:
            kept.append(date)
    return kept


def _by_name(forms: Grammar, text: str) -> Iterator[WordedDate]:
    end = 0
    for name in forms.month.finditer(text):
        if name.start() >= end:
            month = counted_month(name["month"]) or forms.months.get(plain(name["month"]))
            date = month and _Reading(forms, text, month, True, end).read(name.start(), name.end())
            if date:
                end = date.end
                yield date


def _by_likeness(forms: Grammar, text: str, language: str) -> Iterator[WordedDate]:
    """Find dates whose month is spelled as it no longer is, or wrongly."""
    for pattern in forms.spelled:
        for form in pattern.finditer(text):
            month = None if plain(form["month"]) in forms.months else month_like(form["month"], language)
            if month is not None:
                end = form.end("month") + text.startswith(".", form.end("month"))
                date = _Reading(forms, text, month, False, 0).read(form.start("month"), end)
                if date:
                    yield replace(date, is_plain=date.year is not None and date.day is not None)


def _relative(forms: Grammar, text: str) -> Iterator[WordedDate]:
    for form in forms.relative.finditer(text):
        before = forms.relative_day.search(text, max(0, form.start() - _BEFORE), form.start())
        day = _number(forms, before["day"]) if before else None
        if before and day is not None and 1 <= day <= 31:
            relation = cast("Relative", form.lastgroup or "same")
            yield WordedDate(before.start(), form.end(), None, None, day, None, None, relative=relation)


def _number(forms: Grammar, words: str) -> int | None:
    if words.isdigit():
        return int(words)
    return forms.days.get(plain(words)) or roman(words)


@dataclass(frozen=True, slots=True)
class _Reading:
    """Reads what stands around the name of a month, from ``earliest`` on, where the date before ends."""

    forms: Grammar
    text: str
    month: int
    is_plain: bool
    earliest: int

    def read(self, start: int, end: int) -> WordedDate | None:
        """Read the date whose month's name stands between two offsets; None where neither day nor year stands beside it."""
        before = self.forms.before.search(self.text, max(self.earliest, start - _BEFORE), start)
        has_day = before is not None and before["day"]
        parts = before if has_day else self._after(end)
        if parts is None:
            return self._month_alone(start, end)
        if parts is before and before is not None:
            begin, first, last = before.start(), before["first"], before["day"]
        else:
            begin, end = (start if before is None else before.start()), parts.end()
            first, last = (
                (parts["day"], parts["last"]) if parts.re is self.forms.after and parts["last"] else (None, parts["day"])
            )
        return self._dated(begin, end, parts, before, first, last)

    def _after(self, end: int) -> re.Match[str] | None:
        return self.forms.after.match(self.text, end) or self.forms.after_in_words.match(self.text, end)

    def _dated(
        self, start: int, end: int, parts: re.Match[str], before: re.Match[str] | None, first: str | None, last: str
    ) -> WordedDate | None:
        forms, text = self.forms, self.text
        number = _number(forms, last)
        other = None if number is None else self._new_style(end, parts)
        end = other.end if other else end
        start, year, end = self._year_around(start, end)
        if year is None and other:
            year = other.own_year(self.month)
        if number == LAST:
            number = month_length(1904 if year is None else year, self.month) if year or self.month != 2 else None
        if number is None or not is_day(1904 if year is None else year, self.month, number, Calendar.JULIAN):
            return None
        calendar = other.calendar_of(year, self.month, number) if other else None
        style = forms.style.match(text, end)
        if style:
            calendar, end = _calendar(style, calendar), style.end()
            year = year + 1 if year and style["venetian"] and self.month <= 2 else year
        weekday = forms.weekdays[plain(before["weekday"])] if before and before["weekday"] else None
        begin = int(first) if first else number
        if begin > number:
            return None
        until = (year, self.month, number) if begin < number else None
        return WordedDate(start, end, year, self.month, begin, weekday, calendar, until, is_plain=self.is_plain)

    def _year_around(self, start: int, end: int) -> tuple[int, int | None, int]:
        """Read the year behind the date, or else before it; give where the date then begins and ends."""
        year = self.forms.year.match(self.text, end)
        if year:
            said = self._year(year)
            if said in _YEARS:
                return start, said, year.end()
        before = self.forms.year_before.search(self.text, max(self.earliest, start - _BEFORE), start)
        return (before.start(), int(before["year"]), end) if before else (start, None, end)

    def _year(self, form: re.Match[str]) -> int | None:
        """Read a year in figures or words; of two, "1731/2", the one that begins in January."""
        if not form["year"]:
            return in_words(form["words"], self.forms.language)
        year = int(form["year"])
        dual = form["dual"]
        return year + 1 if dual and str(year + 1).endswith(dual) and self.month <= 3 else year

    def _month_alone(self, start: int, end: int) -> WordedDate | None:
        year = self.forms.year.match(self.text, end)
        said = self._year(year) if year else None
        if year is None or said not in _YEARS:
            return None
        return WordedDate(start, year.end(), said, self.month, None, None, None, is_plain=self.is_plain)

    def _new_style(self, end: int, parts: re.Match[str]) -> _NewStyle | None:
        """Read the second of two days, "8/21 March" or "18 November (1 December) 1917"."""
        groups = parts.groupdict()
        day = groups.get("new") or groups.get("bracketed")
        if day:
            return _NewStyle(int(day), self.month, None, end)
        both = self.forms.other.match(self.text, end)
        month = both and (self.forms.months.get(plain(both["month"])) or counted_month(both["month"]))
        if not both or not month:
            return None
        year = int(both["year"]) if both["year"] else None
        return _NewStyle(int(both["new"]), month, year, both.end())


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

    def calendar_of(self, year: int | None, month: int, day: int) -> Calendar | None:
        """Give the calendar of a day that stands before this one: Old Style where both are one day, New Style where they
        are the other way about, None where they are neither. Without a year, they need be one day in some year.
        """
        years = (1600, 1750, 1850, 1950) if year is None else (year,)
        for calendar, other in ((Calendar.JULIAN, Calendar.GREGORIAN), (Calendar.GREGORIAN, Calendar.JULIAN)):
            days = (day_number(each, month, day, calendar) for each in years)
            if any(day_parts(each, other)[1:] == (self.month, self.day) for each in days):
                return calendar
        return None


def _calendar(style: re.Match[str], otherwise: Calendar | None) -> Calendar | None:
    if style["venetian"]:
        return otherwise
    return Calendar.JULIAN if style["old"] else Calendar.GREGORIAN
