"""How postings are gathered for and lie in a Whoosh segment: a block for each term, its documents, counts and positions.

Whoosh's own codec cuts lists into blocks of 128 pickled tuples, which is good for skipping and bad for reading a list whole,
the one thing done here; its pool sorts every posting, though they come in order. Everything else (terms, stored fields,
segments) is Whoosh's. Its own matchers read these lists too.
"""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from operator import sub
from typing import Any

from whoosh.codec.whoosh3 import W3Codec, W3FieldWriter, W3PostingsWriter, W3TermsReader
from whoosh.fields import FieldType
from whoosh.formats import Format
from whoosh.matching import ListMatcher
from whoosh.reading import TermNotFound

_COMPRESSION = 1
"""Fastest: the index is read from memory, and a build waits for this."""


class Block:
    """The postings of a term in one segment: documents in ascending order, counts, and positions one after the other."""

    __slots__ = ("counts", "documents", "positions")

    def __init__(self, documents: Sequence[int], counts: array[int], positions: array[int]) -> None:
        self.documents, self.counts, self.positions = documents, counts, positions

    @classmethod
    def read(cls, data: bytes) -> Block:
        """Read what ``written`` wrote."""
        size = int.from_bytes(data[1:5], "big")
        body = memoryview(zlib.decompress(data[5:]))
        gaps, counts, positions = array("I"), array("I"), array(chr(data[0]))
        width = gaps.itemsize * size
        gaps.frombytes(body[:width])
        counts.frombytes(body[width : 2 * width])
        positions.frombytes(body[2 * width :])
        return cls(list(accumulate(gaps)), counts, positions)

    def written(self) -> bytes:
        """Give the block as bytes, in the byte order of the machine; positions in two bytes each where that is enough."""
        gaps = array("I", map(sub, self.documents, [0, *self.documents[:-1]]))
        positions = array("H", self.positions.tolist()) if max(self.positions) < 1 << 16 else self.positions
        body = b"".join((gaps.tobytes(), self.counts.tobytes(), positions.tobytes()))
        return positions.typecode.encode() + len(self.documents).to_bytes(4, "big") + zlib.compress(body, _COMPRESSION)


class Pool:
    """Gathers the postings of a segment; takes the place of Whoosh's pool in its writer."""

    def __init__(self) -> None:
        self._fields: dict[str, dict[str, Block]] = {}
        self.size = 0
        """Positions gathered."""

    def add_words(self, field: str, document: int, positions: Mapping[str, list[int]]) -> None:
        """Add a field of a document, the one after those added: for each term its positions in order."""
        blocks = self._fields.setdefault(field, {})
        for term, places in positions.items():
            block = blocks.get(term)
            if block is None:
                block = blocks[term] = Block(array("I"), array("I"), array("I"))
            block.documents.append(document)  # type: ignore[attr-defined]
            block.counts.append(len(places))
            block.positions.extend(places)
            self.size += len(places)

    def add(self, posting: tuple[str, bytes, int, float, bytes]) -> None:
        """Add a posting as Whoosh's writer gives it: (field, term, document, weight, positions)."""
        field, term, document, _, value = posting
        self.add_words(field, document, {term.decode(): list(memoryview(value).cast("I"))})

    def iter_postings(self) -> Iterator[tuple[str, dict[str, Block]]]:
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
        try:
            info = self.term_info(field, term.encode())
        except TermNotFound:
            return None
        return Block.read(self._postfile.get(*_extent(info)))

    def words(self, field: str) -> Iterator[str]:
        """Give the terms of a field, sorted by code point."""
        for name, term in self.terms_from(field, b""):
            if name != field:
                return
            yield term.decode()


class Codec(W3Codec):  # type: ignore[misc]
    """Whoosh's codec with lists of postings in one block each."""

    length_stats = False

    def field_writer(self, storage: Any, segment: Any) -> _FieldWriter:
        """Write what the pool gathered."""
        return _FieldWriter(self, storage, segment)

    def postings_writer(self, dbfile: Any, byteids: bool = False) -> _PostingsWriter:
        """Write postings as blocks."""
        return _PostingsWriter(dbfile, self._blocklimit, byteids)

    def postings_reader(self, dbfile: Any, terminfo: Any, format_: Format, term: Any = None, scorer: Any = None) -> ListMatcher:
        """Read postings for Whoosh's own searcher."""
        block = Block.read(dbfile.get(*_extent(terminfo)))
        counts, ends = block.counts, list(accumulate(block.counts))
        places = [
            array("I", block.positions[end - count : end].tolist()).tobytes() for end, count in zip(ends, counts, strict=True)
        ]
        weights = [float(count) for count in counts]
        return ListMatcher(block.documents, weights, places, format_, scorer=scorer, term=term, terminfo=terminfo)

    def terms_reader(self, storage: Any, segment: Any) -> TermsReader:
        """Read terms."""
        name = segment.make_filename(self.TERMS_EXT)
        postings = segment.open_file(storage, self.POSTS_EXT)
        return TermsReader(self, storage.open_file(name), storage.file_length(name), postings)


class _FieldWriter(W3FieldWriter):  # type: ignore[misc]
    def add_postings(self, schema: Any, lengths: Any, items: Iterator[tuple[str, dict[str, Block]]]) -> None:  # noqa: ARG002
        for field, blocks in items:
            self.start_field(field, schema[field])
            for term in sorted(blocks):
                self.start_term(term.encode())
                self._postwriter.block = blocks[term]
                self.finish_term()
            self.finish_field()


class _PostingsWriter(W3PostingsWriter):  # type: ignore[misc]
    block: Block
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


def _extent(terminfo: Any) -> tuple[int, int]:
    """Give where a list lies and how long it is; Whoosh 2.7.4 leaves the length in the tuple it was unpacked as."""
    offset, length = terminfo.extent()
    return offset, length[0] if isinstance(length, tuple) else length
