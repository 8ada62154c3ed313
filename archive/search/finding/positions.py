"""Where words stand beside and near each other, in ascending arrays of positions."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from archive.search.holding.bitsets import Bits, Numbers


def phrase(words: Sequence[Numbers]) -> Numbers:
    """Give the positions, of the first word, at which words follow each other."""
    rarest, *others = sorted(range(len(words)), key=lambda offset: len(words[offset]))
    found = words[rarest] - rarest
    for offset in others:
        found = found[_reaches(found + offset, words[offset], 0)]
    return found


def near(lefts: Numbers, left_size: int, rights: Numbers, right_size: int, distance: int) -> tuple[Numbers, Numbers]:
    """Give those occurrences of two terms of so many words that are at most ``distance`` words apart, in either order.

    The distance runs from the last word of the one to the first word of the other, so that neighbours are 1 apart; occurrences
    that share a word are not near each other.
    """
    return _beside(lefts, left_size, rights, right_size, distance), _beside(rights, right_size, lefts, left_size, distance)


def _beside(ones: Numbers, size: int, others: Numbers, other_size: int, distance: int) -> Numbers:
    """Give those of the one term that have the other behind or before them."""
    behind = _reaches(ones + size, others, distance - 1)
    before = _reaches(ones - distance - other_size + 1, others, distance - 1)
    return ones[behind | before]


def _reaches(starts: Numbers, others: Numbers, far: int) -> Bits:
    """Tell of each start whether any of the others stands there or at most ``far`` behind it."""
    if not len(others):
        return np.zeros(len(starts), np.bool_)
    next_one = others.take(np.searchsorted(others, starts), mode="clip")
    return (next_one >= starts) & (next_one <= starts + far)
