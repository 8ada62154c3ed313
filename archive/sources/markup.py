"""What can be told of an XML file before it is parsed: its declared encoding (XML 1.0, 2.8 and 4.3.3) and its root."""

from __future__ import annotations

import re
from contextlib import suppress
from xml.parsers import expat

from archive.errors import SourceError

TEI = "http://www.tei-c.org/ns/1.0"

_ENCODING = re.compile(r"""<\?xml\s[^>]*?\bencoding\s*=\s*["']([A-Za-z][A-Za-z0-9._-]*)["']""")
_WIDE = ((b"<\x00?\x00", "UTF-16LE"), (b"\x00<\x00?", "UTF-16BE"))
"""How XML begins in UTF-16 without a mark (XML 1.0, appendix F.1)."""

_BEGINS_AS_XML = re.compile(r"\s*<(?:\?xml\b|!DOCTYPE|!--)")
_BEGINS_WITH_TAG = re.compile(r"\s*<[A-Za-z_]")
_BEGINS_WITH_TAG_OR_DOCTYPE = re.compile(r"\s*<[A-Za-z!]")
_META = re.compile(r"""<meta\b[^>]{0,200}?\bcharset\s*=\s*["']?([A-Za-z][A-Za-z0-9._-]*)""", re.IGNORECASE)
_IN_META = "in its first lines (meta)"
_C1 = re.compile(b"[\x80-\x9f]")
_REALLY_WINDOWS = ("iso-8859-1", "latin1", "us-ascii", "ascii")
"""Names that mean Windows-1252 in HTML (WHATWG Encoding Standard, 4.2)."""

_ROOTS = ("TEI", "teiCorpus")
_MOST_OF_A_DECLARATION = 4_000
"""Bytes in which an XML declaration ends, and HTML says its encoding."""
_MOST_OF_A_PROLOG = 1_000_000
"""Characters in which the root must begin; only they are looked at."""


def encoding_of(data: bytes) -> tuple[str | None, str]:
    """Return the encoding that XML or HTML without a mark says it is in, and where it says so; None where it says nothing or
    what cannot be: a declaration that can be read byte by byte is not in UTF-16.
    """
    wide = next((encoding for beginning, encoding in _WIDE if data.startswith(beginning)), None)
    beginning = data[:_MOST_OF_A_DECLARATION].decode("latin-1")
    found, place = _ENCODING.match(beginning), "in its XML declaration"
    if found is None and _BEGINS_WITH_TAG_OR_DOCTYPE.match(beginning):
        found, place = _META.search(beginning), _IN_META
    said = found[1] if found and not found[1].upper().startswith(("UTF-16", "UTF-32", "UCS")) else None
    if (
        said
        and place.endswith("(meta)")
        and said.lower() in _REALLY_WINDOWS
        and re.search("[\x80-\x9f]", data.decode("latin-1"))
    ):
        said = "windows-1252"
    return wide or said, place


def in_utf8(characters: str) -> bytes:
    """Give XML as UTF-8; where its declaration names another encoding, it names this one then."""
    found = _ENCODING.match(characters)
    if found is None or found[1].upper() == "UTF-8":
        return characters.encode()
    return (characters[: found.start(1)] + "UTF-8" + characters[found.end(1) :]).encode()


def is_markup(characters: str, path: str) -> bool:
    """Tell whether a file is meant as XML: by its name, by its first words, or because a tag begins it and all of it is
    well-formed; a plain text may begin with ``<`` too.
    """
    if path.lower().endswith((".xml", ".tei", ".odd")) or _BEGINS_AS_XML.match(characters):
        return True
    if not _BEGINS_WITH_TAG.match(characters):
        return False
    try:
        return _root(characters)[0].rpartition(" ")[2] in (*_ROOTS, "TEI.2") or _is_well_formed(characters)
    except expat.ExpatError:
        return False


def must_be_tei(characters: str, name: str) -> None:
    """Raise SourceError unless the root element is one of TEI P5."""
    if not characters.strip():
        raise SourceError(name, None, "is empty. Put its text into it, or take it out of the folder.")
    try:
        root, line = _root(characters)
    except expat.ExpatError as error:
        reason = (
            f"is not well-formed XML: {expat.ErrorString(error.code)}. Mend it, or save it as plain text with the ending .txt."
        )
        raise SourceError(name, error.lineno, reason) from None
    namespace, _, local = root.rpartition(" ")
    if local == "TEI.2":
        raise SourceError(name, line, "is TEI P4. Convert it to TEI P5, for example with the TEI Consortium's p4top5.xsl.")
    if local not in _ROOTS:
        reason = f"is XML but not TEI: its outermost element is “{local}”. Convert it to TEI, or save its text as plain text."
        raise SourceError(name, line, reason)
    if namespace != TEI:
        raise SourceError(name, line, f'is not in the namespace of TEI. Write xmlns="{TEI}" into its first tag.')


class _Found(Exception):
    """The root has been seen."""


def _root(characters: str) -> tuple[str, int]:
    """Give the name of the root, and the 1-based line of its tag."""
    roots: list[tuple[str, int]] = []

    def seen(name: str, _attributes: object) -> None:
        roots.append((name, parser.CurrentLineNumber))
        raise _Found

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = seen
    with suppress(_Found):
        parser.Parse(characters[:_MOST_OF_A_PROLOG], True)
    return roots[0]


def _is_well_formed(characters: str) -> bool:
    parser = expat.ParserCreate()
    parser.Parse(characters, True)
    return True
