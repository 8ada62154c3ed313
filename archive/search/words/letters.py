"""Words as rows of numbers, those of one length together, so that a word is compared with all of them at once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from archive.search.holding import bitsets
from archive.search.holding.bitsets import Numbers

LONGEST = 62
"""Letters of a word that can be compared so: a bit a letter, two to spare."""

_Column = NDArray[np.uint64]


class Letters:
    """The letters of sorted words."""

    def __init__(self, words: Sequence[str]) -> None:
        lengths = np.fromiter(map(len, words), np.int64, len(words))
        letters = np.frombuffer("".join(words).encode("utf-32-le", "surrogatepass"), np.uint32)
        self._alphabet = bitsets.distinct(letters.astype(np.int64))
        numbers = np.searchsorted(self._alphabet, letters).astype(np.uint32)
        starts = np.cumsum(lengths) - lengths
        self._rows: dict[int, tuple[Numbers, NDArray[np.uint32]]] = {}
        for length in range(1, min(int(lengths.max(initial=0)), LONGEST + 2) + 1):
            ranks = np.flatnonzero(lengths == length)
            self._rows[length] = ranks, numbers[starts[ranks] + np.arange(length)[:, np.newaxis]]

    def resembling(self, word: str, distance: int) -> Numbers:
        """Give the ranks, ascending, of the words at an edit distance (see ``lexicon.resembling``) of at most ``distance``."""
        places = np.zeros(len(self._alphabet), np.uint64)
        for at, letter in enumerate(word):
            places[self._alphabet == ord(letter)] |= np.uint64(1 << at)
        lengths = range(max(1, len(word) - distance), len(word) + distance + 1)
        rows = (self._rows[length] for length in lengths if length in self._rows)
        near = [ranks[_edits(places, len(word), columns) <= distance] for ranks, columns in rows if len(ranks)]
        return np.sort(np.concatenate([np.empty(0, np.int64), *near]), kind="stable")


def _edits(places: _Column, size: int, columns: NDArray[np.uint32]) -> Numbers:
    """Count the letters by which words of one length differ from one of ``size`` letters, as ``lexicon`` does for two."""
    whole, last, one = np.uint64((1 << size) - 1), np.uint64(size - 1), np.uint64(1)
    more = np.full(columns.shape[1], whole)
    less = np.zeros_like(more)
    count = np.full(columns.shape[1], size, np.int64)
    for column in columns:
        same = places[column]
        across = (((same & more) + more) ^ more) | same
        same |= less
        up, down = less | (whole & ~(across | more)), more & across
        count += (up >> last & one).astype(np.int64) - (down >> last & one).astype(np.int64)
        up = up << one | one
        more, less = (down << one | ~(same | up)) & whole, up & same
    return count
