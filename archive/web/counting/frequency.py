"""The frequency chart: hits by year of up to five searches, as they are or for every 10,000 words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from flask import Blueprint, render_template, request

from archive.search import Count, Frequencies, Results
from archive.web.counting.charts import Chart, Series, chart
from archive.web.counting.measures import added, behind, is_per_words, rate, said, step_of, unfit
from archive.web.counting.periods import Period, offered, periods
from archive.web.holdings import Holdings
from archive.web.library import library
from archive.web.searching.asking import Asked, asked
from archive.web.searching.understanding import understood

MOST = 5
"""Searches in one chart: as many lines as can be told apart without colour."""

views = Blueprint("frequency", __name__)


@dataclass(frozen=True, slots=True)
class Counted:
    """One search of the chart. ``alone`` asks for it by itself, ``rest`` for the others without it; None for the only one."""

    name: str
    alone: Asked
    rest: Asked | None
    found: Frequencies
    counts: tuple[Count, ...]

    @property
    def words(self) -> tuple[int, ...]:
        """The words looked at in each period, and in texts of no one year."""
        return (*(count.words for count in self.counts), self.found.undated.words)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table behind the chart: (count, url of its hits) of each search."""

    name: str
    cells: tuple[tuple[Count, str], ...]


@dataclass(frozen=True, slots=True)
class Frequency:
    """What the page shows. ``results`` are those of the first search."""

    asked: Asked
    results: Results
    searches: tuple[Counted, ...]
    periods: tuple[Period, ...]
    step: int
    steps: tuple[int, ...]
    chart: Chart | None
    rows: tuple[Row, ...]
    hints: tuple[str, ...]

    @property
    def total(self) -> int:
        """All hits of the first search, undated ones too."""
        return self.searches[0].found.total.hits

    @property
    def words_differ(self) -> bool:
        """The searches do not look among the same words, as each may ask for a speaker, a place or a time of its own."""
        return any(one.words != other.words for one, other in pairwise(self.searches))

    @property
    def may_grow(self) -> bool:
        """There is room for one search more."""
        return len(self.searches) < MOST


@views.get("/search/frequency")
def page() -> tuple[str, int]:
    """Show the hits of a question by year."""
    question, holdings = asked(request.args, "frequency.page"), library().holdings
    is_rate = is_per_words(question)
    if holdings.searcher is None or question.is_empty:
        status = 200 if question.is_empty else 503
        return render_template("frequency.html", asked=question, holdings=holdings, found=None), status
    found = find(question, holdings, is_rate=is_rate)
    return render_template("frequency.html", asked=found.asked, holdings=holdings, found=found, is_rate=is_rate), 200


def find(question: Asked, holdings: Holdings, *, is_rate: bool) -> Frequency:
    """Count a question and those it is compared with, by period."""
    if holdings.searcher is None:
        raise LookupError(holdings.trouble)
    known = [understood(one, holdings, size=0) for one in compared(question)]
    question = known[0].asked
    found = [holdings.searcher.frequencies(one.request) for one in known]
    years = sorted({year for one in found for year in one.years})
    step = step_of(question, years)
    shown = periods(years, step)
    searches = tuple(_counted(question, known[n].asked, n, one, shown) for n, one in enumerate(found))
    results = holdings.searcher.search(known[0].request)
    return Frequency(
        asked=question,
        results=results,
        searches=searches,
        periods=shown,
        step=step,
        steps=offered(years),
        chart=_chart(searches, shown, is_rate=is_rate) if shown else None,
        rows=tuple(_rows(searches, shown)),
        hints=(
            *dict.fromkeys(hint for one in known for hint in one.hints),
            *left_out(question),
            *unfit(question, years),
            *results.notes,
        ),
    )


def compared(question: Asked) -> Iterator[Asked]:
    """Give a question and those it is compared with, up to ``MOST`` together."""
    yield question
    yield from (question.words(words) for words in _others(question)[: MOST - 1])


def left_out(question: Asked) -> Iterator[str]:
    """Say which searches are too many to compare."""
    words = ", ".join(f"“{words[:40]}”" for words in _others(question)[MOST - 1 :])
    if words:
        yield f"One chart compares {MOST} searches at most, so this was left out: {words}."


def _others(question: Asked) -> list[str]:
    return [words for words in dict.fromkeys(question.given("also")) if words != question.q]


def _counted(question: Asked, alone: Asked, place: int, found: Frequencies, shown: Sequence[Period]) -> Counted:
    words = [one.q for one in compared(question)]
    others = words[:place] + words[place + 1 :]
    rest = question.words(others[0]).arranged("also", *others[1:]) if others else None
    counts = tuple(added(count for year, count in found.years.items() if year in period) for period in shown)
    return Counted(alone.q, alone.arranged("also"), rest, found, counts)


def _chart(searches: Sequence[Counted], shown: Sequence[Period], *, is_rate: bool) -> Chart:
    def series(one: Counted) -> Series:
        return Series(
            name=one.name,
            values=tuple((rate(count) if is_rate else count.hits) if count.words else None for count in one.counts),
            labels=tuple(f"{one.name}, {period.label}: {said(count)}" for period, count in zip(shown, one.counts, strict=True)),
            urls=tuple(_url(one, period, count) for period, count in zip(shown, one.counts, strict=True)),
        )

    return chart([series(one) for one in searches], [period.start for period in shown], whole=not is_rate)


def _url(one: Counted, period: Period, count: Count) -> str | None:
    return behind(one.alone, one.found.years, period).url("concordance.page") if count.hits else None


def _rows(searches: Sequence[Counted], shown: Sequence[Period]) -> Iterator[Row]:
    for n, period in enumerate(shown):
        cells = tuple((one.counts[n], _url(one, period, one.counts[n]) or "") for one in searches)
        if any(count.words for count, _ in cells):
            yield Row(period.label, cells)
    undated = tuple((one.found.undated, one.alone.url("concordance.page", undated="yes")) for one in searches)
    if any(count.words for count, _ in undated):
        yield Row("Undated", undated)
