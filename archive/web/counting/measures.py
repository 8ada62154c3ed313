"""Counts as pages measure them: as they are or for every 10,000 words, by periods, each with the question behind it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from archive.search import Count
from archive.web.counting.periods import FITTING, MOST, Period, fitting, offered
from archive.web.searching.asking import Asked

PER = 10_000
"""Words for which hits are counted where texts of different length are compared; the usual measure of corpus linguistics."""


def is_per_words(question: Asked) -> bool:
    """Tell whether counts are asked for every ``PER`` words."""
    return bool(question.given("per"))


def step_of(question: Asked, years: Collection[int], fit: int = FITTING, most: int = MOST) -> int:
    """Give the years of a step: those asked for, where they make at most ``most`` periods, else what makes at most ``fit``."""
    asked = next(map(int, question.given("step")), None)
    return asked if asked in offered(years, most) else fitting(years, fit)


def unfit(question: Asked, years: Collection[int], most: int = MOST) -> Iterator[str]:
    """Say that a step was asked for that makes more periods of these years than can be shown, or fewer than three."""
    fit = offered(years, most)
    wanted = (step for step in map(int, question.given("step")) if step not in fit and years)
    yield from (f"Steps of {step:,} years do not fit here; those that do are {', '.join(map(str, fit))}." for step in wanted)


def rate(count: Count) -> float:
    """Give the hits in every ``PER`` words; 0 where there are no words."""
    return PER * count.hits / count.words if count.words else 0.0


def measured(value: float) -> str:
    """Write a value: whole numbers as they are, others with as many places as tell them from nothing."""
    if value == round(value):
        return f"{value:,.0f}"
    return f"{value:,.1f}" if value >= 1 else f"{value:.2g}" if value >= 0.01 else "under 0.01"


def said(count: Count) -> str:
    """Say a count with what it is measured by, for labels."""
    hits = "1 hit" if count.hits == 1 else f"{count.hits:,} hits"
    return f"{hits} in {count.words:,} words, {measured(rate(count))} per {PER:,}"


def added(counts: Iterable[Count]) -> Count:
    """Add up counts of passages that are not the same."""
    each = tuple(counts)
    return Count(sum(one.hits for one in each), sum(one.passages for one in each), sum(one.words for one in each))


def behind(question: Asked, years: Iterable[int], period: Period) -> Asked:
    """Ask for the hits of a period; ``years`` are those the question leaves, of which chosen years may be a part."""
    chosen = [value for facet, value in question.filters if facet == "year"]
    others = tuple(pair for pair in question.filters if pair[0] != "year")
    values = [str(year) for year in years if year in period] if chosen else [period.years]
    return replace(question.bare(), filters=(*others, *(("year", value) for value in values)))
