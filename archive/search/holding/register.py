"""What is counted by, of all passages at once: the year of each, and who says which of its words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from archive.search.holding.attribution import year_of
from archive.search.holding.bitsets import Bits, Numbers
from archive.search.holding.collection import Collection
from archive.search.holding.columns import ABSENT
from archive.search.holding.postings import READINGS, Reading
from archive.search.holding.running_text import WORD_BITS, RunningText, place

NOBODY = ""
"""The key of words that nobody is known to say."""

_PARTLY = -1
"""Stands for the voice of a passage that not one voice says all of."""


class Register:
    """``years`` are in order, None for texts of no one year last; ``voices`` are keys, NOBODY first.

    Passages have them by their place in these.
    """

    def __init__(self, collection: Collection, running: RunningText) -> None:
        self._collection, self._running = collection, running
        self.text_of: Numbers = collection.text_of
        self.words: Numbers = collection.lengths["passages"]
        """The number of words of each passage as received."""

    @cached_property
    def years(self) -> tuple[int | None, ...]:
        """The years that texts have."""
        return tuple(sorted({year_of(text) for text in self._collection.texts}, key=lambda year: (year is None, year or 0)))

    @cached_property
    def year(self) -> Numbers:
        """The year of each passage."""
        index = {year: number for number, year in enumerate(self.years)}
        of_texts = np.array([index[year_of(text)] for text in self._collection.texts], np.int64)
        return of_texts[self.text_of]

    @cached_property
    def voices(self) -> tuple[str, ...]:
        """The keys of everybody heard."""
        return (NOBODY, *self._collection.passages.voices.keys)

    @cached_property
    def is_partly(self) -> Bits:
        """Whether somebody says a part of a passage and no more."""
        is_partly: Bits = self._whole == _PARTLY
        return is_partly

    def says_all(self, keys: Sequence[str]) -> Bits:
        """Tell for each passage whether one of some people says all of it."""
        is_said: Bits = np.isin(
            self._whole, [number for number, key in enumerate(self.voices) if key in keys and key != NOBODY]
        )
        return is_said

    def voice(self, reading: Reading, passages: Numbers, words: Numbers) -> Numbers:
        """Give who says single words, by passage and number in a reading."""
        found = self._whole[passages].copy()
        partly = np.flatnonzero(found == _PARTLY)
        begins, ends, voices = self._stretches[reading]
        at = place(passages[partly], words[partly])
        index = np.searchsorted(begins, at, side="right") - 1
        if len(begins):
            found[partly] = np.where((index >= 0) & (at < ends[index]), voices[index], 0)
        else:
            found[partly] = 0
        return found

    @cached_property
    def said(self) -> tuple[Numbers, Numbers, Numbers]:
        """How many words as received of which passage are in which voice: passages, voices and numbers of words."""
        begins, ends, voices = self._stretches["received"]
        passages = begins >> WORD_BITS
        whole = np.flatnonzero(~self.is_partly)
        partly = np.flatnonzero(self.is_partly)
        left = self.words.copy()
        np.subtract.at(left, passages, ends - begins)
        return (
            np.concatenate((whole, passages, partly)),
            np.concatenate((self._whole[whole], voices, np.zeros(len(partly), np.int64))),
            np.concatenate((self.words[whole], ends - begins, left[partly])),
        )

    @cached_property
    def _whole(self) -> Numbers:
        """Who says all of each passage, _PARTLY where that is nobody and somebody says a part."""
        passages = self._collection.passages
        first = passages.voices.firsts()
        return np.where(passages.is_whole | (first == ABSENT), first + 1, _PARTLY)

    @cached_property
    def _stretches(self) -> dict[Reading, tuple[Numbers, Numbers, Numbers]]:
        said = self._collection.passages.voices
        found: dict[Reading, tuple[Numbers, Numbers, Numbers]] = {}
        for reading in READINGS:
            begins, ends, voices = self._running.voices(reading)
            found[reading] = begins, ends, 1 + said.codes[said.starts[begins >> WORD_BITS] + voices]
        return found
