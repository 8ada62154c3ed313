"""The parts of a generation read as one: documents of all of them numbered in order of item, section and passage."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from archive.search.answering import Words
from archive.search.collection import Collection, TextRow
from archive.search.evaluation import Postings, Reading, Space
from archive.search.whoosh_parts import Part, documents_behind
from archive.search.whoosh_table import Table

_NOBODY = -1
"""The number of a document of an item that a part no longer stands for."""


class _Placed(NamedTuple):
    row: TextRow
    part: int
    document: int


class _Numbers(NamedTuple):
    """For each document of a part its number among passages or speeches; ``is_whole`` when all of them have one."""

    of: list[int]
    is_whole: bool


class Generation:
    """All parts with what they hold; also the source of postings for an Evaluator."""

    def __init__(self, directory: Path) -> None:
        table = Table.read(directory)
        self._parts = [Part(directory / name) for name in table.parts]
        placed: list[_Placed] = []
        sizes: list[int] = []
        for number, (part, held) in enumerate(zip(self._parts, table.parts.values(), strict=True)):
            rows = list(part.rows())
            sizes.append(max((document + 1 + documents_behind(row) for document, row in rows), default=0))
            placed.extend(_Placed(row, number, document) for document, row in rows if row.text.item in held.items)
        placed.sort(key=lambda each: (each.row.text.item, each.row.ordinal))
        self.collection = Collection(each.row for each in placed)
        self._documents: list[tuple[int, int]] = []
        self._numbers = self._numbered(placed, sizes)

    @cached_property
    def forms(self) -> Sequence[str]:
        """Every form in the words of the passages, sorted by code point."""
        forms: set[str] = set()
        for part, numbers in zip(self._parts, self._numbers, strict=True):
            found = part.forms()
            forms.update(found if numbers.is_whole else filter(self._occurs, found))
        return sorted(forms)

    def words(self, passage: int) -> Words:
        """Give the words of a passage by its number."""
        part, document = self._documents[passage]
        return self._parts[part].words(document)

    def read(self, space: Space, reading: Reading, term: str, *, stemmed: bool) -> Postings:
        """Give the postings of a term, those of all parts one after the other."""
        found = [self._read(number, space, reading, term, stemmed) for number in range(len(self._parts))]
        lists = [postings for postings in found if postings.numbers]
        if len(lists) == 1:
            return lists[0]
        numbers: list[int] = []
        counts, positions = array("I"), array("I")
        for postings in lists:
            numbers.extend(postings.numbers)
            counts.extend(postings.counts)
            # An array takes over another of its own kind only; parts may keep positions in two bytes or in four.
            positions.extend(iter(postings.positions))
        return Postings(numbers, counts, positions)

    def close(self) -> None:
        """Close the parts."""
        for part in self._parts:
            part.close()

    def _numbered(self, placed: list[_Placed], sizes: list[int]) -> list[_Numbers]:
        """Number the documents behind each text: first its passages, then its speeches."""
        numbers = [[_NOBODY] * size for size in sizes]
        alive = [0] * len(sizes)
        speech = 0
        for row, part, document in placed:
            speeches = documents_behind(row) - len(row.passages)
            for offset in range(1, len(row.passages) + 1):
                numbers[part][document + offset] = len(self._documents)
                self._documents.append((part, document + offset))
            for offset in range(speeches):
                numbers[part][document + len(row.passages) + 1 + offset] = speech + offset
            speech += speeches
            alive[part] += 1 + documents_behind(row)
        return [_Numbers(each, count == len(each)) for each, count in zip(numbers, alive, strict=True)]

    def _read(self, number: int, space: Space, reading: Reading, term: str, stemmed: bool) -> Postings:
        block = self._parts[number].block(space, reading, term, stemmed=stemmed)
        if block is None:
            return Postings((), (), ())
        numbers = list(map(self._numbers[number].of.__getitem__, block.documents))
        if self._numbers[number].is_whole or _NOBODY not in numbers:
            return Postings(numbers, block.counts, block.positions)
        counts, positions = array("I"), array("I")
        begin = 0
        for each, count in zip(numbers, block.counts, strict=True):
            if each != _NOBODY:
                counts.append(count)
                positions.extend(iter(block.positions[begin : begin + count]))
            begin += count
        return Postings([each for each in numbers if each != _NOBODY], counts, positions)

    def _occurs(self, form: str) -> bool:
        readings: tuple[Reading, ...] = ("received", "corrected")
        return any(self.read("passages", reading, form, stemmed=False).numbers for reading in readings)
