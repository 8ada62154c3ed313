"""A TEI file that has been read: its tree, and what the archive sees in it; at once, or of a known one when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import cast

from lxml import etree

from archive.model import Item
from archive.tei.decode import own_item
from archive.tei.names import identifier, local
from archive.tei.passages import Place, first_line, place_of, places
from archive.tei.received import received_item
from archive.tei.sections import is_own, section_elements, text_elements


@dataclass(eq=False)
class Master:
    """A master, or a source in TEI. ``root`` is its ``TEI`` or ``teiCorpus``; ``path`` is what messages call the file.

    A master belongs to one thread at a time.
    """

    root: etree._Element
    path: str

    @cached_property
    def item(self) -> Item:
        """What the archive sees in the file. Raise EncodingError for a passage or section without ``xml:id``."""
        return own_item(self.root, self.path) if is_own(self.root) else received_item(self.root, self.path)

    @cached_property
    def places(self) -> Mapping[str, Place]:
        """Where each passage stands, by its ``xml:id``, in document order; a passage without one is left out."""
        return _places(self.root)

    @cached_property
    def sections(self) -> dict[str, etree._Element]:
        """The element of each section by its ``xml:id``, in document order, the outermost first."""
        return {key: element for element in section_elements(self.root) if (key := identifier(element))}

    def element(self, key: str) -> etree._Element | None:
        """Give the element with an ``xml:id``; None for none."""
        return self._elements.get(key)

    def passage_of(self, element: etree._Element) -> str | None:
        """Give the passage that an element is, or is a line of; None for one that only stands inside or around passages."""
        key = identifier(element)
        if key not in self.places and local(element) == "l":
            key = identifier(first_line(element))
        return key if key in self.places else None

    @cached_property
    def _elements(self) -> dict[str, etree._Element]:
        return {key: element for element in self.root.iter(etree.Element) if (key := identifier(element))}


class Reopened(Master):
    """A master whose ``item`` is known from an earlier reading of the very same bytes, and whose tree knows its ids.

    Elements, places and sections are looked up one by one: for a page, a fraction of the time of looking at all elements.
    """

    def __init__(self, root: etree._Element, path: str, item: Item) -> None:
        super().__init__(root, path)
        self.item = item

    @cached_property
    def places(self) -> Mapping[str, Place]:
        """Where each passage stands."""
        return _Places(self)

    @cached_property
    def sections(self) -> dict[str, etree._Element]:
        """The element of each section."""
        elements = ((section.id, self.element(section.id)) for section in self.item.sections)
        return {key: element for key, element in elements if element is not None}

    def element(self, key: str) -> etree._Element | None:
        """Give the element with an ``xml:id``; None for none."""
        found = cast(list[etree._Element], _WITH_ID(self.root, key=key))
        is_it = len(found) == 1 and identifier(found[0]) == key
        return found[0] if is_it else super().element(key)


class _Places(Mapping[str, Place]):
    """The places of a master by the ids that its item gives."""

    def __init__(self, master: Reopened) -> None:
        self._master = master
        self._ids = frozenset(master.item.ids)
        self._found: dict[str, Place] = {}

    def __getitem__(self, key: str) -> Place:
        if key not in self._found:
            head = self._master.element(key) if key in self._ids else None
            if head is None:
                raise KeyError(key)
            self._found[key] = place_of(head)
        return self._found[key]

    def __contains__(self, key: object) -> bool:
        return key in self._ids

    def __iter__(self) -> Iterator[str]:
        return iter(_places(self._master.root))

    def __len__(self) -> int:
        return len(self._ids)


_WITH_ID = etree.XPath("id($key)")


def _places(root: etree._Element) -> dict[str, Place]:
    found = (place for text in text_elements(root) for place in places(text))
    return {key: place for place in found if (key := identifier(place.head))}
