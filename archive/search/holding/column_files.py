"""Columns on disk: the words of texts in their order as numbers of entries, what is known of texts, words as written.

An engine whose lists of postings cannot be read whole answers from columns what asks for places of words. They are made from
the masters once; an index of its own library is made from them. Opening one unpickles: it is as trusted as code.
"""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from functools import cached_property
from itertools import starmap
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from archive.model import PassageUnit, Voice
from archive.search.finding.showing import Words
from archive.search.holding.bitsets import Numbers
from archive.search.holding.collection import Tables
from archive.search.holding.entries import Entries
from archive.search.holding.mapped import mapped, read_mapped, write_mapped
from archive.search.holding.postings import READINGS, SPACES, Reading, Space
from archive.search.holding.rows import Rows

Tokens = NDArray[np.unsignedinteger[Any]]

TRACKS: tuple[tuple[Space, Reading], ...] = tuple((space, reading) for space in SPACES for reading in READINGS)
"""Passages and speeches, each in its two readings."""

ABSENT = -1
"""The size of what has no such reading."""

_KNOWN = "known.pickle"


class Track(NamedTuple):
    """One reading of all passages, or of all speeches: their words one after the other, how many each has, and where each
    begins, with an end after the last.
    """

    tokens: Tokens
    sizes: Numbers
    starts: Numbers


class WordStore:
    """The words of passages as written, each passage read when it is asked for."""

    def __init__(self, directory: Path) -> None:
        self.starts: Numbers = mapped(directory / "words.npy")
        self.bytes: NDArray[np.uint8] = (
            np.memmap(directory / "words.bin", np.uint8, "r") if self.starts[-1] else np.empty(0, np.uint8)
        )

    def words(self, passage: int) -> Words:
        """Give the words of a passage by its number."""
        data = self.bytes[self.starts[passage] : self.starts[passage + 1]]
        received, corrected, *voices = pickle.loads(data.data)  # noqa: S301 (as trusted as code)
        return Words(received, corrected, *(tuple(starmap(Voice, each)) for each in voices))


def stored(passage: PassageUnit) -> bytes:
    """Give the words of a passage as they are stored."""
    differs = passage.corrected != passage.received
    corrected = (passage.corrected, passage.corrected_voices) if differs else (None, ())
    said = (tuple((voice.key, voice.start, voice.end) for voice in each) for each in (passage.voices, corrected[1]))
    return pickle.dumps((passage.received, corrected[0], *said), pickle.HIGHEST_PROTOCOL)


class Columns:
    """Reads the columns in a folder."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self.entries = Entries.read(directory)
        self.tracks: Mapping[tuple[Space, Reading], Track] = {each: _track(directory, *each) for each in TRACKS}
        self.voices: Mapping[Reading, Numbers] = {reading: np.load(directory / f"voices-{reading}.npy") for reading in READINGS}
        self.store = WordStore(directory)

    @property
    def rows(self) -> Rows:
        """The texts, in the order of their passages."""
        return self._known[0]

    @property
    def tables(self) -> Tables | None:
        """What a collection makes of these; None where that is not kept."""
        return self._known[1]

    @cached_property
    def _known(self) -> tuple[Rows, Tables | None]:
        known: tuple[Rows, Tables | None] = read_mapped(self._directory / _KNOWN)
        return known

    def firsts(self, space: Space) -> list[int]:
        """Give the number of the first passage, or speech, of each text, and behind the last how many there are."""
        starts = self.rows.starts
        firsts = starts if space == "passages" else np.searchsorted(self.rows.passages.speeches[0], starts)
        return list(map(int, firsts))


def write_track(directory: Path, space: Space, reading: Reading, sizes: Numbers, tokens: Tokens) -> None:
    """Write a track."""
    np.save(directory / f"{space}-{reading}-sizes.npy", sizes)
    np.save(directory / f"{space}-{reading}-starts.npy", starts_of(sizes))
    np.save(_tokens(directory, space, reading), tokens)


def new_track(directory: Path, space: Space, reading: Reading, sizes: Numbers) -> Track:
    """Begin a track whose words are to be filled in, in its file."""
    write_track(directory, space, reading, sizes, np.empty(0, np.uint32))
    starts = starts_of(sizes)
    path, total = _tokens(directory, space, reading), int(starts[-1])
    tokens = np.lib.format.open_memmap(path, "w+", np.uint32, (total,)) if total else np.empty(0, np.uint32)
    return Track(tokens, sizes, starts)


def starts_of(sizes: Numbers) -> Numbers:
    """Give where things of these sizes begin that stand one after the other, with an end after the last."""
    return np.concatenate(([0], np.cumsum(np.maximum(sizes, 0))))


def write_rows(directory: Path, rows: Rows, voices: Mapping[Reading, Numbers], tables: Tables | None = None) -> None:
    """Write what is known of texts, and who says what."""
    write_mapped(directory / _KNOWN, (rows, tables))
    for reading in READINGS:
        np.save(directory / f"voices-{reading}.npy", voices[reading])


def _track(directory: Path, space: Space, reading: Reading) -> Track:
    sizes, starts = (mapped(directory / f"{space}-{reading}-{each}.npy") for each in ("sizes", "starts"))
    return Track(mapped(_tokens(directory, space, reading)), sizes, starts)


def _tokens(directory: Path, space: Space, reading: Reading) -> Path:
    return directory / f"{space}-{reading}-tokens.npy"
