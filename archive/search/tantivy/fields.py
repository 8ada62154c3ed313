"""The fields of tantivy's two indexes, one of texts and one of passages, and the writing of both from columns.

Documents stand in order of item, section and passage, so that the number of a document is that of its text or passage, and that
of two that fit equally well the first comes first.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from operator import itemgetter
from pathlib import Path
from typing import Any

import numpy as np
import tantivy

from archive.errors import IndexDamaged
from archive.search.finding.selecting import SENTINEL, tag, word_terms
from archive.search.holding.attributes import OF_EACH, OF_TEXTS
from archive.search.holding.bitsets import Numbers
from archive.search.holding.collection import ORDERS, Collection
from archive.search.holding.column_files import Columns
from archive.search.holding.postings import READINGS
from archive.search.results import FACETS, Level

LEVELS: tuple[Level, ...] = ("texts", "passages")

_HEAP = 256 << 20
"""Bytes of memory in which a segment is gathered."""

_TOKENIZER = "terms"


def schema() -> tantivy.Schema:
    """Give the fields, the same at both levels."""
    builder = tantivy.SchemaBuilder()
    for field in ("words", "said"):
        builder.add_text_field(field, tokenizer_name=_TOKENIZER, index_option="position")
    for field in ("whole", *OF_TEXTS, *OF_EACH):
        builder.add_text_field(field, tokenizer_name="raw", index_option="basic", fast=field in FACETS)
    builder.add_unsigned_field("text", indexed=True, fast=True)
    builder.add_unsigned_field("n", fast=True)
    for order in ORDERS:
        builder.add_unsigned_field(rank_field(order), fast=True)
    return builder.build()


def rank_field(order: str) -> str:
    """Name the field that says where something stands in an order."""
    return f"rank_{order.replace('-', 'latest_')}"


def opened(directory: Path, level: Level) -> tantivy.Index:
    """Open the index of a level."""
    index = tantivy.Index.open(str(directory / level))
    index.register_tokenizer(_TOKENIZER, _analyzer())
    return index


def write_indexes(directory: Path, columns: Columns) -> None:
    """Write the indexes of a generation from its columns."""
    collection = Collection(columns.rows, tables=columns.tables)
    writers = {}
    for level in LEVELS:
        (directory / level).mkdir(mode=0o700)
        index = tantivy.Index(schema(), str(directory / level), reuse=False)
        index.register_tokenizer(_TOKENIZER, _analyzer())
        writers[level] = index.writer(_HEAP, 1)
    for level, document in _documents(collection, columns):
        writers[level].add_document(document)
    for level, writer in writers.items():
        writer.commit()
        writer.wait_merging_threads()
        _put_in_order(directory, level)


def sizes(directory: Path, level: Level) -> list[int]:
    """Give the number of documents of each segment, in their order."""
    return [int(segment["max_doc"]) for segment in _meta(directory, level)["segments"]]


class _Terms:
    """The terms of the words of columns, for passages and their speeches."""

    def __init__(self, columns: Columns) -> None:
        self._lines = columns.entries.lines
        self._terms = [word_terms(line) for line in self._lines]
        self._tracks = columns.tracks
        self._starts = {each: track.starts for each, track in columns.tracks.items()}

    def words(self, passage: int) -> list[str]:
        """Give the terms of each reading of a passage."""
        found = []
        for reading in READINGS:
            track, starts = self._tracks["passages", reading], self._starts["passages", reading]
            if track.sizes[passage] > 0:
                numbers = track.tokens[starts[passage] : starts[passage + 1]].tolist()
                found.append(" ".join(map(self._terms.__getitem__, numbers)))
        return found

    def said(self, speech: int, key: str) -> Iterator[str]:
        """Give the terms of each reading of a speech, tagged with who says it."""
        before = tag(key)
        for reading in READINGS:
            track, starts = self._tracks["speeches", reading], self._starts["speeches", reading]
            if track.sizes[speech] > 0:
                numbers = track.tokens[starts[speech] : starts[speech + 1]].tolist()
                yield " ".join(word_terms(self._lines[number], before) for number in numbers)


def _documents(collection: Collection, columns: Columns) -> Iterator[tuple[Level, tantivy.Document]]:
    """Make the document of each passage, and behind those of a text that of the text."""
    terms, speech = _Terms(columns), 0
    ranks = {level: [(rank_field(order), _places(collection.ranks(order, level))) for order in ORDERS] for level in LEVELS}
    common = [(field, collection.values(field, "texts")) for field in OF_TEXTS]
    own = {level: [(field, collection.values(field, level)) for field in OF_EACH] for level in LEVELS}
    for text, (first, last) in enumerate(pairwise(collection.starts)):
        shared = [(field, value) for field, give in common for value in give(text)]
        whole = _document(text, text, ranks["texts"], (*shared, *_valued(own["texts"], text)))
        for passage, about in enumerate(collection.passages.between(first, last), first):
            part = _document(passage, text, ranks["passages"], (*shared, *_valued(own["passages"], passage)))
            for words in terms.words(passage):
                part.add_text("words", words)
                whole.add_text("words", words)
            if about.is_whole:
                part.add_text("whole", about.voices[0])
            else:
                for number, key in enumerate(about.voices, speech):
                    for words in terms.said(number, key):
                        part.add_text("said", words)
                speech += len(about.voices)
            yield "passages", part
        yield "texts", whole


def _valued(fields: Sequence[tuple[str, Callable[[int], Sequence[str]]]], number: int) -> Iterator[tuple[str, str]]:
    return ((field, value) for field, give in fields for value in give(number))


def _document(
    number: int, text: int, ranks: Sequence[tuple[str, Numbers]], described: Iterable[tuple[str, str]]
) -> tantivy.Document:
    document = tantivy.Document()
    document.add_unsigned("n", number)
    document.add_unsigned("text", text)
    document.add_text("words", SENTINEL)
    for field, places in ranks:
        document.add_unsigned(field, int(places[number]))
    for field, value in described:
        document.add_text(field, value)
    return document


def _places(ranks: Numbers) -> Numbers:
    """Give each its place in an order, those of equal rank one after the other."""
    places = np.empty(len(ranks), np.int64)
    places[np.argsort(ranks, kind="stable")] = np.arange(len(ranks))
    return places


def _put_in_order(directory: Path, level: Level) -> None:
    """Name the segments in the order of their documents: tantivy names the largest first."""
    searcher = opened(directory, level).searcher()
    meta = _meta(directory, level)
    ordered = []
    for number, size in enumerate(sizes(directory, level)):
        first, last = searcher.fast_field_values("n", [tantivy.DocAddress(number, at) for at in (0, size - 1)])
        ordered.append((first, last, size, meta["segments"][number]))
    ordered.sort(key=itemgetter(0))
    firsts = accumulate((size for _, _, size, _ in ordered), initial=0)
    if any((first, last) != (at, at + size - 1) for (first, last, size, _), at in zip(ordered, firsts, strict=False)):
        raise IndexDamaged("The new index is not in the order of its texts; it was thrown away. Run “archive build” again.")
    meta["segments"] = [segment for *_, segment in ordered]
    (directory / level / "meta.json").write_text(json.dumps(meta), encoding="utf-8")


def _meta(directory: Path, level: Level) -> dict[str, Any]:
    meta: dict[str, Any] = json.loads((directory / level / "meta.json").read_text(encoding="utf-8"))
    return meta


def _analyzer() -> tantivy.TextAnalyzer:
    return tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
