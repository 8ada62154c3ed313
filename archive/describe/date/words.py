"""Where a text, or its file's name, says of what day it is; and the ``date`` marks of all worded dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from archive.dates import Calendar, DateInterval, WordedDate, day_number, day_parts, parse_edtf, to_edtf
from archive.describe.evidence import Evidence
from archive.model import Mark, Span

TODAY = re.compile(
    r"\b(?:to-?day|this day|this morning|this evening|tonight|heute|aujourd['’]hui|oggi|сегодня)\b\W{0,3}$", re.IGNORECASE
)
_FORMULA = re.compile(r"\b(?:done|given|dated|signed)\b[^;]{0,120}$", re.IGNORECASE)
_FORMULA_IN_LAST = 8
"""Passages at the end in which "Done at the city of ..., this 11th day of ..." may stand."""

_NAME = re.compile(r"(?<![\da-z])(\d{4})(?:-(\d\d)(?:-(\d\d))?|(\d\d)(\d\d))?(?![\da-z])", re.IGNORECASE)
_EARLIEST, _LATEST = 1000, 2099
"""Four figures beyond these are seldom a year."""

_REFORM = day_number(1582, 10, 15)
_BRITISH_REFORM = day_number(1752, 9, 14)
"""The first days of the New Style: by the bull Inter gravissimas, and in Great Britain and her colonies (24 Geo. II, c. 23)."""


@dataclass(frozen=True, slots=True)
class OwnDate:
    """Words by which a text says of what day it is: in its dateline, as "today", or in a closing formula. ``span`` is the
    evidence, ``passage`` the number of the passage.
    """

    passage: int
    worded: WordedDate
    wording: str
    span: Span
    kind: Literal["dateline", "today", "formula"]


@dataclass(frozen=True, slots=True)
class NamedDate:
    """The date in a file's name, and its characters there."""

    date: DateInterval
    characters: str


def own_date(evidence: Evidence) -> OwnDate | None:
    """Give the plainest wording that says of what day the text is; None where none does."""
    return next(_own_dates(evidence), None)


def date_in_name(name: str) -> NamedDate | None:
    """Read the date in a file's name such as ``1789-04-30-first-inaugural-address``; None where there is none."""
    for form in _NAME.finditer(name):
        parts = [part for part in (form[1], form[2] or form[4], form[3] or form[5]) if part]
        if _EARLIEST <= int(form[1]) <= _LATEST:
            try:
                return NamedDate(parse_edtf("-".join(parts)), form[0])
            except ValueError:
                continue
    return None


def usual_calendar(year: int, month: int, day: int, language: str) -> Calendar:
    """Give the calendar that texts in a language usually followed: the Gregorian from 1582, in English from 1752."""
    reform = _BRITISH_REFORM if language.partition("-")[0] == "en" else _REFORM
    return Calendar.GREGORIAN if day_number(year, month, day) >= reform else Calendar.JULIAN


def date_marks(evidence: Evidence, number: int, own: OwnDate | None, date: DateInterval | None) -> Iterator[Mark]:
    """Give a ``date`` mark for every worded date of a passage.

    ``@when`` (Gregorian) stands on the text's own date, and on others that name their year and style, or whose text
    leaves no doubt about the style.
    """
    for worded in evidence.dates[number]:
        if own is not None and number == own.passage and worded == own.worded:
            attributes = _attributes(date, "high") if date is not None else ()
        elif date is not None and date.calendar is Calendar.JULIAN and worded.calendar is None:
            attributes = ()
        else:
            attributes = _attributes(_plain(worded, evidence.language), "high" if worded.calendar else "medium")
        yield Mark(worded.start, worded.end, "date", attributes)


def _plain(worded: WordedDate, language: str) -> DateInterval | None:
    """Give the days of a wording with a year, in the style it names or in the one that was usual."""
    if worded.year is None or worded.month is None:
        return None
    calendar = worded.calendar or usual_calendar(worded.year, worded.month, worded.day or 1, language)
    return worded.interval("", calendar) if worded.day or calendar is Calendar.GREGORIAN else None


def _attributes(date: DateInterval | None, certainty: str) -> tuple[tuple[str, str], ...]:
    if date is None or "/" in to_edtf(date):
        return ()
    pairs = {"cert": certainty, "resp": "#importer", "when": to_edtf(date)}
    if date.calendar is Calendar.JULIAN and date.first is not None:
        year, month, day = day_parts(date.first, Calendar.JULIAN)
        pairs |= {"calendar": "#julian", "datingMethod": "#julian", "when-custom": f"{year:04}-{month:02}-{day:02}"}
    return tuple(sorted(pairs.items()))


def _own_dates(evidence: Evidence) -> Iterator[OwnDate]:
    for number, passage in enumerate(evidence.passages):
        if any(mark.element == "dateline" for mark in passage.marks) and evidence.dates[number]:
            yield _own(evidence, number, evidence.dates[number][-1], "dateline")
    for number in evidence.of("p"):
        for worded in evidence.dates[number]:
            if worded.day is not None and TODAY.search(evidence.words[number], 0, worded.start):
                yield _own(evidence, number, worded, "today")
    for number in list(evidence.of("p"))[-_FORMULA_IN_LAST:]:
        for worded in evidence.dates[number]:
            start, _ = evidence.sentence(number, worded.start)
            if worded.day and worded.year and _FORMULA.search(evidence.words[number], start, worded.start):
                yield _own(evidence, number, worded, "formula")


def _own(evidence: Evidence, number: int, worded: WordedDate, kind: Literal["dateline", "today", "formula"]) -> OwnDate:
    words = evidence.words[number]
    today = TODAY.search(words, 0, worded.start) if kind == "today" else None
    span = evidence.span(number, today.start() if today else worded.start, worded.end)
    return OwnDate(number, worded, evidence.passages[number].received[worded.start : worded.end], span, kind)
