"""What a visitor asked of the search: the arguments of the address, read once, and the addresses of near questions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, cast, get_args

from flask import url_for
from werkzeug.datastructures import MultiDict

from archive.dates import QueryDays, read_days
from archive.errors import QueryError
from archive.search import And, Dated, Level, Order, Query, Request

PAGE = 20
"""Hits on a page."""

FILTERS = ("person", "venue", "year", "genre", "language")
"""The facets that narrow a result, each an argument that may be given several times."""

ORDERS = {"relevance": "relevance", "date": "oldest", "-date": "newest", "speaker": "speaker", "title": "title"}
"""The orders and their names on the page."""

DEFAULTS: dict[str, tuple[Level, Order]] = {"search.page": ("passages", "relevance"), "browse.items": ("texts", "date")}
"""The pages that answer questions, each with the view and the order that go without saying."""

USUAL: tuple[Level, Order] = DEFAULTS["search.page"]
"""The view and the order of a question that is answered in another form than a list of hits."""

OWN = {
    "concordance.page": ("by", "voice", "undated"),
    "frequency.page": ("also", "per", "step"),
    "speakers.page": ("per", "step", "people"),
}
"""What the address of a page says beside the question: how its answer is arranged."""

_YEARS = re.compile(r"(-?\d{1,4})(?:\.\.(-?\d{1,4}))?")


@dataclass(frozen=True, slots=True)
class Asked:
    """One question. ``filters`` are (facet, value) as in the address, where a year may be a run (``1880..1889``)."""

    q: str = ""
    view: Level = "passages"
    order: Order = "relevance"
    page: int = 1
    filters: tuple[tuple[str, str], ...] = ()
    first: str = ""
    last: str = ""
    is_certain: bool = False
    endpoint: str = "search.page"
    own: tuple[tuple[str, str], ...] = ()

    @property
    def is_empty(self) -> bool:
        """Nothing was asked for yet."""
        return not (self.q.strip() or self.filters or self.first or self.last)

    def url(self, endpoint: str | None = None, **own: str | int | None) -> str:
        """Give the address of this question, or of its answer in another form, which may have arguments of its ``own``."""
        question = self if endpoint in (None, self.endpoint) else replace(self, endpoint=endpoint or "", own=())
        arguments: dict[str, Any] = {}
        for name, value in question.arguments():
            arguments.setdefault(name, []).append(value)
        arguments.update((name, value) for name, value in own.items() if value is not None)
        return url_for(question.endpoint, **arguments)

    def arguments(self) -> Iterator[tuple[str, str]]:
        """Give the arguments of the address in their one order, those that say what is so anyway left out."""
        view, order = DEFAULTS.get(self.endpoint, USUAL)
        given = (
            ("q", self.q),
            ("view", self.view if self.view != view else ""),
            ("sort", self.order if self.order != order else ""),
            *self.filters,
            ("from", self.first),
            ("to", self.last),
            ("dates", "certain" if self.is_certain and (self.first or self.last) else ""),
            *self.own,
            ("page", str(self.page) if self.page > 1 else ""),
        )
        yield from (pair for pair in given if pair[1])

    def kept(self) -> Iterator[tuple[str, str]]:
        """Give the arguments that stay when other words are typed."""
        yield from (pair for pair in self.words("").arguments())

    def with_filter(self, facet: str, value: str) -> Asked:
        """Ask for one value of a facet more."""
        return replace(self, filters=(*self.filters, (facet, value)), page=1)

    def without_filter(self, facet: str, value: str) -> Asked:
        """Ask without that value."""
        return replace(self, filters=tuple(pair for pair in self.filters if pair != (facet, value)), page=1)

    def without_dates(self) -> Asked:
        """Ask for any date."""
        return replace(self, first="", last="", is_certain=False, page=1)

    def seen(self, view: Level) -> Asked:
        """Ask for the other view of the same result."""
        return replace(self, view=view, page=1)

    def bare(self) -> Asked:
        """Ask the same, without saying how the hits are to be listed."""
        return replace(self, view=USUAL[0], order=USUAL[1], page=1)

    def arranged(self, name: str, *values: str) -> Asked:
        """Ask for another arrangement of the answer: the values of one of the page's own arguments, none for the usual."""
        others = tuple(pair for pair in self.own if pair[0] != name)
        return replace(self, own=(*others, *((name, value) for value in values)), page=1)

    def given(self, name: str) -> tuple[str, ...]:
        """Give the values of one of the page's own arguments."""
        return tuple(value for own, value in self.own if own == name)

    def ordered(self, order: Order) -> Asked:
        """Ask for another order."""
        return replace(self, order=order, page=1)

    def at(self, page: int) -> Asked:
        """Ask for another page."""
        return replace(self, page=page)

    def words(self, q: str) -> Asked:
        """Ask for other words."""
        return replace(self, q=q, page=1)

    def request(self, query: Query, years: Iterable[int], size: int = PAGE) -> Request:
        """Make the request for a page of the parsed words; ``years`` are those the archive has.

        Raise QueryError when a date cannot be read.
        """
        days = self._days()
        filters = tuple(pair for chosen in self.filters for pair in _keys(chosen, years))
        whole = query if days is None else And((query, days))
        return Request(whole, self.view, filters, self.order, (self.page - 1) * size, size)

    def unknown(self, years: Iterable[int], known: Callable[[str], frozenset[str]]) -> Iterator[tuple[str, str]]:
        """Give the filters whose value nothing in the archive has; ``known`` gives the values of a facet."""
        yield from (one for one in self.filters if known(one[0]).isdisjoint(key for _, key in _keys(one, years)))

    def _days(self) -> Dated | None:
        if not (self.first or self.last):
            return None
        if self.first == self.last:
            day = _read(self.first)
            return Dated(day.first, day.last, day.also, day.calendar, certain=self.is_certain, yearly=day.yearly)
        first, last = _end(self.first).first, _end(self.last).last
        if first is not None and last is not None and first > last:
            raise QueryError(0, f"The dates end ({self.last}) before they begin ({self.first}).")
        return Dated(first, last, certain=self.is_certain)


EVERYTHING = Asked(view="texts", order="date", endpoint="browse.items")
"""The question that lists every text, for links that narrow it."""


class RefusedError(ValueError):
    """An argument that has no meaning here; the message says which ones have."""


def asked(arguments: MultiDict[str, str], endpoint: str = "search.page") -> Asked:
    """Read the arguments of an address; raise RefusedError, with a sentence, for what is no view, order or page.

    A page that is no list of hits gives ``view`` and ``sort`` a meaning of its own, so they are not read for it.
    """
    view, order = DEFAULTS.get(endpoint, USUAL)
    if endpoint not in DEFAULTS:
        arguments = MultiDict([pair for pair in arguments.items(multi=True) if pair[0] not in ("view", "sort")])
    page = arguments.get("page", "1")
    if not re.fullmatch(r"[1-9]\d{0,5}", page):
        raise RefusedError(f"“{page}” is no page: pages are numbered from 1.")
    return Asked(
        q=arguments.get("q", ""),
        view=cast(Level, _one_of("view", arguments.get("view", view), get_args(Level))),
        order=cast(Order, _one_of("order", arguments.get("sort", order), tuple(ORDERS))),
        page=int(page),
        filters=tuple((facet, value) for facet in FILTERS for value in dict.fromkeys(arguments.getlist(facet)) if value),
        first=arguments.get("from", "").strip(),
        last=arguments.get("to", "").strip(),
        is_certain=_one_of("kind of range", arguments.get("dates", "possible"), ("possible", "certain")) == "certain",
        endpoint=endpoint,
        own=tuple((name, value) for name in OWN.get(endpoint, ()) for value in arguments.getlist(name) if value.strip()),
    )


def _one_of(what: str, value: str, known: tuple[str, ...]) -> str:
    if value not in known:
        raise RefusedError(f"There is no {what} “{value}”; there is {', '.join(known)}.")
    return value


def _keys(chosen: tuple[str, str], years: Iterable[int]) -> tuple[tuple[str, str], ...]:
    """Give the facet values a filter stands for: a run of years is each of its years that the archive has."""
    facet, value = chosen
    run = _YEARS.fullmatch(value) if facet == "year" else None
    if run is None or run[2] is None:
        return (chosen,)
    return tuple(("year", str(year)) for year in years if int(run[1]) <= year <= int(run[2])) or (chosen,)


def _end(text: str) -> QueryDays:
    """Read one end of a range, an empty one being open."""
    days = _read(text) if text else QueryDays(None, None)
    if days.yearly is not None:
        raise QueryError(0, f"“{text}” is a day of any year, which begins or ends no range; write it in both fields.")
    return days


def _read(text: str) -> QueryDays:
    try:
        return read_days(text)
    except ValueError as error:
        raise QueryError(0, str(error)) from None
