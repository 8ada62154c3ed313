"""Whom and what the pointers inside a master mean: agents, passages, pictures of pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import chain
from weakref import WeakKeyDictionary

from lxml import etree

from archive.tei.adoption import read_adoption
from archive.tei.copies import read_copies
from archive.tei.master import Master
from archive.tei.names import identifier, local
from archive.tei.people import People
from archive.tei.sections import is_own


@dataclass(frozen=True, slots=True)
class _Known:
    """What pointers of a master can mean: the key of the agent behind a pointer, and what spans end at an anchor, by its
    ``xml:id``.
    """

    key_of: Callable[[str], str]
    spans: dict[str, str]


_kept: WeakKeyDictionary[Master, _Known] = WeakKeyDictionary()


class Pointers:
    """Resolves the pointers of one master; a pointer is ``#id``, several being parted by blanks."""

    def __init__(self, master: Master) -> None:
        self._master = master
        self._agents = dict(master.item.agents)
        self._places: dict[str, str | None] = {}

    def key(self, pointer: str | None) -> str | None:
        """Give the key of the agent that the first of several pointers means; None without one."""
        first = next(iter((pointer or "").split()), None)
        return None if first is None else self._known.key_of(first)

    def name(self, key: str) -> str:
        """Give the display name of an agent."""
        return (self._agents.get(key) or key.removeprefix("name:")).removeprefix("#")

    def passage_at(self, id: str) -> str | None:  # noqa: A002
        """Give the passage or section that carries an ``xml:id``, else the first inside, else the nearest around."""
        if id not in self._places:
            element = self._find(id)
            near = () if element is None else chain(element.iter(etree.Element), element.iterancestors())
            self._places[id] = next((key for part in near if (key := self._block(part))), None)
        return self._places[id]

    def entry_at(self, id: str) -> str | None:  # noqa: A002
        """Give the passage that holds the element with an ``xml:id``; None when it holds no words of the text."""
        found = self.passage_at(id)
        return found if found in self._master.places else None

    def span_ending_at(self, id: str) -> str | None:  # noqa: A002
        """Give the name of the ``addSpan``, ``delSpan`` or ``damageSpan`` that ends at an anchor; None for none."""
        return self._known.spans.get(id)

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

    def _find(self, target: str) -> etree._Element | None:
        return self._master.element(target)

    @property
    def _known(self) -> _Known:
        """What the master holds, looked for once."""
        known = _kept.get(self._master)
        if known is None:
            spans = self._master.root.iter("{*}addSpan", "{*}delSpan", "{*}damageSpan")
            known = _Known(
                _keys(self._master),
                {span.get("spanTo", "").removeprefix("#"): local(span) for span in spans},
            )
            _kept[self._master] = known
        return known


def _keys(master: Master) -> Callable[[str], str]:
    """Give what tells the key behind a pointer, as reading the item tells it."""
    root = master.root
    if not is_own(root):
        adoption = read_adoption(root)
        return People(root, adoption.links if adoption else {}, master.element).key_of
    copies = read_copies(root)
    return lambda pointer: copies.get(pointer.removeprefix("#"), (pointer.removeprefix("#"), ""))[0]
