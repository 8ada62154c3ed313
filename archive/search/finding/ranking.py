"""How well each text or passage fits a query: the sum of what the parts of the query are worth to it (see scoring).

A text or passage is scored by the terms of all its readings, one after the other, each word of a reading being PLACES of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from archive.search.finding import scoring
from archive.search.finding.clauses import Clause, clauses, scored
from archive.search.finding.evaluation import Evaluator
from archive.search.finding.leaves import leaves
from archive.search.finding.neighbours import neighbours
from archive.search.finding.scoring import Scores
from archive.search.holding.bitsets import Bits, Numbers
from archive.search.holding.collection import Collection
from archive.search.holding.postings import READINGS, Counts
from archive.search.holding.running_text import RunningText
from archive.search.query.tree import Query, Term
from archive.search.results import Level

PLACES = 3
"""Terms of a word: its form, its stem as written, its stem without diacritics."""

Norms = Mapping[Level, Scores]
"""What the length of each text and passage takes from a count."""


class Part(NamedTuple):
    """A part of a query: of its clauses the one worth most counts; one without is worth the same wherever its term is."""

    term: Term
    clauses: tuple[Clause, ...]


class _Worth(NamedTuple):
    """What a clause is worth where it occurs: numbers in no order."""

    numbers: Numbers
    worth: Scores | float


class Ranking:
    """Scores texts and passages for one bound query."""

    def __init__(self, collection: Collection, evaluator: Evaluator, norms: Norms, query: Query) -> None:
        self._collection, self._evaluator, self._norms = collection, evaluator, norms
        self._parts = parts_of(query, collection.codes)
        self._in_texts: dict[Clause, Counts] = {}

    def scores(self, level: Level) -> Scores:
        """Score every text or passage."""
        scores = np.zeros(self._collection.size(level))
        for part in self._parts:
            _add(scores, list(self._worths(part, level)))
        return scores

    def within(self, text: int) -> Scores:
        """Score the passages of a text, in its order."""
        start, end = self._collection.starts[text : text + 2]
        scores = np.zeros(end - start)
        for part in self._parts:
            _add(scores, [_Worth(each.numbers - start, each.worth) for each in self._worths(part, "passages", (start, end))])
        return scores

    def _worths(self, part: Part, level: Level, bounds: tuple[int, int] | None = None) -> Iterator[_Worth]:
        """Give what each clause of a part is worth, within the bounds if there are any."""
        if not part.clauses:
            passages = self._evaluator.holding(part.term)
            numbers = passages if level == "passages" else self._collection.text_of[passages]
            yield _Worth(numbers if bounds is None else numbers[_between(numbers, bounds)], scoring.PATTERN_SCORE)
        for clause in part.clauses:
            occurring = self._occurring(clause, level)
            weight = sum(self._rarity(term, level) for term in clause)
            if bounds is not None:
                here = _between(occurring.numbers, bounds)
                occurring = Counts(occurring.numbers[here], occurring.counts[here])
            yield _Worth(occurring.numbers, scoring.worth(occurring, weight, self._norms[level]))

    def _rarity(self, term: str, level: Level) -> float:
        return scoring.rarity(self._collection.size(level), len(self._occurring((term,), level).numbers))

    def _occurring(self, clause: Clause, level: Level) -> Counts:
        """Give how often a clause occurs in each text or passage."""
        occurring = self._evaluator.occurring(clause)
        if level == "passages":
            return occurring
        if clause not in self._in_texts:
            counts = np.zeros(self._collection.size("texts"), np.int64)
            np.add.at(counts, self._collection.text_of[occurring.numbers], occurring.counts)
            texts = np.flatnonzero(counts)
            self._in_texts[clause] = Counts(texts, counts[texts])
        return self._in_texts[clause]


def parts_of(query: Query, codes: Sequence[str]) -> tuple[Part, ...]:
    """Give the parts of a query in these languages."""
    asked = dict.fromkeys(leaf for leaf, _ in leaves(query))
    pairs = (pair for pair in dict.fromkeys(neighbours(query)) if pair not in asked)
    parts = [Part(term, each) for leaf in asked for term, each in scored(leaf, codes)]
    return (*parts, *(Part(pair, clauses(pair, codes)) for pair in pairs))


def norms(collection: Collection, running: RunningText) -> Norms:
    """Give what lengths take from counts. What is scored begins with one more term, so that nothing is without length."""
    passages: Numbers = np.sum([np.maximum(running.sizes[reading], 0) for reading in READINGS], axis=0, dtype=np.int64)
    texts = np.bincount(collection.text_of, passages, collection.size("texts")).astype(np.int64)
    lengths: dict[Level, Numbers] = {"passages": passages, "texts": texts}
    return {level: scoring.norms(1 + PLACES * each) for level, each in lengths.items()}


def _between(numbers: Numbers, bounds: tuple[int, int]) -> Bits:
    is_between: Bits = (numbers >= bounds[0]) & (numbers < bounds[1])
    return is_between


def _add(scores: Scores, worths: list[_Worth]) -> None:
    """Add to each score the highest worth there is for its number."""
    if len(worths) == 1 and not isinstance(worths[0].worth, float):
        scores[worths[0].numbers] += worths[0].worth
        return
    best = np.zeros_like(scores)
    for each in worths:
        best[each.numbers] = np.maximum(best[each.numbers], each.worth)
    scores += best
