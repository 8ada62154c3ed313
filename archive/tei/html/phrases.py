"""Writers of what stands inside a sentence: names, dates, emphasis, references, corrections."""

from __future__ import annotations

import re

from lxml import etree

from archive.tei.html.days import day_meant
from archive.tei.html.frame import Frame, Page, Piece
from archive.tei.html.safety import NOTHING, NUMBER_LENGTH, Html, element, foreign_address, text
from archive.tei.names import CORRECTED_IN_CHOICE, RECEIVED_IN_CHOICE, local, words_of
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

_LONGEST = 200
"""Characters of another reading that are shown in passing; the file has it whole."""

_TIMES = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?)?)?)?|\d{2}:\d{2}(?::\d{2})?")
LABEL_LENGTH = 40
"""Characters that the archive repeats of what an attribute says."""


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
    """Write a name, linked to the page of whom it names; else to where the text itself says who that is."""
    pointer = pointer_of(frame.element)
    key = page.meant.key(pointer)
    address = page.agent(key)
    if page.manner.names == "linked":
        address = address or _explained(frame, page, pointer)
    return linked(frame, address, "agent")


def term(frame: Frame, page: Page) -> Piece:
    """Write a term or gloss, linked to where the text explains it."""
    pointer = next(iter((frame.element.get("target") or frame.element.get("ref") or "").split()), "")
    return linked(frame, _explained(frame, page, pointer), "term")


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
    """Write a date or time, with ``datetime`` when the day is one that HTML can say, and the day that the words mean."""
    when = frame.element.get("when", "")
    told = day_meant(frame.element)
    written = as_phrase(frame, "time", datetime=when) if _TIMES.fullmatch(when) else as_phrase(frame, "span")
    return explained(frame, written, told)


def explained(frame: Frame, written: Piece, told: str) -> Piece:
    """Add what the archive has to say of a phrase, shown to whoever points at it, reaches it by keyboard or touches it.

    Inside headings and links nothing is added: they must read clean.
    """
    is_plain = any(outer.name in ("head", "ref", "speaker") for outer in frame.ancestors())
    if not told or not written.html or frame.has_block or frame.has_link or is_plain:
        return written
    aside = element("span", text(f" {told}"), {"class": "ed"})
    return Piece(element("span", Html(written.html + aside), {"class": "tip", "tabindex": 0}), "span")


def title(frame: Frame, _page: Page) -> Piece:
    """Write the title of a work; that of a part of one is not set in italics."""
    return as_phrase(frame, "span" if frame.element.get("level") in ("a", "u") else "cite", "title")


def reference(frame: Frame, page: Page) -> Piece:
    """Write ``ref``: a link to where it points, when that is in the item or an allowed address."""
    return linked(frame, _address(frame, page), "ref")


def pointer(frame: Frame, page: Page) -> Piece:
    """Write ``ptr``, which has no words: as the mark its editors numbered it with, else by where it points."""
    target, mark = _target(frame), frame.element.get("n", "").strip()
    inside = page.meant.passage_at(target[1:]) if target.startswith("#") else None
    if mark and len(mark) <= NUMBER_LENGTH:
        frame.parts = [text(mark)]
        if inside is None or inside not in page.passages:
            return linked(frame, _address(frame, page), "noteref ed")
        return as_phrase(frame, "a", "noteref ed", href=f"#{inside}", **{"aria-label": f"Note {mark}"})
    label = f"passage {number_of(inside)}" if inside else target.removeprefix("mailto:")[:LABEL_LENGTH]
    if not label:
        return Piece(NOTHING, "")
    frame.parts = [text(f"[{label}]")]
    return linked(frame, _address(frame, page), "ptr ed")


def number_of(passage: str) -> str:
    """Give what a reader calls a passage: "9" for ``p9``, the editors' own id otherwise."""
    return passage[1:] if re.fullmatch(r"p\d+", passage) else passage


def choice(frame: Frame, page: Page) -> Piece:
    """Write a correction as a link to its entry among the readings; any other choice as the reading it shows, with the
    other one in reach.
    """
    correction = page.corrections.get(frame.element)
    if correction is None:
        return explained(frame, as_phrase(frame, ""), _other_reading(frame))
    if frame.words is not None and frame.words.view == "received":
        return as_phrase(frame, "span", "sic", id=correction.id)
    if not frame.parts:
        frame.parts = [element("span", text("[left out]"), {"class": "ed"})]
    tag = "span" if frame.has_link else "a"
    return as_phrase(frame, tag, "corr", id=correction.id, href=f"#{correction.entry}" if tag == "a" else None)


def variants(frame: Frame, _page: Page) -> Piece:
    """Write ``app`` as the reading of its ``lem``, with what the other witnesses have in reach."""
    told = "; ".join(_witnessed(reading) for reading in frame.element.iter("{*}rdg"))
    return explained(frame, as_phrase(frame, "span", "app"), told[:_LONGEST])


def reading(frame: Frame, _page: Page) -> Piece:
    """Write ``sic`` or ``corr``; inside a ``choice`` that is done by the choice."""
    is_chosen = frame.parent is not None and frame.parent.name == "choice"
    return as_phrase(frame, "" if is_chosen else "span", frame.name)


def _other_reading(frame: Frame) -> str:
    view = "corrected" if frame.words is None else frame.words.view
    wanted, label = (CORRECTED_IN_CHOICE, "that is") if view == "received" else (RECEIVED_IN_CHOICE, "written")
    other = next((words for child in frame.element if local(child) in wanted and (words := words_of(child))), "")
    return f"{label}: {other[:_LONGEST]}" if other else ""


def _witnessed(reading: etree._Element) -> str:
    """Write a reading as an apparatus does: its words, and who has them."""
    witnesses = " ".join(pointer.removeprefix("#") for pointer in (reading.get("wit") or reading.get("resp") or "").split())
    return f"{words_of(reading) or 'left out'} {witnesses}".strip()


def _explained(frame: Frame, page: Page, pointer: str) -> str | None:
    """Give the address of the passage that holds what a pointer means, unless that is the passage that points."""
    entry = page.meant.entry_at(pointer[1:]) if pointer.startswith("#") else None
    here = frame.passage or next((outer.passage for outer in frame.ancestors() if outer.passage), None)
    return page.links.passage(entry) if entry and entry != here else None


def _target(frame: Frame) -> str:
    return next(iter(frame.element.get("target", "").split()), "")


def _address(frame: Frame, page: Page) -> str | None:
    target = _target(frame)
    if target.startswith("#"):
        inside = page.meant.passage_at(target[1:])
        return page.links.passage(inside) if inside else None
    return foreign_address(target)
