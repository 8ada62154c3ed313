"""How well a match fits: BM25 (Robertson and Zaragoza 2009) in the form Lucene gives it, lengths kept as Lucene keeps them.

Words side by side count once more as pairs (see neighbours).
"""

from __future__ import annotations

from math import log

import numpy as np
from numpy.typing import NDArray

from archive.search.holding.bitsets import Numbers
from archive.search.holding.postings import Counts

Scores = NDArray[np.float64]

K1, B = 1.2, 0.75
"""The usual parameters: how soon more of the same stops to count, and how much length does."""

PATTERN_SCORE = 1.0
"""What a match of a prefix, wildcard or fuzzy word counts: how rare its many words are says nothing."""

BITS = 17
"""Bits of a score that are compared, the first among them; single precision, in which other engines count, has 24."""

_REST = 24 - BITS

_FREE = 24
"""Small lengths that SmallFloat keeps as they are: the values of a byte that its largest integer leaves over."""


def rarity(size: int, holding: int) -> float:
    """Give the weight of a term that ``holding`` of ``size`` documents have."""
    return log(1 + (size - holding + 0.5) / (holding + 0.5))


def norms(lengths: Numbers) -> Scores:
    """Give for each document what its length (in terms) takes from a count."""
    average = float(lengths.mean()) if len(lengths) else 1.0
    distinct, which = np.unique(lengths, return_inverse=True)
    kept = np.array([rounded(length) for length in distinct.tolist()], np.float64)
    return (K1 * (1 - B + B * kept / (average or 1.0)))[which]


def worth(occurring: Counts, weight: float, norm: Scores) -> Scores:
    """Give what a term of this weight is worth to each document in which it occurs."""
    return weight * (K1 + 1) * occurring.counts / (occurring.counts + norm[occurring.numbers])


def comparable(scores: Scores) -> NDArray[np.int32]:
    """Give scores as they are compared, as numbers that are equal where the first BITS bits are (some five digits).

    A sum in another order, or in half the precision, differs in its last digit: that changes no order.
    """
    return (scores.astype(np.float32).view(np.int32) + (1 << _REST - 1)) >> _REST


def rounded(length: int) -> int:
    """Give a length as Lucene's SmallFloat.intToByte4 keeps it: exact below 40, then with four significant bits."""
    rest = max(0, length - _FREE)
    shift = max(0, rest.bit_length() - 4)
    return length if length < _FREE else _FREE + (rest >> shift << shift)
