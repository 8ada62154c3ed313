"""The words of a text that a query asks for: what a page marks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import chain

import numpy as np

from archive.model import Voice
from archive.search.finding import positions
from archive.search.finding.leaves import Leaf, Pattern, leaves, size_of
from archive.search.holding import bitsets
from archive.search.holding.bitsets import Numbers
from archive.search.query.binding import simplified
from archive.search.query.tree import And, Named, Near, Or, Phrase, Query, Term, Word
from archive.search.words.analysis import Spans, fold, spans, stems, words_of
from archive.search.words.lexicon import standing

Range = tuple[int, int]
"""Half-open offsets in code points."""


Standing = Callable[[Word | Pattern], Numbers]
"""Gives the numbers, ascending, of the words of a text by which one word of a query is found."""


def matches(query: Query, text: str, language: str, voices: Sequence[Voice] | None = None) -> tuple[Range, ...]:
    """Give the stretches of one reading of a passage that a query asks for, in order, none overlapping another.

    A phrase is one stretch an occurrence, NEAR one a term. ``language`` is the passage's (BCP 47). What stands beside a bound
    ``speaker:`` is marked in that person's ``voices`` alone, whose offsets are of ``text``; None marks it in anybody's.
    """
    return Marked(query, text, voices, read(text, language)).ranges


def named(query: Query) -> frozenset[str]:
    """Give the keys of those whom ``mentions:`` asks for, where a query looks for no words: then their names are marked."""
    return frozenset() if _leaves(query) else frozenset(_mentioned(query))


def read(text: str, language: str) -> Standing:
    """Find words in a text by reading it."""
    return _Read(text, language).standing


class _Read:
    """The words of a text by what they are looked up by, so that each of many words looked for costs one look."""

    def __init__(self, text: str, language: str) -> None:
        self._language = language
        self._numbers: dict[str, list[int]] = defaultdict(list)
        for number, raw in enumerate(words_of(text)):
            self._numbers[raw].append(number)

    def standing(self, word: Word | Pattern) -> Numbers:
        """Give the numbers of the words that a word of a query asks for."""
        match word:
            case Word(text, True, without):
                meant = {raw for raw in self._by_form.get(fold(text), ()) if fold(raw) not in without}
            case Word(text, _, without):
                alike = (self._by_stem.get(stem, ()) for stem in stems(text, self._language))
                meant = {raw for raw in chain.from_iterable(alike) if fold(raw) not in without}
            case _:
                meant = set(filter(_test(word), self._numbers))
        return bitsets.numbers(sorted(chain.from_iterable(map(self._numbers.__getitem__, meant))))

    @cached_property
    def _by_form(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for raw in self._numbers:
            found[fold(raw)].append(raw)
        return found

    @cached_property
    def _by_stem(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for raw in self._numbers:
            for stem in stems(raw, self._language):
                found[stem].append(raw)
        return found


class Marked:
    """One reading of a passage with what a query asks for in it (see ``matches``), told by the numbers of its words.

    ``runs`` are the occurrences, half-open. ``standing`` knows the words of this text: from reading it, or from the index.
    """

    def __init__(self, query: Query, text: str, voices: Sequence[Voice] | None, standing: Standing) -> None:
        self.text, self.voices, self._standing = text, voices, standing
        self._found: list[tuple[Sequence[Word | Pattern], list[int], list[int] | None]] = []
        runs: list[Range] = []
        for leaf, keys in _leaves(query):
            for said in self._said(keys):
                for words, starts in self._occurrences(leaf, said):
                    if said is None:
                        runs.extend((start, start + len(words)) for start in starts)
                    else:
                        runs.extend(run for start in starts for run in _runs(said[start : start + len(words)]))
                    self._found.append((words, starts, said))
        self.runs = _merged(runs)

    @cached_property
    def terms(self) -> Mapping[Word | Pattern, set[int]]:
        """The numbers of the words by which each term of the query is found."""
        terms: dict[Word | Pattern, set[int]] = {}
        for words, starts, said in self._found:
            for offset, word in enumerate(words if starts else ()):
                numbers = (start + offset if said is None else said[start + offset] for start in starts)
                terms.setdefault(word, set()).update(numbers)
        return terms

    @cached_property
    def ranges(self) -> tuple[Range, ...]:
        """The occurrences as half-open offsets in code points."""
        return Spans(self.text).ranges(self.runs)

    @property
    def voice(self) -> str | None:
        """Give the key of who says the first word of the first occurrence, None where nobody is known to."""
        start = self.ranges[0][0] if self.runs else -1
        return next((voice.key for voice in self.voices or () if voice.start <= start < voice.end), None)

    def _said(self, keys: tuple[str, ...] | None) -> Iterator[list[int] | None]:
        """Give the numbers of the words that each of these persons who is heard says; None where anybody may say any."""
        if not keys or self.voices is None:
            yield None
            return
        for key in sorted({voice.key for voice in self.voices}.intersection(keys), key=keys.index):
            said = [voice for voice in self.voices if voice.key == key]
            places = enumerate(spans(self.text))
            yield [number for number, (start, _) in places if any(voice.start <= start < voice.end for voice in said)]

    def _occurrences(self, leaf: Leaf, said: Sequence[int] | None) -> Iterator[tuple[Sequence[Word | Pattern], list[int]]]:
        """Give the words of each term of a leaf, and where among the words whose numbers are ``said`` it begins."""
        terms = (leaf.left, leaf.right) if isinstance(leaf, Near) else (leaf,)
        starts: Sequence[Numbers] = [self._starts(term, said) for term in terms]
        if isinstance(leaf, Near):
            starts = positions.near(starts[0], size_of(leaf.left), starts[1], size_of(leaf.right), leaf.distance)
        for term, each in zip(terms, starts, strict=True):
            yield term.words if isinstance(term, Phrase) else (term,), each.tolist()

    def _starts(self, term: Term, said: Sequence[int] | None) -> Numbers:
        if not isinstance(term, Phrase):
            return self._places(term, said)
        return positions.phrase([self._places(word, said) for word in term.words])

    def _places(self, word: Word | Pattern, said: Sequence[int] | None) -> Numbers:
        numbers = self._standing(word)
        return numbers if said is None else np.flatnonzero(np.isin(said, numbers))


def _runs(numbers: Sequence[int]) -> Iterator[Range]:
    """Give the runs of numbers that follow each other: the words of one voice may be parted by those of another."""
    begin = numbers[0]
    for before, number in zip(numbers, (*numbers[1:], -1), strict=True):
        if number != before + 1:
            yield begin, before + 1
            begin = number


def _mentioned(query: Query) -> Iterator[str]:
    match query:
        case And(parts) | Or(parts):
            yield from chain.from_iterable(map(_mentioned, parts))
        case Named("mentions", _, keys):
            yield from keys


@lru_cache(maxsize=64)
def _leaves(query: Query) -> tuple[tuple[Leaf, tuple[str, ...] | None], ...]:
    return tuple(dict.fromkeys(leaves(simplified(query))))


@lru_cache(maxsize=64)
def _test(pattern: Pattern) -> Callable[[str], bool]:
    """Give a test for one word of a text; its answers are kept, as most words of a text are those of any other."""
    is_meant = standing(pattern)
    return lru_cache(maxsize=1 << 14)(lambda raw: is_meant(fold(raw)))


def _merged(ranges: list[Range]) -> tuple[Range, ...]:
    merged: list[Range] = []
    for start, end in sorted(ranges):
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return tuple(merged)
