"""The hits of a search inside a text: which of them is in view, and the way to the one before and after."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from archive.reference import Reference
from archive.search import Request, parse
from archive.tei import Drawn
from archive.web.searching.asking import Asked
from archive.web.searching.returning import came_from, opened_from
from archive.web.texts.marks import Found
from archive.web.texts.switches import Switches


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

    @property
    def request(self) -> Request:
        """The words and the forms struck out, as the index is asked for them."""
        return Request(parse(self.words).query, without=self.results.without)

    def url(self, reference: Reference, hit: int | None, switches: Switches, anchor: str | None = None) -> str:
        """Give the address of a text with this search in it, and with a hit in view."""
        anchor = f"hit-{hit}" if hit is not None else anchor
        return opened_from(self.results, reference, hit=hit, **switches.arguments(), _anchor=anchor)


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


def sought_in(arguments: MultiDict[str, str]) -> tuple[Sought | None, tuple[str, ...]]:
    """Read what was searched and which hit is to be in view, with a sentence about whatever has no meaning."""
    results, hit = came_from(arguments), arguments.get("hit", "")
    faults = list(results.faults)
    if hit and not re.fullmatch(r"[1-9][0-9]{0,5}", hit):
        faults.append(f"“{hit[:40]}” is no number of a hit: hits are counted from 1.")
        hit = ""
    return Sought(results, int(hit) if hit else None) if results.q.strip() else None, tuple(faults)


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
    here, numbers = marks.at(place), drawn(place).hits
    current = here.number(sought.hit, passages, numbers)
    at = numbers.index(current) if current is not None else 0

    def url(page: int, hit: int) -> str:
        return sought.url(pages[page], hit, switches)

    sections = [number for number, total in enumerate(marks.totals) if total]
    before = [(place, hit) for hit in numbers[:at]] or [
        (number, drawn(number).hits[-1]) for number in [number for number in sections if number < place][-1:]
    ]
    after = [(place, hit) for hit in numbers[at + 1 :]] or [
        (number, drawn(number).hits[0]) for number in [number for number in sections if number > place][:1]
    ]
    return Hits(
        words=sought.words,
        total=len(numbers),
        whole=sum(marks.totals),
        here=at + 1 if numbers else 0,
        current=current,
        previous=url(*before[-1]) if before else None,
        next=url(*after[0]) if after else None,
        results=sought.results.url(),
        as_received=tuple(passage for passage in here.ranges if passage in here.as_received),
    )
