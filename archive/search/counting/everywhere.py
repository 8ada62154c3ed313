"""How often words stand in a whole archive, by form: known without looking at a passage, from columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

import numpy as np

from archive.search.counting.occurrences import Occurrences
from archive.search.finding.column_standing import entries_of
from archive.search.finding.leaves import Pattern
from archive.search.holding import bitsets
from archive.search.holding.bitsets import Numbers
from archive.search.holding.column_source import ColumnHolding
from archive.search.holding.running_text import RunningText
from archive.search.query.tree import Fuzzy, Or, Phrase, Prefix, Query, Wildcard, Word

Single = Word | Pattern


class Everywhere:
    """The occurrences of single words, of which any passage that has one is found. They are counted beforehand, but for those
    in passages that have a corrected reading: these are ``varied``.
    """

    def __init__(self, held: ColumnHolding, words: tuple[Single, ...], varied: Occurrences) -> None:
        self.running: RunningText = held.running_text
        self._held, self._varied = held, varied
        self._entries: Mapping[Single, Numbers] = {word: self._meant(word) for word in dict.fromkeys(words)}

    @cached_property
    def total(self) -> int:
        """How many there are."""
        entries = bitsets.distinct(np.concatenate(list(self._entries.values())))
        return int(self._held.often[entries].sum()) + self._varied.total

    def terms(self) -> Iterator[tuple[Single, Numbers]]:
        """Give the terms as Occurrences does."""
        for word, entries in self._entries.items():
            ranks, often = self._held.ranks[entries], self._held.often[entries]
            yield word, np.bincount(ranks, often, len(self.running.forms)).astype(np.int64)
        yield from self._varied.terms()

    def _meant(self, word: Single) -> Numbers:
        if isinstance(word, Word):
            return entries_of(self._held, word)
        ranks = bitsets.of(self.running.lexicon.ranks(word), len(self.running.forms))
        return np.flatnonzero(ranks[self._held.ranks])


class PhraseEverywhere:
    """The occurrences of a phrase that nothing narrows, found by looking once through all words; those in passages that have a
    corrected reading are ``varied``.
    """

    def __init__(self, held: ColumnHolding, phrase: Phrase, varied: Occurrences) -> None:
        self.running: RunningText = held.running_text
        self._held, self._phrase, self._varied = held, phrase, varied
        self._at = held.following([entries_of(held, word) for word in phrase.words])

    @property
    def size(self) -> int:
        """How many runs are held: what keeping them costs."""
        return len(self._at) + self._varied.size

    @property
    def total(self) -> int:
        """How many there are; those that have a word in common are one."""
        apart = np.count_nonzero(np.diff(self._at) >= len(self._phrase.words))
        return int(apart) + min(1, len(self._at)) + self._varied.total

    def terms(self) -> Iterator[tuple[Single, Numbers]]:
        """Give the terms as Occurrences does."""
        places: dict[Word, list[Numbers]] = {}
        for offset, word in enumerate(self._phrase.words):
            places.setdefault(word, []).append(self._at + offset)
        for word, each in places.items():
            yield word, self._held.ranked(each[0] if len(each) == 1 else bitsets.distinct(np.concatenate(each)))
        yield from self._varied.terms()


def singles(query: Query) -> tuple[Single, ...]:
    """Give the words, and patterns of words, of which a query asks for any; none for a query that asks for anything else."""
    match query:
        case Word() | Prefix() | Wildcard() | Fuzzy():
            return (query,)
        case Or(parts):
            each = [singles(part) for part in parts]
            return tuple(word for words in each for word in words) if all(each) else ()
    return ()
