"""A source as received: read once, with everything the archive will say about where its text came from."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from archive.errors import SourceError
from archive.model import Origin
from archive.sources.decoding import decode, line_at
from archive.sources.folder import address, obstacle, shown, unreadable
from archive.sources.markup import encoding_of, in_utf8, is_markup, must_be_tei

LARGEST = 64 * 1024 * 1024
"""Bytes of a source at most: some thirty long novels; a file above it is nearly always not what it was taken for."""

NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""XML 1.0, 2.2."""

_PARTING = frozenset("\x0b\x0c\x1c\x1d\x1e\x1f")
"""Control characters that part words, as a form feed does."""

_MOST_CONTROLS = 0.05
"""The share of control characters above which a file is no text."""

_FEW_CONTROLS = 4
"""As many may stand in the shortest text, as an end-of-file of DOS does."""

_KINDS = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a Word, OpenDocument, EPUB or zip file"),
    (b"\xd0\xcf\x11\xe0", "an old Word file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"II*\x00", "a picture"),
    (b"MM\x00*", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
)
"""What a file begins with that people take for a text."""


@dataclass(frozen=True, slots=True)
class SourceText:
    """A plain text. ``path`` is below ``seeds/`` with ``/``; ``sha256`` in hex and ``size`` in bytes are the file's;
    ``encoding`` is an IANA name.

    ``text`` has its line ends as received and no byte order mark. ``left_out`` are the characters XML 1.0 cannot hold, as
    (offset, "U+000C"): offsets are code points of the text as received, counted with what was left out. Where one
    parted two words, a line end stands in its place.
    """

    path: str
    sha256: str
    size: int
    encoding: str
    text: str
    left_out: tuple[tuple[int, str], ...] = ()

    @property
    def origin(self) -> Origin:
        """What the item will say about its source."""
        return Origin(self.path, self.sha256, self.size, self.encoding, self.left_out)


@dataclass(frozen=True, slots=True)
class SourceTei:
    """A TEI file; ``path``, ``sha256``, ``size`` and ``encoding`` as in SourceText.

    ``data`` is the XML in UTF-8, to be parsed: the file's own bytes where it is in UTF-8. Only its root has been looked at.
    """

    path: str
    sha256: str
    size: int
    encoding: str
    data: bytes

    @property
    def origin(self) -> Origin:
        """What the item will say about its source."""
        return Origin(self.path, self.sha256, self.size, self.encoding)


def read(path: Path, seeds: Path, encoding: str | None = None) -> SourceText | SourceTei:
    """Read a source; ``encoding`` is the one the catalogue declares, by any of its names, None or "" for none.

    Raise SourceError, a sentence with the line where one can be named and the cure, for a file that is not there, out of
    the folder, no plain file, unreadable, empty, larger than LARGEST, binary, of uncertain encoding, or XML but not TEI.
    """
    fault = obstacle(path, seeds)
    if fault is not None:
        raise fault
    name = shown(path, seeds)
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise unreadable(path, seeds, error) from None
    if len(data) > LARGEST:
        raise SourceError(name, None, f"is larger than {LARGEST >> 20} MB. Divide it into several files.")
    _must_be_no_other_kind(data, name)
    return _source(data, name, address(path, seeds), encoding or None)


def _source(data: bytes, name: str, path: str, encoding: str | None) -> SourceText | SourceTei:
    digest = hashlib.sha256(data).hexdigest()
    if encoding:
        characters, found = decode(data, name, encoding)
    else:
        characters, found = decode(data, name, encoding_of(data), "in its XML declaration")
    if is_markup(characters, path):
        must_be_tei(characters, name)
        return SourceTei(path, digest, len(data), found, in_utf8(characters))
    _must_be_text(characters, name)
    return SourceText(path, digest, len(data), found, *_without_what_xml_cannot_hold(characters))


def _must_be_no_other_kind(data: bytes, name: str) -> None:
    kind = next((kind for beginning, kind in _KINDS if data.startswith(beginning)), None)
    if kind:
        raise SourceError(name, None, f"is {kind}, not a text. Save its text as a plain-text file in UTF-8.")


def _must_be_text(characters: str, name: str) -> None:
    if not NOT_XML.sub("", characters).strip():
        raise SourceError(name, None, "is empty. Put its text into it, or take it out of the folder.")
    escape = re.search(r"\x1b[$(]", characters)
    if escape:
        reason = (
            "holds the shift codes of ISO-2022. Declare it, mostly as ISO-2022-JP, in the column “encoding” of catalogue.csv."
        )
        raise SourceError(name, line_at(characters[: escape.start()]), reason)
    controls = [found for found in NOT_XML.finditer(characters) if found[0] not in _PARTING]
    if any(found[0] == "\x00" for found in controls) or len(controls) > max(_FEW_CONTROLS, _MOST_CONTROLS * len(characters)):
        line = line_at(characters[: controls[0].start()])
        raise SourceError(name, line, "is not text but binary data. Save its text as a plain-text file in UTF-8.")


def _without_what_xml_cannot_hold(characters: str) -> tuple[str, tuple[tuple[int, str], ...]]:
    left_out = tuple((found.start(), f"U+{ord(found[0]):04X}") for found in NOT_XML.finditer(characters))
    return (NOT_XML.sub(_in_its_place, characters) if left_out else characters), left_out


def _in_its_place(found: re.Match[str]) -> str:
    before, after = found.string[: found.start()][-1:], found.string[found.end() :][:1]
    parts_words = found[0] in _PARTING and before.strip() and after.strip()
    return "\n" if parts_words else ""
