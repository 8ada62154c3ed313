"""Which elements are sections: the parts of an item that are read and dated on their own."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from archive.tei.names import local, tei

OWN = "tei-archive"
"""The ``application/@ident`` of masters the archive encoded itself."""

CONTINUATION = "continuation"
"""The ``@type`` of a ``div`` that only the order of TEI demands; it is no section."""

DIVISIONS = frozenset("div div1 div2 div3 div4 div5 div6 div7".split())

DIVISION_TYPES = frozenset(
    "document letter chapter scene act part book section speech poem essay entry volume prologue epilogue preface appendix"
    " telegram memorandum report debate session".split()
)
"""Values of ``div/@type`` that make a section even of a division without a heading."""


def is_own(root: etree._Element) -> bool:
    """Tell whether the archive encoded this file itself, from plain text."""
    header = root.find(tei("teiHeader"))
    if header is None:
        return False
    return any(application.get("ident") == OWN for application in header.iter(tei("application")))


def text_elements(root: etree._Element) -> Iterator[etree._Element]:
    """Give the outermost ``text`` elements, in document order."""
    for child in root:
        if child.tag == tei("text"):
            yield child
        elif child.tag in (tei("TEI"), tei("teiCorpus")):
            yield from text_elements(child)


def outermost(root: etree._Element) -> etree._Element:
    """Give the element of the item as a whole: its one ``text``, or the root when it holds several files."""
    texts = [child for child in root if child.tag == tei("text")]
    has_files = any(child.tag in (tei("TEI"), tei("teiCorpus")) for child in root)
    return texts[0] if len(texts) == 1 and not has_files else root


def section_elements(root: etree._Element) -> Iterator[etree._Element]:
    """Give the element of each section in document order, the outermost first."""
    whole, own = outermost(root), is_own(root)
    yield whole
    for element in whole.iter(tei("TEI"), tei("teiCorpus"), tei("text"), *(tei(name) for name in sorted(DIVISIONS))):
        if element is not whole and is_section(element, own=own):
            yield element


def is_section(element: etree._Element, *, own: bool) -> bool:
    """Tell whether an element below the outermost one is a section; ``own`` for a file the archive encoded itself."""
    name = local(element)
    if name in ("TEI", "teiCorpus"):
        return True
    if name == "text":
        return local(next(element.iterancestors())) == "group"
    if name not in DIVISIONS:
        return False
    if own:
        return element.get("type") != CONTINUATION
    kind = element.get("type", "").lower()
    if kind == "textpart":
        kind = element.get("subtype", "").lower()
        return kind != "section" and kind in DIVISION_TYPES
    return kind in DIVISION_TYPES or any(_opens(child) for child in element)


def _opens(child: etree._Element) -> bool:
    """Tell whether a child gives its division a heading or a date of its own."""
    name = local(child)
    if name in ("head", "dateline", "docDate"):
        return True
    return name in ("opener", "closer") and any(local(inner) in ("dateline", "date") for inner in child.iter())
