"""The timeline: a picture of counts by year, and under it the same counts as links by decade or another even step."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

WIDTH, HEIGHT = 600, 48
"""The box of the picture in its own units; the style sheet stretches it to the column."""

MOST_STEPS = 8
"""Labels that fit side by side on a phone."""

STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
"""Years a step may span; the smallest that needs no more than ``MOST_STEPS`` labels is taken."""

_MOST_SAID = 12
"""Years that are read out one by one; the list under the picture has them all."""

_ALONE = 10
"""Years drawn around a single one, so that its bar says where it stands."""

_WIDEST = 14
"""Width of a bar where there is room for more."""

_LOWEST = 3
"""Height of the smallest bar, so that a single text is seen beside a hundred."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One year's bar, in the units of the picture."""

    x: str
    y: str
    width: str
    height: str


@dataclass(frozen=True, slots=True)
class Step:
    """A run of years under the picture; ``years`` is what the search understands: ``1917`` or ``1880..1889``."""

    label: str
    years: str
    count: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """Bars, steps, and the counts in words for those who do not see the picture."""

    bars: tuple[Bar, ...]
    steps: tuple[Step, ...]
    words: str


def timeline(counts: Mapping[int, int]) -> Timeline | None:
    """Draw counts by year (astronomical years: 0 is 1 BC); None when there is nothing to draw."""
    counts = {year: count for year, count in counts.items() if count > 0}
    if not counts:
        return None
    step = _step(min(counts), max(counts))
    if len(counts) == 1:
        step = _ALONE
    first = min(counts) // step * step
    steps = (max(counts) - first) // step + 1
    scale = WIDTH / (steps * step)
    return Timeline(
        bars=tuple(_bar(year - first, count, max(counts.values()), scale) for year, count in sorted(counts.items())),
        steps=tuple(_labelled(first + n * step, step, counts) for n in range(steps)),
        words=_in_words(counts),
    )


def year_label(year: int) -> str:
    """Write an astronomical year as a reader does: 0 is 1 BC."""
    return str(year) if year > 0 else f"{1 - year} BC"


def _in_words(counts: Mapping[int, int]) -> str:
    if len(counts) <= _MOST_SAID:
        return ", ".join(f"{year_label(year)}: {count}" for year, count in sorted(counts.items()))
    most = max(counts, key=lambda year: counts[year])
    return f"{year_label(min(counts))} to {year_label(max(counts))}, most in {year_label(most)}: {counts[most]}"


def _step(first: int, last: int) -> int:
    return next((step for step in STEPS if last // step - first // step < MOST_STEPS), STEPS[-1])


def _bar(offset: int, count: int, most: int, scale: float) -> Bar:
    width = min(max(scale * 0.7, 0.8), _WIDEST)
    height = _LOWEST + (HEIGHT - 4 - _LOWEST) * count / most
    return Bar(_short((offset + 0.5) * scale - width / 2), _short(HEIGHT - height), _short(width), _short(height))


def _short(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")


def _labelled(first: int, step: int, counts: Mapping[int, int]) -> Step:
    last = first + step - 1
    count = sum(count for year, count in counts.items() if first <= year <= last)
    if step == 1:
        return Step(year_label(first), str(first), count)
    return Step(
        f"{first}s" if step == 10 and first > 0 else f"{year_label(first)}–{year_label(last)}", f"{first}..{last}", count
    )
