"""Packages (zip files) of Word, OpenDocument and EPUB, opened with suspicion: what they say of themselves may be a lie.

Nothing is unpacked to the disk. The parts that hold words are read through within a bound, looked at, and packed anew for
pandoc, so that it meets no bomb, no second entry of one name, no picture and no entity.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from dataclasses import dataclass

from archive.errors import SourceError
from archive.sources.kinds import Format, packed_format

LARGEST_UNPACKED = 32 * 1024 * 1024
"""Bytes of all parts that hold words at most: War and Peace is 6 MB as Word packs it."""

MOST_ENTRIES = 10_000
"""A book of many pictures has some two thousand."""

_LARGEST_DIRECTORY = 2 * 1024 * 1024
"""Bytes of the list of entries at most, which is read before anything else: 200 an entry."""

_END = b"PK\x05\x06"
_END_SIZE = 22
_LONGEST_COMMENT = 65_535
"""The record at the end of a zip file (APPNOTE 6.3.10, 4.3.16)."""

_WORDLESS = frozenset(
    "png jpg jpeg gif bmp tif tiff svg webp emf wmf emz wmz ico css js ttf otf woff woff2 eot mp3 mp4 m4a m4v ogg wav avi mov"
    " bin ole vml zip jar docx xlsx pptx odt ods odp epub pdf rdf".split()
)
"""Endings of parts without words of the text, packages inside the package among them; they are not read."""

_HIDDEN = re.compile(r"(?:^|/)(?:vbaProject|printerSettings|activeX|thumbnail)", re.IGNORECASE)
_DOCTYPE = re.compile(rb"<!DOCTYPE\b", re.IGNORECASE)
_ENTITIES = re.compile(rb"<!ENTITY\b|<!DOCTYPE[^>]*\[", re.IGNORECASE)
_IS_EDGE = re.compile(r"word/(?:header|footer)\d*\.xml$")
_END_OF_EDGE = re.compile(rb"</style:(?:header|footer)")
_TAG = re.compile(rb"<[^>]*>")
_MANIFEST_OF_SECRETS = b"encryption-data"
_DAMAGED = (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, zlib.error, ValueError, OSError, KeyError)


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a document that hold words, packed anew; ``size`` is theirs in bytes, unpacked. ``asides`` are clauses on
    what pandoc does not read and the text has perhaps: headers and footers of the pages.
    """

    format: Format
    data: bytes
    size: int
    asides: tuple[str, ...] = ()


def open_package(data: bytes, name: str) -> Package:
    """Read a package. Raise SourceError for one that is damaged, encrypted, too large, none of a text, or has entities."""
    _must_have_short_directory(data, name)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _read(archive, name)
    except _DAMAGED as error:
        raise SourceError(name, None, f"is a damaged zip file ({_said(error)}). Save the document anew.") from None


def _read(archive: zipfile.ZipFile, name: str) -> Package:
    entries = archive.infolist()
    names = {entry.filename for entry in entries}
    if len(names) < len(entries):
        raise SourceError(name, None, "holds two entries of one name, so that it can be read in two ways. Save it anew.")
    mimetype = _bounded(archive, "mimetype", 200) if "mimetype" in names else b""
    format_, reason = packed_format(names, mimetype.decode("ascii", "replace"))
    if format_ is None:
        raise SourceError(name, None, reason)
    parts, left = {}, LARGEST_UNPACKED
    for entry in entries:
        if entry.is_dir() or _is_wordless(entry.filename):
            continue
        if entry.flag_bits & 1:
            raise SourceError(name, None, "is encrypted. Save it without a password.")
        part = _bounded(archive, entry.filename, left)
        if len(part) > left:
            reason = f"unpacks to more than {LARGEST_UNPACKED >> 20} MB of text. Divide it into several files."
            raise SourceError(name, None, reason)
        left -= len(part)
        parts[entry.filename] = part
    _must_be_harmless(parts, format_, name)
    return Package(format_, _packed(parts), LARGEST_UNPACKED - left, tuple(_asides(parts, format_)))


def _must_have_short_directory(data: bytes, name: str) -> None:
    """Refuse a list of entries that would take seconds to read, before it is."""
    at = data.rfind(_END, max(0, len(data) - _END_SIZE - _LONGEST_COMMENT))
    record = data[at : at + _END_SIZE]
    if at < 0 or len(record) < _END_SIZE:
        raise SourceError(name, None, "is a damaged zip file (its end is missing). Save or copy the document anew.")
    entries, size = int.from_bytes(record[10:12], "little"), int.from_bytes(record[12:16], "little")
    if entries > MOST_ENTRIES or size > _LARGEST_DIRECTORY or data[at - 20 : at - 16] == b"PK\x06\x07":
        raise SourceError(name, None, f"is a zip file of more than {MOST_ENTRIES:,} entries. Divide it into several files.")


def _bounded(archive: zipfile.ZipFile, entry: str, most: int) -> bytes:
    """Read an entry, one byte more than the bound at most, whatever size it says it has."""
    with archive.open(entry) as part:
        return part.read(most + 1)


def _is_wordless(entry: str) -> bool:
    return entry.rpartition(".")[2].lower() in _WORDLESS or bool(_HIDDEN.search(entry))


def _must_be_harmless(parts: dict[str, bytes], format_: Format, name: str) -> None:
    # The XHTML of books has a DOCTYPE by its standard, and pandoc reads that without resolving entities of its own.
    forbidden = _ENTITIES if format_ == "epub" else _DOCTYPE
    for entry, part in parts.items():
        if forbidden.search(part.replace(b"\0", b"")):
            reason = f"declares entities or a DOCTYPE in its part “{entry}”, as no word processor does. Save it anew in one."
            raise SourceError(name, None, reason)
    if format_ != "docx" and _MANIFEST_OF_SECRETS in parts.get("META-INF/manifest.xml", b""):
        raise SourceError(name, None, "is encrypted. Save it without a password.")


def _packed(parts: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for entry, part in parts.items():
            archive.writestr(zipfile.ZipInfo(entry), part)
    return made.getvalue()


def _asides(parts: dict[str, bytes], format_: Format) -> list[str]:
    if format_ == "docx":
        edges = [part for entry, part in parts.items() if _IS_EDGE.match(entry)]
    else:
        edges = re.split(rb"<style:(?:header|footer)\b", parts.get("styles.xml", b"") if format_ == "odt" else b"")[1:]
        edges = [_END_OF_EDGE.split(edge, maxsplit=1)[0].partition(b">")[2] for edge in edges]
    return ["the headers and footers of its pages"] if any(_TAG.sub(b"", edge).strip() for edge in edges) else []


def _said(error: BaseException) -> str:
    return str(error).partition("\n")[0][:80].rstrip(".") or type(error).__name__
