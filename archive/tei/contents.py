"""Reads the passages of a text, section by section, as far as the text itself tells: who speaks is added by ``voices``."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from lxml import etree

from archive.errors import EncodingError
from archive.model import Container, Passage
from archive.tei.marks import attributes_of, marks_of
from archive.tei.names import XML_LANG, identifier, local
from archive.tei.passages import Place, places
from archive.tei.reading import read
from archive.tei.sections import DIVISIONS, section_elements, text_elements

_TRANSPARENT = DIVISIONS | {"TEI", "teiCorpus", "text", "group", "body", "floatingText"}
"""Elements between a section and its passages that are no containers."""

_ALTERNATIVES = ("{*}choice", "{*}app", "{*}subst")


class _Around(NamedTuple):
    """What is around a passage: its section, the containers between the two, outermost first, and the language said there."""

    section: etree._Element
    within: tuple[Container, ...] = ()
    language: str | None = None


class Contents:
    """The passages of a file by the element of their section, in document order."""

    def __init__(self, root: etree._Element, path: str) -> None:
        self.root, self.path = root, path
        self._sections = set(section_elements(root))
        self._has_readings = _has_two_readings(root)
        self._containers = 0
        self._around: dict[etree._Element, _Around] = {section: _Around(section) for section in self._sections}
        self.by_section: dict[etree._Element, list[Passage]] = {section: [] for section in section_elements(root)}
        for text in text_elements(root):
            for place in places(text):
                section, passage = self._passage(place)
                self.by_section[section].append(passage)

    @property
    def passages(self) -> Iterator[Passage]:
        """Every passage, section by section."""
        return chain.from_iterable(self.by_section.values())

    def _passage(self, place: Place) -> tuple[etree._Element, Passage]:
        head = place.head
        received = read(place, "received")
        key = identifier(head)
        if key is None:
            reason = "This passage has no xml:id, so nobody can point to it; “archive keep” gives it one."
            raise EncodingError(self.path, f"{local(head)} in line {head.sourceline}", reason)
        around = _Around(head) if head in self._sections else self._inside(next(head.iterancestors()))
        own = None if local(head) == "l" else head.get(XML_LANG)
        differs = self._has_readings and any(map(_has_two_readings, place.elements))
        passage = Passage(
            id=key,
            element=local(head),
            received=received.text,
            corrected=read(place, "corrected").text if differs else received.text,
            marks=marks_of(place, received),
            within=around.within,
            language=own or around.language,
        )
        return around.section, passage

    def _inside(self, element: etree._Element) -> _Around:
        """Give what is around the children of an element."""
        if element not in self._around:
            outer = self._inside(next(element.iterancestors()))
            within = outer.within
            if _is_container(element):
                self._containers += 1
                within = (*within, Container(local(element), self._containers, attributes_of(element)))
            self._around[element] = _Around(outer.section, within, element.get(XML_LANG) or outer.language)
        return self._around[element]


def _is_container(element: etree._Element) -> bool:
    """Tell whether an element between a section and a passage counts; what a ``floatingText`` is made of does not."""
    parent = element.getparent()
    is_floating = local(element) in ("front", "back") and parent is not None and local(parent) == "floatingText"
    return local(element) not in _TRANSPARENT and not is_floating


def _has_two_readings(element: etree._Element) -> bool:
    has_alternatives = next(element.iter(*_ALTERNATIVES), None) is not None
    return has_alternatives or any(inner.get("break") == "no" for inner in element.iter())


def inner_sections(root: etree._Element) -> Iterator[tuple[etree._Element, etree._Element | None, int]]:
    """Give each section with the one around it (None for the outermost) and its depth, in document order."""
    depths: dict[etree._Element, int] = {}
    for element in section_elements(root):
        parent = next((around for around in element.iterancestors() if around in depths), None)
        depths[element] = 0 if parent is None else depths[parent] + 1
        yield element, parent, depths[element]
