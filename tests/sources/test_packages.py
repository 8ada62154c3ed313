"""Packages that are not what they say, or that cannot be read in one way, are refused with a cure."""

from __future__ import annotations

import io
import warnings
import zipfile
from pathlib import Path

import pytest

from archive.sources import package
from tests.sources.documents import document_of, made, repacked
from tests.sources.readings import refusal

LETTER = "Dear Sir,\n\nThe ice is gone.\n"


@pytest.fixture(scope="module")
def letter() -> bytes:
    return made(LETTER, "docx")


def test_two_entries_of_one_name_are_refused(seeds: Path, letter: bytes) -> None:
    doubled = io.BytesIO(letter)
    with warnings.catch_warnings(), zipfile.ZipFile(doubled, "a") as archive:
        warnings.simplefilter("ignore")
        archive.writestr("word/document.xml", "<w/>")
    said = refusal(seeds, doubled.getvalue(), name="a.docx")
    assert "holds two entries of one name, so that it can be read in two ways. Save it anew." in said


def test_an_encrypted_entry_is_refused(seeds: Path, letter: bytes) -> None:
    data = bytearray(letter)
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 1)
    assert "is encrypted. Save it without a password." in refusal(seeds, bytes(data), name="a.docx")


def test_an_encrypted_opendocument_is_refused(seeds: Path) -> None:
    manifest = b'<manifest><file-entry full-path="content.xml"><encryption-data/></file-entry></manifest>'
    data = repacked(made(LETTER, "odt"), {"META-INF/manifest.xml": manifest})
    assert "is encrypted. Save it without a password." in refusal(seeds, data, name="a.odt")


def test_a_doctype_in_a_part_is_refused(seeds: Path, letter: bytes) -> None:
    data = repacked(letter, {"word/document.xml": b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "b">]><w>&a;</w>'})
    assert "declares entities or a DOCTYPE in its part “word/document.xml”" in refusal(seeds, data, name="a.docx")


def test_what_unpacks_to_too_much_is_refused(seeds: Path, letter: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "LARGEST_UNPACKED", 1024 * 1024)
    data = repacked(letter, {"word/filler.xml": b"<a>" + b" " * (1 << 20) + b"</a>"})
    assert "unpacks to more than 1 MB of text. Divide it into several files." in refusal(seeds, data, name="a.docx")


def test_a_directory_of_too_many_entries_is_refused_unread(seeds: Path, letter: bytes) -> None:
    many = io.BytesIO(letter)
    with zipfile.ZipFile(many, "a") as archive:
        for number in range(package.MOST_ENTRIES):
            archive.writestr(f"x/{number}.png", b"")
    assert "is a zip file of more than 10,000 entries." in refusal(seeds, many.getvalue(), name="a.docx")


def test_a_damaged_part_is_refused(seeds: Path, letter: bytes) -> None:
    stored = bytearray(repacked(letter, {}, zipfile.ZIP_STORED))
    at = stored.find(b"ice is gone")
    if at < 0:
        stored = bytearray(repacked(letter, {"word/document.xml": b"<w>ice is gone</w>"}, zipfile.ZIP_STORED))
        at = stored.find(b"ice is gone")
    stored[at] ^= 0xFF
    assert "is a damaged zip file (Bad CRC-32" in refusal(seeds, bytes(stored), name="a.docx")


def test_headers_and_footers_are_told_when_they_have_words(seeds: Path, letter: bytes) -> None:
    edged = repacked(letter, {"word/header1.xml": b"<w:hdr><w:t>Confidential</w:t></w:hdr>"})
    assert [what for _, what in document_of(seeds, edged, "a.docx").left_out] == ["the headers and footers of its pages"]
    bare = repacked(letter, {"word/header1.xml": b"<w:hdr><w:t> </w:t></w:hdr>"})
    assert document_of(seeds, bare, "b.docx").left_out == ()
