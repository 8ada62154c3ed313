"""From bytes to characters: by the mark at their beginning, by what the archivist says, or where there is no doubt."""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive.errors import SourceError
from archive.sources.certain import certain_encoding
from archive.sources.encodings import codec_of, encoding_named, is_single_byte

BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "UTF-8"),
    (b"\xff\xfe\x00\x00", "UTF-32LE"),
    (b"\x00\x00\xfe\xff", "UTF-32BE"),
    (b"\xff\xfe", "UTF-16LE"),
    (b"\xfe\xff", "UTF-16BE"),
)
"""The Unicode Standard, 23.8; the longer ones first, since one begins like another."""

_C1 = re.compile("[\x80-\x9f]")
_LINE_END = re.compile(r"\r\n|\r|\n")

CATALOGUE = "in the column “encoding” of catalogue.csv"


def decode(data: bytes, path: str, declared: str | None = None, place: str = CATALOGUE) -> tuple[str, str]:
    """Return the characters of a file, without the mark at their beginning, and the IANA name of their encoding.

    A byte order mark tells; else ``declared``, any name of an encoding, said at ``place`` (words that follow a verb); else
    UTF-8 where the bytes are that; else an encoding about which ``certain_encoding`` leaves no doubt. Raise SourceError with
    the line of the first byte that cannot be read, or where mark, bytes and ``declared`` contradict each other.
    """
    marked = next((encoding for mark, encoding in BYTE_ORDER_MARKS if data.startswith(mark)), None)
    if declared:
        return _as_declared(data, path, _stated(data, path, declared, marked, place), place), marked or encoding_named(declared)
    if marked:
        return _strictly(data, path, marked, f"Its first bytes are the mark of {marked}: save the file again in UTF-8."), marked
    encoding = "UTF-8" if b"\x00" not in data and _is_utf8(data) else certain_encoding(data)
    if encoding:
        return data.decode(codec_of(encoding)), encoding
    if b"\x00" in data:
        raise SourceError(path, None, "is not text but binary data. Save its text as a plain-text file in UTF-8.")
    cure = f"Save the file as UTF-8, or name its encoding, such as windows-1252, {CATALOGUE}."
    return _strictly(data, path, "UTF-8", cure), "UTF-8"


def line_at(text: str) -> int:
    """Return the 1-based number of the line that the end of the text is on; CR, LF and both together end a line."""
    return len(_LINE_END.findall(text)) + 1


def _stated(data: bytes, path: str, declared: str, marked: str | None, place: str) -> str:
    try:
        stated = encoding_named(declared)
    except ValueError as error:
        raise SourceError(path, None, f"its encoding, as said {place}, is not known: {error}") from None
    if marked and not marked.startswith(stated):
        reason = f"begins with the mark of {marked}, but {stated} is said {place}. Take that out."
        raise SourceError(path, None, reason)
    if not marked and is_single_byte(stated) and not data.isascii() and _is_utf8(data):
        raise SourceError(path, None, f"is UTF-8 from end to end, but {stated} is said {place}. Take that out.")
    return stated


def _as_declared(data: bytes, path: str, stated: str, place: str) -> str:
    cure = f"{stated} is said {place}: correct that, or the file."
    text = _strictly(data, path, stated, cure)
    found = _C1.search(text) if stated.startswith("ISO-8859") else None
    if found:
        reason = f"the byte 0x{ord(found[0]):02X} is no character in {stated}; such a text is mostly windows-1252. {cure}"
        raise SourceError(path, line_at(text[: found.start()]), reason)
    return text


def _strictly(data: bytes, path: str, encoding: str, cure: str) -> str:
    codec = codec_of(encoding)
    try:
        return data.decode(codec).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = line_at(data[: error.start].decode(codec, "replace"))
        raise SourceError(path, line, f"{_what(error)} cannot be read as {encoding}. {cure}") from None


def _what(error: UnicodeDecodeError) -> str:
    wrong = error.object[error.start :][: min(max(error.end - error.start, 1), 4)]
    if re.match(rb"\xed[\xa0-\xbf]", error.object[error.start :]) and error.encoding == "utf-8":
        return "half of a surrogate pair, which is no character,"
    return f"the byte{'s' * (len(wrong) > 1)} {' '.join(_hex(wrong))}"


def _hex(data: bytes) -> Iterator[str]:
    return (f"0x{byte:02X}" for byte in data)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
