"""Writers of verse: stanzas, and lines with the numbers that readers cite them by."""

from __future__ import annotations

from lxml import etree

from archive.tei.html.blocks import as_block, as_passage
from archive.tei.html.frame import Frame, Page, Piece
from archive.tei.html.phrases import as_phrase
from archive.tei.html.safety import NUMBER_LENGTH, element, text
from archive.tei.names import local
from archive.tei.sections import DIVISIONS

EVERY = 5
"""Lines of which one is numbered, as editions of verse do."""

_COUNTED_WITHIN = DIVISIONS | frozenset("TEI text body front back quote q cit said epigraph note floatingText".split())
"""What begins the count of lines anew: a poem, a scene, a quotation."""

_LATER_PARTS = {"M": "later", "F": "last"}
"""Values of ``@part`` of a line that another speaker began (TEI P5, 3.13.1)."""


def group(frame: Frame, page: Page) -> Piece:
    """Write a stanza: its lines are those of one passage."""
    return as_passage(frame, page, "div", "lg") if frame.passage is not None else as_block(frame, "div", "lg")


def line(frame: Frame, page: Page) -> Piece:
    """Write a line; every fifth has its number at its end, out of the way of whoever copies the words."""
    part = frame.element.get("part", "")
    number = _number(frame, page, is_new=part not in _LATER_PARTS)
    if number:
        frame.parts.append(element("span", text(number), {"class": "ln ed", "aria-hidden": "true"}))
    is_set_in = "indent" in frame.element.get("rend", "")
    css = " ".join(filter(None, ("l", _LATER_PARTS.get(part), "set-in" if is_set_in else "")))
    if frame.words is not None and frame.passage is None:
        return as_phrase(frame, "span", css)
    return as_block(frame, "div", css)


def _number(frame: Frame, page: Page, *, is_new: bool) -> str:
    """Give the number to be shown: the editors' own where they number lines, else the counted one; "" for none."""
    if not is_new or frame.is_muted:
        return ""
    around = _counted_in(frame.element)
    if around not in page.lines:
        page.lines[around] = None if any(line.get("n") for line in around.iter("{*}l")) else 0
    count = page.lines[around]
    if count is not None:
        page.lines[around] = count + 1
        return str(count + 1) if (count + 1) % EVERY == 0 else ""
    own = frame.element.get("n", "").strip()
    return own if len(own) <= NUMBER_LENGTH and (not own.isdecimal() or int(own) % EVERY == 0) else ""


def _counted_in(line: etree._Element) -> etree._Element:
    return next((outer for outer in line.iterancestors() if local(outer) in _COUNTED_WITHIN), line)
