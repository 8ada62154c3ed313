"""Whom and what the pointers inside a master mean: agents, passages, pictures of pages."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from lxml import etree

from archive.tei.master import Master
from archive.tei.names import identifier

_NAMES = ("persName", "orgName", "placeName", "name", "label", "head", "title")
_elements: WeakKeyDictionary[Master, dict[str, etree._Element]] = WeakKeyDictionary()


class Pointers:
    """Resolves the pointers of one master; a pointer is ``#id``, several being parted by blanks."""

    def __init__(self, master: Master) -> None:
        self._master = master
        self._agents = dict(master.item.agents)

    def key(self, pointer: str | None) -> str | None:
        """Give the key of the agent that a pointer means; None when it means none."""
        for part in (pointer or "").split():
            target = part.removeprefix("#")
            if target in self._agents:
                return target
            if part.startswith("#") and (key := self._key_of_record(target)):
                return key
        return None

    def name(self, key: str) -> str:
        """Give the display name of an agent."""
        return self._agents.get(key) or key.removeprefix("name:")

    def passage_around(self, id: str) -> str | None:  # noqa: A002
        """Give the passage or section that carries an ``xml:id`` or stands around it."""
        element = self._find(id)
        if element is None:
            return None
        return next((key for part in (element, *element.iterancestors()) if (key := self._block(part))), None)

    def picture(self, id: str) -> str | None:  # noqa: A002
        """Give the address of the picture that the element with this ``xml:id`` is or holds."""
        element = self._find(id)
        if element is None:
            return None
        return next((address for graphic in element.iter("{*}graphic", "{*}media") if (address := graphic.get("url"))), None)

    def _block(self, element: etree._Element) -> str | None:
        key = identifier(element)
        if not key:
            return None
        place = self._master.places.get(key)
        is_block = (place is not None and place.head is element) or self._master.sections.get(key) is element
        return key if is_block else None

    def _key_of_record(self, target: str) -> str | None:
        """Give the key of whom the file itself describes under an id, by the record's references or by its name."""
        record = self._find(target)
        if record is None:
            return None
        for named in record.iter(*(f"{{*}}{name}" for name in _NAMES)):
            for reference in (named.get("ref") or "").split():
                if reference.removeprefix("#") in self._agents:
                    return reference.removeprefix("#")
            key = f"name:{' '.join(' '.join(str(words) for words in named.itertext()).split())}"
            if key in self._agents:
                return key
        return None

    def _find(self, target: str) -> etree._Element | None:
        known = _elements.get(self._master)
        if known is None:
            known = {key: element for element in self._master.root.iter(etree.Element) if (key := identifier(element))}
            _elements[self._master] = known
        return known.get(target)
