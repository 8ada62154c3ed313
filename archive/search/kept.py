"""The counts of what was looked up last, so that the next page, another order or a facet of the same search costs little."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock

from archive.search.postings import Counts

CAPACITY = 1_000_000
"""Counts that are kept together, 16 MB; a search of the commonest word in a hundred thousand passages makes as many."""


class KeptCounts:
    """Counts by what was looked up, those not asked for longest leaving first. Safe to share between threads."""

    def __init__(self) -> None:
        self._counts: OrderedDict[Hashable, Counts] = OrderedDict()
        self._size = 0
        self._lock = Lock()

    def get(self, key: Hashable) -> Counts | None:
        """Give the counts for what was looked up, None when they are not kept."""
        with self._lock:
            if key in self._counts:
                self._counts.move_to_end(key)
            return self._counts.get(key)

    def keep(self, key: Hashable, counts: Counts) -> None:
        """Keep counts; nobody may change them any more."""
        with self._lock:
            if key in self._counts or len(counts.numbers) >= CAPACITY:
                return
            self._counts[key] = counts
            self._size += 1 + len(counts.numbers)
            while self._size > CAPACITY:
                self._size -= 1 + len(self._counts.popitem(last=False)[1].numbers)
