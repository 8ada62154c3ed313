"""Writes the columns of a part from units (see column_files)."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from archive.model import PassageUnit, TextUnit
from archive.search.holding.column_files import ABSENT, TRACKS, stored, write_rows, write_track
from archive.search.holding.entries import Entries, Numbering
from archive.search.holding.postings import READINGS, Reading, Space
from archive.search.holding.rows import PassageRow, Rows, TextRow, row_of
from archive.search.holding.running_text import WORD_BITS, said_words
from archive.search.limits import MAX_NEAR

MOST_WORDS = 1 << 22
"""Words with which a part is full: some 100 MB while they are gathered."""

_NUMBER = array("I").itemsize


class ColumnWriter:
    """Writes one part; ``close`` makes it complete."""

    def __init__(self, directory: Path) -> None:
        directory.mkdir(mode=0o700)
        self._directory, self._numbering = directory, Numbering()
        self._tokens = {each: array("I") for each in TRACKS}
        self._sizes = {each: array("q") for each in TRACKS}
        self._voices = {reading: array("q") for reading in READINGS}
        self._rows: list[TextRow] = []
        self._passages, self._starts = 0, array("q", [0])
        self._written = (directory / "words.bin").open("wb")

    @property
    def is_full(self) -> bool:
        """The part has as many words as one should."""
        return len(self._tokens["passages", "received"]) >= MOST_WORDS

    def add(self, text: TextUnit, ordinal: int) -> None:
        """Write a text, the ``ordinal``-th of its item."""
        rows = tuple(map(self._passage, text.passages))
        self._rows.append(TextRow(replace(text, passages=()), ordinal, rows))

    def close(self) -> None:
        """Write everything out."""
        self._written.close()
        np.save(self._directory / "words.npy", np.frombuffer(self._starts, np.int64))
        for track in TRACKS:
            sizes, tokens = np.frombuffer(self._sizes[track], np.int64), np.frombuffer(self._tokens[track], np.uint32)
            write_track(self._directory, *track, sizes, tokens)
        voices = {reading: np.frombuffer(self._voices[reading], np.int64).reshape(-1, 4) for reading in READINGS}
        write_rows(self._directory, Rows.of(self._rows), voices)
        Entries(tuple(self._numbering.lines)).write(self._directory)

    def cancel(self) -> None:
        """Leave off; what was written is to be thrown away."""
        self._written.close()

    def _passage(self, passage: PassageUnit) -> PassageRow:
        length = self._add("passages", passage.received, passage.corrected, passage.language)
        row = row_of(passage, length)
        for _, received, corrected in () if row.is_whole else passage.voiced:
            self._add("speeches", received, corrected, passage.language)
        if not row.is_whole:
            self._say("received", passage, row.voices)
            if passage.corrected != passage.received:
                self._say("corrected", passage, row.voices)
        self._written.write(stored(passage))
        self._starts.append(self._written.tell())
        self._passages += 1
        return row

    def _add(self, space: Space, received: str, corrected: str, language: str) -> int:
        """Add the words of a passage or speech in its readings; count those received."""
        length = self._read(space, "received", received, language)
        if corrected == received:
            self._sizes[space, "corrected"].append(ABSENT)
        else:
            self._read(space, "corrected", corrected, language)
        return length

    def _read(self, space: Space, reading: Reading, text: str, language: str) -> int:
        numbers = self._numbering.numbers(text, language)[: _NUMBER * ((1 << WORD_BITS) - MAX_NEAR)]
        self._tokens[space, reading].frombytes(numbers)
        size = len(numbers) // _NUMBER
        self._sizes[space, reading].append(size)
        return size

    def _say(self, reading: Reading, passage: PassageUnit, keys: Sequence[str]) -> None:
        is_received = reading == "received"
        text, voices = (passage.received, passage.voices) if is_received else (passage.corrected, passage.corrected_voices)
        for stretch in said_words(text, voices, keys):
            self._voices[reading].extend((self._passages, *stretch))
