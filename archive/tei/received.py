"""Reads TEI of others as an item: what the file says of itself, whatever way of TEI's it says it in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from archive.dates import to_edtf
from archive.model import Agent, Aspect, Assertion, Certainty, Description, Item, Origin, Passage, Section
from archive.model.overruling import overruled
from archive.tei.adoption import Adoption, read_adoption
from archive.tei.contents import Contents
from archive.tei.decode import all_agents, sections_of
from archive.tei.names import identifier, local, tei
from archive.tei.own import find, read_changes
from archive.tei.people import NAMES, People
from archive.tei.received_dates import first_date, headed, stamped
from archive.tei.received_header import (
    GENRES,
    Scene,
    Sending,
    authors_of,
    came_out,
    closed_up,
    creation_of,
    described_as,
    distinct,
    genre_in,
    language_of,
    licence_of,
    published,
    scene_in,
    sending_in,
    source_of,
    title_of,
)
from archive.tei.sections import DIVISIONS
from archive.tei.stated import read_statements

_INCIPIT_LENGTH = 60
_OPENING = ("dateline", "docDate", "opener", "closer")
_POINTING = ("ref", "corresp", "key")
_SAYS_SO = "The file as received says so."
_SPOKEN = 0.5
"""A text is a play when more than this share of its passages is spoken by someone."""


def received_item(root: etree._Element, path: str) -> Item:
    """Read the item of a TEI file that the archive did not encode; what ``adopt`` noted in it tells the id and the origin.

    Raise EncodingError for a passage or section without ``xml:id``.
    """
    contents = Contents(root, path)
    adoption = read_adoption(root) or Adoption("", Origin(path, "", 0, ""), "", "und")
    people = People(root, adoption.links)
    reader = _Reader(contents, people, adoption)
    sections = sections_of(contents, reader.describe, people.key_of, reader.named)
    return Item(
        id=adoption.item,
        origin=adoption.origin,
        sections=sections,
        agents=all_agents(adoption.links.values(), sections),
        changes=read_changes(root),
        ingested=adoption.ingested,
        revised=adoption.revised,
    )


class _Reader:
    """Describes the sections of one file; what is said of a whole is true of its parts where these say nothing else."""

    def __init__(self, contents: Contents, people: People, adoption: Adoption) -> None:
        self._root, self._contents, self._people, self._adoption = contents.root, contents, people, adoption
        self._declared = {one.removeprefix("#") for element in self._root.iter() for one in _pointers(element, "decls")}
        self._by_id = {key: one for one in self._root.iter("{*}correspDesc", "{*}settingDesc") if (key := identifier(one))}
        self._has_last_resort: set[str | None] = set()
        self._is_headed: set[str | None] = set()

    def describe(self, element: etree._Element, around: Section | None, passages: tuple[Passage, ...]) -> Description:
        """Describe a section."""
        header = self._header(element, around)
        sending = sending_in(self._part(element, header, "correspDesc"), self._people)
        scene = scene_in(self._part(element, header, "settingDesc"), self._people)
        if around is None:
            known = self._whole(element, header, sending, scene)
        elif header is not None:
            known = self._file(element, header, sending, scene, around)
        else:
            known = self._division(element, sending, scene, around, passages)
        known = self._entitled(known, element, passages)
        stated = tuple(_stated(known, None if around is None else around.description, self._ground(element)))
        known = replace(known, assertions=stated)
        stated_by_archivist = read_statements(self._root, "" if around is None else identifier(element) or "")
        if stated_by_archivist.date is not None and around is None:
            self._has_last_resort.clear()
        return overruled(known, stated_by_archivist)

    def named(self, passage: Passage) -> Iterator[Agent]:
        """Give whom the pointers in a passage name, as often as they do."""
        for mark in passage.marks:
            if mark.element in NAMES:
                pointer = next((value for name in _POINTING if (value := mark.attribute(name))), "")
                if pointer.strip():
                    yield self._people.pointed(pointer.split()[0], passage.received[mark.start : mark.end])

    def _header(self, element: etree._Element, around: Section | None) -> etree._Element | None:
        if around is None:
            return find(self._root, "teiHeader")
        return find(element, "teiHeader") if local(element) in ("TEI", "teiCorpus") else None

    def _part(self, element: etree._Element, header: etree._Element | None, name: str) -> etree._Element | None:
        """Find what an element declares to be true of it, or what its header says of the whole."""
        for pointer in _pointers(element, "decls"):
            found = self._by_id.get(pointer.removeprefix("#"))
            if found is not None and local(found) == name:
                return found
        return described_as(header, name, self._declared)

    def _whole(self, element: etree._Element, header: etree._Element | None, sending: Sending, scene: Scene) -> Description:
        date = sending.date or creation_of(header) or scene.date or came_out(self._root)
        if date is None:
            date = published(header)
            self._has_last_resort.add(identifier(element))
        return Description(
            title=title_of(header),
            genre=self._genre(element, header, sending),
            language=language_of(element, header) or self._adoption.language,
            authors=authors_of(header, self._people) or sending.senders,
            addressees=sending.addressees,
            venue=scene.venue,
            place=sending.place or scene.place,
            occasion=scene.occasion,
            date=date,
            source=source_of(header),
            licence=licence_of(header),
        )

    def _file(
        self, element: etree._Element, header: etree._Element, sending: Sending, scene: Scene, around: Section
    ) -> Description:
        """Describe one of several files in one: it says of itself what a whole does, and has the rest from around."""
        known, outer = self._whole(element, header, sending, scene), around.description
        return replace(
            known,
            genre=known.genre or outer.genre,
            language=language_of(element, header) or outer.language,
            authors=known.authors or outer.authors,
            licence=known.licence or outer.licence,
        )

    def _division(
        self, element: etree._Element, sending: Sending, scene: Scene, around: Section, passages: tuple[Passage, ...]
    ) -> Description:
        outer = around.description
        opening = [child for child in element if local(child) in _OPENING]
        date = sending.date or scene.date or first_date(opening, outer.language) or stamped(element)
        title = closed_up(next((one.received for one in passages if one.element == "head" and not one.within), ""))
        if date is None and not any(local(child) in DIVISIONS for child in element):
            date = headed(title, outer.language)
            self._is_headed.update([identifier(element)] if date else [])
        place = sending.place or scene.place or next((one for child in opening for one in self._places(child)), None)
        senders, addressees = (
            sending.senders or self._marked(element, "from"),
            sending.addressees or self._marked(element, "to"),
        )
        is_apart = date is not None or bool(senders)
        if not is_apart and around.id not in self._has_last_resort:
            date = outer.date
        elif not is_apart:
            self._has_last_resort.add(identifier(element))
        return Description(
            title=title,
            genre=next((GENRES[kind] for kind in _kinds(element) if kind in GENRES), outer.genre),
            language=_own_language(element) or outer.language,
            authors=senders or outer.authors or self._signed(element),
            addressees=addressees or (() if is_apart else outer.addressees),
            venue=scene.venue or (None if is_apart else outer.venue),
            place=place or (None if is_apart else outer.place),
            occasion=scene.occasion or (None if is_apart else outer.occasion),
            date=date,
            licence=outer.licence,
        )

    def _ground(self, element: etree._Element) -> tuple[str, Certainty]:
        """Give the rule by which the date of a section was found, and how certain that is."""
        key = identifier(element)
        if key in self._has_last_resort:
            return "The file gives no date of writing; this is when it was printed or published.", "low"
        if key in self._is_headed:
            return "The file marks no date here; this is the one day that the heading names.", "medium"
        return _SAYS_SO, "high"

    def _genre(self, element: etree._Element, header: etree._Element | None, sending: Sending) -> str | None:
        said = genre_in(header) or next((GENRES[kind] for kind in _kinds(element) if kind in GENRES), None)
        if said or sending != Sending():
            return said or "letter"
        passages = list(self._contents.passages)
        spoken = {name: sum(any(one.element == name for one in passage.within) for passage in passages) for name in ("u", "sp")}
        if spoken["u"]:
            return "debate"
        return "play" if spoken["sp"] > _SPOKEN * len(passages) else None

    def _entitled(self, known: Description, element: etree._Element, passages: tuple[Passage, ...]) -> Description:
        """Let a text without a title have its number, or its first words, or at least a name."""
        if known.title:
            return known
        number, kind = element.get("n", ""), next(iter(reversed(_kinds(element))), "")
        if number and kind:
            return replace(known, title=f"{kind.capitalize()} {number}")
        first = next((one.received for one in passages), "")
        if not first:
            return replace(known, title=kind.capitalize() or self._adoption.item or self._contents.path)
        is_cut = len(first) > _INCIPIT_LENGTH
        title = first[:_INCIPIT_LENGTH].rsplit(" ", 1)[0] + " …" if is_cut else first
        return replace(known, title=title, title_is_incipit=True)

    def _marked(self, element: etree._Element, kind: str) -> tuple[Agent, ...]:
        """Give whom a heading marks as writer or addressee, as *Foreign Relations of the United States* does."""
        heads = [child for child in element if local(child) in ("head", "opener")]
        names = (one for head in heads for one in head.iter(tei("persName")) if one.get("type") == kind)
        return distinct(self._people.agent(one) for one in names)

    def _signed(self, element: etree._Element) -> tuple[Agent, ...]:
        signatures = [one for child in element if local(child) in ("closer", "signed") for one in child.iter(tei("signed"))]
        return distinct(self._people.agent(one) for signed in signatures for one in signed.iter(tei("persName")))[:1]

    def _places(self, opening: etree._Element) -> tuple[Agent, ...]:
        return distinct(self._people.agent(one) for one in opening.iter(tei("placeName"), tei("settlement")))


def _stated(known: Description, outer: Description | None, dating: tuple[str, Certainty]) -> Iterator[Assertion]:
    """Give an assertion for every value that the file states and that is not merely that of the section around; ``dating`` is
    the ground of its date.
    """
    if known.date is not None and (outer is None or known.date != outer.date):
        yield _received("date", to_edtf(known.date), known.date.wording, *dating)
    agents: tuple[tuple[Aspect, tuple[Agent, ...], tuple[Agent, ...]], ...] = (
        ("author", known.authors, outer.authors if outer else ()),
        ("addressee", known.addressees, outer.addressees if outer else ()),
        ("place", (known.place,) if known.place else (), (outer.place,) if outer and outer.place else ()),
        ("venue", (known.venue,) if known.venue else (), (outer.venue,) if outer and outer.venue else ()),
    )
    for aspect, named, around in agents:
        for agent in named if named != around else ():
            yield _received(aspect, agent.key, agent.name, _SAYS_SO, "high")
    if known.genre is not None and (outer is None or known.genre != outer.genre):
        yield _received("genre", known.genre, known.genre, "From what the file says of itself, or how it is marked up.", "high")


def _received(aspect: Aspect, value: str, label: str, rule: str, certainty: Certainty) -> Assertion:
    return Assertion(aspect, value, label or value, certainty, "received", rule)


def _kinds(element: etree._Element) -> list[str]:
    """Give what an element says it is, the more general first."""
    return [kind.lower() for name in ("type", "subtype") if (kind := element.get(name, "")) and kind != "textpart"]


def _own_language(element: etree._Element) -> str:
    return language_of(element, None)


def _pointers(element: etree._Element, name: str) -> list[str]:
    return str(element.get(name) or "").split()
