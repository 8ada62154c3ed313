"""Lists of postings as an engine gives them, and what can be read from them: counts, and the places of words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Literal, NamedTuple, Protocol

import numpy as np

from archive.search.holding.bitsets import Numbers

Space = Literal["passages", "speeches"]
"""What is numbered in a list of postings: passages, or the part of a passage that one voice says (Collection.speeches)."""

SPACES: tuple[Space, ...] = ("passages", "speeches")

Reading = Literal["received", "corrected"]
READINGS: tuple[Reading, ...] = ("received", "corrected")

NOTHING = np.empty(0, np.int64)


class Counts(NamedTuple):
    """How often something occurs: numbers of a space, each once and in no order, with a count for each."""

    numbers: Numbers
    counts: Numbers


class Postings(NamedTuple):
    """Where a term occurs, and how often. ``places`` reads its places, ascending, which few searches need; ``within`` the
    numbers of its words in one passage, ascending.
    """

    occurring: Counts
    places: Callable[[], Numbers]
    within: Callable[[int], Numbers]


class Source(Protocol):
    """The lists of postings of a generation.

    An engine numbers places as it likes: words that follow each other have places that do, and between the last word of one
    passage (or speech) and the first of any other more places are left out than NEAR may reach.
    """

    def read(self, space: Space, reading: Reading, term: str, *, stemmed: bool) -> Postings | None:
        """Give the postings of a stem (with its language) or of a form, None when it does not occur."""
        ...

    def some(self, form: str, size: int) -> Sequence[int]:
        """Give some passages that have a form as received, at most ``size``."""
        ...

    def counted(self, places: Numbers) -> Counts:
        """Count ascending places by what they are in."""
        ...

    def located(self, places: Numbers) -> tuple[Numbers, Numbers]:
        """Give for each place what it is in, and the number of its word there, from 0; what no longer counts is left out."""
        ...


def united(several: Iterable[Numbers]) -> Numbers:
    """Give the places that stand in any array, ascending; an array alone is given back as it is."""
    arrays = list(several)
    if len(arrays) == 1:
        return arrays[0]
    places = np.sort(np.concatenate([NOTHING, *arrays]))
    return places[first(places)]


def merged(several: Iterable[Counts]) -> Counts:
    """Bring counts together; where there are several for one number, their sum."""
    each = [counts for counts in several if len(counts.numbers)]
    if len(each) == 1:
        return each[0]
    numbers = np.concatenate([NOTHING, *(counts.numbers for counts in each)])
    counts = np.concatenate([NOTHING, *(counts.counts for counts in each)])
    order = np.argsort(numbers, kind="stable")
    starts = first(numbers[order])
    return Counts(numbers[order][starts], np.add.reduceat(counts[order], starts) if len(starts) else NOTHING)


def first(ascending: Numbers) -> Numbers:
    """Give where each number stands first."""
    return np.flatnonzero(np.diff(ascending, prepend=-1))
