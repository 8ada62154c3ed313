"""Copies of the agents a master points to, for readers of the file alone; ``authorities.toml`` is the truth about them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lxml import etree

from archive.authorities import Authorities, Authority, Kind
from archive.dates import DateInterval
from archive.model import Agent, Item
from archive.tei.building import add, identifier_of
from archive.tei.dating import date_attributes
from archive.tei.names import XML_ID, local, words_of

LISTS = {Kind.PERSON: "listPerson", Kind.PLACE: "listPlace", Kind.ORGANISATION: "listOrg", Kind.EVENT: "listEvent"}
_NAMES = {Kind.PERSON: "persName", Kind.PLACE: "placeName", Kind.ORGANISATION: "orgName", Kind.EVENT: "label"}
_ELEMENTS = {Kind.PERSON: "person", Kind.PLACE: "place", Kind.ORGANISATION: "org", Kind.EVENT: "event"}
_BY_ELEMENT = {"person": "persName", "place": "placeName", "org": "orgName", "event": "label"}
_MENTIONS = {"placeName": Kind.PLACE, "orgName": Kind.ORGANISATION, "persName": Kind.PERSON}


def kinds_of(item: Item, authorities: Authorities) -> dict[str, Kind]:
    """Tell what each agent of an item is: as the authorities say, else as it is used, a person where nothing tells."""
    kinds: dict[str, Kind] = {key: Kind.PERSON for key, _ in item.agents}
    for passage in item.passages:
        for mark in passage.marks:
            kind, pointer = _MENTIONS.get(mark.element), mark.attribute("ref")
            if kind is not None and pointer:
                kinds[pointer.removeprefix("#")] = kind
            elif kind is Kind.ORGANISATION:
                kinds[Agent.unlinked(" ".join(passage.received[mark.start : mark.end].split())).key] = kind
    for section in item.sections:
        description = section.description
        for agent, kind in (
            (description.venue, Kind.ORGANISATION),
            (description.place, Kind.PLACE),
            (description.occasion, Kind.EVENT),
        ):
            if agent is not None:
                kinds[agent.key] = kind
    return kinds | {authority.key: authority.kind for authority in authorities}


def write_copies(
    parent: etree._Element, agents: Iterable[tuple[str, str]], kinds: Mapping[str, Kind], authorities: Authorities
) -> None:
    """Write a list of each kind with the agents given as (key, display name)."""
    ordered = sorted(agents)
    for kind, name in LISTS.items():
        of_kind = [(key, shown) for key, shown in ordered if kinds.get(key, Kind.PERSON) is kind]
        if of_kind:
            made = add(parent, name)
            for key, shown in of_kind:
                _write(made, key, shown, kind, authorities.get(key))


def read_copies(root: etree._Element) -> dict[str, tuple[str, str]]:
    """Read the copies of a master the archive encoded: (key, display name) by ``xml:id``."""
    found: dict[str, tuple[str, str]] = {}
    for made in root.iter("{*}person", "{*}place", "{*}org", "{*}event"):
        identifier = made.get(XML_ID)
        if identifier is None:
            continue
        shown = next((words_of(child) for child in made if local(child) == _BY_ELEMENT[local(made)]), identifier)
        unlinked = f"name:{shown}"
        found[identifier] = (unlinked if identifier_of(unlinked) == identifier else identifier, shown)
    return found


def _write(parent: etree._Element, key: str, shown: str, kind: Kind, authority: Authority | None) -> None:
    attributes = {"xml:id": identifier_of(key)}
    span = None if authority is None else authority.span
    if kind is Kind.EVENT and span is not None:
        attributes |= _bound("from", span.first) | _bound("to", span.last)
    made = add(parent, _ELEMENTS[kind], attributes=attributes)
    add(made, _NAMES[kind], shown)
    if authority is None:
        return
    for variant in dict.fromkeys((authority.name, authority.sort_name, *authority.variants)):
        if variant and variant != shown:
            is_for_lists = variant == authority.sort_name != authority.name
            add(made, _NAMES[kind], variant, {"type": "sort" if is_for_lists else "variant"})
    if kind is Kind.PERSON and span is not None:
        for name, day in (("birth", span.first), ("death", span.last)):
            if day is not None:
                add(made, name, attributes=_bound("when", day))
    for scheme, value in authority.identifiers:
        add(made, "idno", value, {"type": scheme})
    if authority.note:
        add(made, "note", authority.note)


def _bound(name: str, day: int | None) -> dict[str, str]:
    """Spell an end of a span: as a year when it is the first or last day of one, which is how a bare year is known."""
    if day is None:
        return {}
    ((when, text),) = date_attributes(DateInterval(day, day)).items()
    return {when.replace("when", name): text[:-6] if text.endswith(("-01-01", "-12-31")) else text}
