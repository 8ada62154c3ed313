"""The words of a text that a query asks for: what a page marks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import chain

from archive.model import Voice
from archive.search import bitsets, positions
from archive.search.analysis import fold, spans, stems, words_of
from archive.search.binding import simplified
from archive.search.bitsets import Numbers
from archive.search.evaluation import Leaf, Pattern, leaves, size_of
from archive.search.lexicon import standing
from archive.search.query import Near, Phrase, Query, Term, Word

Range = tuple[int, int]
"""Half-open offsets in code points."""


def matches(query: Query, text: str, language: str, voices: Sequence[Voice] | None = None) -> tuple[Range, ...]:
    """Give the stretches of one reading of a passage that a query asks for, in order, none overlapping another.

    A phrase is one stretch an occurrence, NEAR one a term. ``language`` is the passage's (BCP 47). What stands beside a bound
    ``speaker:`` is marked in that person's ``voices`` alone, whose offsets are of ``text``; None marks it in anybody's.
    """
    return Marked(query, text, language, voices).ranges


class Marked:
    """One reading of a passage with what a query asks for in it (see ``matches``), told by the numbers of its words.

    ``runs`` are the occurrences, half-open; ``terms`` the words by which each term of the query is found.
    """

    def __init__(self, query: Query, text: str, language: str, voices: Sequence[Voice] | None = None) -> None:
        self.text, self.voices = text, voices
        self._words = _Words(text, language)
        self.terms: dict[Word | Pattern, set[int]] = {}
        runs: list[Range] = []
        for leaf, keys in _leaves(query):
            for said in self._said(keys):
                for words, numbers in self._words.occurrences(leaf, said):
                    runs.extend(_runs(numbers))
                    for word, number in zip(words, numbers, strict=True):
                        self.terms.setdefault(word, set()).add(number)
        self.runs = _merged(runs)

    @property
    def words(self) -> list[str]:
        """The words of the text, as they stand."""
        return self._words.raw

    @property
    def ranges(self) -> tuple[Range, ...]:
        """The occurrences as half-open offsets in code points."""
        spans = self._words.spans if self.runs else ()
        return tuple((spans[first][0], spans[last - 1][1]) for first, last in self.runs)

    def voice(self, run: Range) -> str | None:
        """Give the key of who says the first word of an occurrence, None where nobody is known to."""
        start = self._words.spans[run[0]][0]
        return next((voice.key for voice in self.voices or () if voice.start <= start < voice.end), None)

    def _said(self, keys: tuple[str, ...] | None) -> Iterator[Sequence[int]]:
        """Give the numbers of the words that each of these persons says; of all words where anybody may."""
        if not keys or self.voices is None:
            yield range(len(self.words))
            return
        for key in keys:
            said = [voice for voice in self.voices if voice.key == key]
            spans = self._words.spans if said else ()
            yield [n for n, (start, _) in enumerate(spans) if any(voice.start <= start < voice.end for voice in said)]


class _Words:
    """The words of a text; their offsets are only looked for when something was found."""

    def __init__(self, text: str, language: str) -> None:
        self._text, self._language = text, language
        self.raw = words_of(text)

    @cached_property
    def spans(self) -> list[Range]:
        """The offsets of each word."""
        return spans(self._text, self.raw)

    def occurrences(self, leaf: Leaf, said: Sequence[int]) -> Iterator[tuple[Sequence[Word | Pattern], Sequence[int]]]:
        """Give where a leaf occurs among the words whose numbers are ``said``: its words, and their numbers in the text.

        A range stands for all words.
        """
        terms = (leaf.left, leaf.right) if isinstance(leaf, Near) else (leaf,)
        starts: Sequence[Numbers] = [self._starts(term, said) for term in terms]
        if isinstance(leaf, Near):
            starts = positions.near(starts[0], size_of(leaf.left), starts[1], size_of(leaf.right), leaf.distance)
        for term, each in zip(terms, starts, strict=True):
            words = term.words if isinstance(term, Phrase) else (term,)
            for start in each.tolist():
                yield words, said[start : start + len(words)]

    def _starts(self, term: Term, said: Sequence[int]) -> Numbers:
        words = term.words if isinstance(term, Phrase) else (term,)
        return positions.phrase([self._places(word, said) for word in words])

    def _places(self, word: Word | Pattern, said: Sequence[int]) -> Numbers:
        meant = filter(_test(word, self._language), self._numbers)
        numbers = sorted(chain.from_iterable(map(self._numbers.__getitem__, meant)))
        if isinstance(said, range):
            return bitsets.numbers(numbers)
        held = frozenset(numbers)
        return bitsets.numbers(place for place, number in enumerate(said) if number in held)

    @cached_property
    def _numbers(self) -> dict[str, list[int]]:
        """The numbers of the words that are written alike."""
        numbers: dict[str, list[int]] = defaultdict(list)
        for number, raw in enumerate(self.raw):
            numbers[raw].append(number)
        return numbers


def _runs(numbers: Sequence[int]) -> Iterator[Range]:
    """Give the runs of numbers that follow each other: the words of one voice may be parted by those of another."""
    begin = numbers[0]
    for before, number in zip(numbers, (*numbers[1:], -1), strict=True):
        if number != before + 1:
            yield begin, before + 1
            begin = number


@lru_cache(maxsize=64)
def _leaves(query: Query) -> tuple[tuple[Leaf, tuple[str, ...] | None], ...]:
    return tuple(dict.fromkeys(leaves(simplified(query))))


@lru_cache(maxsize=64)
def _test(word: Word | Pattern, language: str) -> Callable[[str], bool]:
    """Give a test for one word of a text; its answers are kept, as most words of a text are those of any other."""
    return lru_cache(maxsize=1 << 14)(_asked(word, language))


def _asked(word: Word | Pattern, language: str) -> Callable[[str], bool]:
    match word:
        case Word(text, True, without):
            form = fold(text)
            return lambda raw: fold(raw) == form and form not in without
        case Word(text, _, without):
            wanted = frozenset(stems(text, language))
            return lambda raw: not wanted.isdisjoint(stems(raw, language)) and fold(raw) not in without
        case _:
            is_meant = standing(word)
            return lambda raw: is_meant(fold(raw))


def _merged(ranges: list[Range]) -> tuple[Range, ...]:
    merged: list[Range] = []
    for start, end in sorted(ranges):
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return tuple(merged)
