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
    one for lists and citations ("Lenin, V. I."), ``variants`` other forms found in texts, ``languages`` (name, BCP 47 tag)
    pairs of those whose language is said. ``span`` is the life of a person or the days of an event, ``begin`` and ``end``
    its ends as exactly as they are known, each in the calendar it was given in. ``former`` are keys that were this one's or
    another's for the same. ``identifiers`` are (scheme, value) pairs with scheme ``wikidata``, ``viaf`` or
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
    begin: DateInterval | None = None
    end: DateInterval | None = None
    languages: tuple[tuple[str, str], ...] = ()
    former: tuple[str, ...] = ()

    def language_of(self, name: str) -> str | None:
        """Give the language of a form of the name (BCP 47), None where it is not said."""
        return dict(self.languages).get(name)
