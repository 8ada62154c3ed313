"""What a search gives: plain values, the same from every engine."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from archive.dates import DateInterval
from archive.model import Agent, TextUnit
from archive.reference import Reference
from archive.search.holding.bitsets import Numbers
from archive.search.holding.postings import Reading
from archive.search.query.tree import EVERYTHING, Query
from archive.search.words.analysis import Spans

Level = Literal["texts", "passages"]
Order = Literal["relevance", "date", "-date", "speaker", "title", "-ingested"]
"""What hits are sorted by; ``-`` stands for the latest first."""
Collation = Literal["left1", "left2", "left3", "right1", "right2", "right3", "hit", "speaker", "date", "-date"]
"""What the lines of a concordance are sorted by: a word before or behind the hit, the hit, who says it, when."""
FACETS = ("person", "venue", "year", "genre", "language")
"""The facets, in the order shown. ``person`` is the voice at passage level, everybody heard or writing at text level."""

Snippet = tuple[tuple[str, bool], ...]
"""Stretches of text in order, each with whether it matched; "…" stands as a stretch of its own where text was left out."""


@dataclass(frozen=True, slots=True)
class Request:
    """One search. ``filters`` are (facet, key) pairs, several of one facet meaning any of them. ``start`` is 0-based.

    ``without`` are folded forms struck out by the reader, of which the first MAX_STRUCK count: nothing is found by them.
    ``within`` says in which passages is looked, so that words are counted in these alone (see ``filtering.place_of``).
    """

    query: Query
    level: Level = "passages"
    filters: tuple[tuple[str, str], ...] = ()
    order: Order = "relevance"
    start: int = 0
    size: int = 20
    without: tuple[str, ...] = ()
    within: Query = EVERYTHING


ALL = Request(EVERYTHING)
"""Every passage there is."""


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


class FacetValue(NamedTuple):
    """One value of a facet, with the number of hits it would leave; a tuple, as a page has hundreds."""

    key: str
    label: str
    count: int  # type: ignore[assignment]  # not how often a tuple has something


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


@dataclass(frozen=True, slots=True)
class FormCount:
    """A word form by which a term of the query is found: ``term`` as spelled in the query, ``form`` folded.

    ``count`` is how often it stands in what is found; of a form that is struck, how often it would if none were.
    """

    term: str
    form: str
    count: int
    is_struck: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """The occurrences behind one cell of a table.

    ``voice`` is the key of who says them, "" nobody known, None anybody; ``year`` that of their texts, "undated" for texts of
    no one year, None any.
    """

    voice: str | None = None
    year: int | Literal["undated"] | None = None


ANY = Cell()
"""Everything: no cell in particular."""


@dataclass(frozen=True, slots=True)
class Line:
    """One occurrence in its context, some 60 characters each side, cut between words and within the passage.

    ``reference`` has offsets where the reading shown is that of the received text. ``reading`` is "received" where the passage
    has a correction and is shown without it. ``index`` (from 0) is its number among the marks of its passage, ``ordinal`` (from
    1) among those of its section, passages in the order they are in the text. ``voice`` says its first word.
    """

    reference: Reference
    item: str
    section: str
    passage: str
    title: str
    authors: tuple[Agent, ...]
    voice: Agent | None
    date: DateInterval | None
    left: str
    hit: str
    right: str
    reading: Reading
    index: int
    ordinal: int


@dataclass(frozen=True, slots=True)
class Lines:
    """Some lines of a concordance that has ``total``; ``notes`` as in Results."""

    total: int
    lines: tuple[Line, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Count:
    """``hits`` are occurrences, ``passages`` those that match, ``words`` all words (as received) among which was looked."""

    hits: int = 0
    passages: int = 0
    words: int = 0


@dataclass(frozen=True, slots=True)
class Frequencies:
    """Occurrences by the year of their text, each year that has words; ``undated`` are texts of no one year.

    The words are all those among which there could be a hit: what the filters leave, and of a query that asks for somebody's
    own voice, the words in this voice.
    """

    total: Count
    years: dict[int, Count]
    undated: Count


@dataclass(frozen=True, slots=True)
class Speaking:
    """Who says the occurrences: ``key`` and ``label`` of a person, both "" for words in nobody's known voice.

    An occurrence is said by who says its first word. The words of a Count are those in this voice, its passages those with such
    an occurrence. None in ``years`` stands for texts of no one year; a year is there when it has words.
    """

    key: str
    label: str
    years: dict[int | None, Count]
    whole: Count


@dataclass(frozen=True, slots=True)
class Bin:
    """A stretch of a text with the number of occurrences in it; ``ordinal`` is that of the first (see Line), 0 without one."""

    hits: int = 0
    ordinal: int = 0


@dataclass(frozen=True, slots=True)
class Strip:
    """Where in a text the occurrences are: its ``words`` (as received) cut into stretches of equal length, in order."""

    total: int
    words: int
    bins: tuple[Bin, ...]


@dataclass(frozen=True, slots=True)
class Appearance:
    """A text in which somebody appears, with the ids of the passages in order and the number of words (see Appearances).

    ``snippets`` are of its first passages, each with that passage's id.
    """

    text: TextUnit
    passages: tuple[str, ...]
    words: int
    snippets: tuple[tuple[str, Snippet], ...]


@dataclass(frozen=True, slots=True)
class Appearances:
    """Some of ``texts`` texts, in order of date, in which so many ``passages`` were found.

    ``words`` are those in the voice of whoever was asked for, else all words of the passages.
    """

    texts: int
    passages: int
    words: int
    shown: tuple[Appearance, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Marking:
    """What the page of a text marks in a passage: half-open runs of its words, a row each, by their numbers in the reading
    in which it is shown; "received" only where there is another one.
    """

    reading: Reading
    runs: Numbers

    def ranges(self, text: str) -> tuple[tuple[int, int], ...]:
        """Give the runs in that reading as half-open offsets in code points."""
        return Spans(text).ranges(self.runs.tolist())
