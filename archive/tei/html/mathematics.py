"""Writers of formulas: MathML goes through a table to the browser, which draws it; TeX is shown as it was typed."""

from __future__ import annotations

from collections.abc import Mapping

from archive.tei.html.frame import Frame, Page, Piece, Shape
from archive.tei.html.phrases import LABEL_LENGTH, as_phrase
from archive.tei.html.safety import MATHEMATICS, element, math_element, text
from archive.tei.names import local

MATHML = "http://www.w3.org/1998/Math/MathML"

TOKENS = frozenset("mi mn mo ms mtext".split())
"""Elements of MathML that hold words; in all others words stand in an ``mtext`` (MathML Core, 2.2.1.1)."""

_INSIDE = Shape(frozenset(MATHEMATICS), "<mtext>", "</mtext>")


def shape_of(frame: Frame) -> Shape | None:
    """Tell what may stand in an element of MathML: such elements alone, and words where it is one that holds words."""
    return _INSIDE if _is_drawn(frame) and frame.name not in TOKENS else None


def mathematics(frame: Frame, _page: Page) -> Piece:
    """Write an element of MathML inside a ``math``; one that stands anywhere else is its words."""
    if not _is_drawn(frame):
        return as_phrase(frame, "")
    attributes: Mapping[str, str] = {str(name): str(value) for name, value in frame.element.attrib.items()}
    return Piece(math_element(frame.name, frame.content, attributes), frame.name)


def formula(frame: Frame, _page: Page) -> Piece:
    """Write a formula; one in a notation that is typed says which."""
    if any(local(inner) == "math" for inner in frame.element):
        return as_phrase(frame, "span", "formula")
    notation = frame.element.get("notation", "").strip()[:LABEL_LENGTH]
    if notation and frame.parts and not frame.has_block:
        label = element("span", text(f" [{notation}]"), {"class": "ed"})
        frame.parts = [element("code", frame.content), label]
        return as_phrase(frame, "span", "formula")
    return as_phrase(frame, "code")


def _is_drawn(frame: Frame) -> bool:
    """Tell whether an element of MathML stands where a browser draws it: in a sentence, with nothing else around."""
    if frame.words is None or frame.passage is not None:
        return False
    return frame.name == "math" or (frame.parent is not None and frame.parent.shape is _INSIDE)
