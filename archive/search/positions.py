"""Where words stand beside and near each other, in ascending lists of positions."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import compress, islice, repeat
from operator import eq, sub

_RARE = 16
"""How many times fewer positions are looked up one by one than read through."""


def phrase(words: Sequence[Sequence[int]]) -> list[int]:
    """Give the positions, of the first word, at which words follow each other."""
    order = sorted(range(len(words)), key=lambda offset: len(words[offset]))
    rarest = words[order[0]]
    found: Sequence[int] = [position - order[0] for position in rarest] if order[0] else rarest
    for offset in order[1:]:
        found = _held(found, words[offset], offset)
    return list(found)


def near(
    lefts: Sequence[int], left_size: int, rights: Sequence[int], right_size: int, distance: int
) -> tuple[list[int], list[int]]:
    """Give those occurrences of two terms of so many words that are at most ``distance`` words apart, in either order.

    The distance runs from the last word of the one to the first word of the other, so that neighbours are 1 apart; occurrences
    that share a word are not near each other.
    """
    return (
        list(_beside(lefts, left_size, rights, right_size, distance)),
        list(_beside(rights, right_size, lefts, left_size, distance)),
    )


def _held(found: Sequence[int], word: Sequence[int], offset: int) -> list[int]:
    """Keep the beginnings of phrases that have a word at an offset."""
    if len(found) * _RARE < len(word):
        size = len(word)
        looked_up = ((start, bisect_left(word, start + offset)) for start in found)
        return [start for start, index in looked_up if index < size and word[index] == start + offset]
    # Two runs in order are merged faster than a set is made of one of them; what is in both then stands twice.
    both = [*map(sub, word, repeat(offset)), *found]
    both.sort()
    return list(compress(both, map(eq, both, islice(both, 1, None))))


def _beside(ones: Sequence[int], size: int, others: Sequence[int], other_size: int, distance: int) -> Iterator[int]:
    """Give those of the one term that have the other before or behind them."""
    count = len(others)
    for start in ones:
        last = start + size - 1
        behind = bisect_right(others, last)
        if behind < count and others[behind] <= last + distance:
            yield start
            continue
        before = bisect_left(others, start - distance - other_size + 1)
        if before < count and others[before] <= start - other_size:
            yield start
