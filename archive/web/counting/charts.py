"""The geometry of charts: numbers become bars, points, strokes and labels of an inline SVG.

Across, everything is in per cent of the width, up and down in pixels, so that a chart fills any column while its words,
points and strokes keep their size.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, floor, log10

HEIGHT = 220
"""Pixels from the axis to the highest line."""

LINE = 18
"""Pixels between two labels one above the other."""

TICKS = 7
"""Labels under a chart that fit side by side on a phone."""

_LINES = 5
"""Lines across a chart at most, the axis not counted."""

_LOWEST = 2
"""Pixels of the smallest bar that is not nothing."""

_FILLED = 0.72
"""The part of a period's width that its bar takes."""

_WIDEST = 6.0
"""Per cent of the width that a bar takes at most: of one year or two it is still a bar and not a wall."""


@dataclass(frozen=True, slots=True)
class Scale:
    """What a chart is measured by: ``top`` is the value at its upper edge; ``lines`` are (y, value) across it."""

    top: float
    lines: tuple[tuple[str, float], ...]

    def y(self, value: float) -> float:
        """Give the place of a value, in pixels from above."""
        return HEIGHT * (1 - value / self.top)


@dataclass(frozen=True, slots=True)
class Slot:
    """The share of the width that belongs to one period."""

    x: str
    width: str
    middle: str
    end: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar."""

    x: str
    width: str
    y: str
    height: str


@dataclass(frozen=True, slots=True)
class Point:
    """One point of a line."""

    x: str
    y: str


@dataclass(frozen=True, slots=True)
class Series:
    """The values of one search by period, None where there is no text; with the words and the link of each."""

    name: str
    values: tuple[float | None, ...]
    labels: tuple[str, ...]
    urls: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """One value in the picture: a bar, or a point where ``bar`` is None."""

    label: str
    url: str | None
    at: Point
    bar: Bar | None


@dataclass(frozen=True, slots=True)
class Line:
    """One search in the picture; ``end`` is the height of its name at the right."""

    name: str
    marks: tuple[Mark, ...]
    strokes: tuple[tuple[Point, Point], ...]
    end: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars for one search, lines for several. The axis is drawn below ``known`` periods alone; ``ticks`` are (x, label)."""

    scale: Scale
    known: tuple[Slot, ...]
    ticks: tuple[tuple[str, str], ...]
    lines: tuple[Line, ...]
    height: int = HEIGHT

    @property
    def is_compared(self) -> bool:
        """Several searches are drawn."""
        return len(self.lines) > 1


def chart(series: Sequence[Series], names: Sequence[str], *, whole: bool) -> Chart:
    """Draw values by period; ``names`` are those of the periods, ``whole`` is true for counts, which have no fractions."""
    measure = scale(max((value for one in series for value in one.values if value), default=0), whole=whole)
    shared = slots(len(names))
    ends = labelled([one.values for one in series], measure)
    return Chart(
        scale=measure,
        known=tuple(slot for n, slot in enumerate(shared) if any(one.values[n] is not None for one in series)),
        ticks=tuple((shared[n].middle, names[n]) for n in ticks(len(names))),
        lines=tuple(_line(one, measure, end, with_bars=len(series) == 1) for one, end in zip(series, ends, strict=True)),
    )


def _line(series: Series, measure: Scale, end: str, *, with_bars: bool) -> Line:
    found = points(series.values, measure)
    drawn: Sequence[Bar | None] = bars(series.values, measure) if with_bars else [None] * len(found)
    return Line(
        name=series.name,
        marks=tuple(
            Mark(label, url, at, bar)
            for label, url, at, bar in zip(series.labels, series.urls, found, drawn, strict=True)
            if at is not None and (bar is not None or not with_bars)
        ),
        strokes=() if with_bars else strokes(found),
        end=end,
    )


def scale(most: float, *, whole: bool = False) -> Scale:
    """Make a scale with even lines for values up to ``most``; ``whole`` for counts, which have no fractions."""
    step = _even((most or 1) / _LINES)
    if whole:
        step = max(1.0, step)
    lines = max(1, ceil(most / step - 1e-9))
    made = Scale(lines * step, ())
    return Scale(made.top, tuple((_short(made.y(n * step)), round(n * step, 9)) for n in range(1, lines + 1)))


def slots(count: int) -> tuple[Slot, ...]:
    """Share the width among so many periods."""
    width = 100 / max(1, count)
    return tuple(
        Slot(percent(n * width), percent(width), percent((n + 0.5) * width), percent((n + 1) * width)) for n in range(count)
    )


def bars(values: Sequence[float | None], measure: Scale) -> tuple[Bar | None, ...]:
    """Make a bar of each value; None for nothing and for what is not known."""

    def bar(n: int, value: float) -> Bar:
        height = max(_LOWEST, HEIGHT - measure.y(value))
        return Bar(*across(n, len(values)), _short(HEIGHT - height), _short(height))

    return tuple(bar(n, value) if value else None for n, value in enumerate(values))


def across(place: int, count: int) -> tuple[str, str]:
    """Give the left edge and the width of the bar of one of so many periods, in the middle of its share."""
    share = 100 / count
    width = min(share * _FILLED, _WIDEST)
    return percent((place + 0.5) * share - width / 2), percent(width)


def points(values: Sequence[float | None], measure: Scale) -> tuple[Point | None, ...]:
    """Make a point of each value, of nothing too; None for what is not known."""
    width = 100 / max(1, len(values))
    return tuple(
        None if value is None else Point(percent((n + 0.5) * width), _short(measure.y(value))) for n, value in enumerate(values)
    )


def strokes(found: Sequence[Point | None]) -> tuple[tuple[Point, Point], ...]:
    """Give the strokes of a line: between neighbours that are both known, so that a gap stays a gap."""
    return tuple((one, other) for one, other in pairwise(found) if one is not None and other is not None)


def labelled(values: Sequence[Sequence[float | None]], measure: Scale) -> tuple[str, ...]:
    """Give the height of each line's label at its end, in the order of the lines, none nearer to another than ``LINE``."""
    wanted = [measure.y(next((value for value in reversed(one) if value is not None), 0.0)) for one in values]
    order = sorted(range(len(wanted)), key=wanted.__getitem__)
    placed: dict[int, float] = {}
    lowest = float(HEIGHT)
    for rank, line in reversed(list(enumerate(order))):
        lowest = placed[line] = max(min(wanted[line], lowest), rank * LINE)
        lowest -= LINE
    return tuple(_short(placed[line]) for line in range(len(wanted)))


def ticks(count: int) -> tuple[int, ...]:
    """Choose which of so many periods have their label under the chart: evenly, the first always."""
    every = max(1, ceil(count / TICKS))
    return tuple(range(0, count, every))


def _even(value: float) -> float:
    """Give the next of 1, 2, 5, 10 (times a power of ten) that is not smaller."""
    power = 10.0 ** floor(log10(value))
    return next(step * power for step in (1, 2, 5, 10) if step * power >= value * (1 - 1e-9))


def percent(number: float) -> str:
    """Write a share of the width, 0 to 100."""
    return f"{number:.3f}".rstrip("0").rstrip(".") + "%"


def _short(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
