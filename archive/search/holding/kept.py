"""What was looked up last, so that the next page, another order or a facet of the same search costs little."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock
from typing import Generic, TypeVar

from archive.search.holding.postings import Counts

CAPACITY = 1_000_000
"""Counts that are kept together, 16 MB; a search of the commonest word in a hundred thousand passages makes as many."""


MOST_RUNS = 500_000
"""Runs of words and postings kept together, about 25 MB; those last lent are kept whatever their number, for their page."""

MOST_LENT = 8
"""Searches whose occurrences are kept: one for each thread of a server, and the one before."""


Thing = TypeVar("Thing")


class Lent(Generic[Thing]):
    """Things of which each is used by one thread at a time. Safe to share between threads."""

    def __init__(self) -> None:
        self._things: OrderedDict[Hashable, tuple[Thing, int]] = OrderedDict()
        self._lock = Lock()

    def take(self, key: Hashable) -> Thing | None:
        """Take what is kept under a key, which is then nobody else's; None when it is not there."""
        with self._lock:
            thing, _ = self._things.pop(key, (None, 0))
            return thing

    def give_back(self, key: Hashable, thing: Thing, size: int) -> None:
        """Keep a thing for the next who asks; those given back first leave when there are too many or they are too large."""
        with self._lock:
            self._things.pop(key, None)
            self._things[key] = thing, size
            while len(self._things) > 1 and (
                len(self._things) > MOST_LENT or sum(each for _, each in self._things.values()) > MOST_RUNS
            ):
                self._things.popitem(last=False)


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
