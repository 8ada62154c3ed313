"""What a search marks in the sections of a text: from the index, where that was built from this very file, else by reading.

A passage is shown as corrected, unless more of what is looked for stands in it as received; every count is of what is shown.
Where no words are looked for but whom the texts name, the names are marked.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from threading import Lock
from weakref import WeakKeyDictionary

from archive.model import Section
from archive.repository import LEAST
from archive.search import And, Marking, Named, Or, Query, Request, Searcher, Words, matches, named, shown, struck
from archive.tei import Master, View, named_in, voices_in
from archive.web.holdings import Holdings
from archive.web.library import Opened

KEPT = 4
"""Searches whose marks are kept for each text: those of a few readers, who go from hit to hit."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What is marked in one section: ranges by passage, and the passages that are shown as received for it."""

    ranges: Mapping[str, tuple[tuple[int, int], ...]]
    as_received: frozenset[str]

    @property
    def total(self) -> int:
        """How many marks there are."""
        return sum(map(len, self.ranges.values()))

    def number(self, asked: int | None, passages: Sequence[str], shown: Sequence[int]) -> int | None:
        """Give the number of the hit in view: the one asked for; else the first in the passages, else of those ``shown``."""
        if asked is not None and 1 <= asked <= self.total:
            return asked
        before = 0
        for passage, found in self.ranges.items():
            if passage in passages:
                return before + 1
            before += len(found)
        return shown[0] if shown else None


class Found:
    """The marks of every section of an item, in their order. How many there are is known; where they are, is read when asked.

    ``totals`` are their numbers by section; ``read`` gives the marks of the section at a place.
    """

    def __init__(self, totals: Sequence[int], read: Callable[[int], Marks]) -> None:
        self.totals = tuple(totals)
        self.at = cache(read)

    @classmethod
    def of(cls, marks: Sequence[Marks]) -> Found:
        """Take the marks of sections that were all read."""
        return cls([each.total for each in marks], marks.__getitem__)


_kept: WeakKeyDictionary[Master, OrderedDict[tuple[Query, View], Found]] = WeakKeyDictionary()
_keeping = Lock()


def marks_of(state: Opened, request: Request, holdings: Holdings, view: View) -> Found:
    """Find what the words of a request ask for in each section of an item, in their order, for who holds its lock."""
    master, query = state.master, meant(request, holdings.searcher)
    key = (query, view)
    with _keeping:
        kept = _kept.setdefault(master, OrderedDict())
        if key in kept:
            kept.move_to_end(key)
            return kept[key]
    sections, keys = master.item.sections, named(query)
    if keys:
        found = Found.of([_names(master, section, keys, view) for section in sections])
    else:
        indexed = _indexed(state, request, holdings) if view == "corrected" else None
        found = Found.of([_read(section, query, view) for section in sections]) if indexed is None else known(sections, indexed)
    with _keeping:
        kept[key] = found
        while len(kept) > KEPT:
            kept.popitem(last=False)
    return found


def meant(request: Request, searcher: Searcher | None) -> Query:
    """Give the query of a request; ``searcher`` tells who is meant by a name, None leaves words in anybody's voice."""
    query = struck(request.query, request.without)
    return query if searcher is None else _resolved(query, searcher)


def known(sections: Sequence[Section], indexed: Mapping[str, Marking]) -> Found:
    """Take what the index tells of the sections of an item; a section is not read before it is shown."""
    sizes = {passage: len(marking.runs) for passage, marking in indexed.items()}
    totals = [sum(sizes.get(passage, 0) for passage in section.ids) for section in sections]
    return Found(totals, lambda place: _marked(sections[place], indexed))


def on_one_page(master: Master, found: Found) -> Found:
    """Give the marks of all sections as those of one page, in the order in which the passages stand on it."""
    each = [found.at(place) for place, total in enumerate(found.totals) if total]
    ranges = {passage: where for marks in each for passage, where in marks.ranges.items()}
    in_order = {passage: ranges[passage] for passage in master.places if passage in ranges}
    return Found.of([Marks(in_order, frozenset(one for marks in each for one in marks.as_received))])


def _indexed(state: Opened, request: Request, holdings: Holdings) -> Mapping[str, Marking] | None:
    """Ask the index; give None where it was not built from this file as it is read now, or where reading costs as little."""
    item = state.master.item.id
    text = holdings.whole(item)
    is_of_it = text is not None and (holdings.masters.get(item), text.version) == (state.digest, state.version)
    if len(state.data) < LEAST or holdings.searcher is None or not is_of_it:
        return None
    return holdings.searcher.marked(request, item)


def _marked(section: Section, indexed: Mapping[str, Marking]) -> Marks:
    ranges = {}
    as_received = set()
    for passage in section.passages:
        marking = indexed.get(passage.id)
        if marking is not None and marking.reading == "received":
            as_received.add(passage.id)
        if marking is not None:
            ranges[passage.id] = marking.ranges(passage.received if marking.reading == "received" else passage.corrected)
    return Marks(ranges, frozenset(as_received))


def _read(section: Section, query: Query, view: View) -> Marks:
    ranges: dict[str, tuple[tuple[int, int], ...]] = {}
    as_received = set()
    for passage in section.passages:
        language = passage.language or section.description.language
        if view == "received":
            found = matches(query, passage.received, language, passage.voices)
        else:
            corrected = passage.corrected if passage.corrected != passage.received else None
            read = Words(passage.received, corrected, passage.voices, voices_in(passage, "corrected"))
            reading, marked = shown(query, read, language)
            found = marked.ranges
            if reading == "received":
                as_received.add(passage.id)
        if found:
            ranges[passage.id] = found
    return Marks(ranges, frozenset(as_received))


def _names(master: Master, section: Section, keys: frozenset[str], view: View) -> Marks:
    """Find where a section names somebody."""
    naming = (passage for passage in section.passages if not keys.isdisjoint(passage.mentions))
    ranges = {passage.id: named_in(master, passage.id, view, keys.intersection(passage.mentions)) for passage in naming}
    return Marks({passage: found for passage, found in ranges.items() if found}, frozenset())


def _resolved(query: Query, searcher: Searcher) -> Query:
    """Say who is meant by the names in a query."""
    match query:
        case And(parts) | Or(parts):
            return type(query)(tuple(_resolved(part, searcher) for part in parts))
        case Named(field, text):
            return replace(query, keys=searcher.resolve(field, text))
        case _:
            return query
