"""Writers of what an editor says about the page and not what it says: breaks, gaps, hands, spaces, pictures."""

from __future__ import annotations

import re

from lxml import etree

from archive.model.white_space import WHITE_SPACE
from archive.tei.html.frame import Frame, Page, Piece
from archive.tei.html.phrases import LABEL_LENGTH, as_phrase, linked
from archive.tei.html.safety import NOTHING, Html, element, picture_address, text
from archive.tei.names import XML_ID
from archive.tei.reading import HYPHENS

_NAMES_A_PAGE = re.compile(r"\W*(?:p|f|s)\.?\s*\d", re.IGNORECASE)
_SPANS = {"addSpan": "added", "delSpan": "deleted", "damageSpan": "damaged"}


def line_break(frame: Frame, page: Page) -> Piece:
    """Break the line where lines matter, or where the lines of the source are asked for; elsewhere the blank is enough."""
    if frame.words is None:
        return Piece(NOTHING, "")
    is_parted = frame.element.get("break") == "no"
    if not is_parted and any(outer.rule.keeps_lines for outer in _sentence(frame)):
        return Piece(element("br"), "br")
    page.offers.add("lines")
    if page.manner.lines == "run-on":
        return Piece(NOTHING, "")
    is_hyphen_dropped = is_parted and frame.words.view == "corrected" and _ends_in_hyphen(frame.element)
    hyphen = element("span", text("-"), {"class": "ed", "aria-hidden": "true"}) if is_hyphen_dropped else NOTHING
    return Piece(Html(hyphen + element("br")), "br")


def page_break(frame: Frame, page: Page) -> Piece:
    """Name the page, column or gathering that begins, with a link to its facsimile."""
    number = frame.element.get("n", "").strip()[:LABEL_LENGTH]
    address = _facsimile(frame, page) if frame.name == "pb" else None
    kind = {"pb": "page", "cb": "column", "gb": "gathering"}[frame.name]
    if not number and address is None:
        return Piece(NOTHING, "")
    label = number if _NAMES_A_PAGE.match(number) else f"{kind} {number}".strip()
    frame.parts = [text(f"[{label.strip('[]')}]")]
    piece = linked(frame, address, "pb ed")
    if frame.words is None:
        return Piece(element("p", piece.html, {"class": "break"}), "p")
    page.offers.add("lines")
    return piece if page.manner.lines == "run-on" else Piece(Html(element("br") + piece.html + element("br")), "br")


def milestone(frame: Frame, _page: Page) -> Piece:
    """Draw the line that parts one stretch of text from the next; inside a sentence only its number is shown."""
    number = frame.element.get("n", "").strip()[:LABEL_LENGTH]
    if frame.words is None:
        return Piece(element("hr"), "hr")
    frame.parts = [text(f"[{frame.element.get('unit', '')[:LABEL_LENGTH]} {number}]")] if number else []
    return as_phrase(frame, "span", "pb ed")


def gap(frame: Frame, _page: Page) -> Piece:
    """Say that words are missing, how many and why, as far as the editors say so."""
    facts = [fact[:LABEL_LENGTH] for fact in (_extent(frame), frame.element.get("reason", "")) if fact]
    frame.parts.insert(0, element("span", text(f"[{': '.join(['gap', ', '.join(facts)]) if facts else '…'}]"), {"class": "ed"}))
    blanks = tuple(WHITE_SPACE)  # of the blanks on both sides the reading has one, which stands before the gap
    is_apart = _before(frame.element)[-1:] in blanks and (frame.element.tail or "")[:1] in blanks
    return as_phrase(frame, "span", "gap apart" if is_apart else "gap")


def graphic(frame: Frame, _page: Page) -> Piece:
    """Link to a picture; none is ever loaded, so that a page asks nobody but the archive."""
    address = frame.element.get("url", "")
    name_of_file = address.rpartition("/")[2].partition("?")[0][:LABEL_LENGTH]
    frame.parts = [text(f"[picture {name_of_file}".rstrip() + "]"), *frame.parts]
    return linked(frame, picture_address(address), "graphic ed")


def remark(frame: Frame, page: Page) -> Piece:
    """Say in brackets what changes or stands here beside the words: a hand, a blank, a sign, where a deletion ends."""
    said = _remarked(frame, page)[:LABEL_LENGTH]
    if said:
        frame.parts.insert(0, element("span", text(f"[{said}]"), {"class": "ed"}))
    piece = as_phrase(frame, "span", "remark") if said or frame.name == "metamark" else as_phrase(frame, "")
    if frame.words is not None or not piece.html or piece.tag == "div":
        return piece
    return Piece(element("p", piece.html, {"class": "break"}), "p")


def _remarked(frame: Frame, page: Page) -> str:
    def given(name: str) -> str:
        return frame.element.get(name, "")

    match frame.name:
        case "space":
            return f"blank: {extent}" if (extent := _extent(frame)) else "blank"
        case "handShift":
            new = given("new").removeprefix("#")
            return f"hand: {new}" if new else given("medium") or given("script") or "another hand"
        case "formShift":
            return given("type")
        case "metamark" if not frame.parts:
            facs = given("facs")  # some editions describe the sign there
            return given("function") or (facs if " " in facs else "") or given("n")
        case "anchor" if (span := page.meant.span_ending_at(given(XML_ID))) is not None:
            return f"{_SPANS[span]} up to here"
        case "addSpan" | "delSpan" | "damageSpan":
            return f"{_SPANS[frame.name]} from here"
        case _:
            return ""


def _extent(frame: Frame) -> str:
    """Say how much is missing or blank, as far as the attributes do."""
    given = frame.element.get
    quantity, unit = given("quantity", ""), given("unit", "")
    return given("extent") or f"{quantity} {unit.removesuffix('s') if quantity == '1' else unit}".strip()


def _ends_in_hyphen(line_break: etree._Element) -> bool:
    """Tell whether the words before a break end in a hyphen, which the corrected reading leaves out."""
    return _before(line_break).rstrip()[-1:] in tuple(HYPHENS)


def _before(element: etree._Element) -> str:
    """Give the words directly before an element."""
    previous, around = element.getprevious(), element.getparent()
    return (previous.tail if previous is not None else around.text if around is not None else "") or ""


def _sentence(frame: Frame) -> list[Frame]:
    """Give the elements around that belong to the same passage."""
    return [outer for outer in frame.ancestors() if outer.words is frame.words]


def _facsimile(frame: Frame, page: Page) -> str | None:
    facs = next(iter(frame.element.get("facs", "").split()), "")
    if facs.startswith("#"):
        facs = page.meant.picture(facs[1:]) or ""
    return picture_address(facs)
