"""The words of a text that a query asks for: what a page marks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from archive.model import Voice
from archive.search import bitsets, positions
from archive.search.analysis import Token, fold, stems, tokens
from archive.search.binding import simplified
from archive.search.evaluation import Leaf, leaves
from archive.search.lexicon import matches_pattern
from archive.search.query import Near, Phrase, Query, Word

Range = tuple[int, int]
"""Half-open offsets in code points."""


def matches(query: Query, text: str, language: str, voices: Sequence[Voice] = ()) -> tuple[Range, ...]:
    """Give the stretches of one reading of a passage that a query asks for, in order, none overlapping another.

    A phrase is one stretch an occurrence, NEAR one a term. ``language`` is the passage's (BCP 47). What stands beside a bound
    ``speaker:`` is marked in that person's ``voices`` alone, where these are given; their offsets are of ``text``.
    """
    found: list[Range] = []
    words = list(tokens(text))
    for leaf, keys in _leaves(query):
        if keys is None or not keys or not voices:
            found.extend(_ranges(leaf, range(len(words)), words, language))
            continue
        for key in keys:
            said = [index for index, word in enumerate(words) if _is_said(word, key, voices)]
            found.extend(_ranges(leaf, said, words, language))
    return _merged(found)


@lru_cache(maxsize=64)
def _leaves(query: Query) -> tuple[tuple[Leaf, tuple[str, ...] | None], ...]:
    return tuple(dict.fromkeys(leaves(simplified(query))))


def _ranges(leaf: Leaf, said: Sequence[int], words: Sequence[Token], language: str) -> Iterable[Range]:
    """Give where a leaf occurs among those words of a text whose numbers are ``said``."""
    spoken = [words[index] for index in said]
    if isinstance(leaf, Near):
        left, right = (_placed(term, spoken, language) for term in (leaf.left, leaf.right))
        sizes = _size(leaf.left), _size(leaf.right)
        kept = positions.near((left, sizes[0]), (right, sizes[1]), leaf.distance)
        terms = list(zip(kept, sizes, strict=True))
    else:
        terms = [(_placed(leaf, spoken, language), _size(leaf))]
    for places, size in terms:
        for place in bitsets.members(places):
            yield from _runs(said[place : place + size], words)


def _placed(leaf: Leaf, spoken: Sequence[Token], language: str) -> int:
    terms: tuple[Leaf, ...] = leaf.words if isinstance(leaf, Phrase) else (leaf,)
    each = []
    for term in terms:
        is_meant = _test(term, language)
        each.append(positions.placed(place for place, token in enumerate(spoken) if is_meant(token.raw)))
    return positions.phrase(each)


@lru_cache(maxsize=512)
def _test(term: Leaf, language: str) -> Callable[[str], bool]:
    """Give a test for one word of a text; its answers are kept."""
    match term:
        case Word(text, is_exact) if is_exact:
            form = fold(text)
            return lambda raw: fold(raw) == form
        case Word(text):
            wanted = frozenset(stems(text, language))
            return lambda raw: not wanted.isdisjoint(stems(raw, language))
        case Phrase() | Near():
            raise TypeError("only single words are tested")
        case _:
            return lru_cache(maxsize=1 << 16)(lambda raw: matches_pattern(term, fold(raw)))


def _runs(numbers: Sequence[int], words: Sequence[Token]) -> Iterable[Range]:
    """Give one stretch for each run of words that follow each other in the text."""
    begin = numbers[0]
    for before, number in zip(numbers, (*numbers[1:], -1), strict=True):
        if number != before + 1:
            yield words[begin].start, words[before].end
            begin = number


def _is_said(word: Token, key: str, voices: Sequence[Voice]) -> bool:
    return any(voice.key == key and voice.start <= word.start < voice.end for voice in voices)


def _merged(ranges: list[Range]) -> tuple[Range, ...]:
    merged: list[Range] = []
    for start, end in sorted(ranges):
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return tuple(merged)


def _size(leaf: Leaf) -> int:
    return len(leaf.words) if isinstance(leaf, Phrase) else 1
