"""Finds the texts and passages a query asks for, given the lists of postings of single terms.

``speaker:`` binds what stands beside it: in ``speaker:lenin land`` Lenin says the word. Two speakers side by side each say the
words; alone, ``speaker:`` asks where somebody is heard. Words and phrases match within one reading of a passage; a text has
what any of its passages has, and AND and NOT look at the whole text there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from itertools import chain
from typing import NamedTuple

from archive.search import bitsets, positions
from archive.search.analysis import fold, stems
from archive.search.collection import Collection
from archive.search.kept import KeptCounts
from archive.search.postings import READINGS, Places, Postings, Reading, Source, Space, merged, places_by_part
from archive.search.query import (
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
from archive.search.striking import lessened

Pattern = Prefix | Wildcard | Fuzzy
Leaf = Term | Near
"""What is looked up in the words themselves."""


class _Starts(NamedTuple):
    """Where a term begins in one part, and the places of its first word."""

    at: list[int]
    word: Places


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
        self._passages: dict[tuple[Leaf, str | None], int] = {}
        self._texts: dict[tuple[Leaf, str | None], int] = {}

    def matches(self, level: Level) -> int:
        """Give the texts or passages that the query asks for."""
        return self._evaluated(self._bound.query, level, None)

    def counts(self, leaf: Leaf, space: Space = "passages") -> Mapping[int, int]:
        """Give how often a leaf occurs where it does; the reading in which it is more frequent counts."""
        # What a pattern stands for depends on the other patterns of a query, as they share one limit.
        key = (leaf, space, tuple(self._bound.expansions.get(term) for term in patterns(leaf)))
        counts = self._kept.get(key)
        if counts is None:
            counts = merged(self._counted(leaf, space, reading) for reading in READINGS)
            self._kept.keep(key, counts)
        return counts

    def holding(self, word: Word) -> int:
        """Count the passages that hold a word."""
        lists = [each for reading in READINGS for each in self._postings(word, "passages", reading)]
        if len({each.part for each in lists}) == len(lists):
            return sum(len(each.numbers) for each in lists)
        return len(self.counts(word))

    def _evaluated(self, query: Query, level: Level, voice: str | None) -> int:
        everything = bitsets.full(self._collection.size(level))
        match query:
            case And(parts):
                return self._conjunction(parts, level, voice)
            case Or(parts):
                return reduce(int.__or__, (self._evaluated(part, level, voice) for part in parts), 0)
            case Not(part):
                return everything & ~self._evaluated(part, level, voice)
            case Everything():
                return everything
            case Named() | Titled() | Dated() | Kinded():
                return self._described(query, level)
            case _:
                return self._worded(query, level, voice)

    def _conjunction(self, parts: tuple[Query, ...], level: Level, voice: str | None) -> int:
        speakers = [keys for keys in map(_speakers, parts) if keys is not None]
        others = tuple(part for part in parts if _speakers(part) is None)
        if not speakers:
            return self._intersection(others, level, voice)
        found = bitsets.full(self._collection.size(level))
        for keys in speakers:
            said = 0
            for key in keys:
                said |= self._collection.having("speaker", key, level) & self._intersection(others, level, key)
            found &= said
        return found

    def _intersection(self, parts: Iterable[Query], level: Level, voice: str | None) -> int:
        found = bitsets.full(self._collection.size(level))
        for part in parts:
            found &= self._evaluated(part, level, voice)
        return found

    def _described(self, query: Named | Titled | Dated | Kinded, level: Level) -> int:
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

    def _worded(self, leaf: Leaf, level: Level, voice: str | None) -> int:
        key = (leaf, voice)
        if key not in self._passages:
            self._passages[key] = self._found(leaf, voice)
        if level == "passages":
            return self._passages[key]
        if key not in self._texts:
            self._texts[key] = self._collection.texts_of(self._passages[key])
        return self._texts[key]

    def _found(self, leaf: Leaf, voice: str | None) -> int:
        collection = self._collection
        everywhere = bitsets.of(self.counts(leaf), len(collection.passages))
        if voice is None:
            return everywhere
        speeches = collection.speeches
        said = [speeches[number][0] for number in self.counts(leaf, "speeches") if speeches[number][1] == voice]
        return (everywhere & collection.said_whole(voice)) | bitsets.of(said, len(collection.passages))

    def _counted(self, leaf: Leaf, space: Space, reading: Reading) -> dict[int, int]:
        match leaf:
            case Phrase():
                return merged(starts.word.counted(starts.at) for starts in self._starts(leaf, space, reading).values())
            case Near():
                return self._near(leaf, space, reading)
            case Word():
                return merged(zip(each.numbers, each.counts, strict=True) for each in self._postings(leaf, space, reading))
            case _:
                lists = self._postings(leaf, space, reading)
                return dict.fromkeys(chain.from_iterable(each.numbers for each in lists), 1)

    def _near(self, leaf: Near, space: Space, reading: Reading) -> dict[int, int]:
        lefts, rights = self._starts(leaf.left, space, reading), self._starts(leaf.right, space, reading)
        counts: list[dict[int, int]] = []
        for part in lefts.keys() & rights.keys():
            left, right = lefts[part], rights[part]
            near = positions.near(left.at, size_of(leaf.left), right.at, size_of(leaf.right), leaf.distance)
            counts.extend((left.word.counted(near[0]), right.word.counted(near[1])))
        return merged(counts)

    def _starts(self, term: Term, space: Space, reading: Reading) -> dict[int, _Starts]:
        """Give where a term begins, by part."""
        words = term.words if isinstance(term, Phrase) else (term,)
        placed = [places_by_part(self._postings(word, space, reading)) for word in words]
        found = {}
        for part in set.intersection(*(set(each) for each in placed)):
            at = positions.phrase([each[part].positions for each in placed])
            if at:
                found[part] = _Starts(at, placed[0][part])
        return found

    def _postings(self, word: Term, space: Space, reading: Reading) -> tuple[Postings, ...]:
        key = (word, space, reading)
        if key not in self._lists:
            is_stemmed = isinstance(word, Word) and not word.exact
            read = self._source.read
            lists = chain.from_iterable(read(space, reading, term, stemmed=is_stemmed) for term in self._terms(word))
            if isinstance(word, Word) and not word.exact and word.without:
                gone = chain.from_iterable(read(space, reading, form, stemmed=False) for form in sorted(word.without))
                self._lists[key] = tuple(lessened(lists, gone))
            else:
                self._lists[key] = tuple(lists)
        return self._lists[key]

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
