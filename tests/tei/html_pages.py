"""What the tests of the rendering share: a master made from a body, links, and the words that stand in a page."""

from __future__ import annotations

from lxml import etree, html

from archive.tei import Master, parse
from archive.tei.html.frame import Links
from archive.tei.html.safety import BLOCK_TAGS
from archive.tei.names import TEI, XML_ID
from archive.tei.passages import places
from archive.tei.sections import section_elements, text_elements

OF_THE_ARCHIVE = frozenset(("n", "who", "ed"))
"""Classes of what the archive adds to the words of a text."""


class Addresses:
    """Links as the site makes them; Lenin and Petrograd have pages."""

    def passage(self, id: str, /) -> str:  # noqa: A002
        return f"/items/letter/{id}"

    def agent(self, key: str, /) -> str | None:
        return f"/people/{key}" if key in ("lenin", "petrograd") else None


LINKS: Links = Addresses()
OWN = (
    '<encodingDesc><appInfo><application ident="tei-archive" version="1"><label>a</label></application></appInfo>'
    "</encodingDesc>"
)
"""What marks a file as one that the archive encoded itself."""


def numbered(master: Master) -> Master:
    """Give an id to every passage and section that has none, as adoption does."""
    taken = {element.get(XML_ID) for element in master.root.iter(etree.Element)}
    free = (f"p{number}" for number in range(1, 1_000_000) if f"p{number}" not in taken)
    for text in text_elements(master.root):
        for place in places(text):
            if place.head.get(XML_ID) is None:
                place.head.set(XML_ID, next(free))
    for number, section in enumerate(section_elements(master.root)):
        if section.get(XML_ID) is None:
            section.set(XML_ID, f"s{number}" if number else "text")
    return master


def master_of(body: str, header: str = OWN, stand_off: str = "", language: str = "en") -> Master:
    """Make a master with a body; its passages are p1, p2, ... and its one section is ``text``."""
    before = f'<TEI xmlns="{TEI}"><teiHeader>{header}</teiHeader>{stand_off}<text xml:lang="{language}"><body>'
    return numbered(parse(f"{before}{body}</body></text></TEI>".encode(), "letter.xml"))


def tree_of(page: str) -> html.HtmlElement:
    """Read a piece of HTML."""
    return html.fragment_fromstring(page, create_parent="div")


def words_of(element: html.HtmlElement, *, inner_passages: bool = True) -> str:
    """Give the words of the text in an element, without what the archive adds; blocks are parted by a blank."""
    parts: list[str] = []
    _collect(element, parts, inner_passages)
    return "".join(parts)


def _collect(element: html.HtmlElement, parts: list[str], inner_passages: bool) -> None:
    is_block = element.tag in BLOCK_TAGS or element.tag == "br"
    parts.append(" " if is_block else "")
    parts.append(element.text or "")
    for child in element:
        classes = set((child.get("class") or "").split())
        if not classes & OF_THE_ARCHIVE and (inner_passages or not classes & {"p", "note"}):
            _collect(child, parts, inner_passages)
        elif inner_passages is False and "note" in classes:
            parts.append("")
        parts.append(child.tail or "")
    parts.append(" " if is_block else "")
