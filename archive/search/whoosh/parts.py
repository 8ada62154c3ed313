"""The parts of a generation: each a Whoosh index of one segment that is written once and never changed.

A text is one document that holds what is known of it, followed by one for each of its passages and one for each voice that says
a part of a passage. Only words are indexed; everything else is small and kept in memory (see collection).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from itertools import starmap
from pathlib import Path
from threading import Lock
from typing import Any, cast

from whoosh.fields import STORED, Schema
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex

from archive.model import PassageUnit, TextUnit, Voice
from archive.search.finding.showing import Words
from archive.search.holding.postings import READINGS, SPACES, Reading, Space
from archive.search.holding.rows import TextRow, row_of
from archive.search.holding.running_text import PartRunningText, RunningTextWriter
from archive.search.limits import MAX_NEAR
from archive.search.whoosh.codec import Block, Codec, Pool, Postings, TermsReader
from archive.search.whoosh.part_words import Extent, PartWords, write_words
from archive.search.words.analysis import terms

POSITION_BITS = 24
"""Bits for a position in a document. A passage of more words (sixteen million) is larger than a file may be."""

MOST_POSITIONS = 1 << 24
"""Positions with which a part is full: some 150 MB while they are gathered. Eight million words make so many."""

_ROW, _WORDS = "row", "words"

_FIELDS: tuple[tuple[Space, Reading], ...] = tuple((space, reading) for space in SPACES for reading in READINGS)


class PartWriter:
    """Writes one part; ``close`` makes it complete."""

    def __init__(self, directory: Path) -> None:
        directory.mkdir(mode=0o700)
        self._directory = directory
        self._writer = FileStorage(str(directory)).create_index(_schema()).writer(codec=Codec())
        self._writer.pool = self._pool = Pool()
        self._running_text = RunningTextWriter()

    @property
    def is_full(self) -> bool:
        """The part has as many words as one should."""
        return self._pool.size >= MOST_POSITIONS

    def add(self, text: TextUnit, ordinal: int) -> None:
        """Write a text, the ``ordinal``-th of its item."""
        passages = text.passages
        first = self._writer.docnum + 1
        lengths = [self._gather("passages", first + number, each, each.language) for number, each in enumerate(passages)]
        rows = tuple(row_of(passage, length) for passage, length in zip(passages, lengths, strict=True))
        self._writer.add_document(**{_ROW: TextRow(replace(text, passages=()), ordinal, rows)})
        for passage in passages:
            differs = passage.corrected != passage.received
            corrected = (passage.corrected, passage.corrected_voices) if differs else (None, ())
            said = [tuple((voice.key, voice.start, voice.end) for voice in each) for each in (passage.voices, corrected[1])]
            self._writer.add_document(**{_WORDS: (passage.received, corrected[0], *said)})
        for number, (passage, row) in enumerate(zip(passages, rows, strict=True), first):
            if not row.is_whole:
                self._running_text.add_voices(number, "received", passage.received, passage.voices, row.voices)
                if passage.corrected != passage.received:
                    voices = passage.corrected_voices
                    self._running_text.add_voices(number, "corrected", passage.corrected, voices, row.voices)
            for voiced in () if row.is_whole else passage.voiced:
                self._gather("speeches", self._writer.docnum, Words(voiced[1], voiced[2], ()), passage.language)
                self._writer.add_document()

    def close(self) -> None:
        """Write everything out; of no documents Whoosh makes no segment."""
        is_empty = not self._writer.docnum
        self._writer.commit()
        self._running_text.write(self._directory)
        for lock in self._directory.glob("*LOCK"):
            lock.unlink()
        if not is_empty:
            part = Part(self._directory)
            write_words(self._directory, part.extents())
            part.close()

    def cancel(self) -> None:
        """Leave off; what was written is to be thrown away."""
        self._writer.cancel()

    def _gather(self, space: Space, document: int, words: PassageUnit | Words, language: str) -> int:
        """Analyse the words of a document in its readings, the corrected one only where it differs; count those received."""
        readings = {"received": words.received, "corrected": words.corrected}
        length = 0
        for reading in READINGS:
            text = readings[reading] or ""
            if reading == "received" or text != words.received:
                stems, forms, size = _positions(text, language)
                self._pool.add_words(_field(space, reading, stemmed=True), document, stems)
                self._pool.add_words(_field(space, reading, stemmed=False), document, forms)
                length = size if reading == "received" else length
                if space == "passages":
                    self._running_text.add(document, reading, forms, size)
        return length


class Part:
    """Reads one part. What reads from Whoosh's files is locked, as these are not safe to share."""

    def __init__(self, directory: Path) -> None:
        self._reader = FileIndex(FileStorage(str(directory), readonly=True)).reader()
        self._terms = cast(TermsReader, self._reader._terms)
        self._lock = Lock()
        self._directory = directory
        self.running_text = PartRunningText(directory)

    @property
    def size(self) -> int:
        """Count the documents."""
        return int(self._reader.doc_count_all())

    def rows(self) -> Iterator[tuple[int, TextRow]]:
        """Give the texts, each with the number of its document."""
        document = 0
        while document < self.size:
            row: TextRow = self._stored(document)[_ROW]
            yield document, row
            document += 1 + documents_behind(row)

    def words(self, document: int) -> Words:
        """Give the words of a passage by the number of its document."""
        received, corrected, *voices = self._stored(document)[_WORDS]
        return Words(received, corrected, *(tuple(starmap(Voice, each)) for each in voices))

    def block(self, space: Space, reading: Reading, term: str, *, stemmed: bool) -> Block | None:
        """Give the postings of a term, None when it does not occur."""
        extent = None if stemmed else self._words.extent(_FIELDS.index((space, reading)), term)
        with self._lock:
            if stemmed:
                return self._terms.block(_field(space, reading, stemmed=True), term)
            return None if extent is None else self._terms.block_at(extent)

    def forms(self) -> Mapping[str, int]:
        """Give every form with about the number of passages that have it."""
        return dict(zip(self._words.forms, self._words.counts, strict=True))

    def extents(self) -> list[dict[str, Extent]]:
        """Read from Whoosh where the list of each form lies, in each field."""
        with self._lock:
            return [self._terms.extents(_field(*each, stemmed=False)) for each in _FIELDS]

    def close(self) -> None:
        """Close the files."""
        with self._lock:
            self._reader.close()

    @cached_property
    def _words(self) -> PartWords:
        return PartWords(self._directory)

    def _stored(self, document: int) -> Mapping[str, Any]:
        with self._lock:
            return cast(Mapping[str, Any], self._reader.stored_fields(document))


def documents_behind(row: TextRow) -> int:
    """Count the documents behind that of a text."""
    return len(row.passages) + row.speeches


def _schema() -> Schema:
    fields = (_field(space, reading, stemmed=stemmed) for space in SPACES for reading in READINGS for stemmed in (True, False))
    return Schema(**{_ROW: STORED(), _WORDS: STORED()}, **{field: Postings() for field in fields})


def _field(space: Space, reading: Reading, *, stemmed: bool) -> str:
    return f"{space}_{reading}_{'stems' if stemmed else 'forms'}"


def _positions(text: str, language: str) -> tuple[Mapping[str, list[int]], Mapping[str, list[int]], int]:
    """Give the positions of the stems and of the forms of a text, and the number of its words."""
    stems: dict[str, list[int]] = defaultdict(list)
    forms: dict[str, list[int]] = defaultdict(list)
    words = terms(text, language)[: (1 << POSITION_BITS) - MAX_NEAR]
    for position, (form, each) in enumerate(words):
        forms[form].append(position)
        for stem in each:
            stems[stem].append(position)
    return stems, forms, len(words)
