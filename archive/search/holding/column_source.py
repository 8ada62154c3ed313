"""Postings computed from columns: no list of places is kept anywhere, the words in their order are looked through.

To look through 20 million words takes 5 ms for each of a few entries, and 35 ms for many at once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from copy import copy
from functools import cached_property, partial, reduce
from operator import ne
from pathlib import Path

import numpy as np

from archive.search.holding import bitsets
from archive.search.holding.bitsets import Bits, Numbers
from archive.search.holding.collection import Collection
from archive.search.holding.column_files import Columns, Tokens, Track
from archive.search.holding.entries import Entries
from archive.search.holding.gathering import read_forms
from archive.search.holding.postings import NOTHING, READINGS, Counts, Postings, Reading, Space, first
from archive.search.holding.running_text import WORD_BITS, RunningText, place
from archive.search.words.word_list import WordList

FEW = 6
"""Entries that are compared with each word one by one; looking up each word takes as long as comparing it with seven."""

BLOCK = 1 << 19
"""Words that are looked through at once where a few passages are enough."""


class ColumnSource:
    """The source of postings of a generation that has columns; a place is the number of what it is in and of its word there."""

    def __init__(self, entries: Entries, tracks: Mapping[tuple[Space, Reading], Track]) -> None:
        self._entries, self._tracks = entries, tracks
        self._starts = {each: track.starts for each, track in tracks.items()}
        self._among: Numbers | None = None
        self._gathered: dict[Reading, tuple[Numbers, Tokens]] = {}

    def among(self, passages: Numbers) -> ColumnSource:
        """Give a source in which these passages (ascending) alone have words; for one thread."""
        narrowed = copy(self)
        narrowed._among, narrowed._gathered = passages, {}
        return narrowed

    def read(self, space: Space, reading: Reading, term: str, *, stemmed: bool) -> Postings | None:
        """Give the postings of a stem (with its language) or of a form, None when it does not occur."""
        meant = self._entries.having(term, stemmed=stemmed)
        at = self._at(space, reading, meant) if len(meant) else NOTHING
        if not len(at):
            return None
        starts = self._starts[space, reading]
        places = place(owners := _owners(starts, at), at - starts[owners])
        within = partial(self._within, space, reading, bitsets.of(meant, len(self._entries.lines)))
        return Postings(self.counted(places), partial(np.copy, places), within)

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

    def _at(self, space: Space, reading: Reading, meant: Numbers) -> Numbers:
        """Give the places in a track, ascending, at which entries stand."""
        tokens, starts = self._tracks[space, reading].tokens, self._starts[space, reading]
        if self._among is None or space == "speeches":
            return np.flatnonzero(self._is_any(tokens, meant))
        if reading not in self._gathered:
            begins = starts[self._among]
            at = bitsets.ranges(begins, starts[self._among + 1] - begins)
            self._gathered[reading] = at, tokens[at]
        at, tokens = self._gathered[reading]
        return at[self._is_any(tokens, meant)]

    def _is_any(self, tokens: Tokens, meant: Numbers) -> Bits:
        """Tell of each word whether it is one of some entries."""
        if len(meant) > FEW:
            is_any: Bits = bitsets.of(meant, len(self._entries.lines))[tokens]
            return is_any
        return reduce(np.logical_or, (tokens == tokens.dtype.type(entry) for entry in meant))

    def _within(self, space: Space, reading: Reading, is_meant: Bits, number: int) -> Numbers:
        begin, end = self._starts[space, reading][number : number + 2]
        return np.flatnonzero(is_meant[self._tracks[space, reading].tokens[begin:end]])


def _owners(starts: Numbers, at: Numbers) -> Numbers:
    """Give what each of ascending places in a track is in."""
    if len(at) * 4 < len(starts):
        return np.searchsorted(starts, at, side="right") - 1
    return np.repeat(np.arange(len(starts) - 1), np.diff(np.searchsorted(at, starts)))


class ColumnHolding(ColumnSource):
    """A generation that answers from its columns."""

    def __init__(self, directory: Path, labels: Callable[[str], dict[str, str]] | None = None) -> None:
        self._directory, self._columns = directory, Columns(directory)
        super().__init__(self._columns.entries, self._columns.tracks)
        self.collection = Collection(self._columns.rows, labels, self._columns.tables)
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

    @cached_property
    def ranks(self) -> Numbers:
        """The rank of the form of each entry among the forms of the running text: as these, entries are sorted by form."""
        forms = self._entries.forms
        return np.cumsum(np.fromiter(map(ne, forms, ["", *forms]), np.int64)) - 1

    @cached_property
    def often(self) -> Numbers:
        """How often each entry stands in the passages that have no corrected reading."""
        tokens, starts = self._tracks["passages", "received"].tokens, self._starts["passages", "received"]
        begins = starts[self.running_text.varied]
        varied = tokens[bitsets.ranges(begins, starts[self.running_text.varied + 1] - begins)]
        counts: Numbers = -np.bincount(varied, minlength=len(self._entries.lines))
        for begin in range(0, len(tokens), BLOCK):
            counts += np.bincount(tokens[begin : begin + BLOCK], minlength=len(counts))
        return counts

    def following(self, meant: Sequence[Numbers]) -> Numbers:
        """Give where in the words of all passages, as received, entries of several sets follow each other: places in the track
        of the first, ascending. Passages that have a corrected reading are left out.
        """
        tokens, starts = self._tracks["passages", "received"].tokens, self._starts["passages", "received"]
        rarest, *others = sorted(range(len(meant)), key=lambda offset: self.often[meant[offset]].sum())
        at = np.flatnonzero(self._is_any(tokens, meant[rarest])) - rarest if len(meant[rarest]) else NOTHING
        at = at[(at >= 0) & (at + len(meant) <= len(tokens))]
        for offset in others:
            at = at[bitsets.of(meant[offset], len(self._entries.lines))[tokens[at + offset]]]
        owners = _owners(starts, at)
        is_plain = ~bitsets.of(self.running_text.varied, len(starts) - 1)
        return at[is_plain[owners] & (at + len(meant) <= starts[owners + 1])]

    def ranked(self, at: Numbers) -> Numbers:
        """Count the words at places in that track by the rank of their forms."""
        tokens = self._tracks["passages", "received"].tokens
        return np.bincount(self.ranks[tokens[at]], minlength=len(self.running_text.forms))

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
