"""What the index is built from: a text (one section) with its passages, as plain values."""

from __future__ import annotations

from dataclasses import dataclass

from archive.dates import DateInterval
from archive.model.description import Agent
from archive.model.text import Voice


@dataclass(frozen=True, slots=True)
class PassageUnit:
    """A passage to be indexed; ``received``, ``corrected`` and ``voices`` as in Passage (offsets are of ``received``);
    ``corrected_voices`` are the same with offsets of ``corrected``.

    ``voiced`` gives, for each voice that says part of it, that part as (received, corrected); one pair a voice, its
    stretches joined by a blank. ``element`` is the TEI name, ``mentions`` the keys of those named in the passage.
    """

    id: str
    element: str
    received: str
    corrected: str
    language: str
    voices: tuple[Voice, ...] = ()
    corrected_voices: tuple[Voice, ...] = ()
    voiced: tuple[tuple[str, str, str], ...] = ()
    mentions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TextUnit:
    """A section to be indexed. ``section`` is its id, ``is_item`` true for the outermost of its item.

    ``version`` is the item's. ``voices`` are the agents heard in it, the speaker of a speech included. ``ingested`` is the
    day of the item's first ingest (ISO 8601), so that lists and feeds can say what is new without opening a master.
    """

    item: str
    version: str
    section: str
    is_item: bool
    title: str
    language: str
    genre: str | None
    authors: tuple[Agent, ...]
    addressees: tuple[Agent, ...]
    voices: tuple[Agent, ...]
    venue: Agent | None
    place: Agent | None
    occasion: Agent | None
    mentions: tuple[Agent, ...]
    date: DateInterval | None
    passages: tuple[PassageUnit, ...]
    ingested: str = ""
