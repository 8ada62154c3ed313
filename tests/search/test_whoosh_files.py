"""The files of a segment are read in place as any file is."""

from __future__ import annotations

from io import SEEK_CUR, SEEK_END, BytesIO
from pathlib import Path
from typing import Any

from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex

from archive.search.building import write_parts
from archive.search.whoosh.parts import PartWriter
from tests.search.corpus import STORY


def test_a_file_of_a_segment_reads_as_its_bytes_do(tmp_path: Path) -> None:
    write_parts(PartWriter, iter([tmp_path / "part"]), STORY.items, STORY, lambda: None)
    index = FileIndex(FileStorage(str(tmp_path / "part"), readonly=True))
    (segment,) = index._segments()
    files = segment.open_compound_file(index.storage)
    for name in files.list():
        opened: Any = files.open_file(name)
        whole = opened.get(0, files.file_length(name))
        same = BytesIO(whole)
        for steps in ((0, 0, 8), (4, SEEK_CUR, 5), (-3, SEEK_END, 9), (2, 0, -1)):
            offset, whence, size = steps
            assert opened.file.seek(offset, whence) == same.seek(offset, whence)
            assert opened.file.read(size) == same.read(size)
            assert opened.file.tell() == same.tell()
        assert opened.file.readable()
    files.close()
