"""Packages of Word and EPUB that mean harm: bombs, lies about themselves, entities, names that lead out."""

from __future__ import annotations

import io
import os
import struct
import zipfile
import zlib
from collections.abc import Iterator

from tests.ingest.hostile_case import MEGABYTE, Case, placed
from tests.sources.documents import made, repacked


def packages() -> Iterator[Case]:
    """Give every case."""
    letter = made("Words of a *letter*.\n\nAnd more of them.", "docx")
    book = made("# Words\n\nWords of a book.", "epub")
    words = "Words of a letter."
    document = zipfile.ZipFile(io.BytesIO(letter)).read("word/document.xml").decode()

    def docx(name: str, data: bytes, said: str | None = None, refused: str | None = None) -> Case:
        return placed(name, data, said, refused, "a.docx")

    def with_body(body: str) -> bytes:
        return repacked(letter, {"word/document.xml": document.replace("<w:body>", f"<w:body>{body}").encode()})

    entity = '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    yield docx("Word that is well", letter, words)
    yield docx("Word that unpacks to a gigabyte", _bombed(letter, "word/document.xml", 1024), None, "unpacks to more than")
    yield docx("Word with a picture of a gigabyte", _bombed(letter, "word/media/a.png", 1024), words)
    yield docx(
        "Word with entities",
        repacked(letter, {"word/document.xml": document.replace("?>", f"?>{entity}", 1).encode()}),
        None,
        "declares entities",
    )
    yield docx(
        "Word with entities in UTF-16",
        repacked(letter, {"word/document.xml": document.replace("?>", f"?>{entity}", 1).encode("utf-16")}),
        None,
        "declares entities",
    )
    yield docx(
        "Word nested deep",
        with_body("<w:sdt><w:sdtContent>" * 20_000 + "</w:sdtContent></w:sdt>" * 20_000),
        words,
        "entangled|memory|cannot be read",
    )
    yield docx("Word that is cut off", letter[:-200], None, "damaged")
    yield docx("Word that lies about its sizes", _lying(letter), None, "damaged")
    yield docx("Word that is encrypted", _flagged(letter, 1), None, "encrypted")
    yield docx("Word packed in an unknown way", _flagged(letter, 0, 99), None, "damaged")
    yield docx("Word with two texts of one name", _doubled(letter), None, "two entries of one name")
    yield docx("Word with overlapping entries", _overlapping(letter), None, "damaged|unpacks|cannot be read")
    yield docx("Word with ten thousand entries", repacked(letter, {f"x/{n}.xml": b"" for n in range(11_000)}), None, "entries")
    yield docx(
        "Word with names that lead out",
        repacked(letter, {"../../evil.xml": b"<a/>", "/tmp/evil.xml": b"<a/>", "C:\\evil.xml": b"<a/>"}),
        words,
    )
    yield docx("Word in Word", repacked(letter, {"word/inner.docx": letter * 3}), words)
    yield docx(
        "Word that links out",
        with_body('<w:p><w:r><w:fldChar/><w:instrText>INCLUDETEXT "file:///etc/passwd"</w:instrText></w:r></w:p>'),
        words,
    )
    yield docx("a spreadsheet", _zip({"[Content_Types].xml": b"<a/>", "xl/workbook.xml": b"<a/>"}), None, "spreadsheet")
    yield docx("a zip of texts", _zip({"a.txt": b"words"}), None, "Unpack it")
    yield docx("an end without a beginning", b"PK\x03\x04" + os.urandom(1000), None, "damaged")
    yield docx(
        "a list of entries that never ends", b"PK\x03\x04" + b"PK\x01\x02" * 500_000 + _end(65_535, 2_000_000), None, "entries"
    )
    opf = next(name for name in zipfile.ZipFile(io.BytesIO(book)).namelist() if name.endswith(".opf"))
    bomb = '<?xml version="1.0"?><!DOCTYPE p [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><package>&b;</package>'
    yield placed("EPUB that is well", book, "Words of a book.", file="a.epub")
    yield placed("EPUB that unpacks to a gigabyte", _bombed(book, "EPUB/text/ch001.xhtml", 1024), None, "unpacks", "a.epub")
    yield placed("EPUB with entities", repacked(book, {opf: bomb.encode()}), None, "declares entities", "a.epub")
    yield placed("EPUB without a list of its parts", repacked(book, {opf: None}), None, "cannot be read", "a.epub")


def _bombed(data: bytes, entry: str, megabytes: int) -> bytes:
    """Put an entry of very many blanks into a package, without ever holding them."""
    packer, crc, packed, blanks = zlib.compressobj(1, zlib.DEFLATED, -15), 0, bytearray(), b" " * MEGABYTE
    block = packer.compress(blanks) + packer.flush(zlib.Z_FULL_FLUSH)
    packed += block * megabytes + packer.flush()
    crc = zlib.crc32(blanks)
    base = repacked(data, {entry: b"-" * 10})
    return _replaced(base, entry, bytes(packed), megabytes * MEGABYTE, crc)


def _replaced(data: bytes, entry: str, packed: bytes, size: int, crc: int) -> bytes:
    """Write a package whose last entry has other data than it says."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        info = archive.getinfo(entry)
        directory = archive.start_dir
    name = entry.encode()
    local = struct.pack("<4s5H3I2H", b"PK\x03\x04", 20, 0, 8, 0, 0, crc, len(packed), size, len(name), 0) + name + packed
    central = bytearray(data[directory:])
    at = central.find(name) - 46
    struct.pack_into("<H", central, at + 10, 8)
    struct.pack_into("<3I", central, at + 16, crc, len(packed), size)
    end = central.rfind(b"PK\x05\x06")
    struct.pack_into("<I", central, end + 16, info.header_offset + len(local))
    return data[: info.header_offset] + local + bytes(central)


def _lying(data: bytes) -> bytes:
    """Let the list of entries say that each has ten bytes."""
    changed = bytearray(data)
    at = changed.find(b"PK\x01\x02")
    while at >= 0:
        struct.pack_into("<I", changed, at + 24, 10)
        at = changed.find(b"PK\x01\x02", at + 4)
    return bytes(changed)


def _flagged(data: bytes, flags: int, method: int | None = None) -> bytes:
    changed = bytearray(data)
    for mark, place in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = changed.find(mark)
        while at >= 0:
            struct.pack_into("<H", changed, at + place, flags)
            if method is not None:
                struct.pack_into("<H", changed, at + place + 2, method)
            at = changed.find(mark, at + 4)
    return bytes(changed)


def _doubled(data: bytes) -> bytes:
    changed = bytearray(repacked(data, {"word/document2xml": b"<evil/>"}))
    while (at := changed.find(b"word/document2xml")) >= 0:
        changed[at : at + 17] = b"word/document.xml"
    return bytes(changed)


def _overlapping(data: bytes) -> bytes:
    """Let all entries of the list begin where the first does."""
    changed = bytearray(data)
    at = changed.find(b"PK\x01\x02")
    while at >= 0:
        struct.pack_into("<I", changed, at + 42, 0)
        at = changed.find(b"PK\x01\x02", at + 4)
    return bytes(changed)


def _zip(parts: dict[str, bytes]) -> bytes:
    return repacked(b"PK\x05\x06" + bytes(18), {**parts})


def _end(entries: int, size: int) -> bytes:
    return struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, entries, entries, size, 4, 0)
