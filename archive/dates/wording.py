"""Dates as a reader wants them: in words, in both styles where the text used the old one."""

from __future__ import annotations

from archive.dates import cldr
from archive.dates.days import Calendar, day_parts, month_length
from archive.dates.interval import DateInterval


def display(interval: DateInterval, language: str = "en") -> str:
    """Write an interval for readers of a language (BCP 47).

    A Julian day stands in both styles: "18 November [1 December N.S.] 1917". "June 1894", "1880–1939", "about 1917";
    "from 1903" and "until 1939" in English, "1903–" and "–1939" elsewhere. A Julian stretch that is no single day is
    written in its own calendar, with "O.S." behind it.
    """
    if interval.is_day and interval.calendar is Calendar.JULIAN and interval.first is not None:
        words = _both_styles(interval.first, language)
    else:
        words = _stretch(interval, language)
        words += " O.S." if interval.calendar is Calendar.JULIAN else ""
    if not interval.approximate:
        return words
    return f"about {words}" if _is_english(language) else f"c. {words}"


def styles(interval: DateInterval, language: str = "en") -> tuple[tuple[str, str], ...]:
    """Give (label, words) for each style: one pair without label, or "Old Style" and "New Style" for a Julian date."""
    if interval.calendar is Calendar.GREGORIAN:
        return (("", display(interval, language)),)
    new = DateInterval(interval.first, interval.last, approximate=interval.approximate)
    about = ("about " if _is_english(language) else "c. ") if interval.approximate else ""
    return (("Old Style", about + _stretch(interval, language)), ("New Style", display(new, language)))


def _both_styles(day: int, language: str) -> str:
    old, new = day_parts(day, Calendar.JULIAN), day_parts(day)
    full = cldr.day_words(*old, language)
    short, year = cldr.day_and_month(*old, language), cldr.year_words(old[0], language)
    if old[0] == new[0] and full == f"{short} {year}":
        return f"{short} [{cldr.day_and_month(*new, language)} N.S.] {year}"
    return f"{full} [{cldr.day_words(*new, language)} N.S.]"


def _stretch(interval: DateInterval, language: str) -> str:
    first, last, calendar = interval.first, interval.last, interval.calendar
    if first is None or last is None:
        return _open(first, last, calendar, language)
    begin, end = day_parts(first, calendar), day_parts(last, calendar)
    if first == last:
        return cldr.day_words(*begin, language)
    if begin[2] == 1 and end[2] == month_length(end[0], end[1], calendar):
        if begin[1] == 1 and end[1] == 12:
            years = [cldr.year_words(year, language) for year in dict.fromkeys((begin[0], end[0]))]
            return "–".join(years)
        if begin[:2] == end[:2]:
            return cldr.month_words(*begin[:2], language)
        return f"{cldr.month_words(*begin[:2], language)} – {cldr.month_words(*end[:2], language)}"
    return _days(begin, end, language)


def _days(begin: tuple[int, int, int], end: tuple[int, int, int], language: str) -> str:
    """Write "11–25 November 1917", "24 November – 8 December 1917", or both ends in full."""
    full = cldr.day_words(*end, language)
    if begin[:2] == end[:2] and full.startswith(str(end[2])):
        return f"{begin[2]}–{full}"
    if begin[0] == end[0] and full == f"{cldr.day_and_month(*end, language)} {cldr.year_words(end[0], language)}":
        return f"{cldr.day_and_month(*begin, language)} – {full}"
    return f"{cldr.day_words(*begin, language)} – {full}"


def _open(first: int | None, last: int | None, calendar: Calendar, language: str) -> str:
    if first is None and last is None:
        return "undated" if _is_english(language) else "–"
    end = first if last is None else last
    assert end is not None  # noqa: S101  one of the two is a day
    year, month, day = day_parts(end, calendar)
    edge = (month, day) == ((1, 1) if last is None else (12, 31))
    words = cldr.year_words(year, language) if edge else cldr.day_words(year, month, day, language)
    if _is_english(language):
        return f"from {words}" if last is None else f"until {words}"
    return f"{words}–" if last is None else f"–{words}"


def _is_english(language: str) -> bool:
    return cldr.locale_of(language).language == "en"
