"""How well a match fits: BM25 (Robertson and Zaragoza 2009) in the form Lucene gives it, lengths kept as Lucene keeps them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import log

K1, B = 1.2, 0.75
"""The usual parameters: how soon more of the same stops to count, and how much length does."""

PATTERN_SCORE = 1.0
"""What a match of a prefix, wildcard or fuzzy word counts: how rare its many words are says nothing."""

_FREE = 24
"""Small lengths that SmallFloat keeps as they are: the values of a byte that its largest integer leaves over."""


def rarity(size: int, holding: int) -> float:
    """Give the weight of a term that ``holding`` of ``size`` documents have."""
    return log(1 + (size - holding + 0.5) / (holding + 0.5))


def norms(lengths: Sequence[int]) -> list[float]:
    """Give for each document what its length (in tokens) takes from a count."""
    average = sum(lengths) / len(lengths) if lengths else 1.0
    table = {length: K1 * (1 - B + B * rounded(length) / (average or 1.0)) for length in set(lengths)}
    return [table[length] for length in lengths]


def add_scores(scores: list[float], counts: Mapping[int, int], weight: float, norm: Sequence[float]) -> None:
    """Add what a term is worth where it occurs, ``counts`` times, to ``scores``."""
    factor = weight * (K1 + 1)
    for number, count in counts.items():
        scores[number] += factor * count / (count + norm[number])


def add_constant(scores: list[float], numbers: Iterable[int]) -> None:
    """Add what a pattern is worth where it occurs."""
    for number in numbers:
        scores[number] += PATTERN_SCORE


def rounded(length: int) -> int:
    """Give a length as Lucene's SmallFloat.intToByte4 keeps it: exact below 40, then with four significant bits."""
    rest = length - _FREE
    shift = max(0, rest.bit_length() - 4)
    return _FREE + (rest >> shift << shift)
