"""Finds the texts and passages a query asks for, given the lists of postings of single terms.

``speaker:`` binds what stands beside it: in ``speaker:lenin land`` Lenin says the word. Two speakers side by side each say the
words; alone, ``speaker:`` asks where somebody is heard. Words and phrases match within one reading of a passage; a text has
what any of its passages has, and AND and NOT look at the whole text there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import reduce

import numpy as np

from archive.search.finding import positions
from archive.search.holding import bitsets
from archive.search.holding.bitsets import Bits, Numbers
from archive.search.holding.collection import Collection
from archive.search.holding.kept import KeptCounts
from archive.search.holding.postings import NOTHING, READINGS, Counts, Postings, Reading, Source, Space, merged, united
from archive.search.query.striking import Struck, lessened
from archive.search.query.tree import (
    And,
    Dated,
    Everything,
    Fuzzy,
    Kinded,
    Named,
    Near,
    Not,
    Or,
    Phrase,
    Prefix,
    Query,
    Term,
    Titled,
    Wildcard,
    Word,
)  # fmt: skip
from archive.search.results import Level
from archive.search.words.analysis import fold, stems

Pattern = Prefix | Wildcard | Fuzzy
Leaf = Term | Near
"""What is looked up in the words themselves."""


@dataclass(frozen=True, slots=True)
class Bound:
    """A query made ready: words are single tokens, names have keys, patterns the words they stand for."""

    query: Query
    expansions: Mapping[Pattern, tuple[str, ...]]
    notes: tuple[str, ...] = ()


class Evaluator:
    """Answers for one query; keeps what it looked up."""

    def __init__(self, collection: Collection, source: Source, bound: Bound, kept: KeptCounts) -> None:
        self._collection, self._source, self._bound, self._kept = collection, source, bound, kept
        self._lists: dict[tuple[Term, Space, Reading], tuple[Postings, ...]] = {}
        self._passages: dict[tuple[Leaf, str | None], Bits] = {}
        self._gone: dict[tuple[frozenset[str], Space, Reading], Struck] = {}
        self._laid: dict[tuple[Term, Space, Reading], Numbers] = {}

    @property
    def size(self) -> int:
        """How many postings are held: what keeping it costs."""
        return sum(len(each.occurring.numbers) for lists in self._lists.values() for each in lists)

    def matches(self, level: Level) -> Bits:
        """Give the texts or passages that the query asks for."""
        return self._evaluated(self._bound.query, level, None)

    def counts(self, leaf: Leaf, space: Space = "passages") -> Counts:
        """Give how often a leaf occurs where it does; the reading in which it is more frequent counts."""
        # What a pattern stands for depends on the other patterns of a query, as they share one limit.
        key = (leaf, space, tuple(self._bound.expansions.get(term) for term in patterns(leaf)))
        counts = self._kept.get(key)
        if counts is None:
            counts = merged(self._counted(leaf, space, reading) for reading in READINGS)
            self._kept.keep(key, counts)
        return counts

    def placed(self, word: Word, reading: Reading) -> tuple[Numbers, Numbers]:
        """Give in which passages a word stands in a reading, and as the how manyeth of their words, from 0."""
        return self._source.located(united(each.places() for each in self._postings(word, "passages", reading)))

    def within(self, passage: int, word: Word, reading: Reading) -> Numbers:
        """Give the numbers of the words of a passage by which a word is found in a reading, ascending."""
        return united(each.within(passage) for each in self._postings(word, "passages", reading))

    def _evaluated(self, query: Query, level: Level, voice: str | None) -> Bits:
        match query:
            case And(parts):
                return self._conjunction(parts, level, voice)
            case Or(parts):
                return reduce(np.logical_or, (self._evaluated(part, level, voice) for part in parts))
            case Not(part):
                return ~self._evaluated(part, level, voice)
            case Everything():
                return bitsets.full(self._collection.size(level))
            case Named() | Titled() | Dated() | Kinded():
                return self._described(query, level)
            case _:
                return self._worded(query, level, voice)

    def _conjunction(self, parts: tuple[Query, ...], level: Level, voice: str | None) -> Bits:
        speakers = [keys for keys in map(_speakers, parts) if keys is not None]
        others = tuple(part for part in parts if _speakers(part) is None)
        if not speakers:
            return self._intersection(others, level, voice)
        found = bitsets.full(self._collection.size(level))
        for keys in speakers:
            said = ~bitsets.full(self._collection.size(level))
            for key in keys:
                said |= self._collection.having_any("speaker", [key], level) & self._intersection(others, level, key)
            found &= said
        return found

    def _intersection(self, parts: Iterable[Query], level: Level, voice: str | None) -> Bits:
        found = bitsets.full(self._collection.size(level))
        for part in parts:
            found &= self._evaluated(part, level, voice)
        return found

    def _described(self, query: Named | Titled | Dated | Kinded, level: Level) -> Bits:
        match query:
            case Named(field, _, keys):
                return self._collection.having_any(field, keys, level)
            case Kinded():
                return self._collection.kinded(query, level)
            case Titled():
                texts = self._collection.titled(query)
            case Dated():
                texts = self._collection.dated(query)
        return texts if level == "texts" else self._collection.passages_of(texts)

    def _worded(self, leaf: Leaf, level: Level, voice: str | None) -> Bits:
        key = (leaf, voice)
        if key not in self._passages:
            self._passages[key] = self._found(leaf, voice)
        found = self._passages[key]
        return found if level == "passages" else self._collection.texts_of(found)

    def _found(self, leaf: Leaf, voice: str | None) -> Bits:
        collection = self._collection
        everywhere = bitsets.of(self.counts(leaf).numbers, len(collection.passages))
        if voice is None:
            return everywhere
        said = collection.passages_said(self.counts(leaf, "speeches").numbers, voice)
        return (everywhere & collection.said_whole(voice)) | said

    def _counted(self, leaf: Leaf, space: Space, reading: Reading) -> Counts:
        match leaf:
            case Phrase():
                return self._source.counted(self._starts(leaf, space, reading))
            case Near(left, right, distance):
                starts = self._starts(left, space, reading), self._starts(right, space, reading)
                near = positions.near(starts[0], size_of(left), starts[1], size_of(right), distance)
                return merged(map(self._source.counted, near))
            case Word():
                return merged(each.occurring for each in self._postings(leaf, space, reading))
            case _:
                lists = self._postings(leaf, space, reading)
                numbers = bitsets.distinct(np.concatenate([NOTHING, *(each.occurring.numbers for each in lists)]))
                return Counts(numbers, np.ones_like(numbers))

    def _starts(self, term: Term, space: Space, reading: Reading) -> Numbers:
        """Give the places at which a term begins."""
        words = term.words if isinstance(term, Phrase) else (term,)
        return positions.phrase([self._places(word, space, reading) for word in words])

    def _places(self, word: Term, space: Space, reading: Reading) -> Numbers:
        """Give the places of a word; those of a pattern are laid together once, however often it stands in the query."""
        key = (word, space, reading)
        if isinstance(word, Word):
            return united(each.places() for each in self._postings(word, space, reading))
        if key not in self._laid:
            self._laid[key] = united(each.places() for each in self._postings(word, space, reading))
        return self._laid[key]

    def _postings(self, word: Term, space: Space, reading: Reading) -> tuple[Postings, ...]:
        key = (word, space, reading)
        if key not in self._lists:
            is_stemmed = isinstance(word, Word) and not word.exact
            lists = self._read(self._terms(word), space, reading, is_stemmed=is_stemmed)
            if isinstance(word, Word) and not word.exact and word.without:
                lists = lessened(lists, self._struck(word.without, space, reading), self._source.counted)
            self._lists[key] = tuple(lists)
        return self._lists[key]

    def _struck(self, forms: frozenset[str], space: Space, reading: Reading) -> Struck:
        key = (forms, space, reading)
        if key not in self._gone:
            self._gone[key] = Struck(self._read(sorted(forms), space, reading, is_stemmed=False))
        return self._gone[key]

    def _read(self, terms: Iterable[str], space: Space, reading: Reading, *, is_stemmed: bool) -> Iterator[Postings]:
        lists = (self._source.read(space, reading, term, stemmed=is_stemmed) for term in terms)
        return (each for each in lists if each is not None)

    def _terms(self, word: Term) -> Iterable[str]:
        match word:
            case Word(text, exact=True):
                return () if fold(text) in word.without else (fold(text),)
            case Word(text):
                codes = self._collection.codes
                return dict.fromkeys(stem for code in codes for stem in stems(text, code))
            case Phrase():
                raise TypeError("A phrase is not one word.")
            case _:
                return self._bound.expansions[word]


def leaves(query: Query) -> Iterable[tuple[Leaf, tuple[str, ...] | None]]:
    """Give the leaves that a match may show, with the keys of the voices that must say them, None for any."""
    return _leaves(query, None)


def heard(query: Query) -> frozenset[str] | None:
    """Give the keys of those in whose voices every word of a query is looked for; None where one may be anybody's."""
    asked = [voices for _, voices in leaves(query)]
    return frozenset(key for voices in asked for key in voices or ()) if asked and None not in asked else None


def _leaves(query: Query, voices: tuple[str, ...] | None) -> Iterable[tuple[Leaf, tuple[str, ...] | None]]:
    match query:
        case And(parts):
            speakers = [keys for keys in map(_speakers, parts) if keys is not None]
            inside = tuple(dict.fromkeys(key for keys in speakers for key in keys)) if speakers else voices
            for part in parts:
                yield from _leaves(part, inside)
        case Or(parts):
            for part in parts:
                yield from _leaves(part, voices)
        case Word() | Phrase() | Near() | Prefix() | Wildcard() | Fuzzy():
            yield query, voices


def _speakers(part: Query) -> tuple[str, ...] | None:
    """Give the keys when a part asks for a speaker, or for one of several; None when it asks for something else."""
    match part:
        case Named("speaker", _, keys):
            return keys
        case Or(parts):
            each = [_speakers(one) for one in parts]
            return None if None in each else tuple(dict.fromkeys(key for keys in each if keys for key in keys))
    return None


def patterns(query: Query) -> Iterator[Pattern]:
    """Give the patterns of a query, from left to right."""
    match query:
        case And(parts) | Or(parts):
            for part in parts:
                yield from patterns(part)
        case Not(part):
            yield from patterns(part)
        case Near(left, right):
            yield from patterns(left)
            yield from patterns(right)
        case Prefix() | Wildcard() | Fuzzy():
            yield query


def size_of(term: Term) -> int:
    """Count the words of a term."""
    return len(term.words) if isinstance(term, Phrase) else 1
