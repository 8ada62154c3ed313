"""From what matched to what is shown: totals, facets, the order, and the hits of one page with their snippets."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from archive.search.counting.appearing import counted
from archive.search.finding.displaying import Display
from archive.search.finding.evaluation import Evaluator
from archive.search.finding.filtering import allowed
from archive.search.finding.ranking import Norms, Ranking
from archive.search.finding.runs import Places
from archive.search.finding.scoring import Scores, comparable
from archive.search.finding.showing import Words
from archive.search.holding import bitsets
from archive.search.holding.bitsets import Bits, Numbers
from archive.search.holding.collection import Collection
from archive.search.query.tree import Query
from archive.search.results import FACETS, FacetValue, Hit, Level, Request, Results

PASSAGES_SHOWN = 3
"""Passages of a text that are shown under it."""

LEVELS: tuple[Level, ...] = ("texts", "passages")


class Answer:
    """Puts together the results of one request for a bound query; ``words`` gives the words of a passage by its number."""

    def __init__(
        self,
        collection: Collection,
        evaluator: Evaluator,
        places: Places,
        query: Query,
        request: Request,
        words: Callable[[int], Words],
        norms: Norms,
    ) -> None:
        self._collection, self._evaluator, self._request = collection, evaluator, request
        self._display = Display(collection, words, query, places.within)
        self._ranking = Ranking(collection, evaluator, norms, query)

    def results(self, notes: tuple[str, ...]) -> Results:
        """Give the page asked for; totals and facets are over all matches."""
        level = self._request.level
        found = {each: self._evaluator.matches(each) for each in LEVELS}
        kept = {each: found[each] & self._filtered(each) for each in LEVELS}
        totals = {each: int(np.count_nonzero(kept[each])) for each in LEVELS}
        chosen = {facet for facet, _ in self._request.filters}
        start = max(0, self._request.start)
        return Results(
            total=totals[level],
            texts=totals["texts"],
            passages=totals["passages"],
            hits=tuple(self._hits(kept, start, start + max(0, self._request.size))),
            facets={
                facet: self._facet(facet, found[level] & self._filtered(level, facet) if facet in chosen else kept[level])
                for facet in FACETS
            },
            notes=notes,
        )

    def hits(self) -> Iterator[Hit]:
        """Give every hit in the order asked for, each made when it is needed."""
        kept = {each: self._evaluator.matches(each) & self._filtered(each) for each in LEVELS}
        return self._hits(kept, 0, len(kept[self._request.level]))

    def items(self) -> tuple[str, ...]:
        """Give the items in which something is found, sorted."""
        level = self._request.level
        found = self._evaluator.matches(level) & self._filtered(level)
        texts = found if level == "texts" else self._collection.texts_of(found)
        return tuple(sorted({self._collection.texts[number].item for number in bitsets.members(texts).tolist()}))

    def _hits(self, kept: Mapping[Level, Bits], start: int, end: int) -> Iterator[Hit]:
        """Give some of the hits, from ``start`` to before ``end``."""
        if start >= end:
            return
        level = self._request.level
        is_scored = self._request.order == "relevance"
        scores = self._ranking.scores(level) if is_scored else np.zeros(len(kept[level]))
        numbers = bitsets.members(kept[level])
        keys = -comparable(scores[numbers]) if is_scored else self._collection.ranks(self._request.order, level)[numbers]
        for number in first(numbers, keys, end)[start:].tolist():
            if level == "texts":
                yield self._display.text(number, float(scores[number]), self._best(number, kept["passages"]))
            else:
                yield self._display.passage(number, float(scores[number]))

    def _filtered(self, level: Level, but: str = "") -> Bits:
        return allowed(self._collection, self._request.filters, level, but)

    def _facet(self, facet: str, found: Bits) -> tuple[FacetValue, ...]:
        """Count the values of a facet over what matches, most first; years in order.

        A facet of which values are chosen is counted as if they were not, so that the others can be chosen beside them.
        """
        return in_order(facet, counted(self._collection, facet, found, self._request.level))

    def _best(self, number: int, found: Bits) -> Sequence[int]:
        """Give the passages of a text to be shown, in its order: those that match best, else those with any of the words."""
        start, end = self._collection.starts[number : number + 2]
        return best_of(start, self._ranking.within(number), found[start:end])


def in_order(facet: str, values: tuple[FacetValue, ...]) -> tuple[FacetValue, ...]:
    """Give the values of a facet in the order in which it is shown: years in theirs, all others as they come."""
    return tuple(sorted(values, key=lambda value: int(value.key))) if facet == "year" else values


def best_of(start: int, scores: Scores, found: Bits) -> Sequence[int]:
    """Give the passages of a text to be shown, in its order, by the scores of all of them, the first of which has the number
    ``start``: those found that fit best, else others with any of the words, else the first.
    """
    worthy = np.flatnonzero(scores)
    order = np.lexsort((-comparable(scores[worthy]), ~found[worthy]))
    best: list[int] = np.sort(worthy[order[:PASSAGES_SHOWN]] + start).tolist()
    return best or range(start, start + min(1, len(scores)))


def first(numbers: Numbers, keys: NDArray[np.integer[Any]], size: int) -> Numbers:
    """Give the first ``size`` of ascending numbers by the key of each, the smallest first; equal ones in their order."""
    if size < len(numbers):
        last = max(0, size - 1)
        within = keys <= np.partition(keys, last)[last]
        numbers, keys = numbers[within], keys[within]
    return numbers[np.argsort(keys, kind="stable")[:size]]
