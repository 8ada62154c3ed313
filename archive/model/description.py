"""What is said about an item or a section, and why it is said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from archive.dates import DateInterval

Certainty = Literal["high", "medium", "low", "unknown"]
"""TEI's ``teidata.certainty``."""

Responsible = Literal["archivist", "importer", "received"]
"""Who stands behind a value: the archivist (catalogue), the importer (inferred), the source itself (adopted TEI)."""

Aspect = Literal[
    "title",
    "genre",
    "language",
    "author",
    "addressee",
    "speaker",
    "voice",
    "venue",
    "place",
    "occasion",
    "date",
    "mention",
    "correction",
]
"""What an assertion is about. ``speaker`` is who delivered the speech; ``voice`` who says one reported utterance."""


@dataclass(frozen=True, slots=True)
class Agent:
    """A person, place, organisation or event as one item means it.

    ``key`` is the id of the authority; for a name that no authority has it is the name itself after ``name:``.
    """

    key: str
    name: str

    @classmethod
    def unlinked(cls, name: str) -> Agent:
        """Name someone the authorities do not know."""
        return cls(f"name:{name}", name)

    @property
    def is_linked(self) -> bool:
        """An authority stands behind the name."""
        return not self.key.startswith("name:")


@dataclass(frozen=True, slots=True)
class Span:
    """Words of a passage: half-open offsets in code points of its received text, and those words."""

    passage: str
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Rejected:
    """An alternative that was weighed and ruled out, with the reason, a clause fit to be read."""

    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class Assertion:
    """One value that is stated or inferred, with everything needed to judge it.

    ``value`` is an agent's key, an EDTF date in the Gregorian calendar, or plain words; ``label`` the same for a reader.
    ``rule`` says in one or two sentences how the value was found. ``target`` is the passage or the ``xml:id`` the
    assertion is about where that is not the whole item (a ``voice``, a ``correction``); "" for the item.
    ``from_name`` is true when the file's name was the evidence.
    """

    aspect: Aspect
    value: str
    label: str
    certainty: Certainty
    responsible: Responsible
    rule: str
    evidence: tuple[Span, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    target: str = ""
    from_name: bool = False


@dataclass(frozen=True, slots=True)
class Description:
    """The metadata of an item, or of a section with metadata of its own.

    ``language`` is a BCP 47 tag. ``venue`` is where or before whom a speech was made (a place, organisation or event),
    ``place`` the town, ``occasion`` the event. ``source`` is the bibliographic source in words, ``licence`` a note on
    the rights. ``title_is_incipit`` is true when the text has no title and its first words stand in.
    """

    title: str
    title_is_incipit: bool = False
    genre: str | None = None
    language: str = "und"
    authors: tuple[Agent, ...] = ()
    addressees: tuple[Agent, ...] = ()
    speakers: tuple[Agent, ...] = ()
    venue: Agent | None = None
    place: Agent | None = None
    occasion: Agent | None = None
    date: DateInterval | None = None
    source: str = ""
    licence: str = ""
    mentions: tuple[Agent, ...] = ()
    assertions: tuple[Assertion, ...] = ()
