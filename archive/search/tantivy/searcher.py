"""Answers from tantivy's indexes what readers ask most, searches and counts, and from columns whatever else they ask."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from archive.search.counting.appearing import ranked
from archive.search.finding.answering import PASSAGES_SHOWN, in_order
from archive.search.finding.column_standing import ColumnStanding
from archive.search.finding.displaying import Display
from archive.search.finding.evaluation import Bound
from archive.search.finding.selecting import All, Has, Inexpressible, Ranked, Selecting, Selection, Without, allowing
from archive.search.holding.column_files import uncollected
from archive.search.holding.column_source import ColumnHolding
from archive.search.query.naming import Names
from archive.search.query.tree import Query
from archive.search.results import FACETS, FacetValue, Hit, Level, Request, Results
from archive.search.searching import GenerationSearcher
from archive.search.tantivy.asking import LevelIndex


class TantivySearcher(GenerationSearcher):
    """The searcher of one generation; a query that tantivy cannot answer exactly is answered from columns."""

    def __init__(self, directory: Path, names: Names) -> None:
        with uncollected():
            held = ColumnHolding(directory)
            for facet in FACETS:
                held.collection.labels(facet)
        super().__init__(held, names)
        self._held = held
        passages = LevelIndex(directory, "passages")
        self._indexes: Mapping[Level, LevelIndex] = {
            "passages": passages,
            "texts": LevelIndex(directory, "texts", passages),
        }

    def search(self, request: Request) -> Results:
        """Answer a request."""
        ready = self._ready(request)
        try:
            return self._native(request, ready)
        except Inexpressible:
            return super().search(request)

    @cached_property
    def _written(self) -> frozenset[str]:
        return self._held.columns.entries.written

    def _selecting(self, ready: Bound) -> Selecting:
        return Selecting(self._held.collection, ready, self._written)

    def _native(self, request: Request, ready: Bound) -> Results:
        selecting, level = self._selecting(ready), request.level
        other: Level = "passages" if level == "texts" else "texts"
        within = allowing(request.filters)
        there = self._indexes[other].count(All((selecting.found(other), *within)))
        here, facets = self._facets(request, selecting.found(level))
        totals = {level: here, other: there}
        return Results(
            total=here,
            texts=totals["texts"],
            passages=totals["passages"],
            hits=self._hits(request, ready, selecting) if request.size > 0 and here else (),
            facets=facets,
            notes=ready.notes,
        )

    def _facets(self, request: Request, found: Selection) -> tuple[int, dict[str, tuple[FacetValue, ...]]]:
        """Count what is found, and by the values of each facet; of one that was chosen from as if that were not so."""
        index = self._indexes[request.level]
        chosen = {facet for facet, _ in request.filters}
        total, counts = index.counted(All((found, *allowing(request.filters))), self._sizes(set(FACETS) - chosen))
        for facet in chosen & set(FACETS):
            counts |= index.counted(All((found, *allowing(request.filters, facet))), self._sizes({facet}))[1]
        collection = self._held.collection
        return total, {facet: in_order(facet, ranked(collection.labels(facet), counts[facet])) for facet in FACETS}

    def _sizes(self, facets: set[str]) -> dict[str, int]:
        return {facet: len(self._held.collection.labels(facet)) for facet in facets}

    def _hits(self, request: Request, ready: Bound, selecting: Selecting) -> tuple[Hit, ...]:
        collection, level = self._held.collection, request.level
        start, within = max(0, request.start), allowing(request.filters)
        sought = selecting.ranked(level)
        found = All((sought.found, *within)) if within else sought.found
        if request.order == "relevance":
            page = self._indexes[level].best(replace(sought, found=found), start, request.size)
        else:
            page = self._indexes[level].ordered(All((selecting.found(level), *within)), request.order, start, request.size)
        display = Display(collection, self._held.words, ready.query, ColumnStanding(self._held).within)
        if level == "passages":
            return tuple(display.passage(number, score) for number, score in page)
        best = self._best(selecting, All((selecting.found("passages"), *within)))
        return tuple(display.text(number, score, best(number)) for number, score in page)

    def _best(self, selecting: Selecting, found: Selection) -> Callable[[int], list[int]]:
        """Give what gives the passages of a text to be shown, in its order (see Answer)."""
        index, starts = self._indexes["passages"], self._held.collection.starts
        more = selecting.ranked("passages")
        either = (*more.required, *more.either, *more.more)

        def best(text: int) -> list[int]:
            numbers: list[int] = []
            for part in (found, Without(found)) if either else ():
                wanted = PASSAGES_SHOWN - len(numbers)
                if wanted:
                    asked = Ranked(All((Has("text", (text,)), part)), either=either)
                    numbers += [number for number, _ in index.best(asked, 0, wanted)]
            return sorted(numbers) or list(range(starts[text], min(starts[text] + 1, starts[text + 1])))

        return best

    def _passages(self, query: Query) -> int:
        """Count the passages that a query finds."""
        try:
            return self._indexes["passages"].count(self._selecting(self._bound(query)).found("passages"))
        except Inexpressible:
            return super()._passages(query)
