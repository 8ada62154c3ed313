"""What the pages of one master share: which element is which section, and what it is called."""

from __future__ import annotations

from dataclasses import dataclass
from weakref import WeakKeyDictionary

from lxml import etree

from archive.model import Section
from archive.tei.master import Master

_HEADINGS = ("head", "titlePart")


@dataclass(frozen=True, slots=True)
class Outline:
    """The sections of a master by their ``xml:id`` and by their element."""

    described: dict[str, Section]
    key_of: dict[etree._Element, str]


_kept: WeakKeyDictionary[Master, Outline] = WeakKeyDictionary()


def outline_of(master: Master) -> Outline:
    """Give the outline of a master; it is made once for as long as the master is kept."""
    outline = _kept.get(master)
    if outline is None:
        outline = _kept[master] = Outline(
            {section.id: section for section in master.item.sections},
            {element: key for key, element in master.sections.items()},
        )
    return outline


def heading_of(section: Section) -> str | None:
    """Give the passage that a section begins with, notes before it not counted, where it is a heading or begins a title page
    and says the same as the title, which it then stands in for; None for none.
    """
    first = next((passage for passage in section.passages if passage.element != "note"), None)
    is_title = first is not None and first.element in _HEADINGS and _bare(first.corrected) == _bare(section.description.title)
    return first.id if first is not None and is_title else None


def _bare(words: str) -> str:
    return "".join(letter for letter in words.casefold() if letter.isalnum())
