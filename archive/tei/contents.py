"""Reads the passages of a text, section by section, as far as the text itself tells: who speaks is added by ``voices``."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

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


class Contents:
    """The passages of a file by the element of their section, in document order."""

    def __init__(self, root: etree._Element, path: str) -> None:
        self.root, self.path = root, path
        self._sections = set(section_elements(root))
        self._has_readings = _has_two_readings(root)
        self._containers: dict[etree._Element, Container] = {}
        self._around: dict[etree._Element, tuple[etree._Element, tuple[etree._Element, ...]]] = {}
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
        section, around = self._surroundings(head)
        own = () if local(head) == "l" else (head,)
        differs = self._has_readings and any(map(_has_two_readings, place.elements))
        passage = Passage(
            id=key,
            element=local(head),
            received=received.text,
            corrected=read(place, "corrected").text if differs else received.text,
            marks=marks_of(place, received),
            within=tuple(self._container(element) for element in around if _is_container(element)),
            language=next((words for element in (*own, *reversed(around)) if (words := element.get(XML_LANG))), None),
        )
        return section, passage

    def _surroundings(self, element: etree._Element) -> tuple[etree._Element, tuple[etree._Element, ...]]:
        """Give the section an element stands in, and the elements between the two, outermost first."""
        if element in self._sections:
            return element, ()
        parent = next(element.iterancestors())
        if parent not in self._around:
            section, around = self._surroundings(parent)
            self._around[parent] = (section, around if parent in self._sections else (*around, parent))
        return self._around[parent]

    def _container(self, element: etree._Element) -> Container:
        if element not in self._containers:
            serial = len(self._containers) + 1
            self._containers[element] = Container(local(element), serial, attributes_of(element))
        return self._containers[element]


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
