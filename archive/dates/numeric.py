"""Dates in figures alone: "1917-11-18", "18.11.1917", "18/XI/1917", "11/18/17"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive.dates.cldr import locale_of
from archive.dates.days import Calendar, is_day
from archive.dates.numerals import roman
from archive.dates.worded import WordedDate

_ROMAN_MONTH = r"(?:X?I{1,3}|IV|VI{0,3}|IX|X)"
_FORM = re.compile(
    r"(?<![\w/.,-])(?:(?P<iso>[12]\d{3})-(?P<im>[01]\d)-(?P<id>[0-3]\d)"
    rf"|(?P<a>[0-3]?\d)(?P<gap>\.\s?|/|-|\s(?={_ROMAN_MONTH}\s))(?P<b>[01]?\d|[0-3]?\d|{_ROMAN_MONTH})"
    r"(?:(?P=gap)|\.\s?|\s(?<=[IVX]\s))(?P<year>[12]\d{3}|(?<=[/.-])['’]?\d\d))(?![\w/]|[-.,]\d|\s?%)"
)


def find_numeric(text: str, language: str) -> Iterator[WordedDate]:
    """Find dates in figures. The order of day and month is that of the language and region (BCP 47); where the figures
    allow the other as well, and their form does not tell, ``also`` holds it and the date is not plain. Two figures tell no
    century, so the year stays open.
    """
    for form in _FORM.finditer(text):
        if form["iso"]:
            year, month, day = int(form["iso"]), int(form["im"]), int(form["id"])
            if is_day(year, month, day, Calendar.JULIAN):
                yield WordedDate(form.start(), form.end(), year, month, day, None, None)
        else:
            date = _read(form, language)
            if date is not None:
                yield date


def _read(form: re.Match[str], language: str) -> WordedDate | None:
    year = int(form["year"]) if len(form["year"]) == 4 else None
    first = int(form["a"])
    second = int(form["b"]) if form["b"].isdigit() else roman(form["b"]) or 0
    tells = not form["b"].isdigit() or form["gap"].startswith(".")
    orders = [(first, second)] if tells else [(first, second), (second, first)]
    if not tells and _has_month_first(language):
        orders.reverse()
    days = [(day, month) for day, month in dict.fromkeys(orders) if is_day(year or 1904, month, day, Calendar.JULIAN)]
    if not days or (year is None and form["gap"].startswith("-")):
        return None
    day, month = days[0]
    also = (year, days[1][1], days[1][0]) if len(days) > 1 else None
    is_plain = also is None and year is not None
    return WordedDate(form.start(), form.end(), year, month, day, None, None, is_plain=is_plain, also=also)


def _has_month_first(language: str) -> bool:
    """Tell whether a short date of the locale begins with the month; of plain English too, which is America's as well."""
    tag = "en-US" if language == "en" else language
    pattern = str(locale_of(tag).date_formats["short"].pattern)
    return pattern.lower().find("m") < pattern.lower().find("d")
