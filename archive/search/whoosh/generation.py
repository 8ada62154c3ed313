"""The parts of a generation read as one: documents of all of them numbered in order of item, section and passage."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import cached_property, partial
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

import numpy as np

from archive.search.finding.showing import Words
from archive.search.holding.bitsets import Numbers
from archive.search.holding.collection import Collection
from archive.search.holding.postings import NOTHING, READINGS, SPACES, Counts, Postings, Reading, Space, first
from archive.search.holding.rows import Rows, TextRow
from archive.search.holding.running_text import RunningText
from archive.search.whoosh.codec import Block
from archive.search.whoosh.parts import POSITION_BITS, Part, documents_behind
from archive.search.whoosh.table import Table
from archive.search.words.analysis import forms
from archive.search.words.word_list import WordList

NOBODY = -1
"""The number of a document that is no passage and no speech, or no longer counts."""


class _Placed(NamedTuple):
    """A text with the number of its document among those of all parts."""

    row: TextRow
    document: int


class Generation:
    """All parts with what they hold; also the source of postings for an Evaluator.

    A place is the number of a document, counted through all parts, shifted by POSITION_BITS, plus a position in the document.
    """

    def __init__(self, directory: Path) -> None:
        table = Table.read(directory)
        self._parts = [Part(directory / name) for name in table.parts]
        self._firsts = tuple(accumulate((part.size for part in self._parts), initial=0))
        placed: list[_Placed] = []
        self._past: list[_Placed] = []
        for part, held, before in zip(self._parts, table.parts.values(), self._firsts, strict=False):
            for document, row in part.rows():
                (placed if row.text.item in held.items else self._past).append(_Placed(row, before + document))
        placed.sort(key=lambda each: (each.row.text.item, each.row.ordinal))
        self.collection = Collection(Rows.of(each.row for each in placed))
        behind = [_behind(each) for each in placed]
        self._documents = np.concatenate([NOTHING, *(passages for passages, _ in behind)])
        speeches = np.concatenate([NOTHING, *(speeches for _, speeches in behind)])
        self._numbers = np.full(self._firsts[-1], NOBODY, np.int64)
        for documents in (self._documents, speeches):
            self._numbers[documents] = np.arange(len(documents))

    @cached_property
    def running_text(self) -> RunningText:
        """The words of all passages in the order they stand."""
        parts = np.searchsorted(self._firsts, self._documents, side="right") - 1
        return RunningText([part.running_text for part in self._parts], parts, self._documents - np.array(self._firsts)[parts])

    @cached_property
    def word_list(self) -> WordList:
        """Every form; passages that no longer count still count for how frequent it is, not for whether it is there."""
        counts: Counter[str] = Counter()
        for part in self._parts:
            counts.update(part.forms())
        for form in self._past_forms():
            if not self._occurs(form):
                del counts[form]
        return WordList.of(counts)

    def words(self, passage: int) -> Words:
        """Give the words of a passage by its number."""
        return self._words(int(self._documents[passage]))

    def read(self, space: Space, reading: Reading, term: str, *, stemmed: bool) -> Postings | None:
        """Give the postings of a term, None when it does not occur."""
        read = (part.block(space, reading, term, stemmed=stemmed) for part in self._parts)
        held = [(block, before) for block, before in zip(read, self._firsts, strict=False) if block is not None]
        if not held:
            return None
        documents = np.concatenate([block.documents + before for block, before in held])
        counts = np.concatenate([block.counts for block, _ in held])
        occurring = self._numbered(documents, counts)
        places = partial(_places, documents, counts, [block for block, _ in held])
        return Postings(occurring, places, partial(self._within, held)) if len(occurring.numbers) else None

    def some(self, form: str, size: int) -> list[int]:
        """Give some passages that have a form as received."""
        postings = self.read("passages", "received", form, stemmed=False)
        found: list[int] = [] if postings is None else postings.occurring.numbers[:size].tolist()
        return found

    def counted(self, places: Numbers) -> Counts:
        """Count ascending places by what they are in."""
        documents = places >> POSITION_BITS
        starts = first(documents)
        return self._numbered(documents[starts], np.diff(starts, append=len(documents)))

    def located(self, places: Numbers) -> tuple[Numbers, Numbers]:
        """Give for each place its passage or speech, and the number of its word there."""
        numbers = self._numbers[places >> POSITION_BITS]
        is_alive = numbers != NOBODY
        return numbers[is_alive], places[is_alive] & ((1 << POSITION_BITS) - 1)

    def close(self) -> None:
        """Close the parts."""
        for part in self._parts:
            part.close()

    def _numbered(self, documents: Numbers, counts: Numbers) -> Counts:
        """Give documents by number, without those that no longer count."""
        numbers = self._numbers[documents]
        if not self._past:
            return Counts(numbers, counts)
        is_alive = numbers != NOBODY
        return Counts(numbers[is_alive], counts[is_alive])

    def _within(self, held: Sequence[tuple[Block, int]], passage: int) -> Numbers:
        """Read the positions of a term in one passage, which is in one part."""
        document = int(self._documents[passage])
        first = self._firsts[bisect_right(self._firsts, document) - 1]
        return next((block.within(document - before) for block, before in held if before == first), NOTHING)

    def _words(self, document: int) -> Words:
        part = bisect_right(self._firsts, document) - 1
        return self._parts[part].words(document - self._firsts[part])

    def _past_forms(self) -> set[str]:
        """Give the forms of the words that no longer count."""
        held = (self._words(document) for each in self._past for document in _behind(each)[0].tolist())
        return {form for words in held for form in (*forms(words.received), *forms(words.corrected or ""))}

    def _occurs(self, form: str) -> bool:
        fields = ((space, reading) for space in SPACES for reading in READINGS)
        return any(self.read(space, reading, form, stemmed=False) for space, reading in fields)


def _behind(placed: _Placed) -> tuple[Numbers, Numbers]:
    """Give the documents behind that of a text: those of its passages, then those of its speeches."""
    passages = placed.document + 1 + len(placed.row.passages)
    return np.arange(placed.document + 1, passages), np.arange(passages, placed.document + 1 + documents_behind(placed.row))


def _places(documents: Numbers, counts: Numbers, blocks: Sequence[Block]) -> Numbers:
    """Read the places in all parts, ascending."""
    positions: Numbers = np.concatenate([block.positions() for block in blocks])
    return positions + (np.repeat(documents, counts) << POSITION_BITS)
