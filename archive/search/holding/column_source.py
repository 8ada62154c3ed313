"""Postings computed from columns: no list of places is kept anywhere, the words in their order are looked through.

To look through 25 million words takes some 25 ms.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property, partial
from pathlib import Path

import numpy as np

from archive.search.holding import bitsets
from archive.search.holding.bitsets import Bits, Numbers
from archive.search.holding.collection import Collection
from archive.search.holding.column_files import Columns, Tokens, Track
from archive.search.holding.entries import Entries
from archive.search.holding.gathering import read_forms
from archive.search.holding.postings import READINGS, Counts, Postings, Reading, Space, first
from archive.search.holding.running_text import WORD_BITS, RunningText, place
from archive.search.words.word_list import WordList

BLOCK = 1 << 19
"""Words that are looked through at once where a few passages are enough."""


class ColumnSource:
    """The source of postings of a generation that has columns; a place is the number of what it is in and of its word there."""

    def __init__(self, entries: Entries, tracks: Mapping[tuple[Space, Reading], Track]) -> None:
        self._entries, self._tracks = entries, tracks
        self._starts = {each: track.starts for each, track in tracks.items()}

    def read(self, space: Space, reading: Reading, term: str, *, stemmed: bool) -> Postings | None:
        """Give the postings of a stem (with its language) or of a form, None when it does not occur."""
        meant = self._entries.having(term, stemmed=stemmed)
        tokens, starts = self._tracks[space, reading].tokens, self._starts[space, reading]
        if not len(meant) or not len(tokens):
            return None
        is_meant = bitsets.of(meant, len(self._entries.lines))
        at = np.flatnonzero(is_meant[tokens])
        if not len(at):
            return None
        each = np.diff(np.searchsorted(at, starts))
        numbers = np.flatnonzero(each)
        places = place(np.repeat(numbers, each[numbers]), at - np.repeat(starts[numbers], each[numbers]))
        within = partial(self._within, space, reading, is_meant)
        return Postings(Counts(numbers, each[numbers]), partial(np.copy, places), within)

    def some(self, form: str, size: int) -> list[int]:
        """Give the first passages that have a form as received."""
        is_meant = bitsets.of(self._entries.having(form, stemmed=False), len(self._entries.lines))
        tokens, starts = self._tracks["passages", "received"].tokens, self._starts["passages", "received"]
        found: dict[int, None] = {}
        for begin in range(0, len(tokens), BLOCK):
            at = begin + np.flatnonzero(is_meant[tokens[begin : begin + BLOCK]])
            found |= dict.fromkeys((np.searchsorted(starts, at, side="right") - 1).tolist())
            if len(found) >= size:
                break
        return list(found)[:size]

    def counted(self, places: Numbers) -> Counts:
        """Count ascending places by what they are in."""
        numbers = places >> WORD_BITS
        starts = first(numbers)
        return Counts(numbers[starts], np.diff(starts, append=len(numbers)))

    def located(self, places: Numbers) -> tuple[Numbers, Numbers]:
        """Give for each place what it is in, and the number of its word there."""
        return places >> WORD_BITS, places & ((1 << WORD_BITS) - 1)

    def _within(self, space: Space, reading: Reading, is_meant: Bits, number: int) -> Numbers:
        begin, end = self._starts[space, reading][number : number + 2]
        return np.flatnonzero(is_meant[self._tracks[space, reading].tokens[begin:end]])


class ColumnHolding(ColumnSource):
    """A generation that answers from its columns."""

    def __init__(self, directory: Path, labels: Callable[[str], dict[str, str]] | None = None) -> None:
        self._directory, self._columns = directory, Columns(directory)
        super().__init__(self._columns.entries, self._columns.tracks)
        self.collection = Collection(self._columns.rows, labels)
        self.words = self._columns.store.words

    def tokens(self, passage: int, reading: Reading) -> Tokens:
        """Give the words of one reading of a passage as numbers of entries."""
        begin, end = self._starts["passages", reading][passage : passage + 2]
        found: Tokens = self._tracks["passages", reading].tokens[begin:end]
        return found

    @property
    def columns(self) -> Columns:
        """The columns themselves."""
        return self._columns

    @cached_property
    def word_list(self) -> WordList:
        """Every form with how frequent it is."""
        return read_forms(self._directory)

    @cached_property
    def running_text(self) -> RunningText:
        """The words of all passages in the order they stand."""
        size = len(self.collection.passages)
        return RunningText([_Running(self._columns)], np.zeros(size, np.int64), np.arange(size))

    def close(self) -> None:
        """Let go of it; nothing is held open."""


class _Running:
    """Columns as running text."""

    def __init__(self, columns: Columns) -> None:
        self._entries, self.voices = columns.entries, columns.voices
        self.words = {reading: columns.tracks["passages", reading].tokens for reading in READINGS}
        self.documents = {reading: _documents(columns.tracks["passages", reading].sizes) for reading in READINGS}

    def forms(self) -> list[str]:
        return list(self._entries.forms)


def _documents(sizes: Numbers) -> Numbers:
    there = np.flatnonzero(sizes >= 0)
    return np.stack((there, sizes[there]), axis=1)
