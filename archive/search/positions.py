"""Where words stand in one text, as sets of positions: bit ``n`` of an integer is on when the word is the text's ``n``-th."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def placed(positions: Iterable[int]) -> int:
    """Give positions as a set."""
    return sum(map((1).__lshift__, positions))


def phrase(words: Sequence[int]) -> int:
    """Give the positions where words follow each other, each the first word's."""
    found = words[0]
    for offset, word in enumerate(words[1:], 1):
        found &= word >> offset
    return found


def near(left: tuple[int, int], right: tuple[int, int], distance: int) -> tuple[int, int]:
    """Give those occurrences of two terms that are at most ``distance`` words apart, in either order.

    A term is (where it begins, how many words it has). The distance runs from the last word of the one to the first word
    of the other, so that neighbours are 1 apart; occurrences that share a word are not near each other.
    """
    (lefts, left_size), (rights, right_size) = left, right
    after_left = _reach(lefts << (left_size - 1), distance) & rights
    after_right = _reach(rights << (right_size - 1), distance) & lefts
    kept_lefts = after_right | (_reach_back(after_left, distance) >> (left_size - 1) & lefts)
    kept_rights = after_left | (_reach_back(after_right, distance) >> (right_size - 1) & rights)
    return kept_lefts, kept_rights


def _reach(bits: int, distance: int) -> int:
    """Give all positions 1 to ``distance`` after those given."""
    reached, width = bits, 1
    while width < distance:
        step = min(width, distance - width)
        reached |= reached << step
        width += step
    return reached << 1


def _reach_back(bits: int, distance: int) -> int:
    """Give all positions 1 to ``distance`` before those given."""
    return _reverse_reach(bits, distance) >> 1


def _reverse_reach(bits: int, distance: int) -> int:
    reached, width = bits, 1
    while width < distance:
        step = min(width, distance - width)
        reached |= reached >> step
        width += step
    return reached
