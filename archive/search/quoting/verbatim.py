"""Finds every place where words stand exactly so, over the bounds of passages: the rarest of them first, the others beside it.

No number of places is too many: each word is asked for only where those before it stood.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from archive.search.holding.bitsets import Bits, Numbers
from archive.search.holding.collection import Collection
from archive.search.holding.postings import NOTHING, Reading, Source
from archive.search.holding.running_text import NO_WORD, RunningText

MOST_PARTS = 8
"""Parts between ellipses that are looked for one by one; a quotation of more is compared with what is like it."""

FAR = 400
"""Words that a text may have where a quotation left something out."""


class Line:
    """The words of all passages in a reading as one line; a place is the number of a word in it.

    A passage without a corrected reading stands in the corrected line as received.
    """

    def __init__(self, collection: Collection, source: Source, running: RunningText, reading: Reading) -> None:
        self._source, self._running, self._text_of = source, running, collection.text_of
        self.reading: Reading = reading
        corrected = running.sizes["corrected"]
        self._is_corrected: Bits = (corrected != NO_WORD) & (reading == "corrected")
        sizes = np.where(self._is_corrected, corrected, running.sizes["received"])
        self._begins: Numbers = np.concatenate(([0], np.cumsum(np.maximum(sizes, 0))))
        self._end = int(self._begins[-1])

    def standing(self, forms: Sequence[str], count: Callable[[str], int]) -> Numbers:
        """Give the places, ascending, at which forms follow each other in one text; ``count`` says how frequent a form is."""
        offsets = sorted(range(len(forms)), key=lambda offset: count(forms[offset]))
        rarest = offsets[0]
        starts = self._places(forms[rarest]) - rarest
        starts = starts[(starts >= 0) & (starts + len(forms) <= self._end)]
        for offset in offsets[1:]:
            if not len(starts):
                return starts
            starts = starts[self._ranks(starts + offset) == self._rank(forms[offset])]
        is_in_one: Bits = self.texts(starts) == self.texts(starts + len(forms) - 1)
        return starts[is_in_one]

    def passages(self, places: Numbers) -> Numbers:
        """Give the passage of each place."""
        found: Numbers = np.searchsorted(self._begins, places, side="right") - 1
        return found

    def texts(self, places: Numbers) -> Numbers:
        """Give the number of the text of each place."""
        found: Numbers = self._text_of[self.passages(places)]
        return found

    def begin(self, passage: int) -> int:
        """Give the place of the first word of a passage."""
        return int(self._begins[passage])

    def _places(self, form: str) -> Numbers:
        readings: tuple[tuple[Reading, Bits], ...] = (("received", ~self._is_corrected), ("corrected", self._is_corrected))
        found = []
        for reading, is_meant in readings:
            postings = self._source.read("passages", reading, form, stemmed=False) if is_meant.any() else None
            if postings is not None:
                passages, words = self._source.located(postings.places())
                meant = is_meant[passages]
                found.append(self._begins[passages[meant]] + words[meant])
        return np.sort(np.concatenate((NOTHING, *found)), kind="stable")

    def _ranks(self, places: Numbers) -> Numbers:
        passages = self.passages(places)
        words, is_corrected = places - self._begins[passages], self._is_corrected[passages]
        received = self._running.rank("received", passages, np.where(is_corrected, NO_WORD, words))
        corrected = self._running.rank("corrected", passages, np.where(is_corrected, words, NO_WORD))
        return np.maximum(received, corrected)

    def _rank(self, form: str) -> int:
        """Give the rank of a form, one that no word has where it is unknown."""
        rank = bisect_left(self._running.forms, form)
        is_known = rank < len(self._running.forms) and self._running.forms[rank] == form
        return rank if is_known else len(self._running.forms)


class Standing(NamedTuple):
    """Where the parts of a quotation stand one after the other: a row for each time, with the place of each part."""

    line: Line
    rows: Numbers


def standing(line: Line, parts: Sequence[Sequence[str]], count: Callable[[str], int]) -> Standing:
    """Find where parts of a quotation, given by their forms, stand in one text, the next one at most FAR words behind the last.

    Of several places that one part may have before the next, the nearest counts.
    """
    rows = line.standing(parts[0], count)[:, np.newaxis]
    for before, part in pairwise(parts):
        ends = rows[:, -1] + len(before)
        starts = line.standing(part, count) if len(rows) else NOTHING
        if not len(starts):
            return Standing(line, np.empty((0, len(parts)), np.int64))
        following = starts.take(np.searchsorted(starts, ends), mode="clip")
        is_near = (following >= ends) & (following <= ends + FAR)
        rows, following = rows[is_near], following[is_near]
        is_nearest = np.append(following[1:] != following[:-1], True)[: len(following)]
        rows, following = rows[is_nearest], following[is_nearest]
        is_inside = line.texts(rows[:, 0]) == line.texts(following + len(part) - 1)
        rows = np.column_stack((rows, following))[is_inside]
    return Standing(line, rows)
