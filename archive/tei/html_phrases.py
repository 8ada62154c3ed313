"""Writers of what stands inside a sentence: names, dates, emphasis, references, corrections, breaks, gaps."""

from __future__ import annotations

import re

from archive.tei.html_frame import Frame, Page, Piece
from archive.tei.html_safety import NOTHING, Html, element, foreign_address, picture_address, text
from archive.tei.people import pointer_of

HIGHLIGHTS = {
    **dict.fromkeys("italic italics i it ital roman-italic #i".split(), ("i", "")),
    **dict.fromkeys("bold b #b bf".split(), ("b", "")),
    "strong": ("strong", ""),
    **dict.fromkeys("superscript sup super #sup".split(), ("sup", "")),
    **dict.fromkeys("subscript sub #sub".split(), ("sub", "")),
    **dict.fromkeys("smallcaps small-caps sc #sc smallcap".split(), ("span", "sc")),
    **dict.fromkeys("underline underlined u ul #u".split(), ("u", "")),
    **dict.fromkeys("strikethrough strike #s".split(), ("s", "")),
    **dict.fromkeys("monospace #monospace typewriter tt".split(), ("span", "mono")),
    **dict.fromkeys("roman upright normal".split(), ("span", "roman")),
}
"""Values of ``@rend`` and ``@rendition`` found in real editions, with the element and class each becomes."""

NUMBER_LENGTH = 6
"""Characters of a number or mark that the margin, or the place of a note, takes."""

_TIMES = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?)?)?)?|\d{2}:\d{2}(?::\d{2})?")
_NAMES_A_PAGE = re.compile(r"\W*(?:p|f|s)\.?\s*\d", re.IGNORECASE)
_LABEL_LENGTH = 40


def as_phrase(frame: Frame, tag: str, css: str = "", **more: str | int | None) -> Piece:
    """Write a phrase; one that holds blocks becomes a block, one that holds nothing is left out."""
    if not frame.parts:
        return Piece(NOTHING, "")
    if frame.has_block:
        return Piece(frame.written("div", css, **more), "div")
    if not tag or (tag == "span" and not css and not frame.language() and not more):
        return Piece(Html(frame.lead + frame.content), "")
    return Piece(frame.written(tag, css, **more), tag)


def linked(frame: Frame, address: str | None, css: str) -> Piece:
    """Write a phrase that is a link when it has an address and no link stands inside it."""
    if address is None or frame.has_link or frame.has_block:
        return as_phrase(frame, "span", css)
    return as_phrase(frame, "a", css, href=address)


def name(frame: Frame, page: Page) -> Piece:
    """Write a name, linked to the page of whom it names."""
    key = page.meant.key(pointer_of(frame.element))
    return linked(frame, page.links.agent(key) if key else None, "agent")


def highlight(frame: Frame, _page: Page) -> Piece:
    """Write ``hi`` as its ``@rend`` or ``@rendition`` says; emphasised when they say nothing that is known."""
    wanted = f"{frame.element.get('rend', '')} {frame.element.get('rendition', '')}".lower().split()
    (tag, css), *more = [HIGHLIGHTS[value] for value in wanted if value in HIGHLIGHTS] or [("em", "")]
    if wanted and (tag, css) == ("em", ""):
        tag = "span"
    if not frame.has_block and frame.parts:
        for inner, inner_css in more:
            frame.parts = [element(inner, frame.content, {"class": inner_css})]
    return as_phrase(frame, tag, css)


def date(frame: Frame, _page: Page) -> Piece:
    """Write a date or time, with ``datetime`` when the day is one that HTML can say."""
    when = frame.element.get("when", "")
    return as_phrase(frame, "time", datetime=when) if _TIMES.fullmatch(when) else as_phrase(frame, "span")


def title(frame: Frame, _page: Page) -> Piece:
    """Write the title of a work; that of a part of one is not set in italics."""
    return as_phrase(frame, "span" if frame.element.get("level") in ("a", "u") else "cite", "title")


def reference(frame: Frame, page: Page) -> Piece:
    """Write ``ref``: a link to where it points, when that is in the item or an allowed address."""
    return linked(frame, _address(frame, page), "ref")


def pointer(frame: Frame, page: Page) -> Piece:
    """Write ``ptr``, which has no words: as the mark its editors numbered it with, else by where it points."""
    target, mark = _target(frame), frame.element.get("n", "").strip()
    if mark and len(mark) <= NUMBER_LENGTH:
        frame.parts = [text(mark)]
        return linked(frame, _address(frame, page), "noteref ed")
    inside = page.meant.passage_at(target[1:]) if target.startswith("#") else None
    label = f"passage {number_of(inside)}" if inside else target.removeprefix("mailto:")[:_LABEL_LENGTH]
    if not label:
        return Piece(NOTHING, "")
    frame.parts = [text(f"[{label}]")]
    return linked(frame, _address(frame, page), "ptr ed")


def number_of(passage: str) -> str:
    """Give what a reader calls a passage: "9" for ``p9``, the editors' own id otherwise."""
    return passage[1:] if re.fullmatch(r"p\d+", passage) else passage


def choice(frame: Frame, page: Page) -> Piece:
    """Write a correction as a link to its entry among the readings; any other choice as the reading it shows."""
    correction = page.corrections.get(frame.element)
    if correction is None:
        return as_phrase(frame, "")
    if frame.words is not None and frame.words.view == "received":
        return as_phrase(frame, "span", "sic", id=correction.id)
    if not frame.parts:
        frame.parts = [element("span", text("[left out]"), {"class": "ed"})]
    tag = "span" if frame.has_link else "a"
    return as_phrase(frame, tag, "corr", id=correction.id, href=f"#{correction.entry}" if tag == "a" else None)


def reading(frame: Frame, _page: Page) -> Piece:
    """Write ``sic`` or ``corr``; inside a ``choice`` that is done by the choice."""
    is_chosen = frame.parent is not None and frame.parent.name == "choice"
    return as_phrase(frame, "" if is_chosen else "span", frame.name)


def line_break(frame: Frame, _page: Page) -> Piece:
    """Break the line where lines matter; elsewhere the blank between the words is enough."""
    if (
        frame.words is None
        or frame.element.get("break") == "no"
        or not any(outer.rule.keeps_lines for outer in _sentence(frame))
    ):
        return Piece(NOTHING, "")
    return Piece(element("br"), "br")


def page_break(frame: Frame, page: Page) -> Piece:
    """Name the page, column or gathering that begins, with a link to its facsimile."""
    number = frame.element.get("n", "").strip()[:_LABEL_LENGTH]
    address = _facsimile(frame, page) if frame.name == "pb" else None
    kind = {"pb": "page", "cb": "column", "gb": "gathering"}[frame.name]
    if not number and address is None:
        return Piece(NOTHING, "")
    label = number if _NAMES_A_PAGE.match(number) else f"{kind} {number}".strip()
    frame.parts = [text(f"[{label.strip('[]')}]")]
    piece = linked(frame, address, "pb ed")
    return piece if frame.words is not None else Piece(element("p", piece.html, {"class": "break"}), "p")


def milestone(frame: Frame, _page: Page) -> Piece:
    """Draw the line that parts one stretch of text from the next; inside a sentence only its number is shown."""
    number = frame.element.get("n", "").strip()[:_LABEL_LENGTH]
    if frame.words is None:
        return Piece(element("hr"), "hr")
    frame.parts = [text(f"[{frame.element.get('unit', '')[:_LABEL_LENGTH]} {number}]")] if number else []
    return as_phrase(frame, "span", "pb ed")


def gap(frame: Frame, _page: Page) -> Piece:
    """Say that words are missing, how many and why, as far as the editors say so."""
    given = frame.element.get
    quantity, unit = given("quantity", ""), given("unit", "")
    extent = given("extent") or f"{quantity} {unit.removesuffix('s') if quantity == '1' else unit}".strip()
    facts = [fact[:_LABEL_LENGTH] for fact in (extent, given("reason", "")) if fact]
    frame.parts.insert(0, element("span", text(f"[{': '.join(['gap', ', '.join(facts)]) if facts else '…'}]"), {"class": "ed"}))
    return as_phrase(frame, "span", "gap")


def graphic(frame: Frame, _page: Page) -> Piece:
    """Link to a picture; none is ever loaded, so that a page asks nobody but the archive."""
    address = frame.element.get("url", "")
    name_of_file = address.rpartition("/")[2].partition("?")[0][:_LABEL_LENGTH]
    frame.parts = [text(f"[picture {name_of_file}".rstrip() + "]"), *frame.parts]
    return linked(frame, picture_address(address), "graphic ed")


def _sentence(frame: Frame) -> list[Frame]:
    """Give the elements around that belong to the same passage."""
    return [outer for outer in frame.ancestors() if outer.words is frame.words]


def _target(frame: Frame) -> str:
    return next(iter(frame.element.get("target", "").split()), "")


def _address(frame: Frame, page: Page) -> str | None:
    target = _target(frame)
    if target.startswith("#"):
        inside = page.meant.passage_at(target[1:])
        return page.links.passage(inside) if inside else None
    return foreign_address(target)


def _facsimile(frame: Frame, page: Page) -> str | None:
    facs = next(iter(frame.element.get("facs", "").split()), "")
    if facs.startswith("#"):
        facs = page.meant.picture(facs[1:]) or ""
    return picture_address(facs)
