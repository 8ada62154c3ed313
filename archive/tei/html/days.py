"""What day a date in a text means, where its words do not say it: in the other calendar, or with its year."""

from __future__ import annotations

import re
from functools import lru_cache

from lxml import etree

from archive.dates import Calendar, DateInterval, day_parts, styles, weekday_name
from archive.tei.dating import read_date
from archive.tei.names import words_of

_NUMBERS = re.compile(r"\d+")
_TELLING = ("when", "from", "to", "notBefore", "notAfter", "calendar", "datingMethod", "precision")


def day_meant(date: etree._Element) -> str:
    """Write the day of a date in both styles when it is a Julian one, in one style when the words leave it open; else ""."""
    given = tuple((str(name), str(value)) for name, value in date.attrib.items() if str(name).startswith(_TELLING))
    return _day_meant(given, words_of(date)) if given else ""


@lru_cache(maxsize=4096)
def _day_meant(given: tuple[tuple[str, str], ...], words: str) -> str:
    """Write the day; the weekday stands before it, which is what a historian checks a date by."""
    interval = read_date(dict(given), words)
    if interval is None or (interval.calendar is Calendar.GREGORIAN and _is_told(words, interval)):
        return ""
    told = ", ".join(f"{written} {label}".strip() for label, written in styles(interval))
    day = interval.first
    return f"{weekday_name(day)}, {told}" if interval.is_day and day is not None else told


def _is_told(words: str, interval: DateInterval) -> bool:
    """Tell whether the words hold the numbers of the year and, for a day, of the day."""
    numbers = {int(number) for number in _NUMBERS.findall(words) if len(number) < 5}
    ends = [day_parts(end) for end in (interval.first, interval.last) if end is not None]
    return any(year in numbers for year, _month, _day in ends) and (not interval.is_day or ends[0][2] in numbers)
