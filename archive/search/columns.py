"""One attribute of texts or passages: which of them has which values, so that all values are counted in one pass."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, repeat

import numpy as np
from numpy.typing import NDArray

from archive.search import bitsets
from archive.search.bitsets import Bits, Numbers


@dataclass(frozen=True, slots=True)
class Column:
    """``keys`` are the values, sorted; ``rows`` and ``codes`` say pair by pair which of ``size`` rows has which value."""

    size: int
    keys: tuple[str, ...]
    rows: Numbers
    codes: Numbers

    @classmethod
    def of(cls, values: Sequence[Iterable[str]]) -> Column:
        """Make a column of the values of each row."""
        held = [tuple(dict.fromkeys(each)) for each in values]
        keys = tuple(sorted(set(chain.from_iterable(held))))
        codes = {key: code for code, key in enumerate(keys)}
        rows = chain.from_iterable(repeat(row, len(each)) for row, each in enumerate(held))
        return cls(len(held), keys, bitsets.numbers(rows), bitsets.numbers(map(codes.__getitem__, chain.from_iterable(held))))

    def having(self, keys: Iterable[str]) -> Bits:
        """Give the rows that have any of these values."""
        asked = np.zeros(len(self.keys), np.bool_)
        for key in keys:
            code = bisect_left(self.keys, key)
            if self.keys[code : code + 1] == (key,):
                asked[code] = True
        return bitsets.of(self.rows[asked[self.codes]], self.size)

    def counts(self, often: NDArray[np.bool_] | Numbers) -> dict[str, int]:
        """Count each value that occurs; ``often`` says for each row how often it counts, or whether it does."""
        pairs = often[self.rows]
        held = np.flatnonzero(pairs)
        counts = np.bincount(self.codes[held], pairs[held], len(self.keys))
        return {self.keys[code]: int(counts[code]) for code in np.flatnonzero(counts)}
