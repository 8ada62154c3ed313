"""Finds the texts and passages a query asks for, given the lists of postings of single terms.

``speaker:`` binds what stands beside it: in ``speaker:lenin land`` Lenin says the word. Two speakers side by side each say the
words; alone, ``speaker:`` asks where somebody is heard. Words and phrases match within one reading of a passage; a text has
what any of its passages has, and AND and NOT look at the whole text there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Literal, NamedTuple, Protocol

from archive.search import bitsets, positions
from archive.search.analysis import fold, stems
from archive.search.collection import Collection
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
    Titled,
    Wildcard,
    Word,
)  # fmt: skip
from archive.search.results import Level

Space = Literal["passages", "speeches"]
"""What is numbered in a list of postings: passages, or the part of a passage that one voice says (Collection.speeches)."""

Reading = Literal["received", "corrected"]
READINGS: tuple[Reading, ...] = ("received", "corrected")

Pattern = Prefix | Wildcard | Fuzzy
Leaf = Word | Phrase | Near | Pattern
"""What is looked up in the words themselves."""


class Postings(NamedTuple):
    """Where a term occurs: numbers in the space asked for, each once and in any order; how often in each; and the positions
    in all of them, one after the other.
    """

    numbers: Sequence[int]
    counts: Sequence[int]
    positions: Sequence[int]


class Source(Protocol):
    """The lists of postings of a generation."""

    def read(self, space: Space, reading: Reading, term: str, *, stemmed: bool) -> Postings:
        """Give the postings of a stem (with its language) or of a form."""
        ...


@dataclass(frozen=True, slots=True)
class Bound:
    """A query made ready: words are single tokens, names have keys, patterns the words they stand for."""

    query: Query
    expansions: Mapping[Pattern, tuple[str, ...]]
    notes: tuple[str, ...] = ()


class Evaluator:
    """Answers for one query; keeps what it looked up."""

    def __init__(self, collection: Collection, source: Source, bound: Bound) -> None:
        self._collection, self._source, self._bound = collection, source, bound
        self._lists: dict[tuple[Word | Pattern, Space, Reading], tuple[Postings, ...]] = {}
        self._counts: dict[tuple[Leaf, Space], dict[int, int]] = {}
        self._passages: dict[tuple[Leaf, str | None], int] = {}
        self._texts: dict[tuple[Leaf, str | None], int] = {}

    def matches(self, level: Level) -> int:
        """Give the texts or passages that the query asks for."""
        return self._evaluated(self._bound.query, level, None)

    def counts(self, leaf: Leaf, space: Space = "passages") -> dict[int, int]:
        """Give how often a leaf occurs where it does; the reading in which it is more frequent counts."""
        key = (leaf, space)
        if key not in self._counts:
            received, corrected = (self._counted(leaf, space, reading) for reading in READINGS)
            for number, count in corrected.items():
                received[number] = max(count, received.get(number, 0))
            self._counts[key] = received
        return self._counts[key]

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
                places = self._placed(leaf, space, reading)
                return {number: place.bit_count() for number, place in places.items()}
            case Near(left, right, distance):
                sizes = _size(left), _size(right)
                lefts, rights = self._placed(left, space, reading), self._placed(right, space, reading)
                both = {
                    number: positions.near((lefts[number], sizes[0]), (rights[number], sizes[1]), distance)
                    for number in lefts.keys() & rights.keys()
                }
                return {number: max(map(int.bit_count, kept)) for number, kept in both.items() if kept[0]}
            case Word():
                lists = self._postings(leaf, space, reading)
                if len(lists) == 1:
                    return dict(zip(lists[0].numbers, lists[0].counts, strict=True))
                counts: dict[int, int] = {}
                for postings in lists:
                    for number, count in zip(postings.numbers, postings.counts, strict=True):
                        counts[number] = max(count, counts.get(number, 0))
                return counts
            case _:
                return dict.fromkeys(
                    (number for postings in self._postings(leaf, space, reading) for number in postings.numbers), 1
                )

    def _placed(self, term: Word | Phrase | Pattern, space: Space, reading: Reading) -> dict[int, int]:
        """Give the positions at which a term begins, where it occurs."""
        words: tuple[Word | Pattern, ...] = term.words if isinstance(term, Phrase) else (term,)
        lists = [self._postings(word, space, reading) for word in words]
        wanted = set.intersection(*({number for postings in each for number in postings.numbers} for each in lists))
        if not wanted:
            return {}
        each = [self._places(postings, wanted) for postings in lists]
        found = {number: positions.phrase([places[number] for places in each]) for number in wanted}
        return {number: place for number, place in found.items() if place}

    @staticmethod
    def _places(lists: tuple[Postings, ...], wanted: set[int]) -> dict[int, int]:
        found: dict[int, int] = {}
        for postings in lists:
            begin = 0
            for number, count in zip(postings.numbers, postings.counts, strict=True):
                if number in wanted:
                    found[number] = found.get(number, 0) | positions.placed(postings.positions[begin : begin + count])
                begin += count
        return found

    def _postings(self, word: Word | Pattern, space: Space, reading: Reading) -> tuple[Postings, ...]:
        key = (word, space, reading)
        if key not in self._lists:
            is_stemmed = isinstance(word, Word) and not word.exact
            read = (self._source.read(space, reading, term, stemmed=is_stemmed) for term in self._terms(word))
            self._lists[key] = tuple(postings for postings in read if postings.numbers)
        return self._lists[key]

    def _terms(self, word: Word | Pattern) -> Iterable[str]:
        if not isinstance(word, Word):
            return self._bound.expansions[word]
        if word.exact:
            return (fold(word.text),)
        return dict.fromkeys(stem for code in self._collection.codes for stem in stems(word.text, code))


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


def _size(term: Word | Phrase | Pattern) -> int:
    return len(term.words) if isinstance(term, Phrase) else 1
