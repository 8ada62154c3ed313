"""The files of a segment, read where they lie in memory: Whoosh copies each when it opens it, which is the whole index."""

from __future__ import annotations

from io import SEEK_CUR, SEEK_END, SEEK_SET, RawIOBase
from typing import Any

from whoosh.codec.whoosh3 import W3Segment
from whoosh.filedb.compound import CompoundStorage
from whoosh.filedb.structfile import BufferFile


class Segment(W3Segment):  # type: ignore[misc]
    """A segment whose files are read in place."""

    def open_compound_file(self, storage: Any) -> CompoundStorage:
        """Open the one file that holds all others."""
        return _Mapped(storage.open_file(self.make_filename(self.COMPOUND_EXT)), use_mmap=storage.supports_mmap)


class _Mapped(CompoundStorage):  # type: ignore[misc]
    def open_file(self, name: str, *given: Any, **asked: Any) -> Any:
        if not self._source:
            return super().open_file(name, *given, **asked)
        offset, length = self.range(name)
        return _File(memoryview(self._source)[offset : offset + length], name)


class _File(BufferFile):  # type: ignore[misc]
    def __init__(self, held: memoryview, name: str) -> None:
        super().__init__(b"", name)
        self._buf, self.file = held, _Reader(held)


class _Reader(RawIOBase):
    """Reads bytes in memory as a file."""

    def __init__(self, held: memoryview) -> None:
        self._held, self._at = held, 0

    def readable(self) -> bool:
        return True

    def readinto(self, into: Any) -> int:
        found = self._held[self._at : self._at + len(into)]
        into[: len(found)] = found
        self._at += len(found)
        return len(found)

    def seek(self, offset: int, whence: int = SEEK_SET) -> int:
        self._at = offset + {SEEK_SET: 0, SEEK_CUR: self._at, SEEK_END: len(self._held)}[whence]
        return self._at

    def tell(self) -> int:
        return self._at
