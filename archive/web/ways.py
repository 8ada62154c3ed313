"""The ways out of a search that found nothing: the same with less asked, each with what it finds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from archive.search import And, Everything, Or, Query, spelled
from archive.web.asking import Asked
from archive.web.holdings import Holdings
from archive.web.understanding import understood

MOST = 8
"""Words of a query that are tried on their own."""


@dataclass(frozen=True, slots=True)
class Way:
    """A near question, in words, with the number of its hits; ``is_typed`` when the words are themselves a query."""

    words: str
    asked: Asked
    count: int
    is_typed: bool = False


def ways_out(question: Asked, query: Query, holdings: Holdings) -> Iterator[Way]:
    """Give near questions with their counts: without what narrows, without what was struck out, then each word on its own."""
    wider = [
        (f"without {facet}: {holdings.label(facet, value)}", question.without_filter(facet, value))
        for facet, value in question.filters
    ]
    if question.first or question.last or question.is_undated:
        wider.append(("with any date", question.without_dates()))
    if len(wider) > 1:
        wider.append(("without all of these", question.unnarrowed()))
    if question.without:
        wider.append(("with the word forms that were left out", question.taking_back(*question.without)))
    for words, near in wider:
        if not near.is_empty:
            yield Way(words, near, count(near, holdings))
    parts = list(dict.fromkeys(_parts(query)))
    if len(parts) > 1:
        for part in parts[:MOST]:
            alone = Asked(q=spelled(part), view=question.view)
            yield Way(alone.q, alone, count(alone, holdings), is_typed=True)


def count(question: Asked, holdings: Holdings) -> int:
    """Count the hits of a question against an index that is there."""
    if holdings.searcher is None:
        raise LookupError(holdings.trouble)
    return holdings.searcher.search(understood(replace(question, page=1), holdings, 1).request).total


def _parts(query: Query) -> Iterator[Query]:
    """Give the parts that have to be there, from left to right."""
    match query:
        case And(parts) | Or(parts):
            for part in parts:
                yield from _parts(part)
        case Everything():
            return
        case _:
            yield query
