"""A source as received: read once, with everything the archive will say about where its text came from."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from pathlib import Path

from archive.errors import SourceError
from archive.model import Origin
from archive.sources.characters import NOT_XML, PARTING, without_what_xml_cannot_hold
from archive.sources.decoding import decode, line_at
from archive.sources.document import LARGEST_WRITTEN, SourceDocument, read_document
from archive.sources.folder import address, obstacle, shown, unreadable
from archive.sources.kinds import ZIP, Format, refusal, written_format
from archive.sources.markup import encoding_of, in_utf8, is_markup, must_be_tei
from archive.sources.package import open_package

LARGEST = 64 * 1024 * 1024
"""Bytes of a source at most: some thirty long novels; a file above it is nearly always not what it was taken for."""

LONGEST_LINE = 600_000
"""Characters of a line at most: a paragraph of 50,000 words has some 300,000 in English and 400,000 in Russian or German."""

MOST_LINES = 300_000
"""Lines of a text at most: War and Peace has 65,000."""

MOST_SHORT_LINES = 20_000
SHORT_LINE = 20
"""Lines of a text at most where they are so many bytes long on average: lines of verse have 35 and the turns of a play 60, and
each short line costs as much as a paragraph.
"""

_WORD_QUOTE = re.compile(r"<p [^<>]{0,200}?\bclass=[\"']?Mso(?:Intense)?Quote\b[^<>]*>", re.IGNORECASE)
_LINE_ENDS = re.compile(r"\r\n|\r|\n")

_MOST_CONTROLS = 0.05
"""The share of control characters above which a file is no text."""

_FEW_CONTROLS = 4
"""As many may stand in the shortest text, as an end-of-file of DOS does."""


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


Source = SourceText | SourceTei | SourceDocument


def read(path: Path, seeds: Path, encoding: str | None = None) -> Source:
    """Read a source; ``encoding`` is the one the catalogue declares, by any of its names, None or "" for none.

    Raise SourceError, a sentence with the line where one can be named and the cure, for a file that is not there, out of
    the folder, no plain file, unreadable, empty, larger than LARGEST, binary, of uncertain encoding, of a format that cannot be
    read or does not hold what it says, or XML but not TEI.
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
    reason = refusal(data)
    if reason:
        raise SourceError(name, None, reason)
    return _source(data, name, address(path, seeds), encoding or None)


def _source(data: bytes, name: str, path: str, encoding: str | None) -> Source:
    digest = hashlib.sha256(data).hexdigest()
    if data.startswith(ZIP):
        package = open_package(data, name)
        content = read_document(package.data, package.format, name, package.size, package.asides)
        return SourceDocument(path, digest, len(data), "", content.blocks, content.metadata, content.left_out)
    if encoding:
        characters, found = decode(data, name, encoding)
    else:
        characters, found = decode(data, name, *encoding_of(data))
    format_ = written_format(characters, path)
    if format_ is None and is_markup(characters, path):
        must_be_tei(characters, name)
        return SourceTei(path, digest, len(data), found, in_utf8(characters))
    _must_be_text(characters, name)
    if format_ is None:
        _must_be_of_measure(characters, name)
        return SourceText(path, digest, len(data), found, *without_what_xml_cannot_hold(characters))
    return _written_document(characters, format_, name, SourceDocument(path, digest, len(data), found, ()))


def _written_document(characters: str, format_: Format, name: str, source: SourceDocument) -> SourceDocument:
    """Read a document that is written as a text is."""
    data = (_with_quotes(characters) if format_ == "html" else characters).encode()
    if len(data) > LARGEST_WRITTEN:
        reason = f"is larger than {LARGEST_WRITTEN >> 20} MB. Divide it into several files, or save it as plain text (.txt)."
        raise SourceError(name, None, reason)
    content = read_document(data, format_, name, len(data))
    return replace(source, blocks=content.blocks, metadata=content.metadata, left_out=content.left_out)


def _with_quotes(html: str) -> str:
    """Say in HTML's own words which paragraphs Word set in its style for quotations; it tells that by a class alone."""
    parts, at = list[str](), 0
    for begin in _WORD_QUOTE.finditer(html):
        end = html.find("</p>", begin.end())
        if end < 0:
            break
        if begin.start() >= at:
            parts += (html[at : begin.start()], "<blockquote>", html[begin.start() : end], "</p></blockquote>")
            at = end + len("</p>")
    return "".join((*parts, html[at:]))


def _must_be_of_measure(characters: str, name: str) -> None:
    """Refuse a text that no rule of description could get through in the time of a reader."""
    if characters.count("\n") + characters.count("\r") > MOST_LINES:
        raise SourceError(name, None, f"has more than {MOST_LINES:,} lines. Divide it into several files.")
    lines = [line for line in _LINE_ENDS.split(characters) if line.strip()]
    mean = sum(len(line.encode("utf-8", "replace")) for line in lines) / max(1, len(lines))
    if len(lines) > MOST_SHORT_LINES and mean < SHORT_LINE:
        reason = f"has {len(lines):,} lines of {mean:.0f} bytes on average, as a table or a list of words has and no text."
        raise SourceError(name, None, f"{reason} Divide it into files of at most {MOST_SHORT_LINES:,} lines.")
    if len(characters) <= LONGEST_LINE:
        return
    for number, line in enumerate(_LINE_ENDS.split(characters), start=1):
        if len(line) > LONGEST_LINE:
            reason = f"is a line of more than {LONGEST_LINE:,} characters. Break it into paragraphs, each on a line of its own."
            raise SourceError(name, number, reason)


def _must_be_text(characters: str, name: str) -> None:
    if not NOT_XML.sub("", characters).strip():
        raise SourceError(name, None, "is empty. Put its text into it, or take it out of the folder.")
    escape = re.search(r"\x1b[$(]", characters)
    if escape:
        reason = (
            "holds the shift codes of ISO-2022. Declare it, mostly as ISO-2022-JP, in the column “encoding” of catalogue.csv."
        )
        raise SourceError(name, line_at(characters[: escape.start()]), reason)
    controls = [found for found in NOT_XML.finditer(characters) if found[0] not in PARTING]
    if any(found[0] == "\x00" for found in controls) or len(controls) > max(_FEW_CONTROLS, _MOST_CONTROLS * len(characters)):
        line = line_at(characters[: controls[0].start()])
        raise SourceError(name, line, "is not text but binary data. Save its text as a plain-text file in UTF-8.")
