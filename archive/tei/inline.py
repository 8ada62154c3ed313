"""The content of a passage as TEI: its words, and an element for every mark."""

from __future__ import annotations

from lxml import etree

from archive.model import Mark, Passage
from archive.tei.building import add, append_words, element, put
from archive.tei.marks import VOICED
from archive.tei.nesting import PARTS, Node, fault, nested

_PHRASES_ONLY = frozenset("opener closer dateline date time byline docImprint castItem bibl".split())
"""Elements that hold phrases, but no utterance, label or stage direction."""

_UTTERANCES_TOO = frozenset(
    "label speaker docAuthor docDate persName placeName orgName name rs foreign term num abbr soCalled mentioned"
    " measure".split()
)
"""Elements that hold phrases and utterances, but no label or stage direction."""

_AROUND = {
    "salute": ("opener", "closer"),
    "signed": ("opener", "closer"),
    "dateline": ("opener", "closer"),
    "cell": ("row",),
    "l": ("lg", "l"),
    "docDate": ("dateline", "docImprint"),
    "docAuthor": ("byline",),
}
"""Marks that stand in certain elements only."""

_OUTER = ("xml:id", "xml:lang")
"""Attributes of a mark that its ``choice`` bears; the others are its ``corr``'s."""


def fill(passage: Passage, made: etree._Element) -> list[etree._Element]:
    """Write the content of a passage into its element. Give every element it takes: the one, or each ``l`` of a run.

    Raise EncodingError for a mark that cannot be written.
    """
    content = nested(passage)
    match content:
        case [Node(mark=Mark(element=name) as mark, content=inner)] if name == passage.element in VOICED and mark.attributes:
            put(made, dict(mark.attributes))
            content = inner
    if passage.element == "l":
        return _lines(passage, made, content)
    _write(passage, made, passage.element, content)
    return [made]


def _lines(passage: Passage, first: etree._Element, content: list[str | Node]) -> list[etree._Element]:
    lines: list[etree._Element] = []
    for node in content:
        if isinstance(node, Node):
            line = element("l") if lines else first
            put(line, dict(node.mark.attributes))
            _write(passage, line, "l", node.content)
            lines.append(line)
    return lines


def _write(passage: Passage, holder: etree._Element, around: str, content: list[str | Node]) -> None:
    for piece in content:
        if isinstance(piece, str):
            if around not in PARTS or around == "l":
                append_words(holder, piece)
        else:
            _write_node(passage, holder, around, piece)


def _write_node(passage: Passage, holder: etree._Element, around: str, node: Node) -> None:
    mark = node.mark
    if around not in _AROUND.get(mark.element, (around,)):
        raise fault(passage, mark, f"cannot stand in “{around}”")
    if _needs_segment(around, mark.element):
        holder = add(holder, "seg")
    if mark.element == "choice":
        _write_choice(passage, holder, node)
        return
    made = add(holder, mark.element, mark.content or "", dict(mark.attributes))
    _write(passage, made, mark.element, node.content)


def _write_choice(passage: Passage, holder: etree._Element, node: Node) -> None:
    attributes = node.mark.attributes
    made = add(holder, "choice", attributes={name: value for name, value in attributes if name in _OUTER})
    _write(passage, add(made, "sic"), "sic", node.content)
    add(made, "corr", node.mark.content or "", {name: value for name, value in attributes if name not in _OUTER})


def _needs_segment(around: str, name: str) -> bool:
    """Tell whether TEI wants a ``seg`` between two elements."""
    if name in ("label", "stage"):
        return around in _PHRASES_ONLY or around in _UTTERANCES_TOO
    return name in ("said", "quote") and around in _PHRASES_ONLY
