"""The occurrences of a search: what is marked in each passage, in the reading in which it is shown.

``matching.Marked`` defines them. Here they are found in all passages at once from the places of words; only where somebody who
is asked for says a part of a passage is its text looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

import numpy as np

from archive.search.finding.leaves import Pattern, leaves, patterns, size_of
from archive.search.finding.runs import Places, Runs
from archive.search.finding.showing import Words, shown
from archive.search.holding import bitsets
from archive.search.holding.bitsets import Bits, Numbers
from archive.search.holding.collection import Collection
from archive.search.holding.postings import READINGS, Reading, united
from archive.search.holding.register import Register
from archive.search.holding.running_text import WORD_BITS, RunningText
from archive.search.query.tree import Fuzzy, Near, Phrase, Prefix, Query, Term, Wildcard, Word
from archive.search.words.analysis import Spans

_TEXTS = 64
"""Passages whose texts are kept while lines are made of them: those of a page."""


Shown = tuple[str, Spans, bool]
"""A text, the places of its words, and whether it is the one received."""


class _Standing(NamedTuple):
    """Where a term of a leaf stands in a reading of passages: the places of its first words."""

    term: Term
    reading: Reading
    begins: Numbers


class _LookedAt(NamedTuple):
    """The runs in one passage, and the places of the words by which each term is found."""

    runs: Runs
    terms: dict[Word | Pattern, Numbers]


class Occurrences:
    """The occurrences of a bound query. Those ``found`` are in ``passages``, a set of numbers; not to be shared by threads."""

    def __init__(
        self,
        collection: Collection,
        running: RunningText,
        register: Register,
        places: Places,
        query: Query,
        is_found: Bits,
        words: Callable[[int], Words],
    ) -> None:
        self.collection, self.running, self.register = collection, running, register
        self._places, self._query, self._words = places, query, words
        self._leaves = tuple(dict.fromkeys(leaves(query)))
        self._is_found, self.passages = is_found, bitsets.members(is_found)
        # Kept in dictionaries: functools.cache of a method ties a knot that is undone late, and millions of runs hang on it.
        self._texts: dict[int, Shown] = {}
        self._in_texts: dict[int, Runs] = {}
        self._looked: dict[int, _LookedAt] = {}

    @cached_property
    def found(self) -> Runs:
        """Those in the passages found, in order."""
        if not len(self.passages):
            return Runs.of([], [])
        plain = self._plain.where(self._is_found[self._plain.passages])
        return self._with_apart(plain, self.passages)

    @property
    def total(self) -> int:
        """How many are in the passages found."""
        return len(self.found.begins)

    @property
    def size(self) -> int:
        """How many runs are held for all readings, and postings they were made from: what keeping them costs."""
        return self._places.size + (sum(len(runs.begins) for runs in self._merged.values()) if len(self.passages) else 0)

    def terms(self) -> Iterator[tuple[Word | Pattern, Numbers]]:
        """Give the terms with how often each is found in the passages found by each form, counted by rank.

        A term may come several times, each time for other words.
        """
        if not len(self.passages):
            return
        places: dict[Word | Pattern, list[Numbers]] = {}
        for term, reading, begins in self._standing:
            kept = begins[self._is_counted(begins, reading)]
            for offset, word in enumerate(term.words if isinstance(term, Phrase) else (term,)):
                places.setdefault(word, []).append(kept + offset)
        for passage in self._apart(self.passages):
            for word, each in self._looked_at(passage).terms.items():
                places.setdefault(word, []).append(each)
        for word, several in places.items():
            yield word, self._by_form(bitsets.distinct(np.concatenate(several)))
        for reading in self._matching:
            is_shown_so = self._is_found & ~self._is_apart & (self._is_corrected == (reading == "corrected"))
            counts = self.running.counted(reading, bitsets.members(is_shown_so))
            for pattern in self._patterns:
                meant = self._places.meant(pattern)
                counts_of_it = np.zeros_like(counts)
                counts_of_it[meant] = counts[meant]
                yield pattern, counts_of_it

    def rank(self, passages: Numbers, words: Numbers) -> Numbers:
        """Give the ranks of single words of the texts shown, by passage and number (see RunningText)."""
        return self._read(lambda reading, *of: self.running.rank(reading, *of), passages, words)

    def voice(self, passages: Numbers, words: Numbers) -> Numbers:
        """Give who says single words of the texts shown, by passage and number (see Register)."""
        return self._read(lambda reading, *of: self.register.voice(reading, *of), passages, words)

    def sizes(self, passages: Numbers) -> Numbers:
        """Give the numbers of words of the texts shown of passages."""
        return self._read(lambda reading, of, _: self.running.sizes[reading][of], passages, passages)

    def text(self, passage: int) -> Shown:
        """Give the text shown of a passage, where its words are, and whether it is the one received."""
        if passage not in self._texts:
            if len(self._texts) == _TEXTS:
                self._texts.clear()
            self._texts[passage] = self._read_text(passage)
        return self._texts[passage]

    def in_text(self, text: int) -> Runs:
        """Give the occurrences in a whole text, found or not, in order: the marks of its page."""
        if text not in self._in_texts:
            self._in_texts[text] = self.between(self.collection.starts[text], self.collection.starts[text + 1])
        return self._in_texts[text]

    def between(self, first: int, last: int) -> Runs:
        """Give the occurrences in passages from ``first`` to before ``last``, found or not, in order."""
        edges = np.searchsorted(self._plain.begins, np.array([first, last]) << WORD_BITS)
        return self._with_apart(self._plain.at(slice(*edges)), np.arange(first, last))

    def _read_text(self, passage: int) -> Shown:
        words = self._words(passage)
        if self._is_corrected[passage] and words.corrected is not None:
            return words.corrected, Spans(words.corrected), False
        return words.received, Spans(words.received), True

    def reading(self, passage: int) -> Reading:
        """Give "received" where a passage has a corrected reading and is not shown in it."""
        has_another = self.running.sizes["corrected"][passage] >= 0
        return "received" if has_another and not self._is_corrected[passage] else "corrected"

    def _with_apart(self, plain: Runs, passages: Numbers) -> Runs:
        looked_at = [self._looked_at(passage).runs for passage in self._apart(passages)]
        few = Runs.of([each.begins for each in looked_at], [each.ends for each in looked_at])
        return plain.with_few(few)

    def _apart(self, passages: Numbers) -> Iterable[int]:
        apart: list[int] = passages[self._is_apart[passages]].tolist()
        return apart

    def _is_counted(self, places: Numbers, reading: Reading) -> Bits:
        """Tell of each place whether its passage is found and shown in a reading."""
        passages = places >> WORD_BITS
        is_counted: Bits = self._is_found[passages] & (self._is_corrected[passages] == (reading == "corrected"))
        return is_counted

    def _by_form(self, places: Numbers) -> Numbers:
        ranks = self.rank(places >> WORD_BITS, places & ((1 << WORD_BITS) - 1))
        return np.bincount(ranks, minlength=len(self.running.forms))

    def _looked_at(self, passage: int) -> _LookedAt:
        if passage not in self._looked:
            self._looked[passage] = self._look_at(passage)
        return self._looked[passage]

    def _look_at(self, passage: int) -> _LookedAt:
        words, language = self._words(passage), self.collection.passages[passage].language
        reading, marked = shown(self._query, words, language)
        self._is_corrected[passage] = reading == "corrected" and words.corrected is not None
        runs = np.array(marked.runs, np.int64).reshape(-1, 2) + (passage << WORD_BITS)
        terms = {term: np.array(sorted(numbers)) + (passage << WORD_BITS) for term, numbers in marked.terms.items()}
        return _LookedAt(Runs(runs[:, 0], runs[:, 1]), terms)

    @cached_property
    def _is_apart(self) -> Bits:
        """Which passages are looked at one by one."""
        if any(keys for _, keys in self._leaves):
            return self.register.is_partly
        return np.zeros(len(self.collection.passages), np.bool_)

    @cached_property
    def _patterns(self) -> tuple[Pattern, ...]:
        """The patterns that stand alone and that anybody may say: together they may stand for most words there are."""
        beside = {pattern for leaf, keys in self._leaves if keys or isinstance(leaf, Near) for pattern in patterns(leaf)}
        alone = (leaf for leaf, _ in self._leaves if isinstance(leaf, Prefix | Wildcard | Fuzzy))
        return tuple(pattern for pattern in alone if pattern not in beside)

    @cached_property
    def _matching(self) -> dict[Reading, Numbers]:
        """Where the words of these patterns stand in passages that are not apart."""
        matching: dict[Reading, Numbers] = {}
        for reading in READINGS if self._patterns else ():
            places = self._places.any_of(self._patterns, reading)
            matching[reading] = places[~self._is_apart[places >> WORD_BITS]] if self._is_apart.any() else places
        return matching

    @cached_property
    def _standing(self) -> list[_Standing]:
        """Where all other terms stand in passages that are not apart."""
        found = []
        for leaf, keys in self._leaves:
            if leaf in self._patterns:
                continue
            may_be = ~self._is_apart & self.register.says_all(keys) if keys else ~self._is_apart
            for reading in READINGS:
                for term, begins in self._places.occurrences(leaf, reading):
                    found.append(_Standing(term, reading, begins[may_be[begins >> WORD_BITS]]))
        return found

    @cached_property
    def _merged(self) -> dict[Reading, Runs]:
        merged: dict[Reading, Runs] = {}
        for reading in READINGS:
            standing = [(size_of(term), begins) for term, where, begins in self._standing if where == reading]
            words = [begins for size, begins in standing if size == 1]
            single = united([*words, *([self._matching[reading]] if self._patterns else ())])
            phrases = [(size, begins) for size, begins in standing if size > 1]
            merged[reading] = Runs(single, single + 1)
            if phrases:
                begins, ends = [single, *(each for _, each in phrases)], [single + 1, *(each + size for size, each in phrases)]
                merged[reading] = Runs.of(begins, ends).merged()
        return merged

    @cached_property
    def _is_corrected(self) -> Bits:
        """Which passages are shown in a corrected reading that differs; of those apart, once they were looked at."""
        varied, is_corrected = self.running.varied, np.zeros(len(self.collection.passages), np.bool_)
        begins, ends = varied << WORD_BITS, (varied + 1) << WORD_BITS
        received, corrected = (
            np.searchsorted(runs, ends) - np.searchsorted(runs, begins)
            for runs in (self._merged[reading].begins for reading in READINGS)
        )
        is_corrected[varied] = received <= corrected
        return is_corrected

    @cached_property
    def _plain(self) -> Runs:
        """Those in all passages that are not apart."""
        received, corrected = self._merged["received"], self._merged["corrected"]
        shown_so = received.where(~self._is_corrected[received.passages])
        return shown_so.with_few(corrected.where(self._is_corrected[corrected.passages]))

    def _read(self, look_up: Callable[[Reading, Numbers, Numbers], Numbers], passages: Numbers, words: Numbers) -> Numbers:
        """Look up words of passages in the reading in which each is shown."""
        is_corrected = self._is_corrected[passages]
        if not is_corrected.any():
            return look_up("received", passages, words)
        found = np.empty(len(passages), np.int64)
        for reading, here in (("received", ~is_corrected), ("corrected", is_corrected)):
            if here.any():
                found[here] = look_up("corrected" if reading == "corrected" else "received", passages[here], words[here])
        return found
