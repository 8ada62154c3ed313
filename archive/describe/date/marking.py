"""The ``date`` marks of all worded dates: with a day only where the words, or the date of the text, leave none in doubt."""

from __future__ import annotations

from collections.abc import Iterator

from archive.dates import Calendar, DateInterval, WordedDate, day_number, day_parts, is_day, usual_calendar
from archive.describe.date.words import OwnDate
from archive.describe.evidence import Evidence
from archive.model import Mark
from archive.tei.dating import date_attributes

_MONTHS_ON = {"same": 0, "last": -1, "next": 1}


def date_marks(evidence: Evidence, number: int, own: OwnDate | None, date: DateInterval | None) -> Iterator[Mark]:
    """Give a ``date`` mark for every worded date of a passage.

    ``@when`` and its kin (Gregorian) stand on the text's own date, on others that name their year and style or whose text
    leaves no doubt about the style, and on days of "this month" or the last, told by the text's date.
    """
    for worded in evidence.dates[number]:
        if own is not None and number == own.passage and worded == own.worded:
            attributes = _attributes(date, "high", worded)
        elif worded.relative:
            attributes = _attributes(_told_by(worded, date), "medium", worded)
        elif date is not None and date.calendar is Calendar.JULIAN and worded.calendar is None:
            attributes = ()
        else:
            attributes = _attributes(_plain(worded, evidence.language), "high" if worded.calendar else "medium", worded)
        yield Mark(worded.start, worded.end, "date", attributes)


def _plain(worded: WordedDate, language: str) -> DateInterval | None:
    """Give the days of a wording with a year, in the style it names or in the one that was usual."""
    if worded.year is None or worded.month is None or worded.also is not None:
        return None
    calendar = worded.calendar or usual_calendar(worded.year, worded.month, worded.day or 1, language)
    return worded.interval("", calendar) if worded.day or calendar is Calendar.GREGORIAN else None


def _told_by(worded: WordedDate, date: DateInterval | None) -> DateInterval | None:
    """Give the day of a month that the date of the text tells; a day of "this month" that was still to come is left open."""
    if date is None or not date.is_day or date.first is None or worded.day is None or worded.relative not in _MONTHS_ON:
        return None
    year, month, day = day_parts(date.first, date.calendar)
    months = 12 * year + month - 1 + _MONTHS_ON[worded.relative]
    year, month = months // 12, months % 12 + 1
    if (worded.relative == "same" and worded.day > day) or not is_day(year, month, worded.day, date.calendar):
        return None
    number = day_number(year, month, worded.day, date.calendar)
    return DateInterval(number, number, date.calendar)


def _attributes(date: DateInterval | None, certainty: str, worded: WordedDate) -> tuple[tuple[str, str], ...]:
    if date is None:
        return ()
    words = DateInterval(date.first, date.last, date.calendar, "words", date.approximate)
    pairs = date_attributes(words) | {"cert": certainty, "resp": "#importer"}
    if worded.until is not None and worded.bound == "":
        pairs = {name.replace("notBefore", "from").replace("notAfter", "to"): text for name, text in pairs.items()}
    return tuple(sorted(pairs.items()))
