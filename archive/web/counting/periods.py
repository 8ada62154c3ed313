"""Runs of years of one length, for charts and tables of counts by year. Years are astronomical: 0 is 1 BC."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from archive.web.counting.timeline import year_label

STEPS = (1, 5, 10, 20, 50, 100, 200, 500, 1000)
"""Years a period may span."""

FITTING = 50
"""Periods that stand side by side in a chart on a phone, each wide enough to be told from the next."""

MOST = 150
"""Periods at most: a desktop's column has four pixels for each; a finer step is not offered."""


@dataclass(frozen=True, slots=True)
class Period:
    """The years from ``first`` to ``last``, both included."""

    first: int
    last: int

    def __contains__(self, year: int) -> bool:
        return self.first <= year <= self.last

    @property
    def label(self) -> str:
        """Write the period: 1917, 1910s, 1915–1919."""
        years = self.last - self.first + 1
        if years == 1:
            return year_label(self.first)
        if years == 10 and self.first > 0:
            return f"{self.first}s"
        return f"{year_label(self.first)}–{year_label(self.last)}"

    @property
    def start(self) -> str:
        """Write the first year, for the foot of a chart."""
        return year_label(self.first)

    @property
    def years(self) -> str:
        """Write the period as the filter ``year`` understands it."""
        return str(self.first) if self.first == self.last else f"{self.first}..{self.last}"


def offered(years: Iterable[int], most: int = MOST) -> tuple[int, ...]:
    """Give the steps that make at least three and at most ``most`` periods of these years; one step at least."""
    known = sorted(years)
    if not known:
        return STEPS[:1]
    counts = {step: known[-1] // step - known[0] // step + 1 for step in STEPS}
    return tuple(step for step, count in counts.items() if 3 <= count <= most) or (_smallest(counts, most),)


def fitting(years: Iterable[int], fit: int = FITTING) -> int:
    """Give the smallest step that makes no more than ``fit`` periods of these years."""
    known = sorted(years)
    return _smallest({step: known[-1] // step - known[0] // step + 1 for step in STEPS}, fit) if known else STEPS[0]


def periods(years: Iterable[int], step: int) -> tuple[Period, ...]:
    """Give the periods from the first of these years to the last, those without any of them too."""
    known = sorted(years)
    if not known:
        return ()
    return tuple(Period(first, first + step - 1) for first in range(known[0] // step * step, known[-1] + 1, step))


def _smallest(counts: dict[int, int], most: int) -> int:
    return next((step for step, count in counts.items() if count <= most), STEPS[-1])
