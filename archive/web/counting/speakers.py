"""Who says it most: hits by person and period, beside the words each of them speaks, every cell a link to its lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Blueprint, render_template, request

from archive.search import Count, Results, Speaking
from archive.web.counting.measures import added, behind, is_per_words, step_of, unfit
from archive.web.counting.periods import Period, offered, periods
from archive.web.holdings import Holdings
from archive.web.library import library
from archive.web.searching.asking import NOBODY, Asked, asked
from archive.web.searching.understanding import understood

SHOWN = 20
"""People who have a row of their own; with more, the table is no longer seen at a glance."""

MOST = 500
"""People who have a row when all are asked for."""

FIT = 8
"""Periods side by side that fit beside the names on a wide page."""

COLUMNS = 60
"""Periods at most; the table then scrolls in its own region."""

views = Blueprint("speakers", __name__)


@dataclass(frozen=True, slots=True)
class Cell:
    """What is counted in one cell, and its lines; None where there are none, or more than one person's."""

    count: Count
    url: str | None


@dataclass(frozen=True, slots=True)
class Row:
    """One person: ``whole`` is the sum of ``cells``."""

    key: str
    name: str
    whole: Cell
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """What the page shows: ``others`` are named people whom the row ``rest`` puts together; ``sums`` are those of columns."""

    asked: Asked
    results: Results
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    rest: Row | None
    others: tuple[Speaking, ...]
    sums: Row
    step: int
    steps: tuple[int, ...]
    hints: tuple[str, ...]

    @property
    def total(self) -> int:
        """All hits."""
        return self.sums.whole.count.hits


@views.get("/search/speakers")
def page() -> tuple[str, int]:
    """Show who says the words of a question, and when."""
    question, holdings = asked(request.args, "speakers.page"), library().holdings
    is_rate = is_per_words(question)
    if holdings.searcher is None or question.is_empty:
        status = 200 if question.is_empty else 503
        return render_template("speakers.html", asked=question, holdings=holdings, found=None), status
    found = find(question, holdings)
    return render_template("speakers.html", asked=found.asked, holdings=holdings, found=found, is_rate=is_rate), 200


def find(question: Asked, holdings: Holdings) -> Table:
    """Count the hits of a question by person and period."""
    if holdings.searcher is None:
        raise LookupError(holdings.trouble)
    most = MOST if question.given("people") else SHOWN
    known = understood(question, holdings, size=0)
    question = known.asked
    people = holdings.searcher.speaking(known.request)
    years = sorted({year for one in people for year in one.years if year is not None})
    step = step_of(question, years, fit=FIT, most=COLUMNS)
    columns = [
        *(period for period in periods(years, step) if any(year in period for year in years)),
        *([None] if any(None in one.years for one in people) else []),
    ]
    named, others = people[:most], people[most:]
    table = _Counting(question, years, columns)
    results = holdings.searcher.search(known.request)
    return Table(
        asked=question,
        results=results,
        columns=tuple("Undated" if column is None else column.label for column in columns),
        rows=tuple(table.row(one) for one in named),
        rest=table.rest(others) if others else None,
        others=others,
        sums=table.sums(people),
        step=step,
        steps=offered(years, COLUMNS),
        hints=(*known.hints, *unfit(question, years, COLUMNS), *results.notes),
    )


@dataclass(frozen=True, slots=True)
class _Counting:
    """Puts counts into the columns; None is the column of what is undated."""

    asked: Asked
    years: Sequence[int]
    columns: Sequence[Period | None]

    def row(self, one: Speaking) -> Row:
        """Count one person."""
        voice = one.key or NOBODY
        counts = [self._count(one, column) for column in self.columns]
        return Row(
            one.key,
            one.label or "Voice not known",
            Cell(one.whole, self._url(one.whole, voice=voice)),
            tuple(
                Cell(count, self._url(count, column, voice=voice)) for column, count in zip(self.columns, counts, strict=True)
            ),
        )

    def rest(self, others: Sequence[Speaking]) -> Row:
        """Count several people together; who of them says what is behind the link to all."""
        cells = (Cell(self._sum(others, column), None) for column in self.columns)
        name = "1 more" if len(others) == 1 else f"{len(others):,} more"
        return Row("", name, Cell(added(one.whole for one in others), None), tuple(cells))

    def sums(self, people: Sequence[Speaking]) -> Row:
        """Count everybody."""
        counts = [self._sum(people, column) for column in self.columns]
        whole = added(one.whole for one in people)
        cells = (Cell(count, self._url(count, column)) for column, count in zip(self.columns, counts, strict=True))
        return Row("", "Together", Cell(whole, self._url(whole)), tuple(cells))

    def _sum(self, people: Sequence[Speaking], column: Period | None) -> Count:
        return added(self._count(one, column) for one in people)

    def _count(self, one: Speaking, column: Period | None) -> Count:
        if column is None:
            return one.years.get(None, Count())
        return added(count for year, count in one.years.items() if year is not None and year in column)

    def _url(self, count: Count, *where: Period | None, voice: str | None = None) -> str | None:
        if not count.hits:
            return None
        question, undated = self.asked, None
        for column in where:
            question = question if column is None else behind(question, self.years, column)
            undated = "yes" if column is None else None
        return question.url("concordance.page", voice=voice, undated=undated)
