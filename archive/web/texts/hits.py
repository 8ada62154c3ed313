"""The words of a search inside a text: where they stand, which of them is in view, and the way to the one before and after.

A passage is shown as corrected, unless more of what is looked for stands in it as received; every count is of what is shown.
Where no words are looked for but whom the texts name, the names are the hits.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from threading import Lock
from weakref import WeakKeyDictionary

from werkzeug.datastructures import MultiDict

from archive.model import Item, Section
from archive.reference import Reference
from archive.search import And, Named, Or, Query, Searcher, Words, matches, named, parse, shown, struck
from archive.tei import Drawn, Master, View, named_in, voices_in
from archive.web.searching.asking import Asked
from archive.web.searching.returning import came_from, opened_from
from archive.web.texts.switches import Switches

KEPT = 4
"""Searches whose marks are kept for each text: those of a few readers, who go from hit to hit."""


@dataclass(frozen=True, slots=True)
class Sought:
    """What a reader brings from a search: the ``results`` that the text was opened from, and the hit to be in view.

    ``hit`` is the ordinal of a line of the concordance; None for the first hit of what the address names.
    """

    results: Asked
    hit: int | None = None

    @property
    def words(self) -> str:
        """The words of the search."""
        return self.results.q.strip()

    def query(self, searcher: Searcher | None) -> Query:
        """Give the query; ``searcher`` tells who is meant by a name, None leaves words in anybody's voice."""
        query = struck(parse(self.words).query, self.results.without)
        return query if searcher is None else _resolved(query, searcher)

    def url(self, reference: Reference, hit: int | None, switches: Switches, anchor: str | None = None) -> str:
        """Give the address of a text with this search in it, and with a hit in view."""
        anchor = f"hit-{hit}" if hit is not None else anchor
        return opened_from(self.results, reference, hit=hit, **switches.arguments(), _anchor=anchor)


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


Found = tuple[Marks, ...]
"""The marks of every section of an item, in their order."""


@dataclass(frozen=True, slots=True)
class Hits:
    """The bar above a text. ``here`` is the place, from 1, of the hit in view among ``total`` down the page, 0 without one, and
    ``current`` its number; ``whole`` counts those of all sections. ``previous`` and ``next`` lead on into other sections, and
    are None at the ends of the whole text.
    """

    words: str
    total: int
    whole: int
    here: int
    current: int | None
    previous: str | None
    next: str | None
    results: str
    as_received: tuple[str, ...]


_kept: WeakKeyDictionary[Master, OrderedDict[tuple[Query, View], Found]] = WeakKeyDictionary()
_keeping = Lock()


def sought_in(arguments: MultiDict[str, str]) -> tuple[Sought | None, tuple[str, ...]]:
    """Read what was searched and which hit is to be in view, with a sentence about whatever has no meaning."""
    results, hit = came_from(arguments), arguments.get("hit", "")
    faults = list(results.faults)
    if hit and not re.fullmatch(r"[1-9][0-9]{0,5}", hit):
        faults.append(f"“{hit[:40]}” is no number of a hit: hits are counted from 1.")
        hit = ""
    return Sought(results, int(hit) if hit else None) if results.q.strip() else None, tuple(faults)


def marks_of(master: Master, item: Item, query: Query, view: View) -> Found:
    """Find what a query asks for in each section of an item, in their order."""
    key = (query, view)
    with _keeping:
        kept = _kept.setdefault(master, OrderedDict())
        if key in kept:
            kept.move_to_end(key)
            return kept[key]
    keys = named(query)
    found = tuple(_names(master, section, keys, view) if keys else _marks(section, query, view) for section in item.sections)
    with _keeping:
        kept[key] = found
        while len(kept) > KEPT:
            kept.popitem(last=False)
    return found


def on_one_page(master: Master, found: Found) -> Found:
    """Give the marks of all sections as those of one page, in the order in which the passages stand on it."""
    ranges = {passage: where for marks in found for passage, where in marks.ranges.items()}
    in_order = {passage: ranges[passage] for passage in master.places if passage in ranges}
    return (Marks(in_order, frozenset(one for marks in found for one in marks.as_received)),)


def hits_of(
    sought: Sought,
    switches: Switches,
    pages: Sequence[Reference],
    place: int,
    passages: Sequence[str],
    marks: Found,
    drawn: Callable[[int], Drawn],
) -> Hits:
    """Make the bar of the page at a ``place`` among ``pages``; ``passages`` are those that the address names.

    ``drawn`` gives a page by its place: it tells in which order its hits stand.
    """
    here, numbers = marks[place], drawn(place).hits
    current = here.number(sought.hit, passages, numbers)
    at = numbers.index(current) if current is not None else 0

    def url(page: int, hit: int) -> str:
        return sought.url(pages[page], hit, switches)

    sections = [number for number, each in enumerate(marks) if each.total]
    before = [(place, hit) for hit in numbers[:at]] or [
        (number, drawn(number).hits[-1]) for number in [number for number in sections if number < place][-1:]
    ]
    after = [(place, hit) for hit in numbers[at + 1 :]] or [
        (number, drawn(number).hits[0]) for number in [number for number in sections if number > place][:1]
    ]
    return Hits(
        words=sought.words,
        total=len(numbers),
        whole=sum(each.total for each in marks),
        here=at + 1 if numbers else 0,
        current=current,
        previous=url(*before[-1]) if before else None,
        next=url(*after[0]) if after else None,
        results=sought.results.url(),
        as_received=tuple(passage for passage in here.ranges if passage in here.as_received),
    )


def _marks(section: Section, query: Query, view: View) -> Marks:
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
