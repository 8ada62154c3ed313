"""Names and patterns of dates in many languages, from the Unicode Common Locale Data Repository by way of Babel."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Any, cast

from babel import Locale, UnknownLocaleError, localedata

from archive.dates import former

_WIDTHS = ("wide", "abbreviated")


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
    """Give the number of each month's name and abbreviation, in lower case without full stop.

    Names are those of the language in all its regions (``Jänner`` is Austrian, ``setiembre`` Peruvian) and of former times.
    """
    return _of_regions(language, "months", _WIDTHS) | former.MONTHS.get(locale_of(language).language, {})


@cache
def long_month_numbers(language: str) -> dict[str, int]:
    """Give the number of each month's name in full, as ``month_numbers`` does."""
    return _of_regions(language, "months", _WIDTHS[:1]) | former.MONTHS.get(locale_of(language).language, {})


@cache
def weekday_numbers(language: str) -> dict[str, int]:
    """Give the number of each weekday's name and abbreviation, Monday being 0, in lower case without full stop."""
    names = _of_regions(language, "days", _WIDTHS) | former.WEEKDAYS.get(locale_of(language).language, {})
    return {_without_accents(name): number for name, number in names.items()} | names


@cache
def territory_names(language: str) -> frozenset[str]:
    """Give the names of countries and parts of the world, as a language writes them; here because Babel has its home here."""
    return frozenset(str(name) for name in locale_of(language).territories.values())


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


@cache
def _of_regions(language: str, kind: str, widths: tuple[str, ...]) -> dict[str, int]:
    """Gather the names of the locale and of its regions that write it in the same script."""
    own = locale_of(language)
    found: dict[str, int] = {}
    for identifier in (str(own), *_regions().get(own.language, ())):
        locale = Locale.parse(identifier)
        if locale.script == own.script:
            for name, number in _numbers(getattr(locale, kind), widths).items():
                found.setdefault(name, number)
    return found


@cache
def _regions() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for identifier in sorted(localedata.locale_identifiers()):
        found.setdefault(identifier.partition("_")[0], []).append(identifier)
    return {language: tuple(identifiers) for language, identifiers in found.items()}


def _numbers(names: Any, widths: tuple[str, ...]) -> dict[str, int]:
    """Take names of words only: some languages count their months, and a number is no name."""
    return {
        str(name).lower().rstrip("."): number
        for form in ("format", "stand-alone")
        for width in widths
        for number, name in names.get(form, {}).get(width, {}).items()
        if not any(character.isdigit() for character in str(name))
    }


def _without_accents(name: str) -> str:
    letters = unicodedata.normalize("NFD", name)
    return unicodedata.normalize("NFC", "".join(letter for letter in letters if not unicodedata.combining(letter)))
