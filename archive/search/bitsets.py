"""Sets of small numbers as one integer each, bit ``n`` for member ``n``: joined, cut and counted at the speed of memory."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import compress

_ON = b"1"[0]
_TRUTH = bytes.maketrans(b"01", b"\0\1")


def full(size: int) -> int:
    """Give the set of all numbers below ``size``."""
    return (1 << size) - 1


def of(members: Iterable[int], size: int) -> int:
    """Give the set of these members, each below ``size``."""
    flags = bytearray(b"0") * size
    for member in members:
        flags[member] = _ON
    return _read(flags)


def of_ranges(ranges: Iterable[tuple[int, int]], size: int) -> int:
    """Give the set of all members of half-open ranges below ``size``."""
    flags = bytearray(b"0") * size
    for start, end in ranges:
        flags[start:end] = b"1" * (end - start)
    return _read(flags)


def members(bits: int) -> list[int]:
    """Give the members in ascending order."""
    flags = f"{bits:b}".encode("ascii").translate(_TRUTH)[::-1]
    return list(compress(range(len(flags)), flags))


def _read(flags: bytearray) -> int:
    return int(flags[::-1], 2) if flags else 0
