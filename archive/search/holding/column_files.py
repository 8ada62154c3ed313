"""Columns on disk: the words of texts in their order as numbers of entries, what is known of texts, words as written.

An engine whose lists of postings cannot be read whole answers from columns what asks for places of words. They are made from
the masters once; an index of its own library is made from them. Opening one unpickles: it is as trusted as code.
"""

from __future__ import annotations

import gc
import pickle
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from itertools import accumulate, starmap
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from archive.model import PassageUnit, Voice
from archive.search.finding.showing import Words
from archive.search.holding.bitsets import Numbers
from archive.search.holding.entries import Entries
from archive.search.holding.postings import READINGS, SPACES, Reading, Space
from archive.search.holding.rows import TextRow

Tokens = NDArray[np.unsignedinteger[Any]]

TRACKS: tuple[tuple[Space, Reading], ...] = tuple((space, reading) for space in SPACES for reading in READINGS)
"""Passages and speeches, each in its two readings."""

ABSENT = -1
"""The size of what has no such reading."""

_ROWS = "rows.pickle"


class Track(NamedTuple):
    """One reading of all passages, or of all speeches: their words one after the other, and how many each has."""

    tokens: Tokens
    sizes: Numbers

    @property
    def starts(self) -> Numbers:
        """Give where each begins, and behind the last where that ends."""
        return np.concatenate(([0], np.cumsum(np.maximum(self.sizes, 0))))


class WordStore:
    """The words of passages as written, each passage read when it is asked for."""

    def __init__(self, directory: Path) -> None:
        ends = np.load(directory / "words.npy")
        self.starts: Numbers = np.concatenate(([0], ends))
        self.bytes: NDArray[np.uint8] = (
            np.memmap(directory / "words.bin", np.uint8, "r") if ends.any() else np.empty(0, np.uint8)
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

    @cached_property
    def rows(self) -> Sequence[TextRow]:
        """The texts, in the order of their passages."""
        with (self._directory / _ROWS).open("rb") as file, uncollected():
            rows: list[TextRow] = pickle.load(file)  # noqa: S301 (as trusted as code)
        return rows

    def firsts(self, space: Space) -> list[int]:
        """Give the number of the first passage, or speech, of each text, and behind the last how many there are."""
        counts = (len(row.passages) if space == "passages" else row.speeches for row in self.rows)
        return list(accumulate(counts, initial=0))


def write_track(directory: Path, space: Space, reading: Reading, sizes: Iterable[int], tokens: Tokens) -> None:
    """Write a track."""
    np.save(directory / f"{space}-{reading}-sizes.npy", np.fromiter(sizes, np.int32))
    np.save(_tokens(directory, space, reading), tokens)


def new_track(directory: Path, space: Space, reading: Reading, sizes: Numbers) -> Tokens:
    """Begin a track whose words are to be filled in, in its file."""
    write_track(directory, space, reading, sizes.tolist(), np.empty(0, np.uint32))
    total = int(np.maximum(sizes, 0).sum())
    path = _tokens(directory, space, reading)
    return np.lib.format.open_memmap(path, "w+", np.uint32, (total,)) if total else np.empty(0, np.uint32)


def write_rows(directory: Path, rows: Sequence[TextRow], voices: Mapping[Reading, Numbers]) -> None:
    """Write what is known of texts, and who says what."""
    with (directory / _ROWS).open("wb") as file:
        pickle.dump(rows, file, pickle.HIGHEST_PROTOCOL)
    for reading in READINGS:
        np.save(directory / f"voices-{reading}.npy", voices[reading])


@contextmanager
def uncollected() -> Iterator[None]:
    """Make many objects at once without the collector, which would look through all of them again and again: three times as
    fast for 400,000 passages.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _track(directory: Path, space: Space, reading: Reading) -> Track:
    sizes = np.load(directory / f"{space}-{reading}-sizes.npy").astype(np.int64)
    return Track(np.load(_tokens(directory, space, reading), mmap_mode="r"), sizes)


def _tokens(directory: Path, space: Space, reading: Reading) -> Path:
    return directory / f"{space}-{reading}-tokens.npy"
