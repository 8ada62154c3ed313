"""Whom a TEI file of others names: its own lists of people, places and organisations, and what its pointers mean."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from lxml import etree

from archive.authorities import Authorities, Authority
from archive.model import Agent
from archive.tei.names import identifier, local, words_of

NAMES = frozenset("persName orgName placeName name rs settlement geogName".split())
"""Elements that name somebody or some place."""

_POINTERS = ("ref", "corresp", "sameAs", "key")
_VOICES = ("who",)
_DESCRIBED = frozenset("person personGrp persona org place event nym role castItem".split())
_NAMED_BY = frozenset("persName orgName placeName eventName name label head role geogName settlement".split())
_GIVEN = frozenset("forename addName nameLink roleName genName".split())
_SCHEMES = (
    ("wikidata", re.compile(r"wikidata\.org/(?:wiki|entity)/(Q\d+)|(Q\d+)")),
    ("viaf", re.compile(r"viaf\.org/viaf/(\d+)")),
    ("geonames", re.compile(r"geonames\.org/(\d+)")),
)


class People:
    """The agents of one file; ``links`` give (key, name) by pointer, for those whom the archive knows.

    ``element`` gives the element with an ``xml:id``; without it, those who can be meant are looked for once.
    """

    def __init__(
        self,
        root: etree._Element,
        links: Mapping[str, tuple[str, str]],
        element: Callable[[str], etree._Element | None] | None = None,
    ) -> None:
        self._links = links
        self._element = element or _described(root).get

    def agent(self, named: etree._Element) -> Agent | None:
        """Give the agent a name means; None for a name without words and without a pointer."""
        words, pointer = name_in(named), pointer_of(named)
        if pointer:
            return self.pointed(pointer, words)
        return Agent.unlinked(words) if words else None

    def pointed(self, pointer: str, words: str = "") -> Agent:
        """Give the agent a pointer means; ``words`` are what the text calls it, for where the file has no name for it."""
        if pointer in self._links:
            return Agent(*self._links[pointer])
        return Agent.unlinked(self.name_of(pointer) or words or pointer)

    def name_of(self, pointer: str) -> str:
        """Give the name the file's own lists have for a pointer; "" for none."""
        element = self._meant(pointer)
        return "" if element is None else name_in(element)

    def key_of(self, pointer: str) -> str:
        """Give the key of the agent a pointer means."""
        return self.pointed(pointer).key

    def addresses(self, pointer: str) -> Iterator[str]:
        """Give everything that identifies whom a pointer means: itself, and the identifiers the file lists."""
        yield pointer
        element = self._meant(pointer)
        if element is not None:
            for one in element.iter():
                if local(one) == "idno":
                    yield words_of(one)
                yield from str(one.get("ref") or "").split()

    def _meant(self, pointer: str) -> etree._Element | None:
        element = self._element(pointer.removeprefix("#"))
        return element if element is not None and local(element) in _DESCRIBED | NAMES else None


def links_in(root: etree._Element, authorities: Authorities) -> dict[str, tuple[str, str]]:
    """Find the authorities that pointers of a file mean, by id or by an identifier that both give: (key, name) by pointer."""
    people = People(root, {})
    known = {one: authority for authority in authorities for one in authority.identifiers}
    links = {}
    for pointer in sorted(set(_pointers(root))):
        authority = authorities.get(pointer.removeprefix("#")) or _identified(people.addresses(pointer), known)
        if authority is not None:
            links[pointer] = authority.key, authority.name
    return links


def pointer_of(named: etree._Element) -> str:
    """Give the first pointer that says whom a name means; "" for none."""
    return next((value.split()[0] for name in _POINTERS if (value := (named.get(name) or "").strip())), "")


def name_in(element: etree._Element) -> str:
    """Give the name in an element: the first that its lists give, a surname after the other parts."""
    inner = next((child for child in element if local(child) in _NAMED_BY), None)
    if inner is not None:
        return name_in(inner)
    surnames = [child for child in element if local(child) == "surname"]
    given = [child for child in element if local(child) in _GIVEN]
    if surnames and given:
        return " ".join(words for child in (*given, *surnames) if (words := words_of(child)))
    return words_of(element)


def _described(root: etree._Element) -> dict[str, etree._Element]:
    described = root.iter(*(f"{{*}}{name}" for name in sorted(_DESCRIBED | NAMES)))
    return {key: element for element in described if (key := identifier(element))}


def _pointers(root: etree._Element) -> Iterator[str]:
    for element in root.iter():
        if local(element) in NAMES or local(element) == "author":
            yield pointer_of(element)
        for name in _VOICES:
            yield from (element.get(name) or "").split()


def _identified(addresses: Iterator[str], known: Mapping[tuple[str, str], Authority]) -> Authority | None:
    for address in addresses:
        for scheme, form in _SCHEMES:
            found = form.search(address)
            if found and (authority := known.get((scheme, next(filter(None, found.groups()), "")))):
                return authority
    return None
