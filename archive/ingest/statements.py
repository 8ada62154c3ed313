"""What the archivist states in a row of the catalogue."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from archive.authorities import Authorities, Kind
from archive.dates import display, to_edtf
from archive.errors import SourceError
from archive.model import Agent, Aspect, Assertion, Description, Rejected
from archive.model.overruling import STATED
from archive.sources import Row
from archive.sources.statements import stated_date

SHOWN = 6
"""Sections named, the outermost among them, where one is not found."""

_WHO = (Kind.PERSON, Kind.ORGANISATION)


def statements(row: Row, authorities: Authorities) -> Description:
    """Give what a row states, with an assertion for each value; what it does not state is left empty.

    Names are keys or names of authorities, those of authors, addressees and speakers parted by semicolons; a name that no
    authority has, or several have, stays a name. The row is one that ``sources`` found without fault.
    """
    said = row.values
    authors, of_authors = _several("author", said.get("author", ""), authorities)
    addressees, of_addressees = _several("addressee", said.get("addressee", ""), authorities)
    speakers, of_speakers = _several("speaker", said.get("speaker", ""), authorities)
    venue, of_venue = _one("venue", said.get("venue", ""), (Kind.EVENT, Kind.ORGANISATION, Kind.PLACE), authorities)
    place, of_place = _one("place", said.get("place", ""), (Kind.PLACE,), authorities)
    occasion, of_occasion = _one("occasion", said.get("occasion", ""), (Kind.EVENT,), authorities)
    date = stated_date(said["date"]) if "date" in said else None
    words: tuple[Aspect, ...] = ("title", "genre", "language")
    return Description(
        title=said.get("title", ""),
        genre=said.get("genre"),
        language=said.get("language", "und"),
        authors=authors,
        addressees=addressees,
        speakers=speakers,
        venue=venue,
        place=place,
        occasion=occasion,
        date=date,
        source=said.get("bibliography", ""),
        licence=said.get("licence", ""),
        assertions=(
            *(_statement(aspect, said[aspect], said[aspect]) for aspect in words if aspect in said),
            *(*of_authors, *of_addressees, *of_speakers, *of_venue, *of_place, *of_occasion),
            *((_statement("date", to_edtf(date), display(date)),) if date else ()),
        ),
    )


def rows_of_sections(row: Row, sections: Sequence[str]) -> dict[str, Row]:
    """Give the row that speaks of each section, by its id; ``sections`` are all ids, the outermost first.

    Raise SourceError for a row that speaks of a section which is not there.
    """
    for one in row.sections:
        if one.section not in sections:
            there = f"it has {', '.join(sections[1:SHOWN])}" if len(sections) > 1 else "it has no sections"
            more = " and others" if len(sections) > SHOWN else ""
            reason = f"speaks of section “{one.section}” of “{row.source}”, which is not there: {there}{more}."
            raise SourceError("seeds/catalogue.csv", one.line, reason)
    return {sections[0]: row} | {one.section: one for one in row.sections}


def _several(aspect: Aspect, names: str, authorities: Authorities) -> tuple[tuple[Agent, ...], tuple[Assertion, ...]]:
    found = [_named(aspect, name.strip(), _WHO, authorities) for name in names.split(";") if name.strip()]
    return tuple(agent for agent, _ in found), tuple(assertion for _, assertion in found)


def _one(
    aspect: Aspect, name: str, kinds: Sequence[Kind], authorities: Authorities
) -> tuple[Agent | None, tuple[Assertion, ...]]:
    if not name:
        return None, ()
    agent, assertion = _named(aspect, name, kinds, authorities)
    return agent, (assertion,)


def _named(aspect: Aspect, name: str, kinds: Sequence[Kind], authorities: Authorities) -> tuple[Agent, Assertion]:
    """Find who is meant by a key or a name; where several authorities share the name, say so and link none."""
    keys = list(dict.fromkeys(key for kind in kinds for key in authorities.resolve(name, kind)))
    authority = authorities.get(name) or (authorities.get(keys[0]) if len(keys) == 1 else None)
    agent = Agent(authority.key, authority.name) if authority else Agent.unlinked(name)
    rejected = () if authority else tuple(Rejected(key, f"several authorities are called “{name}”") for key in keys)
    return agent, replace(_statement(aspect, agent.key, agent.name), rejected=rejected)


def _statement(aspect: Aspect, value: str, label: str) -> Assertion:
    return Assertion(aspect, value, label, "high", "archivist", STATED)
