"""The words of passages in the order they stand, as numbers: what stands beside a word, and who says it, without its text.

A part of a generation has a column of words for each reading. It tells which word is at a place, and no places of a word: these
are in the postings.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from archive.model import Voice
from archive.search.holding import bitsets
from archive.search.holding.bitsets import Bits, Numbers
from archive.search.holding.postings import NOTHING, READINGS, Reading
from archive.search.words.analysis import spans
from archive.search.words.lexicon import Lexicon

_FORMS = "running-forms.txt"

WORD_BITS = 24
"""Bits for the number of a word in its passage; a passage of more words (sixteen million) is larger than a file may be."""

NO_WORD = -1
"""The rank of a word that is not there."""


class RunningTextWriter:
    """Gathers the columns of a part."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._tokens = {reading: array("I") for reading in READINGS}
        self._documents = {reading: array("q") for reading in READINGS}
        self._voices = {reading: array("q") for reading in READINGS}

    def add(self, document: int, reading: Reading, forms: Mapping[str, Sequence[int]], size: int) -> None:
        """Add a reading of a passage, the ``document``-th of the part, from the places of its forms among ``size`` words."""
        numbers = self._numbers
        tokens = array("I", bytes(4 * size))
        for form, places in forms.items():
            number = numbers.setdefault(form, len(numbers))
            for place in places:
                tokens[place] = number
        self._tokens[reading].extend(tokens)
        self._documents[reading].extend((document, size))

    def add_voices(self, document: int, reading: Reading, text: str, voices: Sequence[Voice], keys: Sequence[str]) -> None:
        """Add who says which words of a passage; ``keys`` are its people, in their order."""
        for stretch in said_words(text, voices, keys):
            self._voices[reading].extend((document, *stretch))

    def write(self, directory: Path) -> None:
        """Write the columns into the folder of their part, forms numbered as they sort by code point."""
        forms = sorted(self._numbers)
        rank = np.empty(len(forms), np.uint32)
        rank[[self._numbers[form] for form in forms]] = np.arange(len(forms), dtype=np.uint32)
        (directory / _FORMS).write_text("".join(f"{form}\n" for form in forms), encoding="utf-8", newline="\n")
        for reading in READINGS:
            np.save(_file(directory, reading, "words"), rank[np.frombuffer(self._tokens[reading], np.uint32)])
            np.save(_file(directory, reading, "documents"), _table(self._documents[reading], 2))
            np.save(_file(directory, reading, "voices"), _table(self._voices[reading], 4))


class RunningPart(Protocol):
    """The columns of a part."""

    @property
    def words(self) -> Mapping[Reading, NDArray[Any]]:
        """The words of all documents one after the other, as numbers of forms."""
        ...

    @property
    def documents(self) -> Mapping[Reading, Numbers]:
        """Rows of a document and its number of words."""
        ...

    @property
    def voices(self) -> Mapping[Reading, Numbers]:
        """Rows of a document, where a stretch of words begins and ends in it, and the number of its voice."""
        ...

    def forms(self) -> Sequence[str]:
        """Give the forms, in the order of their numbers; one may stand several times."""
        ...


class PartRunningText:
    """The columns of a part as they were written; the words stay in their files."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self.words = {reading: np.load(_file(directory, reading, "words"), mmap_mode="r") for reading in READINGS}
        self.documents = {reading: _read(directory, reading, "documents") for reading in READINGS}
        self.voices = {reading: _read(directory, reading, "voices") for reading in READINGS}

    def forms(self) -> list[str]:
        """Read the forms, in the order of their numbers."""
        return (self._directory / _FORMS).read_text(encoding="utf-8").split("\n")[:-1]


class RunningText:
    """The columns of all parts read as one, for passages by their numbers.

    ``part_of`` and ``document_of`` say where each passage is. Words are ranked by the order of ``forms``. A place is the
    number of a passage shifted by WORD_BITS, plus the number of the word in it.
    """

    def __init__(self, parts: Sequence[RunningPart], part_of: Numbers, document_of: Numbers) -> None:
        self._parts, self._part_of = parts, part_of
        self._numbers = self._numbered(document_of)
        self._starts: dict[Reading, Numbers] = {}
        self.sizes: dict[Reading, Numbers] = {}
        """The number of words of each passage in a reading; of one without the reading, NO_WORD."""
        for reading in READINGS:
            self._starts[reading], self.sizes[reading] = self._laid_out(reading, len(part_of))

    @cached_property
    def forms(self) -> list[str]:
        """All forms of the passages, sorted by code point; some may be of passages that no longer count."""
        return sorted(set().union(*(part.forms() for part in self._parts)))

    @cached_property
    def varied(self) -> Numbers:
        """The passages that have a corrected reading, ascending."""
        return np.flatnonzero(self.sizes["corrected"] >= 0)

    @cached_property
    def lexicon(self) -> Lexicon:
        """The forms, to be looked up by patterns."""
        return Lexicon(self.forms)

    @cached_property
    def _ranks(self) -> list[NDArray[np.int32]]:
        """The rank among all forms of each form of each part."""
        rank = {form: number for number, form in enumerate(self.forms)}
        return [np.array([rank[form] for form in part.forms()], np.int32) for part in self._parts]

    def rank(self, reading: Reading, passages: Numbers, words: Numbers) -> Numbers:
        """Give the ranks of single words by passage and number, NO_WORD for a number that its passage has not."""
        found = np.full(len(passages), NO_WORD, np.int64)
        is_there = (words >= 0) & (words < self.sizes[reading][passages])
        for part, columns in enumerate(self._parts):
            here = np.flatnonzero(is_there & (self._part_of[passages] == part) if len(self._parts) > 1 else is_there)
            if len(here):
                at = self._starts[reading][passages[here]] + words[here]
                found[here] = self._ranks[part][columns.words[reading][at]]
        return found

    def within(self, passage: int, reading: Reading) -> Numbers:
        """Give the ranks of all words of a passage, in order."""
        part, start = int(self._part_of[passage]), int(self._starts[reading][passage])
        end = start + max(0, int(self.sizes[reading][passage]))
        found: Numbers = self._ranks[part][self._parts[part].words[reading][start:end]]
        return found

    def holding(self, reading: Reading, is_meant: Bits, among: Numbers | None = None) -> Numbers:
        """Give the places, ascending, of the words whose ranks are meant, where given in these passages alone (ascending)."""
        if among is not None:
            return self._holding(reading, is_meant, among)
        found = []
        for part, columns in enumerate(self._parts):
            meant = is_meant[self._ranks[part]]
            at = np.flatnonzero(meant[columns.words[reading]]) if meant.any() else np.empty(0, np.int64)
            documents, sizes = columns.documents[reading].T
            ends = np.cumsum(sizes)
            each = np.diff(np.searchsorted(at, ends), prepend=0)
            number = np.repeat(self._numbers[part][documents], each)
            places = place(number, at - np.repeat(ends - sizes, each))
            found.append(places[number != NO_WORD])
        return np.sort(np.concatenate(found), kind="stable") if found else np.empty(0, np.int64)

    def _holding(self, reading: Reading, is_meant: Bits, passages: Numbers) -> Numbers:
        found = []
        for part, columns in enumerate(self._parts):
            here = passages[self._part_of[passages] == part]
            begins, sizes = self._starts[reading][here], np.maximum(self.sizes[reading][here], 0)
            at = bitsets.ranges(begins, sizes)
            is_there = is_meant[self._ranks[part][columns.words[reading][at]]]
            found.append(place(np.repeat(here, sizes)[is_there], (at - np.repeat(begins, sizes))[is_there]))
        return np.sort(np.concatenate([NOTHING, *found]), kind="stable")

    def counted(self, reading: Reading, passages: Numbers) -> Numbers:
        """Count the words of passages by rank."""
        counts = np.zeros(len(self.forms), np.int64)
        for part, columns in enumerate(self._parts):
            here = passages[self._part_of[passages] == part]
            at = bitsets.ranges(self._starts[reading][here], np.maximum(self.sizes[reading][here], 0))
            counts += np.bincount(self._ranks[part][columns.words[reading][at]], minlength=len(counts))
        return counts

    def voices(self, reading: Reading) -> tuple[Numbers, Numbers, Numbers]:
        """Give who says which words of the passages that not one voice says all of: the places where a stretch begins,
        ascending, where it ends, and the number of its voice among those of the passage.
        """
        found = []
        for part, columns in enumerate(self._parts):
            table = columns.voices[reading]
            number = self._numbers[part][table[:, 0]]
            rows = np.stack((place(number, table[:, 1]), place(number, table[:, 2]), table[:, 3]), axis=1)
            found.append(rows[number != NO_WORD])
        rows = np.concatenate(found) if found else np.empty((0, 3), np.int64)
        rows = rows[np.argsort(rows[:, 0], kind="stable")]
        return rows[:, 0], rows[:, 1], rows[:, 2]

    def _numbered(self, document_of: Numbers) -> list[Numbers]:
        """Give for each part the number of the passage in each document, NO_WORD where there is none that counts."""
        numbers = []
        for part, columns in enumerate(self._parts):
            documents = columns.documents["received"][:, 0]
            table = np.full(int(documents.max(initial=-1)) + 1, NO_WORD, np.int64)
            here = np.flatnonzero(self._part_of == part)
            table[document_of[here]] = here
            numbers.append(table)
        return numbers

    def _laid_out(self, reading: Reading, size: int) -> tuple[Numbers, Numbers]:
        starts, sizes = np.zeros(size, np.int64), np.full(size, NO_WORD, np.int64)
        for part, columns in enumerate(self._parts):
            documents = columns.documents[reading]
            begins = np.cumsum(documents[:, 1]) - documents[:, 1]
            number = self._numbers[part][documents[:, 0]]
            alive = number != NO_WORD
            starts[number[alive]], sizes[number[alive]] = begins[alive], documents[alive, 1]
        return starts, sizes


def said_words(text: str, voices: Sequence[Voice], keys: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Give which words of a text are in a voice: the first, the one behind the last, the number of the voice among ``keys``."""
    begins = [start for start, _ in spans(text)] if voices else []
    for voice in voices:
        said = [number for number, start in enumerate(begins) if voice.start <= start < voice.end]
        if said:
            yield said[0], said[-1] + 1, keys.index(voice.key)


def place(passages: Numbers, words: Numbers) -> Numbers:
    """Give the places of words by passage and number."""
    return (passages << WORD_BITS) + words


def _table(numbers: Iterable[int], width: int) -> Numbers:
    return np.fromiter(numbers, np.int64).reshape(-1, width)


def _read(directory: Path, reading: Reading, name: str) -> Numbers:
    found: Numbers = np.load(_file(directory, reading, name))
    return found


def _file(directory: Path, reading: Reading, name: str) -> Path:
    return directory / f"running-{reading}-{name}.npy"
