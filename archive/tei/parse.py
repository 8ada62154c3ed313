"""TEI is read here and nowhere else: safely, within bounds, and every refusal says where and what to do.

A file is read twice: by expat, which counts and knows lines but builds nothing, and only then by lxml. No DOCTYPE is
accepted, so no entity of any kind is ever resolved.
"""

from __future__ import annotations

import re
from xml.parsers import expat

from lxml import etree

from archive.errors import SourceError
from archive.model import Item
from archive.tei.master import Master, Reopened
from archive.tei.names import TEI, XML, tei

MAX_BYTES = 64 * 1024 * 1024
"""A file larger than this is refused; the largest volume of the editions measured has 3 MB."""

MAX_ELEMENTS = 1_000_000
"""lxml needs about 160 bytes an element and more, so this bounds a tree to some 200 MB."""

_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<")
_ID = f"{XML} id"

_START = (
    "A-Z_a-z\xc0-\xd6\xd8-\xf6\xf8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff"
    "\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_NCNAME = re.compile(rf"\s*[{_START}][{_START}0-9.\xb7\u0300-\u036f\u203f\u2040-]*\s*")
"""Namespaces in XML 1.0, 3: a name without a colon; white space around it is no part of it."""


def parse(data: bytes, path: str) -> Master:
    """Read a TEI file; ``path`` is what error messages call it. Raise SourceError for everything that cannot be kept."""
    _refuse_what_is_no_text(data, path)
    _Survey(path).run(data)
    try:
        root = etree.fromstring(data, _parser(collect_ids=False))
    except etree.XMLSyntaxError as error:
        raise SourceError(
            path, error.position[0] or None, f"The XML cannot be read ({_reason(error)}); correct it there."
        ) from None
    if root.tag not in (tei("TEI"), tei("teiCorpus")):
        raise SourceError(path, 1, _not_tei(root))
    return Master(root, path)


def decode(data: bytes, path: str) -> Item:
    """Read the item of a TEI file. Raise SourceError as ``parse`` does, EncodingError for a passage without ``xml:id``."""
    return parse(data, path).item


def reopened(data: bytes, path: str, item: Item) -> Master:
    """Read a TEI file again whose ``item`` is known; ``data`` are the very bytes it was read from, which nobody refused."""
    return Reopened(etree.fromstring(data, _parser(collect_ids=True)), path, item)


def _parser(*, collect_ids: bool) -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, collect_ids=collect_ids, huge_tree=False)


def _reason(error: etree.XMLSyntaxError) -> str:
    """Give what the parser says, without the place, which it gives in words of its own."""
    return re.sub(r",?\s*line \d+, column \d+$", "", " ".join(str(error.msg).split())).rstrip(" ,")


def _refuse_what_is_no_text(data: bytes, path: str) -> None:
    if len(data) > MAX_BYTES:
        raise SourceError(path, None, f"The file is larger than {MAX_BYTES // 1024**2} MB; divide it into several.")
    if not data.strip():
        raise SourceError(path, None, "The file is empty; put the text into it or take it out of the folder.")
    if data[:2] == b"\x1f\x8b":
        raise SourceError(path, None, "The file is compressed; unpack it first.")
    if data.startswith(_WIDE):
        return
    control = _CONTROL.search(data)
    if control is not None:
        line = data.count(b"\n", 0, control.start()) + 1
        code = f"U+{control.group()[0]:04X}"
        raise SourceError(path, line, f"XML cannot hold the control character {code} at byte {control.start()}; take it out.")


class _Survey:
    """Passes once over a file, without a tree, and stops at the first thing that is refused."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._elements = 0
        self._ids: dict[str, int] = {}
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._parser.StartElementHandler = self._element

    def run(self, data: bytes) -> None:
        try:
            self._parser.Parse(data, True)
        except expat.ExpatError as error:
            reason = expat.ErrorString(error.code) or "not well-formed"
            sentence = f"The XML is not well-formed at column {error.offset + 1} ({reason}); correct it there."
            raise SourceError(self._path, error.lineno, sentence) from None
        except (LookupError, ValueError) as error:
            raise SourceError(self._path, 1, f"The encoding it declares is not known ({error}); save it as UTF-8.") from None

    def _doctype(self, *_declaration: object) -> None:
        reason = (
            "A DOCTYPE is not accepted, because it can pull in other files; take the line out and write entities as characters."
        )
        raise SourceError(self._path, self._parser.CurrentLineNumber, reason)

    def _element(self, _name: str, attributes: dict[str, str]) -> None:
        self._elements += 1
        line = self._parser.CurrentLineNumber
        if self._elements > MAX_ELEMENTS:
            raise SourceError(self._path, line, f"The file has more than {MAX_ELEMENTS:,} elements; divide it into several.")
        identifier = attributes.get(_ID)
        if identifier is None:
            return
        if not _NCNAME.fullmatch(identifier):
            reason = (
                f"The xml:id “{identifier}” cannot be one; begin it with a letter or underscore and write letters, digits,"
                " hyphens, full stops and underscores alone."
            )
            raise SourceError(self._path, line, reason)
        first = self._ids.setdefault(identifier, line)
        if len(self._ids) != self._known:
            self._known = len(self._ids)
            return
        raise SourceError(
            self._path, line, f"The xml:id “{identifier}” is already used in line {first}; give one of them another."
        )

    _known = 0


def _not_tei(root: etree._Element) -> str:
    name = str(root.tag)
    if name in ("TEI.2", "teiCorpus.2"):
        return "This is TEI P4; convert it to TEI P5 first."
    if name in ("TEI", "teiCorpus"):
        return f'The root element is not in the namespace of TEI; add xmlns="{TEI}" to it.'
    return f"This is XML but not TEI (its root is “{name.rpartition('}')[2]}”); only TEI P5 is taken in."
