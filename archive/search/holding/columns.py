"""One attribute of texts or passages: which of them has which values, so that all values are counted in one pass."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, compress, pairwise

import numpy as np
from numpy.typing import NDArray

from archive.search.holding import bitsets
from archive.search.holding.bitsets import Bits, Numbers
from archive.search.holding.postings import NOTHING

ABSENT = -1
"""The number of a value that is not there."""


@dataclass(frozen=True, slots=True)
class Column:
    """``keys`` are the values, sorted; ``codes`` are those of each row by their number, one row after the other, those of a row
    from where it ``starts``, with an end after the last.
    """

    keys: tuple[str, ...]
    starts: Numbers
    codes: Numbers

    @classmethod
    def of(cls, values: Sequence[Iterable[str]]) -> Column:
        """Make a column of the values of each row."""
        held = [tuple(dict.fromkeys(each)) for each in values]
        keys = tuple(sorted(set(chain.from_iterable(held))))
        codes = {key: code for code, key in enumerate(keys)}
        starts = bitsets.numbers(accumulate(map(len, held), initial=0))
        return cls(keys, starts, bitsets.numbers(map(codes.__getitem__, chain.from_iterable(held))))

    @classmethod
    def gathered(cls, columns: Sequence[Column], rows: Numbers) -> Column:
        """Make a column of some of the rows of others, each told by its number when all these stand one after the other."""
        keys = sorted(set(chain.from_iterable(column.keys for column in columns)))
        numbers = {key: number for number, key in enumerate(keys)}
        known = [bitsets.numbers(map(numbers.__getitem__, column.keys))[column.codes] for column in columns]
        at, starts = gathered([column.starts for column in columns], rows)
        codes = np.concatenate([NOTHING, *known])[at]
        is_held = bitsets.of(codes, len(keys))
        return cls(tuple(compress(keys, is_held)), starts, (np.cumsum(is_held) - 1)[codes])

    def row(self, number: int) -> tuple[str, ...]:
        """Give the values of a row."""
        return tuple(self.keys[code] for code in self.codes[self.starts[number] : self.starts[number + 1]].tolist())

    def rows(self) -> Iterator[tuple[str, ...]]:
        """Give the values of each row, one row after the other."""
        values = list(map(self.keys.__getitem__, self.codes.tolist()))
        return (tuple(values[first:last]) for first, last in pairwise(self.starts.tolist()))

    def firsts(self) -> Numbers:
        """Give the number of the first value of each row, ABSENT for a row without one."""
        found = np.full(len(self.starts) - 1, ABSENT, np.int64)
        is_there = self.starts[1:] > self.starts[:-1]
        found[is_there] = self.codes[self.starts[:-1][is_there]]
        return found

    def values(self, first: int, last: int) -> set[str]:
        """Give the values whose codes stand from one place among all codes to before another."""
        return set(map(self.keys.__getitem__, self.codes[first:last].tolist()))

    def code(self, key: str) -> int:
        """Give the number of a value, ABSENT for one that no row has."""
        code = bisect_left(self.keys, key)
        return code if self.keys[code : code + 1] == (key,) else ABSENT

    def having(self, keys: Iterable[str]) -> Bits:
        """Give the rows that have any of these values."""
        asked = np.zeros(len(self.keys) + 1, np.bool_)
        asked[[self.code(key) for key in keys]] = True
        asked[ABSENT] = False
        return self._rows(asked[self.codes])

    def beginning(self, prefix: str) -> Bits:
        """Give the rows that have a value which begins so."""
        first, end = (bisect_left(self.keys, each) for each in (prefix, f"{prefix}\U0010ffff"))
        return self._rows((self.codes >= first) & (self.codes < end))

    def counts(self, often: NDArray[np.bool_] | Numbers) -> dict[str, int]:
        """Count each value that occurs; ``often`` says for each row how often it counts, or whether it does."""
        rows = np.flatnonzero(often)
        begins = self.starts[rows]
        sizes = self.starts[rows + 1] - begins
        times = None if often.dtype == np.bool_ else np.repeat(often[rows], sizes)
        counts = np.bincount(self.codes[bitsets.ranges(begins, sizes)], times, len(self.keys))
        held = np.flatnonzero(counts)
        return dict(zip(map(self.keys.__getitem__, held.tolist()), counts[held].astype(np.int64).tolist(), strict=True))

    def _rows(self, asked: Bits) -> Bits:
        """Give the rows of some of the codes."""
        rows = np.searchsorted(self.starts, np.flatnonzero(asked), side="right") - 1
        return bitsets.of(rows, len(self.starts) - 1)


def gathered(starts: Sequence[Numbers], rows: Numbers) -> tuple[Numbers, Numbers]:
    """Give where what some rows hold stands when what all rows of several tables hold stands one after the other, and where
    that of each row then begins, with an end after the last; ``starts`` are the same of each table.
    """
    sizes = np.concatenate([NOTHING, *map(np.diff, starts)])
    begins = np.cumsum(sizes) - sizes
    return bitsets.ranges(begins[rows], sizes[rows]), np.concatenate(([0], np.cumsum(sizes[rows])))
