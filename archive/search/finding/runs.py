"""Where terms stand in all passages at once, as ascending places (see running_text), and the occurrences they make."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from archive.search.finding import positions
from archive.search.finding.evaluation import Evaluator
from archive.search.finding.leaves import Leaf, Pattern, size_of
from archive.search.finding.matching import Standing
from archive.search.holding import bitsets
from archive.search.holding.bitsets import Bits, Numbers
from archive.search.holding.postings import NOTHING, Reading
from archive.search.holding.running_text import WORD_BITS, RunningText, place
from archive.search.query.tree import Near, Phrase, Term, Word


class Runs(NamedTuple):
    """Half-open runs of words, ascending: the places of the first words, and the places after the last."""

    begins: Numbers
    ends: Numbers

    @classmethod
    def of(cls, begins: Sequence[Numbers], ends: Sequence[Numbers]) -> Runs:
        """Put runs in order."""
        begun, ended = (np.concatenate((np.empty(0, np.int64), *each)) for each in (begins, ends))
        order = np.argsort(begun, kind="stable")
        return cls(begun[order], ended[order])

    def merged(self) -> Runs:
        """Make those one that have a word in common."""
        if not len(self.begins):
            return self
        reached = np.maximum.accumulate(self.ends)
        first = np.flatnonzero(np.concatenate(([True], self.begins[1:] >= reached[:-1])))
        return Runs(self.begins[first], reached[np.concatenate((first[1:], [len(reached)])) - 1])

    def with_few(self, few: Runs) -> Runs:
        """Put some more into their order, which costs no sorting of the many."""
        at = np.searchsorted(self.begins, few.begins)
        return Runs(np.insert(self.begins, at, few.begins), np.insert(self.ends, at, few.ends)) if len(at) else self

    def where(self, is_kept: Bits) -> Runs:
        """Give those that are kept; these very ones where all are, as there may be millions."""
        return self if is_kept.all() else Runs(self.begins[is_kept], self.ends[is_kept])

    def at(self, which: Numbers | slice) -> Runs:
        """Give some by their numbers, in the order of these."""
        return Runs(self.begins[which], self.ends[which])

    @property
    def passages(self) -> Numbers:
        """The number of the passage of each."""
        return self.begins >> WORD_BITS

    @property
    def words(self) -> Numbers:
        """The number of the first word of each in its passage."""
        return self.begins & ((1 << WORD_BITS) - 1)


class Places:
    """Finds where terms stand; every word that a pattern stands for is found, also where a search looks for some only.

    With ``among``, ascending, it looks in these passages alone, as does the evaluator then.
    """

    def __init__(self, evaluator: Evaluator, running: RunningText, among: Numbers | None = None) -> None:
        self._evaluator, self._running, self._among = evaluator, running, among
        self._found: dict[tuple[Word | Pattern, Reading], Numbers] = {}
        self._meant: dict[Pattern, Bits] = {}

    @property
    def size(self) -> int:
        """How many postings and places are held."""
        return self._evaluator.size + sum(map(len, self._found.values()))

    def occurrences(self, leaf: Leaf, reading: Reading) -> list[tuple[Term, Numbers]]:
        """Give the terms of a leaf with the places of the first word of each of their occurrences."""
        if not isinstance(leaf, Near):
            return [(leaf, self._starts(leaf, reading))]
        left, right = leaf.left, leaf.right
        starts = self._starts(left, reading), self._starts(right, reading)
        near = positions.near(starts[0], size_of(left), starts[1], size_of(right), leaf.distance)
        return [(left, near[0]), (right, near[1])]

    def any_of(self, patterns: Iterable[Pattern], reading: Reading) -> Numbers:
        """Give the places of all words that any of some patterns stands for, each once."""
        size = len(self._running.forms)
        return self._running.holding(
            reading, bitsets.of(np.concatenate([NOTHING, *map(self.meant, patterns)]), size), self._among
        )

    def meant(self, pattern: Pattern) -> Numbers:
        """Give the ranks of the forms that a pattern stands for."""
        return self._running.lexicon.ranks(pattern)

    def within(self, passage: int, reading: Reading) -> Standing:
        """Find words in one reading of a passage."""
        return lambda word: (
            self._evaluator.within(passage, word, reading)
            if isinstance(word, Word)
            else np.flatnonzero(self._is_meant(word)[self._running.within(passage, reading)])
        )

    def _starts(self, term: Term, reading: Reading) -> Numbers:
        if not isinstance(term, Phrase):
            return self._word(term, reading)
        return positions.phrase([self._word(word, reading) for word in term.words])

    def _word(self, word: Word | Pattern, reading: Reading) -> Numbers:
        key = (word, reading)
        if key not in self._found:
            self._found[key] = self._posted(word, reading) if isinstance(word, Word) else self.any_of((word,), reading)
        return self._found[key]

    def _is_meant(self, pattern: Pattern) -> Bits:
        if pattern not in self._meant:
            self._meant[pattern] = bitsets.of(self.meant(pattern), len(self._running.forms))
        return self._meant[pattern]

    def _posted(self, word: Word, reading: Reading) -> Numbers:
        return np.sort(place(*self._evaluator.placed(word, reading)), kind="stable")
