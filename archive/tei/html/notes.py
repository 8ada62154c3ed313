"""Writers of notes: each follows the passage it interrupts, beside which the style sheet sets it where there is room.

The mark in the text leads to the note, and the number before the note back to its mark.
"""

from __future__ import annotations

from archive.tei.html.blocks import as_passage
from archive.tei.html.frame import Frame, Page, Piece
from archive.tei.html.phrases import NUMBER_LENGTH
from archive.tei.html.safety import NOTHING, Html, element, text
from archive.tei.names import identifier


def note(frame: Frame, page: Page) -> Piece:
    """Write a note after the passage it interrupts, with its mark where it stood; between passages it stays in place,
    under the number that the text refers to it by.
    """
    holder = next((outer for outer in frame.ancestors() if outer.holds_notes), None)
    given = (frame.element.get("n") or "").strip()[:NUMBER_LENGTH]
    if frame.parent is None or frame.parent.words is None or holder is None:
        return Piece(_note(frame, page, _label(given, page.marks.get(identifier(frame.element) or "")), "note"), "div")
    place = page.next_mark()
    mark = given or str(page.notes)
    first = frame.passage or frame.first_inside
    holder.after.append(_note(frame, page, _label(mark, place), "note beside"))
    attributes: dict[str, str | int | None] = {"class": "noteref ed", "id": place}
    if first is None:
        return Piece(element("span", text(mark), attributes), "span")
    return Piece(element("a", text(mark), {**attributes, "href": f"#{first}", "aria-label": f"Note {mark}"}), "a")


def _label(mark: str, place: str | None) -> Html:
    """Write the number of a note, which leads back to where the text has its mark."""
    if not mark:
        return NOTHING
    if place is None:
        return element("span", text(mark), {"class": "mark ed"})
    label = f"Note {mark}, back to the text"
    return element("a", text(mark), {"class": "mark ed", "href": f"#{place}", "aria-label": label})


def _note(frame: Frame, page: Page, label: Html, css: str) -> Html:
    if frame.passage is None:
        opening = element("p", label) if label else NOTHING
        content = Html(opening + frame.content + "".join(frame.after))
        return element("div", content, {"class": css, "role": "note", **frame.language()})
    frame.lead = Html(f"{frame.lead}{label} ") if label else frame.lead
    return element("div", as_passage(frame, page, "p").html, {"class": css, "role": "note"})
