"""The parts of a generation read as one: documents of all of them numbered in order of item, section and passage."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import compress
from pathlib import Path
from typing import NamedTuple

from archive.search.collection import Collection, TextRow
from archive.search.occurrences import Words
from archive.search.postings import NOBODY, READINGS, SPACES, Postings, Reading, Space
from archive.search.whoosh_parts import Part, documents_behind
from archive.search.whoosh_table import Table
from archive.search.word_list import WordList


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
    def word_list(self) -> WordList:
        """Every form; passages that no longer count still count for how frequent it is, not for whether it is there."""
        forms: Counter[str] = Counter()
        for part, numbers in zip(self._parts, self._numbers, strict=True):
            found = part.forms()
            forms.update(found if numbers.is_whole else {form: found[form] for form in filter(self._occurs, found)})
        return WordList.of(forms)

    def words(self, passage: int) -> Words:
        """Give the words of a passage by its number."""
        part, document = self._documents[passage]
        return self._parts[part].words(document)

    def read(self, space: Space, reading: Reading, term: str, *, stemmed: bool) -> Iterator[Postings]:
        """Give the postings of a term, for each part where it occurs."""
        for number, (part, numbers) in enumerate(zip(self._parts, self._numbers, strict=True)):
            block = part.block(space, reading, term, stemmed=stemmed)
            if block is None:
                continue
            named = list(map(numbers.of.__getitem__, block.documents))
            counts: Sequence[int] = block.counts
            if not numbers.is_whole and NOBODY in named:
                alive = [each != NOBODY for each in named]
                named, counts = list(compress(named, alive)), list(compress(counts, alive))
            if named:
                yield Postings(number, numbers.of, named, counts, block.positions)

    def close(self) -> None:
        """Close the parts."""
        for part in self._parts:
            part.close()

    def _numbered(self, placed: list[_Placed], sizes: list[int]) -> list[_Numbers]:
        """Number the documents behind each text: first its passages, then its speeches."""
        numbers = [[NOBODY] * size for size in sizes]
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

    def _occurs(self, form: str) -> bool:
        fields = ((space, reading) for space in SPACES for reading in READINGS)
        return any(True for space, reading in fields for _ in self.read(space, reading, form, stemmed=False))
