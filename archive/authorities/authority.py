"""One person, place, organisation or event that the archive knows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from archive.dates import DateInterval


class Kind(StrEnum):
    """What an authority is of; the value is the name of its table in ``authorities.toml``."""

    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class Authority:
    """Who or what is meant by a name.

    ``key`` is its id, unique over all kinds, an NCName in lower case. ``name`` is the display form, ``sort_name`` the
    one for lists and citations ("Lenin, V. I."), ``variants`` other forms found in texts. ``span`` is the life of a
    person or the days of an event. ``identifiers`` are (scheme, value) pairs with scheme ``wikidata``, ``viaf`` or
    ``geonames``. ``place`` and ``organisation`` are keys: where an event sat, whose it was.
    """

    key: str
    kind: Kind
    name: str
    sort_name: str
    variants: tuple[str, ...] = ()
    span: DateInterval | None = None
    identifiers: tuple[tuple[str, str], ...] = ()
    place: str | None = None
    organisation: str | None = None
    note: str = ""
    genre: str | None = None
