"""What is no text is refused, with a cure."""

from __future__ import annotations

import codecs
import os
from pathlib import Path

import pytest

from archive.errors import SourceError
from archive.sources import read, source
from tests.sources.readings import refusal, text_of


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "seeds/a.txt: is empty. Put its text into it, or take it out of the folder."),
        (b" \r\n\t\x0c\n", "seeds/a.txt: is empty."),
        (codecs.BOM_UTF8, "seeds/a.txt: is empty."),
        (b"a\x00b\x00\xff\xffc\x00", "seeds/a.txt: is not text but binary data."),
        (b"abc\x00def", "seeds/a.txt: is not text but binary data."),
        (bytes(range(1, 127)) * 3, "line 1: is not text but binary data."),
        ("one\ntwo\0 three".encode("utf-16"), "line 2: is not text but binary data."),
        (b"%PDF-1.7", "is a PDF file, not a text. Save its text as a plain-text file in UTF-8"),
        (b"PK\x03\x04", "is a damaged zip file (its end is missing)."),
        (b"PK\x05\x06" + bytes(18), "is an empty zip file, not a text. Take it out of the folder."),
        (b"{\\rtf1", "is an RTF file, not a text. Open it in a word processor and save it as .docx or .odt."),
        (b"\xd0\xcf\x11\xe0\xa1", "is an old Word file (.doc), or one with a password, not a text. Open it"),
        (b"\x89PNG", "is a picture, not a text. Have its text read out (OCR)"),
        (b"RIFF\0\0\0\0WEBPVP8", "is a picture"),
        (b"\x1f\x8b\x08", "is a compressed file, not a text. Unpack it first."),
        (
            b"one\n\xed\xa0\x80",
            "line 2: half of a surrogate pair, which is no character, cannot be read as UTF-8. Save the file as UTF-8",
        ),
        (b"one\r\ntwo\r\xff", "line 3: the byte 0xFF cannot be read as UTF-8."),
        (codecs.BOM_UTF16_LE + b"a\x00\x00\xd8", "Its first bytes are the mark of UTF-16LE: save the file again in UTF-8."),
        (codecs.BOM_UTF8 + b"caf\xe9", "the byte 0xE9 cannot be read as UTF-8. Its first bytes are the mark of UTF-8"),
        ("すべての\n".encode("iso2022_jp"), "line 1: holds the shift codes of ISO-2022. Declare it, mostly as ISO-2022-JP"),
    ],
)
def test_what_is_no_text_is_refused_with_a_cure(seeds: Path, data: bytes, said: str) -> None:
    assert said in refusal(seeds, data)


def test_a_declared_shift_encoding_is_read(seeds: Path) -> None:
    assert text_of(seeds, "すべての人\n".encode("iso2022_jp"), "ISO-2022-JP").text == "すべての人\n"


def test_a_source_that_is_too_large_is_refused(seeds: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "LARGEST", 1024 * 1024)
    assert "is larger than 1 MB. Divide it into several files." in refusal(seeds, b"a" * (1024 * 1024 + 1))
    assert len(text_of(seeds, b"a" * 1023 + b"\n" + b"b" * 1023 + b"\n").text) == 2048


def test_a_text_of_endless_lines_or_too_many_is_refused_where_it_begins(seeds: Path) -> None:
    assert "a.txt, line 2: is a line of more than 600,000 characters. Break it" in refusal(seeds, b"a\n" + b"b" * 600_001)
    assert "has more than 300,000 lines. Divide it" in refusal(seeds, b"a\n" * 300_001)


def test_a_list_of_very_many_short_lines_is_no_text(seeds: Path) -> None:
    said = refusal(seeds, b"- a\n\n" * 20_001)
    assert "has 20,001 lines of 3 bytes on average, as a table or a list of words has and no text." in said
    assert "Divide it into files of at most 20,000 lines." in said


@pytest.mark.parametrize(
    "text",
    ["- a\n\n" * 20_000, "Of man's first disobedience, and the\n" * 20_001, "床前明月光，疑是地。\n" * 20_001],
    ids=["a shorter list", "verse", "short lines of long letters"],
)
def test_other_texts_of_many_lines_are_read(seeds: Path, text: str) -> None:
    assert text_of(seeds, text.encode()).text == text
    assert len(text_of(seeds, b"a" * 600_000).text) == 600_000


def test_a_source_must_be_a_plain_file_of_the_folder(seeds: Path) -> None:
    (seeds.parent / "secret.txt").write_text("secret")
    (seeds / "out.txt").symlink_to(seeds.parent / "secret.txt")
    (seeds / "nowhere.txt").symlink_to(seeds / "nothing.txt")
    (seeds / "loop.txt").symlink_to(seeds / "loop.txt")
    (seeds / "folder").mkdir()
    os.mkfifo(seeds / "pipe.txt")
    expected = {
        "out.txt": "is a link to a place outside the folder of sources. Copy the file itself here.",
        "nowhere.txt": "is a link to a file that is not there. Copy the file itself here.",
        "loop.txt": "cannot be reached",
        "folder": "is no plain file",
        "pipe.txt": "is no plain file",
        "nothing.txt": "is not there.",
    }
    for name, said in expected.items():
        with pytest.raises(SourceError, match=said):
            read(seeds / name, seeds)


def test_a_link_within_the_folder_is_read(seeds: Path) -> None:
    (seeds / "a.txt").write_text("a")
    (seeds / "b.txt").symlink_to(seeds / "a.txt")
    assert read(seeds / "b.txt", seeds).path == "b.txt"


@pytest.mark.parametrize("name", ["a\x07.txt", "a\n.txt", os.fsdecode(b"a\xff.txt")])
def test_a_name_that_no_text_can_hold_is_refused(seeds: Path, name: str) -> None:
    (seeds / name).write_text("a")
    with pytest.raises(SourceError, match="Rename the file") as caught:
        read(seeds / name, seeds)
    assert str(caught.value).isprintable()


def test_a_file_the_system_refuses_is_told(seeds: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, mode: str) -> None:
        raise PermissionError(13, "Permission denied")

    (seeds / "a.txt").write_text("a")
    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(SourceError, match=r"cannot be read \(Permission denied\)\. Check its permissions"):
        read(seeds / "a.txt", seeds)
