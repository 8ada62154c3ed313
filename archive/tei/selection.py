"""Words selected on a page and the received text they stand in: the way there and back, for links to the very words.

A page and a reader's program may disagree about white space, never about the other characters: a place on a page is told
by how many characters other than white space of its passage stand before it.
"""

from __future__ import annotations

from lxml import etree

from archive.model.white_space import WHITE_SPACE
from archive.tei.html.elements import rule_of
from archive.tei.html.typography import DROPPED
from archive.tei.html.words import Words, received_range, shown_range
from archive.tei.master import Master
from archive.tei.reading import View


def selected(master: Master, passage: str, view: View, language: str, start: int, end: int) -> tuple[int, int] | None:
    """Find words of a page in the received text of their passage, as half-open offsets in code points.

    ``start`` and ``end`` are half-open counts of the characters of the passage as shown, white space left out; they may
    reach beyond its end. A correction is taken whole. None where nothing was received of the words, or none are meant.
    """
    words = _page(master, passage, view, language)
    places = [place for place, letter in enumerate(words) if letter not in WHITE_SPACE and letter != DROPPED]
    inside = places[max(start, 0) : end]
    if not inside:
        return None
    last = inside[-1] + 1
    while words[last : last + 1] == DROPPED:
        last += 1
    first, last = received_range(master.places[passage], view, inside[0], last)
    return (first, last) if first < last else None


def words_shown(master: Master, passage: str, view: View, language: str, start: int, end: int) -> str:
    """Give the words that a page shows for a range of the received text; "" where none of them is shown."""
    first, last = shown_range(master.places[passage], view, start, end)
    return _page(master, passage, view, language)[first:last].replace(DROPPED, "").strip(" ")


def page_text(master: Master, passage: str, view: View, language: str) -> str:
    """Give the text of a passage as the page shows it."""
    return _page(master, passage, view, language).replace(DROPPED, "")


def _page(master: Master, passage: str, view: View, language: str) -> str:
    """Give the text of a passage as the page shows it, DROPPED where it shows nothing; code and the like is not typeset."""
    words = Words.of(master, passage, view, language)
    if DROPPED not in words.shown:
        return words.shown
    shown = list(words.shown)
    for (element, is_after), (start, end) in words.reading.nodes.items():
        if _is_typed(element.getparent() if is_after else element):
            shown[start:end] = words.reading.text[start:end]
    return "".join(shown)


def _is_typed(element: etree._Element | None) -> bool:
    return element is not None and any(rule_of(str(one.tag)).is_typed for one in (element, *element.iterancestors()))
