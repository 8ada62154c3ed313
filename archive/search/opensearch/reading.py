"""Texts and passages that were read from the cluster, as a collection of their own, or as one that can be looked through."""

from __future__ import annotations

import shutil
import tempfile
import weakref
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from archive.model import PassageUnit, TextUnit
from archive.search.finding.evaluation import Bound
from archive.search.finding.showing import Words
from archive.search.holding.collection import Collection
from archive.search.holding.column_files import Columns
from archive.search.holding.column_source import ColumnHolding
from archive.search.holding.column_writer import ColumnWriter
from archive.search.holding.gathering import Held, gather
from archive.search.holding.rows import Rows, TextRow, row_of
from archive.search.query.naming import Names
from archive.search.query.tree import Query
from archive.search.quoting.places import Quoting
from archive.search.quoting.quotation import Quotations
from archive.search.searching import GenerationSearcher
from archive.search.words.word_list import WordList

Labels = Callable[[str], dict[str, str]]
"""Gives the words for each value of an attribute in the whole archive."""

Read = Mapping[int, tuple[int, TextUnit]]
"""Texts by their numbers, each with its ordinal and those of its passages that were read."""


class Shelf:
    """Some texts with some of their passages, to be shown; ``at`` are their places here by their numbers in the archive."""

    def __init__(self, texts: Read, passages: Mapping[int, tuple[int, PassageUnit]], labels: Labels) -> None:
        of_text: dict[int, list[int]] = {number: [] for number in sorted(texts)}
        for number in sorted(passages):
            of_text[passages[number][0]].append(number)
        order = [number for each in of_text.values() for number in each]
        self._passages = [passages[number][1] for number in order]
        self.passages_at = {number: place for place, number in enumerate(order)}
        self.texts_at = {number: place for place, number in enumerate(of_text)}
        rows = (
            TextRow(texts[text][1], texts[text][0], tuple(row_of(passages[number][1], 0) for number in each))
            for text, each in of_text.items()
        )
        self.collection = Collection(Rows.of(rows), labels)

    def words(self, place: int) -> Words:
        """Give the words of a passage by its place here."""
        passage = self._passages[place]
        if passage.corrected == passage.received:
            return Words(passage.received, None, passage.voices)
        return Words(passage.received, passage.corrected, passage.voices, passage.corrected_voices)


class ReadHolding(ColumnHolding):
    """What was read, as columns in a folder that goes when this does; ``word_list`` is that of the whole archive."""

    def __init__(self, texts: Iterable[tuple[int, TextUnit]], labels: Labels, word_list: Callable[[], WordList]) -> None:
        directory = Path(tempfile.mkdtemp(prefix="archive-read-"))
        weakref.finalize(self, shutil.rmtree, directory, ignore_errors=True)
        writer, items = ColumnWriter(directory / "read"), set()
        for ordinal, text in texts:
            writer.add(text, ordinal)
            items.add(text.item)
        writer.close()
        gather(directory, [Held(Columns(directory / "read"), items)], with_tables=False)
        self._all_words = word_list
        super().__init__(directory, labels)

    @cached_property
    def word_list(self) -> WordList:
        """Every form of the archive with how frequent it is."""
        return self._all_words()


class PartSearcher(GenerationSearcher):
    """Answers from what was read; queries are made ready as for the whole archive, which has so many ``passages``."""

    def __init__(self, held: ReadHolding, names: Names, ready: Callable[[Query], Bound], passages: int) -> None:
        self._made_ready, self._size, self._read = ready, passages, held
        super().__init__(held, names)

    def quoted(self, text: str, size: int) -> Quotations:
        """Find where a quotation stands."""
        held = self._read
        quoting = Quoting(held.collection, held, held.word_list, held.running_text, held.words, self._size)
        return quoting.quoted(text, size)

    def _bind(self, query: Query) -> Bound:
        return self._made_ready(query)


def with_passages(text: TextUnit, passages: Iterable[PassageUnit]) -> TextUnit:
    """Give a text with some of its passages."""
    return replace(text, passages=tuple(passages))
