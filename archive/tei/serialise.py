"""The one form in which a master encoded here is written: UTF-8, LF, attributes in a fixed order, readable, and stable."""

from __future__ import annotations

from collections.abc import Iterator, Set

from lxml import etree

from archive.tei.names import TEI, XML, local

_DECLARATION = b'<?xml version="1.0" encoding="UTF-8"?>'

_FIRST = ("xml:id", "xml:lang", "type", "n")
"""Attributes that stand before all others, which follow by name."""

_WORDS = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_VALUE = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"})


def serialise(root: etree._Element, sentences: Set[etree._Element]) -> bytes:
    """Write a tree of TEI elements that holds no comments. Children stand each on a line of its own, indented, but in
    ``sentences`` and in every other element with words of its own, where a blank would be a change.
    """
    lines = "".join(_element(root, "", sentences, f' xmlns="{TEI}"'))
    return b"\n".join([_DECLARATION, lines.encode(), b""])


def rewritten(root: etree._Element) -> bytes:
    """Write a file that came from elsewhere as it is, in UTF-8, what stands before and after its root included."""
    before = [etree.tostring(one, encoding="UTF-8", with_tail=False) for one in root.itersiblings(preceding=True)]
    after = [etree.tostring(one, encoding="UTF-8", with_tail=False) for one in root.itersiblings()]
    written = etree.tostring(root, encoding="UTF-8", with_tail=False)
    return b"\n".join([_DECLARATION, *reversed([_bare(one) for one in before]), _bare(written), *map(_bare, after), b""])


def _bare(written: bytes) -> bytes:
    """Take off the declaration that lxml may have put before a part."""
    return written[written.index(b"?>") + 2 :].lstrip(b"\n") if written.startswith(b"<?xml ") else written


def _element(element: etree._Element, indent: str, sentences: Set[etree._Element], extra: str = "") -> Iterator[str]:
    name = local(element)
    yield f"<{name}{extra}{_attributes(element)}"
    if not len(element) and not element.text:
        yield "/>"
        return
    yield ">"
    if element in sentences or element.text or any(child.tail for child in element):
        yield from _sentence(element)
    else:
        deeper = indent + "  "
        for child in element:
            yield f"\n{deeper}"
            yield from _element(child, deeper, sentences)
        yield f"\n{indent}"
    yield f"</{name}>"


def _sentence(element: etree._Element) -> Iterator[str]:
    yield (element.text or "").translate(_WORDS)
    for child in element:
        name = local(child)
        yield f"<{name}{_attributes(child)}"
        if len(child) or child.text:
            yield ">"
            yield from _sentence(child)
            yield f"</{name}>"
        else:
            yield "/>"
        yield (child.tail or "").translate(_WORDS)


def _attributes(element: etree._Element) -> str:
    pairs = sorted(
        ((str(name).replace(f"{{{XML}}}", "xml:"), str(value)) for name, value in element.attrib.items()),
        key=lambda pair: (_FIRST.index(pair[0]) if pair[0] in _FIRST else len(_FIRST), pair[0]),
    )
    return "".join(f' {name}="{value.translate(_VALUE)}"' for name, value in pairs)
