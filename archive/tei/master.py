"""A TEI file that has been read: its tree, and what the archive sees in it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from archive.model import Item
from archive.tei.decode import own_item
from archive.tei.names import identifier
from archive.tei.passages import Place, places
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
    def places(self) -> dict[str, Place]:
        """Where each passage stands, by its ``xml:id``, in document order; a passage without one is left out."""
        found = (place for text in text_elements(self.root) for place in places(text))
        return {key: place for place in found if (key := identifier(place.head))}

    @cached_property
    def sections(self) -> dict[str, etree._Element]:
        """The element of each section by its ``xml:id``, in document order, the outermost first."""
        return {key: element for element in section_elements(self.root) if (key := identifier(element))}
