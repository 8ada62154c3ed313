"""The words of a generation, with how frequent each is."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest


@dataclass(frozen=True, slots=True)
class WordList:
    """Folded forms, sorted by code point, each with about the number of passages that have it.

    The numbers rank words; what a reader is told is counted by a search.
    """

    forms: Sequence[str]
    counts: Sequence[int]

    @classmethod
    def of(cls, counts: Mapping[str, int]) -> WordList:
        """Make the list from its counts by form."""
        forms = sorted(counts)
        return cls(forms, array("I", map(counts.__getitem__, forms)))

    def count(self, form: str) -> int:
        """Give how frequent a form is, 0 for one that does not occur."""
        index = bisect_left(self.forms, form)
        return self.counts[index] if index < len(self.forms) and self.forms[index] == form else 0

    def having(self, prefix: str) -> Sequence[str]:
        """Give the forms that begin so, in order."""
        return self.forms[self._first(prefix) : self._first(f"{prefix}\U0010ffff")]

    def beginning(self, prefix: str, size: int) -> Iterator[str]:
        """Give the most frequent forms that begin so, at most ``size``, the most frequent first."""
        numbers = range(self._first(prefix), self._first(f"{prefix}\U0010ffff"))
        best = nlargest(size, numbers, key=lambda index: (self.counts[index], -index))
        return (self.forms[index] for index in best)

    def _first(self, form: str) -> int:
        return bisect_left(self.forms, form)
