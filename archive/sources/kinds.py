"""What kind of file a source is: by what it holds, and only where that leaves it open by the ending of its name."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import PurePosixPath
from typing import Literal

Format = Literal["docx", "odt", "epub", "html", "markdown"]
"""A format that is read through pandoc, by pandoc's name for it."""

ZIP = b"PK\x03\x04"

_TO_TEXT = "Save its text as a plain-text file in UTF-8."
_TO_DOCX = "Open it in a word processor and save it as .docx or .odt."
_OTHERS = (
    (b"%PDF", "a PDF file", "Save its text as a plain-text file in UTF-8, or take in the document that it was made from."),
    (b"\xd0\xcf\x11\xe0", "an old Word file (.doc), or one with a password", _TO_DOCX),
    (b"{\\rtf", "an RTF file", _TO_DOCX),
    (b"\x89PNG", "a picture", "Have its text read out (OCR), and save that as a plain-text file in UTF-8."),
    (b"\xff\xd8\xff", "a picture", "Have its text read out (OCR), and save that as a plain-text file in UTF-8."),
    (b"GIF8", "a picture", "Have its text read out (OCR), and save that as a plain-text file in UTF-8."),
    (b"II*\x00", "a picture", "Have its text read out (OCR), and save that as a plain-text file in UTF-8."),
    (b"MM\x00*", "a picture", "Have its text read out (OCR), and save that as a plain-text file in UTF-8."),
    (b"\x1f\x8b", "a compressed file", "Unpack it first."),
    (b"BZh", "a compressed file", "Unpack it first."),
    (b"\xfd7zXZ\x00", "a compressed file", "Unpack it first."),
    (b"7z\xbc\xaf\x27\x1c", "a compressed file", "Unpack it first."),
    (b"Rar!", "a compressed file", "Unpack it first."),
    (b"PK\x05\x06", "an empty zip file", "Take it out of the folder."),
)
"""What a file begins with that people take for a text, what it is, and the cure."""

_PACKED = (
    ("word/", "docx"),
    ("xl/", "a spreadsheet"),
    ("ppt/", "a presentation"),
)
"""Folders of a package by which Office Open XML (ECMA-376) tells a text from a table."""

_MEDIA = {
    "application/epub+zip": "epub",
    "application/vnd.oasis.opendocument.text": "odt",
    "application/vnd.oasis.opendocument.text-template": "odt",
    "application/vnd.oasis.opendocument.spreadsheet": "a spreadsheet",
    "application/vnd.oasis.opendocument.presentation": "a presentation",
}
"""What the entry ``mimetype`` says (OpenDocument 1.3, part 2, 3.3; EPUB OCF 3.3, 4.3)."""

_CURES = {
    "a spreadsheet": "Save its text as a plain-text file in UTF-8; a catalogue is saved as seeds/catalogue.csv.",
    "a presentation": _TO_TEXT,
}

_IS_HTML = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!DOCTYPE\s+)?html\b", re.IGNORECASE | re.DOTALL)
_HTML_ENDINGS = (".html", ".htm", ".xhtml")
_MARKDOWN_ENDINGS = (".md", ".markdown", ".mkd", ".mdown")
_HEAD = 100_000
"""Characters in which HTML says that it is."""


def refusal(data: bytes) -> str:
    """Say of a file that is no text and no document what it is and what to do; "" for any other."""
    for beginning, what, cure in _OTHERS:
        if data.startswith(beginning):
            return f"is {what}, not a text. {cure}"
    if b"ftypavif" in data[:16] or b"ftypheic" in data[:16] or (data.startswith(b"RIFF") and data[8:12] == b"WEBP"):
        return "is a picture, not a text. Have its text read out (OCR), and save that as a plain-text file in UTF-8."
    return ""


def packed_format(names: Collection[str], mimetype: str) -> tuple[Format | None, str]:
    """Tell the format of a package by the names of its entries and what its entry ``mimetype`` says; else a sentence on what
    it is and what to do.
    """
    found = _MEDIA.get(mimetype.strip()) or next(
        (kind for folder, kind in _PACKED if any(name.startswith(folder) for name in names)), None
    )
    match found:
        case "docx" | "odt" | "epub":
            return found, ""
        case None:
            return None, "is a zip file, and none of Word, OpenDocument or EPUB. Unpack it, and put the files themselves here."
        case what:
            return None, f"is {what}, not a text. {_CURES[what]}"


def written_format(characters: str, path: str) -> Format | None:
    """Tell HTML and Markdown by what a file begins with or by its name; None for any other text."""
    if _IS_HTML.match(characters[:_HEAD]):
        return "html"
    ending = PurePosixPath(path).suffix.lower()
    if ending in _HTML_ENDINGS:
        return "html"
    return "markdown" if ending in _MARKDOWN_ENDINGS else None
