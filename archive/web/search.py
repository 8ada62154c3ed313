"""The search page: a box, a result that says its honest totals, and ways to narrow it or out of an empty one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from flask import Blueprint, render_template, request

from archive.search import And, Everything, Hit, Or, Query, Request, Results, spelled
from archive.web.asking import PAGE, Asked, asked
from archive.web.holdings import Holdings
from archive.web.library import library
from archive.web.timeline import Timeline, timeline
from archive.web.understanding import understood

WAYS_OUT = 8
"""Words of a query that found nothing which are tried on their own."""

views = Blueprint("search", __name__)


@dataclass(frozen=True, slots=True)
class Found:
    """A result with all a page shows of it. ``hints`` say what was not understood or was cut."""

    asked: Asked
    results: Results
    groups: tuple[tuple[Hit, ...], ...]
    timeline: Timeline | None
    hints: tuple[str, ...]
    ways: tuple[tuple[str, Asked, int], ...] = ()

    @property
    def pages(self) -> int:
        """How many pages the result has; one at least."""
        return max(1, -(-self.results.total // PAGE))

    @property
    def is_beyond(self) -> bool:
        """A page was asked for that the result does not have."""
        return self.asked.page > self.pages


@views.get("/search")
def page() -> tuple[str, int]:
    """Answer a search, or show the box and the query language when nothing is asked."""
    question, holdings = asked(request.args), library().holdings
    if holdings.searcher is None or question.is_empty:
        return render_template("search.html", asked=question, holdings=holdings, found=None), 200 if question.is_empty else 503
    found = find(question, holdings)
    return render_template("search.html", asked=question, holdings=holdings, found=found), 404 if found.is_beyond else 200


def find(question: Asked, holdings: Holdings) -> Found:
    """Run a question against an index that is there."""
    known = understood(question, holdings)
    results = _search(holdings, known.request)
    return Found(
        asked=known.asked,
        results=results,
        groups=tuple(tuple(hits) for _, hits in groupby(results.hits, lambda hit: (hit.reference.item, hit.section))),
        timeline=timeline({int(value.key): value.count for value in results.facets.get("year", ())}),
        hints=(*known.hints, *results.notes),
        ways=() if results.total else tuple(_ways_out(known.asked, known.query, holdings)),
    )


def _search(holdings: Holdings, asking: Request) -> Results:
    if holdings.searcher is None:
        raise LookupError(holdings.trouble)
    return holdings.searcher.search(asking)


def _ways_out(question: Asked, query: Query, holdings: Holdings) -> Iterator[tuple[str, Asked, int]]:
    """Give near questions with their counts: without the filters, then each word on its own."""
    if question.filters or question.first or question.last:
        wider = replace(question, filters=(), first="", last="", is_certain=False, page=1)
        if not wider.is_empty:
            yield "without the filters", wider, _count(wider, query, holdings)
    parts = list(dict.fromkeys(_leaves(query)))
    if len(parts) > 1:
        for part in parts[:WAYS_OUT]:
            alone = Asked(q=spelled(part), view=question.view)
            yield alone.q, alone, _count(alone, part, holdings)


def _count(question: Asked, query: Query, holdings: Holdings) -> int:
    return _search(holdings, question.request(query, holdings.years, size=1)).total


def _leaves(query: Query) -> Iterator[Query]:
    """Give the parts that have to be there, from left to right."""
    match query:
        case And(parts) | Or(parts):
            for part in parts:
                yield from _leaves(part)
        case Everything():
            return
        case _:
            yield query
