"""The words of a search inside a text: where they stand, which of them is in view, and the way to the next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from flask import url_for

from archive.model import Section
from archive.model.resolution import Resolved
from archive.reference import Reference
from archive.search import And, Named, Or, Query, Searcher, matches, parse
from archive.tei import View
from archive.web.addresses import url_of


@dataclass(frozen=True, slots=True)
class Hits:
    """``ranges`` are by passage, in the text of the view; ``here`` counts from 1, 0 when nothing was found.

    ``previous`` and ``next`` are None at the first and the last.
    """

    words: str
    ranges: Mapping[str, tuple[tuple[int, int], ...]]
    total: int
    here: int
    previous: str | None
    next: str | None
    results: str


def hits_in(
    section: Section,
    view: View,
    words: str,
    asked: int | None,
    resolved: Resolved,
    reference: Reference,
    searcher: Searcher | None,
) -> Hits:
    """Find the words of a query in a section.

    ``asked`` is the hit to be in view, None for the first of the passages that the address names; ``reference`` is the
    section's, without a passage; ``searcher`` tells who is meant by a name, None marks words in anybody's voice.
    """
    query, language = parse(words).query, section.description.language
    if searcher is not None:
        query = _resolved(query, searcher)
    ranges = {}
    for passage in section.passages:
        text = passage.received if view == "received" else passage.corrected
        # The offsets of voices are those of the received text; where a correction moved them, all voices are marked.
        voices = passage.voices if text == passage.received else ()
        found = matches(query, text, passage.language or language, voices)
        if found:
            ranges[passage.id] = found
    total = sum(map(len, ranges.values()))
    here = asked if asked is not None and 1 <= asked <= total else _first_in(resolved, ranges)

    def url(hit: int) -> str | None:
        shown = view if view != "corrected" else None
        return url_of(reference, q=words, hit=hit, view=shown, _anchor=f"hit-{hit}") if 1 <= hit <= total else None

    return Hits(words, ranges, total, here, url(here - 1), url(here + 1), url_for("search.page", q=words))


def _resolved(query: Query, searcher: Searcher) -> Query:
    """Say who is meant by the names in a query."""
    match query:
        case And(parts) | Or(parts):
            return type(query)(tuple(_resolved(part, searcher) for part in parts))
        case Named(field, text):
            return replace(query, keys=searcher.resolve(field, text))
        case _:
            return query


def _first_in(resolved: Resolved, ranges: Mapping[str, tuple[tuple[int, int], ...]]) -> int:
    """Count to the first hit of the passages that were asked for; the first of all when they have none."""
    before = 0
    for passage, found in ranges.items():
        if passage in resolved.passages:
            return before + 1
        before += len(found)
    return 1 if ranges else 0
