"""Item to TEI: the master of a plain text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable

from lxml import etree

from archive.authorities import Authorities, Kind
from archive.errors import EncodingError
from archive.model import Item
from archive.tei.assertions import write_assertion
from archive.tei.building import element, identifier_of, root
from archive.tei.copies import kinds_of, write_copies
from archive.tei.header import Imprint, write_header
from archive.tei.names import XML_ID
from archive.tei.profile import declarations
from archive.tei.serialise import serialise
from archive.tei.text import TextWriter

_POINTERS = ("who", "toWhom", "ref")


def encode(item: Item, authorities: Authorities, *, publisher: str = "", licence: str = "") -> bytes:
    """Write an item made from plain text as a master, valid against tei_all 4.3.0, the same bytes for the same item.

    ``publisher`` and ``licence`` are the archive's. ``decode`` gives the item back. Blocks may come in any order.
    Raise EncodingError for what no TEI can hold without a change of words: marks that cross, unknown blocks, an id used twice.
    """
    writer = TextWriter(item, {section.id: declarations(section) for section in item.sections[1:]})
    text = writer.write()
    agents = _agents(item, text)
    kinds = kinds_of(item, authorities)
    present = _participants(item, text, agents)
    participants = [pair for pair in agents.items() if pair[0] in present and kinds.get(pair[0], Kind.PERSON) is Kind.PERSON]
    described = element("particDesc")
    write_copies(described, participants, kinds, authorities)
    made = root("TEI")
    made.append(write_header(item, kinds, Imprint(publisher, licence), described if participants else None))
    stand_off = element("standOff")
    write_copies(stand_off, (pair for pair in agents.items() if pair not in participants), kinds, authorities)
    for section in item.sections:
        for assertion in section.description.assertions:
            write_assertion(stand_off, assertion, section.id)
    if len(stand_off):
        made.append(stand_off)
    made.append(text)
    _check_ids(made)
    return serialise(made, writer.sentences)


def _agents(item: Item, text: etree._Element) -> dict[str, str]:
    """Give display names by key of all whom the file holds a copy of: every agent that has an authority or is pointed at."""
    known = dict(item.agents)
    for section in item.sections:
        said = section.description
        for agent in (*said.authors, *said.addressees, *said.speakers, *said.mentions, said.venue, said.place, said.occasion):
            if agent is not None:
                known.setdefault(agent.key, agent.name)
        for voice in (voice for passage in section.passages for voice in passage.voices):
            known.setdefault(voice.key, voice.key.removeprefix("name:"))
    pointed = _pointed_at(text, known, _POINTERS)
    return {key: known.get(key, key) for key in known.keys() | pointed if key in pointed or not key.startswith("name:")}


def _participants(item: Item, text: etree._Element, known: Iterable[str]) -> set[str]:
    """Give the keys of all who write, are written to, or speak."""
    found = _pointed_at(text, known, ("who",))
    for section in item.sections:
        said = section.description
        found.update(agent.key for agent in (*said.authors, *said.addressees, *said.speakers))
    return found


def _pointed_at(text: etree._Element, known: Iterable[str], names: Collection[str]) -> set[str]:
    """Give the keys that attributes of these names point to; the pointer itself is the key of someone unknown."""
    by_identifier = {identifier_of(key): key for key in known}
    pointers = (pointer for one in text.iter() for name in names for pointer in (one.get(name) or "").split())
    return {by_identifier.get(pointer[1:], pointer[1:]) for pointer in pointers if pointer.startswith("#")}


def _check_ids(made: etree._Element) -> None:
    counted = Counter(identifier for one in made.iter() if (identifier := one.get(XML_ID)))
    for identifier, number in counted.items():
        if number > 1:
            reason = f"The id “{identifier}” would stand {number} times in the file; an authority or a mark must take another."
            raise EncodingError("the item", identifier, reason)
