"""Proposes authorities for the names that nobody has identified yet, each ready to be put into ``authorities.toml``."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count

from archive.authorities import Authorities, Kind
from archive.authorities.alike import has_surname, spelled_alike
from archive.authorities.file import can_be_key
from archive.model import Agent, Item
from archive.tei import slug

UNHEARD = ("play",)
"""Genres whose voices are characters and not people."""

_LONGEST = 60
"""Characters of a proposed key at most."""

_OF_BODIES = frozenset(("of", "the", "for", "in"))
"""Small words in the name of an office or a body, and in no person's."""

_PARTICLES = frozenset("van von der den de da di del della du la le zu".split())
"""Small words before a surname, which lists pass over."""


@dataclass(frozen=True, slots=True)
class Named:
    """A name that no authority has, as one item has it."""

    item: str
    kind: Kind
    name: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """An authority that may be missing: its name, the items that have it, and names that are likely to mean the same."""

    kind: Kind
    key: str
    name: str
    items: tuple[str, ...]
    alike: tuple[str, ...] = ()

    @property
    def toml(self) -> str:
        """The entry for ``authorities.toml``."""
        lines = [f"[{self.kind}.{self.key}]", f"name = {_quoted(_turned(self.name))}"]
        if self.kind is Kind.PERSON and (sort_name := _sort_name(_turned(self.name))) != _turned(self.name):
            lines.append(f"sort_name = {_quoted(sort_name)}")
        if _turned(self.name) != self.name:
            lines.append(f"variants = [{_quoted(self.name)}]")
        lines += (f"# perhaps the same: {_quoted(name)}" for name in self.alike)
        return "\n".join(lines)


def named_in(item: Item) -> Iterator[Named]:
    """Give the names in an item that no authority has, each once: of writers, recipients, speakers, voices, places."""
    bodies = {
        passage.received[mark.start : mark.end]
        for passage in item.passages
        for mark in passage.marks
        if mark.element == "orgName"
    }
    seen: set[Named] = set()
    for kind, agent in _agents(item):
        name = " ".join(agent.name.split())
        is_body = kind is Kind.PERSON and (agent.name in bodies or not _OF_BODIES.isdisjoint(name.casefold().split()))
        named = Named(item.id, Kind.ORGANISATION if is_body else kind, name)
        if not agent.is_linked and named not in seen and has_surname(name) and not any(one.isdigit() for one in name):
            seen.add(named)
            yield named


def _agents(item: Item) -> Iterator[tuple[Kind, Agent]]:
    names = dict(item.agents)
    for section in item.sections:
        said = section.description
        yield from ((Kind.PERSON, agent) for agent in (*said.authors, *said.addressees, *said.speakers))
        yield from ((Kind.PLACE, agent) for agent in (said.place,) if agent)
        yield from ((Kind.EVENT, agent) for agent in (said.occasion,) if agent)
        for passage in section.passages if said.genre not in UNHEARD else ():
            for voice in passage.voices:
                yield Kind.PERSON, Agent(voice.key, names.get(voice.key, voice.key.removeprefix("name:")))


def proposals(names: Iterable[Named], authorities: Authorities) -> tuple[Proposal, ...]:
    """Propose an authority for each name, those of the most items first."""
    items: dict[tuple[Kind, str], list[str]] = {}
    for named in names:
        items.setdefault((named.kind, named.name), []).append(named.item)
    alike = _alike([name for kind, name in items if kind is Kind.PERSON], authorities)
    ordered = sorted(items.items(), key=lambda one: (-len(one[1]), one[0]))
    keys = {authority.key for authority in authorities}
    made = []
    for (kind, name), where in ordered:
        key = _key(kind, name, keys)
        keys.add(key)
        others = alike.get(name, ()) if kind is Kind.PERSON else ()
        made.append(Proposal(kind, key, name, tuple(where), others))
    return tuple(made)


def _alike(names: Collection[str], authorities: Authorities) -> Mapping[str, tuple[str, ...]]:
    """Give for each name those that are likely to be of the same person, the authorities' among them."""
    known = {form for authority in authorities.of(Kind.PERSON) for form in (authority.name, *authority.variants)}
    groups = spelled_alike([*names, *sorted(known.difference(names))])
    return {name: tuple(other for other in group if other != name) for group in groups for name in group}


def _key(kind: Kind, name: str, taken: Collection[str]) -> str:
    """Make a key of a name that is not taken; one of the forms that masters use for their own parts gets its kind before it."""
    plain = slug(_turned(name))[:_LONGEST].strip("-")
    key = plain if can_be_key(plain) else f"{kind}-{plain}".strip("-")
    numbered = (key if number == 1 else f"{key}-{number}" for number in count(1))
    return next(one for one in numbered if one not in taken)


def _turned(name: str) -> str:
    """Write "Rogers, Walter S." as "Walter S. Rogers"."""
    surname, comma, given = name.partition(", ")
    return f"{given} {surname}" if comma and " " not in surname and given else name


def _sort_name(name: str) -> str:
    """Write "Walter S. Rogers" as "Rogers, Walter S.", with particles behind the given names."""
    *given, surname = name.split()
    return f"{surname}, {' '.join(given)}" if given and (given[-1] not in _PARTICLES or len(given) > 1) else name


def _quoted(words: str) -> str:
    """Write a basic string of TOML, which has the escapes of JSON."""
    return json.dumps(words, ensure_ascii=False).replace("\x7f", "\\u007f")
