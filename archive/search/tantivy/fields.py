"""The fields of tantivy's two indexes, one of texts and one of passages, and the writing of both from columns.

Documents stand in order of item, section and passage, so that the number of a document is that of its text or passage, and that
of two that fit equally well the first comes first.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import accumulate, islice, pairwise
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
from archive.search.holding.column_files import Columns, Track
from archive.search.holding.postings import READINGS, Space
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


def write_indexes(directory: Path, columns: Columns, progress: Callable[[float], None]) -> None:
    """Write the indexes of a generation from its columns; ``progress`` hears the share that is written."""
    collection = Collection(columns.rows, tables=columns.tables)
    documents = sum(map(collection.size, LEVELS))
    writers = {}
    for level in LEVELS:
        (directory / level).mkdir(mode=0o700)
        index = tantivy.Index(schema(), str(directory / level), reuse=False)
        index.register_tokenizer(_TOKENIZER, _analyzer())
        writers[level] = index.writer(_HEAP, 1)
    for number, (level, document) in enumerate(_documents(collection, columns)):
        writers[level].add_document(document)
        progress(number / documents)
    with ThreadPoolExecutor(len(LEVELS)) as levels:
        list(levels.map(partial(_finish, directory), writers.keys(), writers.values()))
    progress(1.0)


def _finish(directory: Path, level: Level, writer: tantivy.IndexWriter) -> None:
    writer.commit()
    writer.wait_merging_threads()
    _put_in_order(directory, level)


def sizes(directory: Path, level: Level) -> list[int]:
    """Give the number of documents of each segment, in their order."""
    return [int(segment["max_doc"]) for segment in _meta(directory, level)["segments"]]


def _documents(collection: Collection, columns: Columns) -> Iterator[tuple[Level, tantivy.Document]]:
    """Make the document of each passage, and behind those of a text that of the text."""
    lines = columns.entries.lines
    terms = [word_terms(line) for line in lines]
    held, speeches = collection.passages, _tracked(columns, "speeches")
    voiced = zip(held.voices.rows(), held.is_whole.tolist(), strict=True)
    passages = zip(_begun(collection, "passages"), _tracked(columns, "passages"), voiced, strict=True)
    wholes = zip(_begun(collection, "texts"), _described(collection, "texts", OF_TEXTS), strict=True)
    for text, ((first, last), (whole, shared)) in enumerate(zip(pairwise(collection.starts), wholes, strict=True)):
        _complete(whole, text, shared)
        for part, words, (voices, is_whole) in islice(passages, last - first):
            _complete(part, text, shared)
            for joined in [" ".join(map(terms.__getitem__, numbers)) for numbers in words if numbers]:
                part.add_text("words", joined)
                whole.add_text("words", joined)
            if is_whole:
                part.add_text("whole", voices[0])
            else:
                for key, said in zip(voices, islice(speeches, len(voices)), strict=True):
                    for numbers in filter(None, said):
                        part.add_text("said", " ".join([word_terms(lines[number], tag(key)) for number in numbers]))
            yield "passages", part
        yield "texts", whole


def _tracked(columns: Columns, space: Space) -> Iterator[tuple[list[int], ...]]:
    """Give the numbers of the words of each passage or speech, one after the other, in its readings."""
    return zip(*(_read(columns.tracks[space, reading]) for reading in READINGS), strict=True)


def _read(track: Track) -> Iterator[list[int]]:
    return (track.tokens[first:last].tolist() for first, last in pairwise(track.starts.tolist()))


def _described(collection: Collection, level: Level, attributes: Sequence[str]) -> Iterator[list[tuple[str, str]]]:
    """Give the fields and values of attributes for each text or passage, one after the other."""
    rows = zip(*(collection.each_values(each, level) for each in attributes), strict=True)
    return ([(field, value) for field, values in zip(attributes, row, strict=True) for value in values] for row in rows)


def _begun(collection: Collection, level: Level) -> Iterator[tantivy.Document]:
    """Begin the document of each text or passage, one after the other, with what it has of its own."""
    fields = ("n", *map(rank_field, ORDERS))
    ranks = [_places(collection.ranks(order, level)) for order in ORDERS]
    table = np.stack([np.arange(collection.size(level)), *ranks], axis=1)
    for row, described in zip(table, _described(collection, level, OF_EACH), strict=True):
        document = tantivy.Document()
        for field, number in zip(fields, row.tolist(), strict=True):
            document.add_unsigned(field, number)
        document.add_text("words", SENTINEL)
        for field, value in described:
            document.add_text(field, value)
        yield document


def _complete(document: tantivy.Document, text: int, shared: Iterable[tuple[str, str]]) -> None:
    """Add what a document has from its text."""
    document.add_unsigned("text", text)
    for field, value in shared:
        document.add_text(field, value)


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
