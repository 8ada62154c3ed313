"""What a search gives: plain values, the same from every engine."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from archive.dates import DateInterval
from archive.model import Agent
from archive.reference import Reference
from archive.search.query import Query

Level = Literal["texts", "passages"]
Order = Literal["relevance", "date", "-date", "speaker", "title"]
FACETS = ("person", "venue", "year", "genre", "language")
"""The facets, in the order shown. ``person`` is the voice at passage level, everybody heard or writing at text level."""

Snippet = tuple[tuple[str, bool], ...]
"""Stretches of text in order, each with whether it matched; "…" stands as a stretch of its own where text was left out."""


@dataclass(frozen=True, slots=True)
class Request:
    """One search. ``filters`` are (facet, key) pairs, several of one facet meaning any of them. ``start`` is 0-based."""

    query: Query
    level: Level = "passages"
    filters: tuple[tuple[str, str], ...] = ()
    order: Order = "relevance"
    start: int = 0
    size: int = 20


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage, or a text with its best passages.

    ``reference`` names the passage or section in its version. ``passage`` is None at text level; ``voice`` who says the
    matched words, where known. ``snippets`` are of the passage, or of up to three passages of the text, each with that
    passage's id.
    """

    reference: Reference
    section: str
    passage: str | None
    title: str
    genre: str | None
    authors: tuple[Agent, ...]
    addressees: tuple[Agent, ...]
    voice: Agent | None
    venue: Agent | None
    place: Agent | None
    date: DateInterval | None
    snippets: tuple[tuple[str, Snippet], ...]
    score: float


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet, with the number of hits it would leave."""

    key: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Results:
    """``total`` hits at the level asked for, ``texts`` and ``passages`` the totals at both, ``facets`` by name, counted
    over all matches. ``notes`` are sentences: limits that cut something, parts that were not understood.
    """

    total: int
    texts: int
    passages: int
    hits: tuple[Hit, ...]
    facets: dict[str, tuple[FacetValue, ...]]
    notes: tuple[str, ...] = ()
