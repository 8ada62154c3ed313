from __future__ import annotations

import hashlib
import io
import zipfile

from archive.repository.bundle import MANIFEST, bundle


def unpacked(files: list[tuple[str, bytes]]) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(b"".join(bundle(files)))) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def test_a_bundle_holds_each_file_and_a_manifest_of_their_digests() -> None:
    files = [("tei/a.xml", b"<a/>"), ("tei/b.xml", "ж".encode() * 100_000)]
    found = unpacked(files)
    manifest = found.pop(MANIFEST).decode()
    assert list(found.items()) == files
    assert manifest == "".join(f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in files)


def test_a_bundle_comes_in_pieces_while_the_files_are_read() -> None:
    pieces = bundle((f"{n}.xml", bytes(10)) for n in range(3))
    assert next(pieces)
    assert len(list(pieces)) == 3


def test_the_same_files_give_the_same_bytes() -> None:
    files = [("a.xml", b"<a/>")]
    assert b"".join(bundle(files)) == b"".join(bundle(files))


def test_nothing_to_bundle_gives_a_zip_with_an_empty_manifest() -> None:
    assert unpacked([]) == {MANIFEST: b""}
