"""Sets of numbers as arrays of truth values, one for each number there is: joined by |, cut by &, turned over by ~."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Bits = NDArray[np.bool_]


def full(size: int) -> Bits:
    """Give the set of all numbers below ``size``."""
    return np.ones(size, np.bool_)


def of(members: Numbers, size: int) -> Bits:
    """Give the set of these members, each below ``size``."""
    bits = np.zeros(size, np.bool_)
    bits[members] = True
    return bits


def members(bits: Bits) -> Numbers:
    """Give the members in ascending order."""
    return np.flatnonzero(bits)


def numbers(given: Iterable[int]) -> Numbers:
    """Make an array of numbers."""
    return np.fromiter(given, np.int64)


def ranges(begins: Numbers, sizes: Numbers) -> Numbers:
    """Give the members of ranges that begin so and have so many, one range after the other."""
    ends = np.cumsum(sizes)
    return np.arange(sizes.sum()) + np.repeat(begins + sizes - ends, sizes)


def distinct(numbers: Numbers) -> Numbers:
    """Give numbers each once, ascending; by sorting, as numpy.unique, which hashes them, takes twenty times as long."""
    ordered = np.sort(numbers)
    is_new = np.ones(len(ordered), np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=is_new[1:])
    return ordered[is_new]
