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

import numpy as np

from archive.search.finding import positions
from archive.search.finding.clauses import Clause, clauses, is_spelled_out
from archive.search.finding.leaves import Leaf, Pattern, patterns, size_of, speakers_of
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
    Kinded,
    Named,
    Near,
    Not,
    Or,
    Phrase,
    Query,
    Term,
    Titled,
    Word,
)  # fmt: skip
from archive.search.results import Level
from archive.search.words.analysis import fold, stems


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
        self._single: dict[tuple[str, bool, Space, Reading], Postings | None] = {}
        self._lists: dict[tuple[Term, Space, Reading], tuple[Postings, ...]] = {}
        self._passages: dict[tuple[Leaf, str | None], Bits] = {}
        self._gone: dict[tuple[frozenset[str], Space, Reading], Struck] = {}
        self._laid: dict[tuple[Term, Space, Reading], Numbers] = {}

    @property
    def size(self) -> int:
        """How many postings are held: what keeping it costs."""
        held = chain(filter(None, self._single.values()), chain.from_iterable(self._lists.values()))
        return sum(len(each.occurring.numbers) for each in held)

    def matches(self, level: Level) -> Bits:
        """Give the texts or passages that the query asks for."""
        return self._evaluated(self._bound.query, level, None)

    def occurring(self, clause: Clause, space: Space = "passages") -> Counts:
        """Give how often a clause occurs where it does, in all readings together."""
        key = (clause, space)
        counts = self._kept.get(key)
        if counts is None:
            counts = merged(self._clause(clause, space, reading) for reading in READINGS)
            self._kept.keep(key, counts)
        return counts

    def holding(self, leaf: Leaf, space: Space = "passages") -> Numbers:
        """Give the passages, or speeches, that hold a leaf, in no order; some may come several times."""
        codes = self._collection.codes
        if isinstance(leaf, Word | Phrase) and is_spelled_out(leaf, codes):
            each = [self.occurring(clause, space).numbers for clause in clauses(leaf, codes)]
            return each[0] if len(each) == 1 else np.concatenate([NOTHING, *each])
        # What a pattern stands for depends on the other patterns of a query, as they share one limit.
        key = (leaf, space, tuple(self._bound.expansions.get(term) for term in patterns(leaf)))
        counts = self._kept.get(key)
        if counts is None:
            counts = merged(self._counted(leaf, space, reading) for reading in READINGS)
            self._kept.keep(key, counts)
        return counts.numbers

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
        speakers = [keys for keys in map(speakers_of, parts) if keys is not None]
        others = tuple(part for part in parts if speakers_of(part) is None)
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
        everywhere = bitsets.of(self.holding(leaf), len(collection.passages))
        if voice is None:
            return everywhere
        said = collection.passages_said(self.holding(leaf, "speeches"), voice)
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

    def _clause(self, clause: Clause, space: Space, reading: Reading) -> Counts:
        """Count a clause in one reading; lists are read until one is missing."""
        lists: list[Postings] = []
        for term in clause:
            found = self._posted(term.removeprefix("="), space, reading, is_stemmed=not term.startswith("="))
            if found is None:
                return Counts(NOTHING, NOTHING)
            lists.append(found)
        if len(lists) == 1:
            return lists[0].occurring
        return self._source.counted(positions.phrase([each.places() for each in lists]))

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
        lists = (self._posted(term, space, reading, is_stemmed=is_stemmed) for term in terms)
        return (each for each in lists if each is not None)

    def _posted(self, term: str, space: Space, reading: Reading, *, is_stemmed: bool) -> Postings | None:
        """Read the list of a term once: a phrase asks for its places, and for how rare its words are."""
        key = (term, is_stemmed, space, reading)
        if key not in self._single:
            self._single[key] = self._source.read(space, reading, term, stemmed=is_stemmed)
        return self._single[key]

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
