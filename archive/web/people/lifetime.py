"""A life in the texts: for each part somebody has in them a row of bars by year, every bar a link to just those texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from archive.authorities import Authority, Kind
from archive.dates import day_parts
from archive.model import TextUnit
from archive.web.counting.charts import Slot, across, slots, ticks
from archive.web.counting.periods import Period, fitting, periods
from archive.web.counting.timeline import year_label
from archive.web.searching.asking import Asked

COLUMNS = 40
"""Periods side by side: on a phone each is then wide enough to be met with a finger."""

ROW = 46
"""Pixels of a row: its name, and under it the bars."""

BARS = 24
"""Pixels of the highest bar."""

_LOWEST = 3
"""Pixels of the smallest bar, so that a single text is seen beside a hundred."""

_NEAR = 100
"""Years between a life and the texts at most, so that the texts of one year are not lost in two thousand."""


@dataclass(frozen=True, slots=True)
class Bar:
    """The texts of one period: the bar, the whole width of its period (``slot``), and a link to the texts."""

    label: str
    count: int
    url: str
    slot: Slot
    x: str
    y: float
    width: str
    height: float


@dataclass(frozen=True, slots=True)
class Row:
    """One part: its ``title``, how many texts are in the picture, and a bar, or None, for each period."""

    title: str
    count: int
    top: int
    bars: tuple[Bar | None, ...]


@dataclass(frozen=True, slots=True)
class Lifetime:
    """The picture and the table behind it. ``life`` is (x, x, words) of a line from birth to death, ``outside`` counts the
    texts of no one year.
    """

    columns: tuple[str, ...]
    ticks: tuple[tuple[str, str], ...]
    rows: tuple[Row, ...]
    life: tuple[str, str, str] | None
    height: int
    outside: int


def lifetime(authority: Authority | None, parts: Sequence[tuple[str, Sequence[TextUnit], Asked]]) -> Lifetime | None:
    """Draw the texts of each part, given as (title, texts, question), by year; None where fewer than two years are known."""
    dated = [[(text, _year(text)) for text in texts] for _, texts, _ in parts]
    counts = [Counter(year for _, year in each) for each in dated]
    known = {year for each in counts for year in each if year is not None}
    life = _life(authority, known)
    years = known | set(life)
    if not known or len(years) < 2:
        return None
    columns = periods(years, fitting(years, COLUMNS))
    top = ROW if life else 0
    sums = [_summed(each, columns) for each in counts]
    most = max(count for each in sums for count in each)
    share = slots(len(columns))
    rows = tuple(
        Row(title, sum(each), top + n * ROW, tuple(_bars(title, each, question, columns, share, top + (n + 1) * ROW, most)))
        for n, ((title, _, question), each) in enumerate(zip(parts, sums, strict=True))
    )
    return Lifetime(
        columns=tuple(column.label for column in columns),
        ticks=tuple((share[place].middle, columns[place].start) for place in ticks(len(columns))),
        rows=rows,
        life=_line(life, columns, share) if life else None,
        height=top + len(rows) * ROW,
        outside=len({(text.item, text.section) for each in dated for text, year in each if year is None}),
    )


def _year(text: TextUnit) -> int | None:
    return None if text.date is None else text.date.year


def _summed(counts: Mapping[int | None, int], columns: Sequence[Period]) -> list[int]:
    """Sum up the counts of years by period."""
    first, step = columns[0].first, columns[0].last - columns[0].first + 1
    sums = [0] * len(columns)
    for year, count in counts.items():
        if year is not None:
            sums[(year - first) // step] += count
    return sums


def _bars(
    title: str, sums: Sequence[int], question: Asked, columns: Sequence[Period], share: Sequence[Slot], foot: int, most: int
) -> Iterator[Bar | None]:
    """Make the bars of a row that stands on ``foot``."""
    # An address costs more to make than all the rest of a bar, and these differ in their years alone.
    url = question.with_filter("year", "0").url()
    for place, (column, count) in enumerate(zip(columns, sums, strict=True)):
        x, width = across(place, len(columns))
        height = round(_LOWEST + (BARS - _LOWEST) * count / most, 1)
        yield (
            Bar(
                label=f"{title}, {column.label}: {count:,} {'text' if count == 1 else 'texts'}",
                count=count,
                url=url.replace("year=0", f"year={column.years}"),
                slot=share[place],
                x=x,
                y=round(foot - height, 1),
                width=width,
                height=height,
            )
            if count
            else None
        )


def _life(authority: Authority | None, known: Collection[int]) -> tuple[int, ...]:
    """Give the years of birth and death of a person who lived near the texts."""
    if not known or authority is None or authority.kind is not Kind.PERSON or authority.span is None:
        return ()
    first, last = authority.span.first, authority.span.last
    years = tuple(day_parts(day)[0] for day in (first, last) if day is not None)
    return years if len(years) == 2 and min(known) - years[0] <= _NEAR and years[1] - max(known) <= _NEAR else ()


def _line(life: tuple[int, ...], columns: Sequence[Period], share: Sequence[Slot]) -> tuple[str, str, str]:
    places = [next(place for place, column in enumerate(columns) if year in column) for year in life]
    return share[places[0]].middle, share[places[1]].middle, f"Lived {year_label(life[0])}–{year_label(life[1])}"
