"""Answers from tantivy's indexes what readers ask most, searches and counts, and from columns whatever else they ask."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import cached_property
from pathlib import Path

import numpy as np

from archive.search.counting.appearing import ranked
from archive.search.counting.everywhere import Everywhere, PhraseEverywhere, singles
from archive.search.counting.occurrences import Occurrences
from archive.search.counting.wordforms import Counted
from archive.search.finding.answering import best_of, in_order
from archive.search.finding.column_standing import ColumnStanding, entries_of
from archive.search.finding.displaying import Display
from archive.search.finding.evaluation import Bound, Evaluator
from archive.search.finding.selecting import All, Has, Inexpressible, Selecting, Selection, allowing, term_of
from archive.search.holding import bitsets
from archive.search.holding.bitsets import Numbers
from archive.search.holding.column_source import ColumnHolding
from archive.search.holding.kept import KeptCounts, Lent
from archive.search.holding.postings import NOTHING
from archive.search.query.naming import Names
from archive.search.query.tree import EVERYTHING, Phrase, Query
from archive.search.results import FACETS, FacetValue, Hit, Level, Request, Results
from archive.search.searching import GenerationSearcher
from archive.search.tantivy.asking import LevelIndex
from archive.search.words.spelling import READ, mostly_written

_ONE_EACH = "language"
"""A facet of which everything has one value."""

MOST_LISTED = 30_000
"""Passages found up to which they alone are looked through: naming so many takes as long as looking through all of them."""


class TantivySearcher(GenerationSearcher):
    """The searcher of one generation; a query that tantivy cannot answer exactly is answered from columns."""

    def __init__(self, directory: Path, names: Names) -> None:
        held = ColumnHolding(directory)
        super().__init__(held, names)
        self._held = held
        self._lent_phrases: Lent[PhraseEverywhere] = Lent()
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

    def hits(self, request: Request) -> Iterator[Hit]:
        """Give every hit, one after the other."""
        ready = self._ready(request)
        selecting, index = self._selecting(ready), self._indexes[request.level]
        try:
            total = index.count(All((selecting.found(request.level), *allowing(request.filters))))
            if 0 < total <= MOST_LISTED:
                return self._hits(replace(request, start=0, size=total), ready, selecting)
        except Inexpressible:
            pass
        return super().hits(request)

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
            hits=tuple(self._hits(request, ready, selecting)) if request.size > 0 and here else (),
            facets=facets,
            notes=ready.notes,
        )

    def _facets(self, request: Request, found: Selection) -> tuple[int, dict[str, tuple[FacetValue, ...]]]:
        """Count what is found, and by the values of each facet; of one that was chosen from as if that were not so."""
        index = self._indexes[request.level]
        chosen = {facet for facet, _ in request.filters}
        narrowed = All((found, *allowing(request.filters)))
        counts = index.counted(narrowed, self._sizes(set(FACETS) - chosen))
        # Everything is in one language, so that nothing more is counted where languages are.
        total = index.count(narrowed) if _ONE_EACH in chosen else sum(counts[_ONE_EACH].values())
        for facet in chosen & set(FACETS):
            counts |= index.counted(All((found, *allowing(request.filters, facet))), self._sizes({facet}))
        collection = self._held.collection
        return total, {facet: in_order(facet, ranked(collection.labels(facet), counts[facet])) for facet in FACETS}

    def _sizes(self, facets: set[str]) -> dict[str, int]:
        return {facet: len(self._held.collection.labels(facet)) for facet in facets}

    def _hits(self, request: Request, ready: Bound, selecting: Selecting) -> Iterator[Hit]:
        """Find the hits of a page at once, and give each when it is asked for."""
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
            return (display.passage(number, score) for number, score in page)
        best = self._best(selecting, All((selecting.found("passages"), *within)), [number for number, _ in page])
        return (display.text(number, score, best[number]) for number, score in page)

    def _best(self, selecting: Selecting, found: Selection, texts: Sequence[int]) -> Mapping[int, Sequence[int]]:
        """Give the passages to be shown of each of some texts, in its order; all of them are asked for together."""
        index, bounds = self._indexes["passages"], {text: self._held.collection.starts[text : text + 2] for text in texts}
        size, within = sum(end - start for start, end in bounds.values()), Has("text", tuple(texts))
        sought = selecting.ranked("passages")
        worths = (*sought.required, *sought.either, *sought.more)
        scores = np.zeros(len(self._held.collection.passages))
        for number, score in index.scored(within, worths, size):
            scores[number] += score
        is_found = bitsets.of(index.numbers(All((within, found)), size) if worths else NOTHING, len(scores))
        return {text: best_of(start, scores[start:end], is_found[start:end]) for text, (start, end) in bounds.items()}

    @contextmanager
    def _counting(self, request: Request) -> Iterator[Counted]:
        """Lend what counts the occurrences: words that nothing narrows are counted beforehand."""
        ready = self._ready(request)
        query = EVERYTHING if request.filters or request.within != EVERYTHING or ready.notes else ready.query
        if words := singles(query):
            yield Everywhere(self._held, words, self._narrowed(request, self._held.running_text.varied))
        elif isinstance(query, Phrase) and (phrase := self._everywhere(query, request)):
            yield phrase
            self._lent_phrases.give_back(query, phrase, phrase.size)
        else:
            with self._found_alone(request) as found:
                yield found

    def _everywhere(self, query: Phrase, request: Request) -> PhraseEverywhere | None:
        """Take what counts the occurrences of a phrase, None where a word of it is so rare that few passages can have it."""
        often = self._held.often
        if min(int(often[entries_of(self._held, word)].sum()) for word in query.words) <= MOST_LISTED:
            return None
        kept = self._lent_phrases.take(query)
        return kept or PhraseEverywhere(self._held, query, self._narrowed(request, self._held.running_text.varied))

    @contextmanager
    def _found_alone(self, request: Request) -> Iterator[Occurrences]:
        """Lend the occurrences in what is found, for which no other passages are looked through where these are few."""
        key = "found", request.query, request.without, request.filters, request.within
        found = self._lent.take(key)
        try:
            found = found or self._narrowed(request, self._found_few(request))
        except Inexpressible:
            with self._occurring(request) as whole:
                yield whole
            return
        yield found
        self._lent.give_back(key, found, found.size)

    @contextmanager
    def _within(self, request: Request, _texts: Sequence[int]) -> Iterator[Occurrences]:
        """Lend the occurrences in texts, found or not."""
        starts, numbers = np.asarray(self._held.collection.starts), bitsets.distinct(bitsets.numbers(_texts))
        yield self._narrowed(request, bitsets.ranges(starts[numbers], starts[numbers + 1] - starts[numbers]))

    def _found_few(self, request: Request) -> Numbers:
        asked = self._ready(request), self._bound(request.within)
        found = (self._selecting(ready).found("passages") for ready in asked)
        return self._indexes["passages"].numbers(All((*found, *allowing(request.filters))), MOST_LISTED)

    def _narrowed(self, request: Request, passages: Numbers) -> Occurrences:
        """Give the occurrences of a request in these passages (ascending)."""
        evaluator = Evaluator(self._held.collection, self._held.among(passages), self._ready(request), KeptCounts())
        found = bitsets.of(passages, len(self._held.collection.passages))
        return self._occurrences(request, evaluator, found, passages)

    def _written_as(self, form: str) -> str:
        """Give how a form is mostly written in the first passages that have it as received (see spelling.written)."""
        found = self._indexes["passages"].first(Has("words", (term_of(f"={form}"),)), 4 * READ)
        return mostly_written(form, (self._held.words(number).received for number in found))

    def _passages(self, query: Query) -> int:
        """Count the passages that a query finds."""
        try:
            return self._indexes["passages"].count(self._selecting(self._bound(query)).found("passages"))
        except Inexpressible:
            return super()._passages(query)
