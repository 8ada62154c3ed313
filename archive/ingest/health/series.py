"""Gaps in a series: file names or titles numbered 1, 2, 4, or a text for each month but one. Only plain series count."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from archive.dates import DateInterval, day_parts, display, parse_edtf
from archive.ingest.health.report import Report, listed

FEWEST = 3
"""Members of a numbered series at least."""

FEWEST_DAYS = 6
"""Members at least of a monthly series of texts that are dated to the day: fewer fall into different months by chance."""

MOST_MISSING = 0.34
"""The share of a series that may be missing; where more is, the numbers are a choice and no series."""

MOST_DAYS_MISSING = 0.2
"""The same of a monthly series of texts that are dated to the day."""

_NUMBER = re.compile(r"\d+")
_DATE = re.compile(r"(?<!\d)[12]\d{3}([-_. ])\d\d(?:\1\d\d)?(?!\d)|(?<!\d)\d\d?([-_. ])\d\d?\2[12]\d{3}(?!\d)")
_YEARS = range(1000, 2101)
"""Numbers that are more likely to be years, which follow one another less plainly."""


@dataclass(frozen=True, slots=True)
class Member:
    """A text that may belong to a series; ``title`` is "" where it is none of its own."""

    item: str
    source: str
    title: str
    date: DateInterval | None


def series(texts: Iterable[Member]) -> Iterator[Report]:
    """Report the gaps of every plain series, each series once."""
    texts = list(texts)
    reported: set[str] = set()
    for report in (*_numbered(texts), *_monthly(texts)):
        if not reported.issuperset(report.items):
            reported.update(report.items)
            yield report


def _numbered(texts: list[Member]) -> Iterator[Report]:
    by_form: dict[str, dict[int, str]] = defaultdict(dict)
    doubled: set[str] = set()
    for member in texts:
        for words in (str(PurePosixPath(member.source).with_suffix("")), member.title):
            for form, number in _forms(words):
                doubled |= {form} if number in by_form[form] else set()
                by_form[form][number] = member.item
    for form, items in by_form.items():
        if form not in doubled and len(items) >= FEWEST:
            yield from _gap(form, items)


def _forms(words: str) -> Iterator[tuple[str, int]]:
    """Give the form of a name with a place for each of its numbers, dates and years left out, and that number."""
    dates = [date.span() for date in _DATE.finditer(words)]
    for number in _NUMBER.finditer(words):
        is_of_date = any(start <= number.start() < end for start, end in dates)
        if not is_of_date and len(number[0]) < 7 and int(number[0]) not in _YEARS:
            yield f"{words[: number.start()]}…{words[number.end() :]}", int(number[0])


def _gap(form: str, items: dict[int, str]) -> Iterator[Report]:
    missing = [number for number in range(min(items), max(items) + 1) if number not in items]
    if missing and len(missing) <= MOST_MISSING * (len(items) + len(missing)):
        numbers = listed([str(number) for number in missing])
        verb = "is" if len(missing) == 1 else "are"
        sentence = f"“{form.strip()}” runs from {min(items)} to {max(items)}, but {numbers} {verb} missing."
        yield Report("series", sentence, tuple(items[number] for number in sorted(items)))


def _monthly(texts: list[Member]) -> Iterator[Report]:
    """Find series of texts whose names differ in numbers and months alone, one for each month."""
    by_form: dict[tuple[str, bool], list[tuple[int, str]]] = defaultdict(list)
    for member in texts:
        month = _month(member.date)
        if month is not None and member.date is not None:
            by_form[_form_of(member), member.date.is_day].append((month, member.item))
    for (_, is_by_day), members in by_form.items():
        months = dict(members)
        if len(months) < len(members) or len(months) < (FEWEST_DAYS if is_by_day else FEWEST):
            continue
        missing = [month for month in range(min(months), max(months) + 1) if month not in months]
        most = MOST_DAYS_MISSING if is_by_day else MOST_MISSING
        if missing and len(missing) <= most * (len(months) + len(missing)):
            first, last = _words(min(months)), _words(max(months))
            verb = "has" if len(missing) == 1 else "have"
            sentence = (
                f"There is one text a month from {first} to {last} ({months[min(months)]} and so on), but"
                f" {listed([_words(month) for month in missing])} {verb} none."
            )
            yield Report("series", sentence, tuple(months[month] for month in sorted(months)))


def _form_of(member: Member) -> str:
    return re.sub(r"[\W_]*\d[\d\W_]*", "…", str(PurePosixPath(member.source).with_suffix("")))


def _month(date: DateInterval | None) -> int | None:
    """Number a date's month through the years; None for a date that lies in several."""
    if date is None or date.first is None or date.last is None:
        return None
    (year, month, _), last = day_parts(date.first, date.calendar), day_parts(date.last, date.calendar)
    return year * 12 + month - 1 if last[:2] == (year, month) else None


def _words(month: int) -> str:
    return display(parse_edtf(f"{month // 12:04}-{month % 12 + 1:02}"))
