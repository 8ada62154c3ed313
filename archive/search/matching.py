"""The words of a text that a query asks for: what a page marks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, lru_cache

from archive.model import Voice
from archive.search import positions
from archive.search.analysis import fold, spans, stems, words_of
from archive.search.binding import simplified
from archive.search.evaluation import Leaf, leaves, size_of
from archive.search.lexicon import stands_for
from archive.search.query import Near, Phrase, Query, Term, Word

Range = tuple[int, int]
"""Half-open offsets in code points."""


def matches(query: Query, text: str, language: str, voices: Sequence[Voice] = ()) -> tuple[Range, ...]:
    """Give the stretches of one reading of a passage that a query asks for, in order, none overlapping another.

    A phrase is one stretch an occurrence, NEAR one a term. ``language`` is the passage's (BCP 47). What stands beside a bound
    ``speaker:`` is marked in that person's ``voices`` alone, where these are given; their offsets are of ``text``.
    """
    found: list[Range] = []
    words = _Words(text, language)
    for leaf, keys in _leaves(query):
        if not keys or not voices:
            found.extend(words.ranges(leaf, range(len(words.raw))))
            continue
        for key in keys:
            said = [index for index, (start, _) in enumerate(words.spans) if _says(key, start, voices)]
            found.extend(words.ranges(leaf, said))
    return _merged(found)


class _Words:
    """The words of a text; their offsets are only looked for when something was found."""

    def __init__(self, text: str, language: str) -> None:
        self._text, self._language = text, language
        self.raw = words_of(text)

    @cached_property
    def spans(self) -> list[Range]:
        """The offsets of each word."""
        return spans(self._text)

    def ranges(self, leaf: Leaf, said: Sequence[int]) -> Iterable[Range]:
        """Give where a leaf occurs among the words whose numbers are ``said``."""
        if isinstance(leaf, Near):
            sizes = size_of(leaf.left), size_of(leaf.right)
            left, right = self._starts(leaf.left, said), self._starts(leaf.right, said)
            found = zip(positions.near(left, sizes[0], right, sizes[1], leaf.distance), sizes, strict=True)
        else:
            found = zip([self._starts(leaf, said)], [size_of(leaf)], strict=True)
        for starts, size in found:
            for start in starts:
                yield from self._runs(said[start : start + size])

    def _starts(self, term: Term, said: Sequence[int]) -> list[int]:
        words = term.words if isinstance(term, Phrase) else (term,)
        return positions.phrase([self._places(word, said) for word in words])

    def _places(self, word: Term, said: Sequence[int]) -> list[int]:
        is_meant = _test(word, self._language)
        meant = {raw for raw in self._distinct if is_meant(raw)}
        return [place for place, index in enumerate(said) if self.raw[index] in meant] if meant else []

    @cached_property
    def _distinct(self) -> frozenset[str]:
        return frozenset(self.raw)

    def _runs(self, numbers: Sequence[int]) -> Iterable[Range]:
        """Give one stretch for each run of words that follow each other in the text."""
        begin = numbers[0]
        for before, number in zip(numbers, (*numbers[1:], -1), strict=True):
            if number != before + 1:
                yield self.spans[begin][0], self.spans[before][1]
                begin = number


@lru_cache(maxsize=64)
def _leaves(query: Query) -> tuple[tuple[Leaf, tuple[str, ...] | None], ...]:
    return tuple(dict.fromkeys(leaves(simplified(query))))


@lru_cache(maxsize=512)
def _test(word: Term, language: str) -> Callable[[str], bool]:
    """Give a test for one word of a text; the answers for patterns, which take long, are kept."""
    match word:
        case Word(text, is_exact) if is_exact:
            form = fold(text)
            return lambda raw: fold(raw) == form
        case Word(text):
            wanted = frozenset(stems(text, language))
            return lambda raw: not wanted.isdisjoint(stems(raw, language))
        case Phrase():
            raise TypeError("A phrase is not one word.")
        case _:
            return lru_cache(maxsize=1 << 16)(lambda raw: stands_for(word, fold(raw)))


def _says(key: str, start: int, voices: Sequence[Voice]) -> bool:
    return any(voice.key == key and voice.start <= start < voice.end for voice in voices)


def _merged(ranges: list[Range]) -> tuple[Range, ...]:
    merged: list[Range] = []
    for start, end in sorted(ranges):
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return tuple(merged)
