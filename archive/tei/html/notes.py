"""Writers of notes: each follows the passage it interrupts, beside which the style sheet sets it where there is room.

The mark in the text leads to the note, and the number before the note back to its mark. A note that its edition keeps apart
(see endnotes) is brought to its mark; where that is on another page, the mark's page says what the note says.
"""

from __future__ import annotations

import re

from archive.tei.html.blocks import as_passage
from archive.tei.html.endnotes import Endnote
from archive.tei.html.frame import Frame, Page, Piece
from archive.tei.html.phrases import number_of
from archive.tei.html.safety import NOTHING, NUMBER_LENGTH, Html, element, safe_language, text
from archive.tei.html.typography import DROPPED, typeset

AT_MARK, AT_HOME = "\x02", "\x03"
"""Stand around the passage of a note apart where its mark is and where the edition has it; XML cannot hold either."""

REPEATED = 600
"""Characters of a note on another page that are repeated beside its mark."""

_PLACES = re.compile(f"([{AT_MARK}{AT_HOME}])([^{AT_MARK}{AT_HOME}]*)\\1")
_BACK = "↑"


def note(frame: Frame, page: Page) -> Piece:
    """Write a note after the passage it interrupts, with its mark where it stood; between passages it stays in place,
    unless it has a mark in the text.
    """
    endnote = page.endnotes.of_note.get(frame.element)
    if endnote is not None:
        return _apart(frame, page, endnote)
    holder = _holder(frame)
    given = (frame.element.get("n") or "").strip()[:NUMBER_LENGTH]
    if frame.parent is None or frame.parent.words is None or holder is None:
        return Piece(_note(frame, page, _label(given, None), "note"), "div")
    place = page.next_mark()
    mark = given or str(page.notes)
    first = frame.passage or frame.first_inside
    holder.after.append(_note(frame, page, _label(mark, f"#{place}"), "note beside"))
    attributes: dict[str, str | int | None] = {"class": "noteref ed", "id": place}
    if first is None:
        return Piece(element("span", text(mark), attributes), "span")
    return Piece(element("a", text(mark), {**attributes, "href": f"#{first}", "aria-label": f"Note {mark}"}), "a")


def mark_of_note(frame: Frame, page: Page, endnote: Endnote) -> Piece:
    """Write the mark of a note apart, and let the note, or what it says, follow the passage."""
    page.next_mark()
    number = endnote.number or str(page.notes)
    place = _place(endnote)
    is_here = endnote.passage in page.passages
    href = f"#{endnote.passage}" if is_here else page.links.passage(endnote.passage)
    holder = _holder(frame)
    if holder is not None:
        told = Html(f"{AT_MARK}{endnote.passage}{AT_MARK}") if is_here else _repeated(frame, page, endnote, number)
        holder.after.append(told)
    css = "noteref" if frame.parts else "noteref ed"
    attributes = {"class": css, "id": place, "href": href, "aria-label": f"Note {number}"}
    if frame.has_link or frame.has_block:
        tag = "div" if frame.has_block else "span"
        return Piece(element(tag, frame.content, {"class": css, "id": place}), tag)
    return Piece(element("a", frame.content or text(number), attributes), "a")


def brought(html: Html, page: Page) -> Html:
    """Put each note apart where its mark is; where no mark was written, in its own place."""
    if not page.apart:
        return html
    marked = {match[2] for match in _PLACES.finditer(html) if match[1] == AT_MARK}

    def put(place: re.Match[str]) -> str:
        at_mark, at_home = page.apart.get(place[2], (NOTHING, NOTHING))
        if place[1] == AT_MARK:
            return at_mark
        return NOTHING if place[2] in marked else at_home

    return Html(_PLACES.sub(put, html))


def _apart(frame: Frame, page: Page, endnote: Endnote) -> Piece:
    """Write a note apart: kept for its mark where that is on the page, else with a link to the page of the mark."""
    number = _BACK if endnote.is_numbered or not endnote.number else endnote.number
    if endnote.holder not in page.passages:
        label = _label(number, page.links.passage(endnote.holder), "to its place in the text")
        return Piece(_note(frame, page, label, "note"), "div")
    written = _note(frame, page, _label(number, f"#{_place(endnote)}"), "")
    language = safe_language(frame.tongue)
    page.apart[endnote.passage] = (
        element("div", written, {"class": "note beside", "role": "note", "lang": language}),
        element("div", written, {"class": "note", "role": "note"}),
    )
    return Piece(Html(f"{AT_HOME}{endnote.passage}{AT_HOME}"), "div")


def _repeated(frame: Frame, page: Page, endnote: Endnote, number: str) -> Html:
    """Say beside a mark what its note says, which is a passage of another page."""
    view = frame.words.view if frame.words is not None else "corrected"
    words = endnote.words[view]
    words = typeset(words, frame.tongue).replace(DROPPED, "") if view == "corrected" else words
    words = words.removeprefix(endnote.number).strip()
    words = words if len(words) <= REPEATED else f"{words[:REPEATED].rpartition(' ')[0] or words[:REPEATED]} …"
    label = _label(number, f"#{_place(endnote)}")
    own = text(f"[passage {number_of(endnote.passage)}]")
    link = element("a", own, {"class": "ptr", "href": page.links.passage(endnote.passage)})
    said = element("p", Html(f"{label} {element('span', text(words), {'class': 'says'})} {link}"))
    return element("div", said, {"class": "note beside repeated ed", "role": "note"})


def _holder(frame: Frame) -> Frame | None:
    """Give the element that notes from inside a sentence follow."""
    return next((outer for outer in frame.ancestors() if outer.holds_notes), None)


def _place(endnote: Endnote) -> str:
    """Give the HTML id of the mark of a note apart; it has a colon, which no ``xml:id`` can have."""
    return f"note:{endnote.passage}"


def _label(mark: str, address: str | None, where: str = "back to the text") -> Html:
    """Write the number of a note, which leads to where the text has its mark."""
    if not mark:
        return NOTHING
    if address is None:
        return element("span", text(mark), {"class": "mark ed"})
    label = f"Note {mark}, {where}" if mark != _BACK else where.capitalize()
    return element("a", text(mark), {"class": "mark ed", "href": address, "aria-label": label})


def _note(frame: Frame, page: Page, label: Html, css: str) -> Html:
    if frame.passage is None:
        opening = element("p", label, {"class": "numeral"}) if label else NOTHING
        content = Html(opening + frame.content + "".join(frame.after))
        return element("div", content, {"class": css, "role": "note" if css else None, **frame.language()})
    frame.lead = Html(f"{frame.lead}{label} ") if label else frame.lead
    written = as_passage(frame, page, "p").html
    return element("div", written, {"class": css, "role": "note"}) if css else written
