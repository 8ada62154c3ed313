"""Dates in TEI of others: from attributes where they are given, else from the words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import etree

from archive.dates import Calendar, DateInterval, day_number, find_dates
from archive.tei.dating import read_date, read_days
from archive.tei.names import local, words_of

_YEAR = re.compile(r"(?<!\d)(1\d{3}|20\d\d)(?!\d)")
_CHILDREN = ("date", "docDate", "origDate")


def date_of(element: etree._Element, language: str = "en") -> DateInterval | None:
    """Read the date an element gives: by its attributes, else by a day, month or year in its words; None without one."""
    wording = words_of(element)
    found = read_date({str(name): str(value) for name, value in element.attrib.items()}, wording)
    return found or _worded(wording, language)


def first_date(holders: Iterable[etree._Element], language: str = "en") -> DateInterval | None:
    """Read the first date in a row of elements, each of which is one or holds one."""
    for holder in holders:
        for element in holder.iter():
            if local(element) in _CHILDREN and (found := date_of(element, language)) is not None:
                return found
    return None


def stamped(division: etree._Element) -> DateInterval | None:
    """Read the date a division bears itself: ``@when`` and its kin, or the first and last time that *Foreign Relations of
    the United States* gives its documents.
    """
    said = {str(name).rpartition("}")[2]: str(value) for name, value in division.attrib.items()}
    first, last = read_days(said.get("doc-dateTime-min", "")), read_days(said.get("doc-dateTime-max", ""))
    if first and last:
        return DateInterval(min(first[0], last[0]), max(first[1], last[1]))
    return read_date(said, "")


def headed(heading: str, language: str = "en") -> DateInterval | None:
    """Read the day that a heading names; None where it names none, or several."""
    days = [date.interval(heading) for date in find_dates(heading, language) if date.day is not None]
    first = days[0] if days else None
    return first if first is not None and first.is_day and all(day and day.first == first.first for day in days) else None


def _worded(wording: str, language: str) -> DateInterval | None:
    for date in find_dates(wording, language):
        found = date.interval(wording)
        if found is not None:
            return found
    years = sorted({int(year) for year in _YEAR.findall(wording)})
    if not years or len(years) > 2:
        return None
    return DateInterval(day_number(years[0], 1, 1), day_number(years[-1], 12, 31), Calendar.GREGORIAN, wording)
