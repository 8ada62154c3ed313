"""How postings are gathered for and lie in a Whoosh segment: a block for each term, its documents, counts and positions.

Whoosh's own codec cuts lists into blocks of 128 pickled tuples, which is good for skipping and bad for reading a list whole
into arrays, the one thing done here; its pool sorts every posting, though they come in order. Everything else (terms, stored
fields, segments) is Whoosh's. Its own matchers read these lists too.
"""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Iterator, Mapping
from itertools import takewhile
from struct import Struct
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.codec.whoosh3 import W3Codec, W3FieldWriter, W3PostingsWriter, W3TermsReader
from whoosh.fields import FieldType
from whoosh.formats import Format
from whoosh.matching import ListMatcher
from whoosh.reading import TermNotFound

from archive.search.holding.bitsets import Numbers
from archive.search.holding.postings import NOTHING
from archive.search.whoosh.files import Segment
from archive.search.whoosh.part_words import Extent

_COMPRESSION = 1
"""Fastest: the index is read from memory, and a build waits for this."""

_HEAD = Struct(">cccII")
"""The types of the steps between documents, of the counts and of the positions; the number of documents; the length of what
tells documents and counts, in bytes."""


class Gathered:
    """The postings of a term while they are gathered: documents ascending, counts, and the positions in one after the other."""

    __slots__ = ("counts", "documents", "positions")

    def __init__(self) -> None:
        self.documents, self.counts, self.positions = array("I"), array("I"), array("I")

    def written(self) -> bytes:
        """Give the postings as bytes in the order of the machine, each array in the narrowest type that holds it.

        First the steps between documents and the counts, then the positions, which few searches read.
        """
        steps = _narrow(np.diff(self.documents, prepend=0))
        counts, positions = _narrow(np.asarray(self.counts)), _narrow(np.asarray(self.positions))
        occurring = zlib.compress(steps.tobytes() + counts.tobytes(), _COMPRESSION)
        kinds = (each.dtype.char.encode() for each in (steps, counts, positions))
        return _HEAD.pack(*kinds, len(steps), len(occurring)) + occurring + zlib.compress(positions.tobytes(), _COMPRESSION)


class Block:
    """The postings of a term in one segment: documents in ascending order, and how often it occurs in each."""

    __slots__ = ("_kind", "_positions", "_read", "counts", "documents")

    def __init__(self, data: bytes) -> None:
        """Read what ``Gathered.written`` wrote."""
        of_steps, of_counts, self._kind, size, length = _HEAD.unpack_from(data)
        body = memoryview(data)[_HEAD.size :]
        occurring, self._positions = zlib.decompress(body[:length]), body[length:]
        self._read: NDArray[np.unsignedinteger[Any]] | None = None
        steps = np.frombuffer(occurring, of_steps, size)
        self.documents: Numbers = np.cumsum(steps, dtype=np.int64)
        self.counts: Numbers = np.frombuffer(occurring, of_counts, size, steps.nbytes).astype(np.int64)

    def positions(self) -> Numbers:
        """Read the positions, ascending in each document, which a search for single words has no need of."""
        return self._unpacked().astype(np.int64)

    def within(self, document: int) -> Numbers:
        """Read the positions in one document."""
        at = int(self.documents.searchsorted(document))
        if at == len(self.documents) or self.documents[at] != document:
            return NOTHING
        first = np.add.reduce(self.counts[:at])
        return self._unpacked()[first : first + self.counts[at]].astype(np.int64)

    def _unpacked(self) -> NDArray[np.unsignedinteger[Any]]:
        if self._read is None:
            self._read = np.frombuffer(zlib.decompress(self._positions), self._kind)
        return self._read


class Pool:
    """Gathers the postings of a segment; takes the place of Whoosh's pool in its writer."""

    def __init__(self) -> None:
        self._fields: dict[str, dict[str, Gathered]] = {}
        self.size = 0
        """Positions gathered."""

    def add_words(self, field: str, document: int, positions: Mapping[str, list[int]]) -> None:
        """Add a field of a document, the one after those added: for each term its positions in order."""
        blocks = self._fields.setdefault(field, {})
        for term, places in positions.items():
            block = blocks.get(term)
            if block is None:
                block = blocks[term] = Gathered()
            block.documents.append(document)
            block.counts.append(len(places))
            block.positions.extend(places)
            self.size += len(places)

    def add(self, posting: tuple[str, bytes, int, float, bytes]) -> None:
        """Add a posting as Whoosh's writer gives it: (field, term, document, weight, positions)."""
        field, term, document, _, value = posting
        self.add_words(field, document, {term.decode(): list(memoryview(value).cast("I"))})

    def iter_postings(self) -> Iterator[tuple[str, dict[str, Gathered]]]:
        """Give the terms of each field, fields sorted."""
        yield from sorted(self._fields.items())

    def cleanup(self) -> None:
        """Let go of everything."""
        self._fields.clear()


class Places(Format):  # type: ignore[misc]
    """A posting's value for Whoosh's own matchers: its positions as an array of four bytes each."""

    def decode_frequency(self, value: bytes) -> int:
        """Count the positions of a posting."""
        return len(self.decode_positions(value))

    def decode_weight(self, value: bytes) -> float:
        """Give the count as Whoosh weighs it."""
        return float(self.decode_frequency(value))

    def decode_positions(self, value: bytes) -> list[int]:
        """Give the positions of a posting."""
        return list(memoryview(value).cast("I"))


class Postings(FieldType):  # type: ignore[misc]
    """A field whose terms are given to the pool."""

    def __init__(self) -> None:
        super().__init__(Places(), None)


class TermsReader(W3TermsReader):  # type: ignore[misc]
    """Finds terms as Whoosh does, and reads a list whole."""

    def block(self, field: str, term: str) -> Block | None:
        """Give the postings of a term, None when it does not occur."""
        if field not in self._fieldmap:
            return None
        try:
            info = self.term_info(field, term.encode())
        except TermNotFound:
            return None
        return Block(self._postfile.get(*_extent(info)))

    def extents(self, field: str) -> dict[str, Extent]:
        """Give the terms of a field with the place of each one's list, for ``block_at``."""
        if field not in self._fieldmap:
            return {}
        items = takewhile(lambda item: item[0][0] == field, self.items_from(field, b""))
        return {term.decode(): Extent(*_extent(info), info.doc_frequency()) for (_, term), info in items}

    def block_at(self, extent: Extent) -> Block:
        """Give the postings at a place: a tenth of the time it takes to find the term first."""
        return Block(self._postfile.get(extent.offset, extent.length))


class Codec(W3Codec):  # type: ignore[misc]
    """Whoosh's codec with lists of postings in one block each."""

    length_stats = False

    def new_segment(self, storage: Any, indexname: str) -> Segment:  # noqa: ARG002
        """Begin a segment."""
        return Segment(self, indexname)

    def field_writer(self, storage: Any, segment: Any) -> _FieldWriter:
        """Write what the pool gathered."""
        return _FieldWriter(self, storage, segment)

    def postings_writer(self, dbfile: Any, byteids: bool = False) -> _PostingsWriter:
        """Write postings as blocks."""
        return _PostingsWriter(dbfile, self._blocklimit, byteids)

    def postings_reader(self, dbfile: Any, terminfo: Any, format_: Format, term: Any = None, scorer: Any = None) -> ListMatcher:
        """Read postings for Whoosh's own searcher."""
        block = Block(dbfile.get(*_extent(terminfo)))
        places = np.split(block.positions().astype(np.uint32), np.cumsum(block.counts)[:-1])
        documents, weights = block.documents.tolist(), block.counts.astype(float).tolist()
        values = [each.tobytes() for each in places]
        return ListMatcher(documents, weights, values, format_, scorer=scorer, term=term, terminfo=terminfo)

    def terms_reader(self, storage: Any, segment: Any) -> TermsReader:
        """Read terms."""
        name = segment.make_filename(self.TERMS_EXT)
        postings = segment.open_file(storage, self.POSTS_EXT)
        return TermsReader(self, storage.open_file(name), storage.file_length(name), postings)


class _FieldWriter(W3FieldWriter):  # type: ignore[misc]
    def add_postings(self, schema: Any, lengths: Any, items: Iterator[tuple[str, dict[str, Gathered]]]) -> None:  # noqa: ARG002
        for field, blocks in items:
            self.start_field(field, schema[field])
            for term in sorted(blocks):
                self.start_term(term.encode())
                self._postwriter.block = blocks[term]
                self.finish_term()
            self.finish_field()


class _PostingsWriter(W3PostingsWriter):  # type: ignore[misc]
    block: Gathered
    _terminfo: Any

    def finish_postings(self) -> Any:
        info, block = self._terminfo, self.block
        info._weight, info._df, info._maxweight = float(sum(block.counts)), len(block.documents), float(max(block.counts))
        info._minid, info._maxid = block.documents[0], block.documents[-1]
        data = block.written()
        self._postfile.write(data)
        info.set_extent(self._startoffset, len(data))
        self._terminfo = None
        return info


def _narrow(numbers: NDArray[Any]) -> NDArray[Any]:
    """Give numbers in the narrowest type that holds them."""
    return numbers.astype(np.min_scalar_type(numbers.max()))


def _extent(terminfo: Any) -> tuple[int, int]:
    """Give where a list lies and how long it is; Whoosh 2.7.4 leaves the length in the tuple it was unpacked as."""
    offset, length = terminfo.extent()
    return offset, length[0] if isinstance(length, tuple) else length
