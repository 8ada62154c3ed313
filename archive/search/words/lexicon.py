"""The words that a pattern stands for, found in the sorted list of an archive's words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import pairwise

import numpy as np

from archive.search.holding import bitsets
from archive.search.holding.bitsets import Numbers
from archive.search.query.tree import Fuzzy, Prefix, Wildcard
from archive.search.words.analysis import fold
from archive.search.words.letters import LONGEST, Letters

KEPT = 64
"""Patterns whose words are kept: those of one query and some more, as a page asks for the same ones several times."""


class Lexicon:
    """The sorted words of an archive; keeps what was looked up last. Safe to share between threads."""

    def __init__(self, words: Sequence[str]) -> None:
        self.words = words
        self.ranks = lru_cache(maxsize=KEPT)(self._ranks)
        """Gives the ranks, ascending, of the words that a pattern stands for; not of those struck out of it."""

    def _ranks(self, pattern: Prefix | Wildcard | Fuzzy) -> Numbers:
        found = self._standing(pattern)
        struck = [rank for rank in map(self._rank, pattern.without) if rank is not None]
        return found[np.isin(found, struck, invert=True)] if struck else found

    def _rank(self, form: str) -> int | None:
        rank = bisect_left(self.words, form)
        return rank if rank < len(self.words) and self.words[rank] == form else None

    def _standing(self, pattern: Prefix | Wildcard | Fuzzy) -> Numbers:
        match pattern:
            case Prefix(text):
                return np.arange(*self._beginning(fold(text)))
            case Wildcard(text):
                return self._shaped(text)
            case Fuzzy(text, distance):
                word = fold(text)
                if 0 < len(word) <= LONGEST:
                    return self._letters.resembling(word, distance)
                return bitsets.numbers(bisect_left(self.words, near) for near in resembling(word, distance, self.words))

    def _beginning(self, prefix: str) -> tuple[int, int]:
        first = bisect_left(self.words, prefix)
        return first, bisect_left(self.words, True, first, key=lambda word: not word.startswith(prefix))

    def _shaped(self, pattern: str) -> Numbers:
        text, begins = self._lines
        first, end = self._beginning(fold(re.split(r"[*?]", pattern, maxsplit=1)[0]))
        shape = re.compile(rf"\n(?:{_shape(pattern)})(?=\n)")
        bounds = (int(begins[first]), int(begins[end]) + 1)
        return np.searchsorted(begins, bitsets.numbers(found.start() for found in shape.finditer(text, *bounds)))

    @cached_property
    def _letters(self) -> Letters:
        return Letters(self.words)

    @cached_property
    def _lines(self) -> tuple[str, Numbers]:
        """The words, each between two ends of line, and where the one before each is, and the last of all."""
        lengths = np.fromiter(map(len, self.words), np.int64, len(self.words))
        return "\n".join(("", *self.words, "")), np.concatenate(([0], np.cumsum(lengths + 1)))


def standing(pattern: Prefix | Wildcard | Fuzzy) -> Callable[[str], bool]:
    """Give the test whether a pattern stands for a folded form."""
    without = pattern.without
    match pattern:
        case Prefix(text):
            begin = fold(text)
            return lambda form: form.startswith(begin) and form not in without
        case Wildcard(text):
            fits = re.compile(_shape(text)).fullmatch
            return lambda form: fits(form) is not None and form not in without
        case Fuzzy(text, distance):
            word = fold(text)
            lengths = range(len(word) - distance, len(word) + distance + 1)
            return lambda form: len(form) in lengths and any(resembling(word, distance, (form,))) and form not in without


def shares(needs: Sequence[int], limit: int) -> list[int]:
    """Part a limit among patterns by what they need: nobody gets more than an equal share while another goes short."""
    given = [0] * len(needs)
    waiting = sorted(range(len(needs)), key=lambda index: (needs[index], index))
    for rank, index in enumerate(waiting):
        given[index] = min(needs[index], limit // (len(waiting) - rank))
        limit -= given[index]
    return given


def _shape(pattern: str) -> str:
    pieces = [_piece(part) for part in re.split(r"\*+", pattern)]
    # Atomic groups: each piece is taken where it first fits, so that no pattern needs more than one pass over a word.
    middle = "".join(f"(?>.*?{piece})" for piece in pieces[1:-1])
    return pieces[0] if len(pieces) == 1 else f"{pieces[0]}{middle}.*{pieces[-1]}"


def _piece(part: str) -> str:
    return ".".join(re.escape(fold(literal)) for literal in part.split("?"))


def resembling(word: str, distance: int, words: Sequence[str]) -> Iterator[str]:
    """Give the words at an edit distance (Levenshtein 1966; no transpositions).

    Cut into one piece more than edits are allowed, a word has a piece that no edit touched: few words hold one of them.
    """
    size = len(word)
    shortest, longest = size - distance, size + distance
    cuts = [size * part // (distance + 1) for part in range(distance + 2)]
    pieces = [word[begin:end] for begin, end in pairwise(cuts)]
    places = {letter: sum(1 << at for at, each in enumerate(word) if each == letter) for letter in word}
    for candidate in words:
        if shortest <= len(candidate) <= longest:
            for piece in pieces:
                if piece in candidate:
                    if _edits(places, size, candidate) <= distance:
                        yield candidate
                    break


def _edits(places: Mapping[str, int], size: int, candidate: str) -> int:
    """Count the letters that two words differ by: a column of the table of distances as two integers of a bit a letter (Myers
    1999, in the form of Hyyrö 2003). ``places`` has a bit for each place of a letter in the first word.
    """
    whole = (1 << size) - 1
    last = 1 << size - 1
    more, less, count = whole, 0, size
    for letter in candidate:
        same = places.get(letter, 0)
        across = (((same & more) + more) ^ more) | same
        same |= less
        up, down = less | (whole & ~(across | more)), more & across
        count += bool(up & last) - bool(down & last)
        up = up << 1 | 1
        more, less = (down << 1 | ~(same | up)) & whole, up & same
    return count
