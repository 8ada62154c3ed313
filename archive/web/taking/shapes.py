"""The forms in which hits, lines and counts are taken away: as a row of a table, and as an object of JSON.

A row has words that a spreadsheet may sort by; an object has the exact text, keys beside names, and nothing joined.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from archive.dates import DateInterval, display, to_edtf
from archive.model import Agent
from archive.reference import Reference
from archive.search import Count, Hit, Line, Snippet, Speaking
from archive.web.addresses import absolute, url_of
from archive.web.counting.concordance import line_url
from archive.web.counting.measures import PER, rate
from archive.web.library import library
from archive.web.searching.asking import Asked
from archive.web.taking.tables import Cell

UNDATED = "undated"
"""What stands for the year of texts that have no one year."""

_WHERE = ("reference", "address", "title")
_WHEN = ("date", "date_in_words", "date_as_written")

HITS = (
    *_WHERE, "passage", "authors", "author_keys", "addressees", "addressee_keys", "speaker", "speaker_key", "venue",
    "venue_key", "place", "place_key", *_WHEN, "genre", "language", "snippet", "matched",
)  # fmt: skip
"""Columns of a table of texts or passages; several people are parted by a semicolon, several snippets by a vertical bar."""

LINES = (
    *_WHERE, "passage", "authors", "author_keys", "speaker", "speaker_key", *_WHEN, "left", "hit", "right", "reading", "number",
    "link",
)  # fmt: skip
"""Columns of a concordance. ``number`` counts the hits of the section; ``link`` opens the text at this one."""

YEARS = ("search", "year", "hits", "passages", "words", "per_10000_words")
"""Columns of a frequency table."""

SPEAKERS = ("speaker", "speaker_key", "year", "hits", "passages", "words", "per_10000_words")
"""Columns of the table of who says it; what nobody is known to say has neither name nor key."""


def hit_row(hit: Hit) -> tuple[Cell, ...]:
    """Give a hit as a row."""
    return (
        str(hit.reference),
        public(hit.reference),
        hit.title,
        hit.passage,
        *_people(hit.authors),
        *_people(hit.addressees),
        *_one(hit.voice),
        *_one(hit.venue),
        *_one(hit.place),
        *_dates(hit.date),
        hit.genre,
        _language(hit.reference.item, hit.section),
        " | ".join(_plain(snippet) for _, snippet in hit.snippets),
        "; ".join(words for _, snippet in hit.snippets for words, is_match in snippet if is_match),
    )


def hit_object(hit: Hit) -> dict[str, object]:
    """Give a hit as an object. ``snippets`` are parts in order, each as (text, whether it matched)."""
    return {
        "reference": str(hit.reference),
        "address": public(hit.reference),
        "item": hit.reference.item,
        "version": hit.reference.version,
        "section": hit.section,
        "passage": hit.passage,
        "title": hit.title,
        "genre": hit.genre,
        "language": _language(hit.reference.item, hit.section),
        "authors": [_agent(agent) for agent in hit.authors],
        "addressees": [_agent(agent) for agent in hit.addressees],
        "speaker": _agent(hit.voice),
        "venue": _agent(hit.venue),
        "place": _agent(hit.place),
        "date": _date(hit.date),
        "snippets": [
            {"passage": passage, "address": public(hit.reference.block(passage)), "parts": [list(part) for part in snippet]}
            for passage, snippet in hit.snippets
        ],
    }


def line_row(line: Line, question: Asked) -> tuple[Cell, ...]:
    """Give a line of a concordance as a row."""
    return (
        str(line.reference),
        public(line.reference),
        line.title,
        line.passage,
        *_people(line.authors),
        *_one(line.voice),
        *_dates(line.date),
        line.left,
        line.hit,
        line.right,
        line.reading,
        line.ordinal,
        public_url(line_url(line, question)),
    )


def line_object(line: Line, question: Asked) -> dict[str, object]:
    """Give a line of a concordance as an object; ``parts`` are what stands left of the hit, the hit, what stands right."""
    return {
        "reference": str(line.reference),
        "address": public(line.reference),
        "link": public_url(line_url(line, question)),
        "item": line.item,
        "version": line.reference.version,
        "section": line.section,
        "passage": line.passage,
        "title": line.title,
        "language": _language(line.item, line.section),
        "authors": [_agent(agent) for agent in line.authors],
        "speaker": _agent(line.voice),
        "date": _date(line.date),
        "parts": [[line.left, False], [line.hit, True], [line.right, False]],
        "reading": line.reading,
        "number": line.ordinal,
    }


def year_rows(search: str, counts: Iterable[tuple[int | None, Count]]) -> Iterator[tuple[Cell, ...]]:
    """Give the counts of one search by year as rows; None among the years is what is undated."""
    yield from ((search, *_counted(year, count)) for year, count in counts)


def speaker_rows(one: Speaking) -> Iterator[tuple[Cell, ...]]:
    """Give what one person says by year as rows."""
    yield from ((one.label, one.key, *_counted(year, count)) for year, count in one.years.items())


def count_object(count: Count) -> dict[str, object]:
    """Give a count as an object."""
    return {"hits": count.hits, "passages": count.passages, "words": count.words, f"per_{PER}_words": round(rate(count), 4)}


def year_objects(counts: Iterable[tuple[int | None, Count]]) -> list[dict[str, object]]:
    """Give counts by year as objects; null is the year of what is undated."""
    return [{"year": year, **count_object(count)} for year, count in counts]


def public(reference: Reference) -> str:
    """Give the public address of what a reference names."""
    return public_url(url_of(reference))


def public_url(url: str) -> str:
    """Give the public form of an address within the site."""
    return absolute(library().settings.base_url, url)


def _counted(year: int | None, count: Count) -> Sequence[Cell]:
    return UNDATED if year is None else year, count.hits, count.passages, count.words, round(rate(count), 4)


def _people(agents: Sequence[Agent]) -> tuple[str, str]:
    return "; ".join(agent.name for agent in agents), "; ".join(agent.key for agent in agents)


def _one(agent: Agent | None) -> tuple[str, str]:
    return _people(() if agent is None else (agent,))


def _dates(date: DateInterval | None) -> tuple[str, str, str]:
    return ("", "", "") if date is None else (to_edtf(date), display(date), date.wording)


def _agent(agent: Agent | None) -> dict[str, str] | None:
    return None if agent is None else {"key": agent.key, "name": agent.name}


def _date(date: DateInterval | None) -> dict[str, str] | None:
    return None if date is None else dict(zip(("edtf", "words", "as_written"), _dates(date), strict=True))


def _language(item: str, section: str) -> str:
    text = library().holdings.text(item, section)
    return "und" if text is None else text.language


def _plain(snippet: Snippet) -> str:
    return "".join(words if words != "…" else " … " for words, _ in snippet).strip()
