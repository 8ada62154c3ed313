"""Names and patterns of dates in many languages, from the Unicode Common Locale Data Repository by way of Babel."""

from __future__ import annotations

from functools import cache
from typing import Any, cast

from babel import Locale, UnknownLocaleError

_WIDTHS = ("wide", "abbreviated")
_OTHER_ENGLISH = {"sept": 9}
"""Abbreviations in use that the repository lacks."""


@cache
def locale_of(language: str) -> Locale:
    """Find the locale of a BCP 47 tag, that of its first subtag, or British English."""
    if language == "en":
        return Locale("en", "GB")
    for tag in (language, language.partition("-")[0]):
        try:
            return Locale.parse(tag, sep="-")
        except (ValueError, UnknownLocaleError):
            continue
    return Locale("en", "GB")


@cache
def month_numbers(language: str) -> dict[str, int]:
    """Give the number of each month's name and abbreviation, in lower case without full stop."""
    names = _numbers(locale_of(language).months)
    return {**names, **_OTHER_ENGLISH} if locale_of(language).language == "en" else names


@cache
def weekday_numbers(language: str) -> dict[str, int]:
    """Give the number of each weekday's name and abbreviation, Monday being 0, in lower case without full stop."""
    return _numbers(locale_of(language).days)


def weekday_name(day: int, language: str = "en") -> str:
    """Name the day of the week of a Julian Day Number."""
    return str(locale_of(language).days["format"]["wide"][day % 7])


def day_words(year: int, month: int, day: int, language: str) -> str:
    """Write a day as the language does at length: "18 November 1917", "18. November 1917"."""
    return _filled(locale_of(language).date_formats["long"].format, year, month, day, language)


def day_and_month(year: int, month: int, day: int, language: str) -> str:
    """Write a day without its year: "18 November"."""
    return _filled(_skeleton(language, "MMMMd", "%(d)s %(MMMM)s"), year, month, day, language)


def month_words(year: int, month: int, language: str) -> str:
    """Write a month: "June 1894"."""
    return _filled(_skeleton(language, "yMMMM", "%(LLLL)s %(y)s"), year, month, 1, language)


def year_words(year: int, language: str) -> str:
    """Write an astronomical year: "1917"; "44 BC" for -43."""
    if year > 0:
        return str(year)
    return f"{1 - year} {locale_of(language).eras['abbreviated'][0]}"


def _skeleton(language: str, name: str, otherwise: str) -> str:
    pattern = locale_of(language).datetime_skeletons.get(name)
    return otherwise if pattern is None else str(pattern.format)


class _Fields(dict[str, str]):
    """The fields of a pattern; one that no date of ours has is left empty."""

    def __missing__(self, field: str) -> str:
        return ""


def _filled(pattern: str, year: int, month: int, day: int, language: str) -> str:
    months = cast("Any", locale_of(language).months)
    wide, alone = str(months["format"]["wide"][month]), str(months["stand-alone"]["wide"][month])
    fields = _Fields(d=str(day), dd=f"{day:02}", M=str(month), MM=f"{month:02}", MMMM=wide, LLLL=alone)
    fields.update(MMM=wide, LLL=alone, L=str(month), y=year_words(year, language))
    return " ".join((pattern % fields).split())


def _numbers(names: Any) -> dict[str, int]:
    """Take names of words only: some languages count their months, and a number is no name."""
    return {
        str(name).lower().rstrip("."): number
        for form in ("format", "stand-alone")
        for width in _WIDTHS
        for number, name in names.get(form, {}).get(width, {}).items()
        if not any(character.isdigit() for character in str(name))
    }
