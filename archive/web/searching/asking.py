"""What a visitor asked of the search: the arguments of the address, read once, and the addresses of near questions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, cast, get_args
from urllib.parse import quote_plus, urlencode

from flask import g, url_for
from werkzeug.datastructures import MultiDict

from archive.search import And, Dated, Level, Order, Query, Request, place_of
from archive.web.arguments import FILTERS, KNOWN, OWN, WHOLE, strange
from archive.web.searching.dating import both_ends, days_between

PAGE = 20
"""Hits on a page."""

ORDERS = {"relevance": "relevance", "date": "oldest", "-date": "newest", "speaker": "speaker", "title": "title"}
"""The orders and their names on the page."""

DEFAULTS: dict[str, tuple[Level, Order]] = {"search.page": ("passages", "relevance"), "browse.items": ("texts", "date")}
"""The pages that answer questions, each with the view and the order that go without saying."""

USUAL: tuple[Level, Order] = DEFAULTS["search.page"]
"""The view and the order of a question that is answered in another form than a list of hits."""

NOBODY = "nobody"
"""What the address of a concordance says for words in nobody's known voice."""

_PLAIN = "!$'()*,/:;?@"
"""Signs that stand as they are in what is asked for (RFC 3986, 3.4), as Werkzeug writes it."""

_MARK = "\0"
"""Stands in an address where values are written."""

_YEARS = re.compile(r"(-?\d{1,4})(?:\.\.(-?\d{1,4}))?")


@dataclass(frozen=True, slots=True)
class Asked:
    """One question. ``filters`` are (facet, value) as in the address, where a year may be a run (``1880..1889``).

    ``without`` are the word forms that were struck out, ``own`` what the address of another page than a list of hits says of
    its arrangement, ``faults`` sentences about what the address said and nobody can understand.
    """

    q: str = ""
    view: Level = "passages"
    order: Order = "relevance"
    page: int = 1
    filters: tuple[tuple[str, str], ...] = ()
    first: str = ""
    last: str = ""
    is_certain: bool = False
    is_undated: bool = False
    without: tuple[str, ...] = ()
    endpoint: str = "search.page"
    own: tuple[tuple[str, str], ...] = ()
    faults: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Nothing was asked for yet."""
        return not (self.q.strip() or self.is_narrowed)

    @property
    def is_narrowed(self) -> bool:
        """Something beside words was asked for."""
        return bool(self.filters or self.first or self.last or self.is_undated)

    def url(self, endpoint: str | None = None, **own: str | int | None) -> str:
        """Give the address of this question, or of its answer in another form, which may have arguments of its ``own``."""
        question = self if endpoint in (None, self.endpoint) else replace(self, endpoint=endpoint or "", own=())
        arguments: dict[str, Any] = {}
        for name, value in question.arguments():
            arguments.setdefault(name, []).append(value)
        if not own:
            return _address(question.endpoint, arguments)
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
            ("dates", self._doubt()),
            *(("without", form) for form in self.without),
            *self.own,
            ("page", str(self.page) if self.page > 1 else ""),
        )
        yield from (pair for pair in given if pair[1])

    def kept(self) -> Iterator[tuple[str, str]]:
        """Give the arguments that stay when other words are typed."""
        yield from self.words("").arguments()

    def with_filter(self, facet: str, value: str) -> Asked:
        """Ask for one value of a facet more."""
        return replace(self, filters=(*self.filters, (facet, value)), page=1)

    def narrowing(self, facet: str) -> Callable[[str], str]:
        """Give what gives the address of the question for one value of a facet more: a page has hundreds."""
        before, named, after = self.with_filter(facet, _MARK).url().rpartition(f"{facet}={quote_plus(_MARK)}")
        named = named.removesuffix(quote_plus(_MARK))
        return lambda value: f"{before}{named}{quote_plus(value, safe=_PLAIN)}{after}"

    def without_filter(self, facet: str, value: str) -> Asked:
        """Ask without that value."""
        return replace(self, filters=tuple(pair for pair in self.filters if pair != (facet, value)), page=1)

    def without_dates(self) -> Asked:
        """Ask for any date."""
        return replace(self, first="", last="", is_certain=False, is_undated=False, page=1)

    def unnarrowed(self) -> Asked:
        """Ask for the words alone."""
        return replace(self.without_dates(), filters=())

    def striking(self, form: str) -> Asked:
        """Ask without a word form."""
        return replace(self, without=tuple(sorted({*self.without, form})), page=1)

    def taking_back(self, *forms: str) -> Asked:
        """Ask with word forms again that were struck out."""
        return replace(self, without=tuple(form for form in self.without if form not in forms), page=1)

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
        """Ask for other words, of which no form is struck out."""
        return replace(self, q=q, without=(), page=1)

    def request(self, query: Query, years: Iterable[int], size: int = PAGE) -> Request:
        """Make the request for a page of the parsed words; ``years`` are those the archive has.

        Raise QueryError when a date cannot be read.
        """
        days = self._days()
        filters = tuple(pair for chosen in self.filters for pair in _keys(chosen, years))
        whole = query if days is None else And((query, days))
        start = (self.page - 1) * size
        return Request(whole, self.view, filters, self.order, start, size, self.without, place_of(whole))

    def unknown(self, years: Iterable[int], known: Callable[[str], frozenset[str]]) -> Iterator[tuple[str, str]]:
        """Give the filters whose value nothing in the archive has; ``known`` gives the values of a facet."""
        yield from (one for one in self.filters if known(one[0]).isdisjoint(key for _, key in _keys(one, years)))

    def _doubt(self) -> str:
        if self.is_undated:
            return "undated"
        return "certain" if self.is_certain and (self.first or self.last) else ""

    def _days(self) -> Dated | None:
        if self.is_undated:
            return Dated(None, None, undated=True)
        return days_between(self.first, self.last, is_certain=self.is_certain)


EVERYTHING = Asked(view="texts", order="date", endpoint="browse.items")
"""The question that lists every text, for links that narrow it."""


def asked(arguments: MultiDict[str, str], endpoint: str = "search.page", known: Sequence[str] | None = None) -> Asked:
    """Read the arguments of an address, of which those ``known`` have a meaning, by default those of the page.

    What has no meaning here is left out and told in ``faults``.
    """
    known = KNOWN[endpoint] if known is None else known
    faults = list(strange(arguments, known))
    view, order = DEFAULTS.get(endpoint, USUAL)
    if "sort" in known and endpoint in DEFAULTS:
        view = cast(Level, _one_of("view", arguments.get("view") or view, get_args(Level), faults) or view)
        order = cast(Order, _one_of("order", arguments.get("sort") or order, tuple(ORDERS), faults) or order)
    days = _one_of("kind of date", arguments.get("dates") or "possible", ("possible", "certain", "undated"), faults)
    if "all" in known:
        _one_of("list", arguments.get("all") or WHOLE[0], WHOLE, faults)
    first, last = both_ends(arguments.get("from", "").strip(), arguments.get("to", "").strip())
    is_undated = days == "undated"
    if is_undated and (first or last):
        faults.append("What is undated has no date from or to, so these were left out.")
        first = last = ""
    return Asked(
        q=arguments.get("q", ""),
        view=view,
        order=order,
        page=_page(arguments.get("page") or "1", faults) if "page" in known else 1,
        filters=tuple((facet, value) for facet in FILTERS for value in dict.fromkeys(arguments.getlist(facet)) if value),
        first=first,
        last=last,
        is_certain=days == "certain",
        is_undated=is_undated,
        without=tuple(sorted({form for form in arguments.getlist("without") if form})),
        endpoint=endpoint,
        own=tuple(_own(arguments, endpoint, faults)),
        faults=tuple(faults),
    )


def _address(endpoint: str, arguments: dict[str, list[str]]) -> str:
    """Write the address that Flask would; a page has some two hundred, for each of which Flask takes 60 microseconds."""
    paths = g.setdefault("paths", {})
    if endpoint not in paths:
        paths[endpoint] = url_for(endpoint)
    return f"{paths[endpoint]}?{urlencode(arguments, doseq=True, safe=_PLAIN)}" if arguments else paths[endpoint]


def _one_of(what: str, value: str, known: tuple[str, ...], faults: list[str]) -> str | None:
    if value in known:
        return value
    faults.append(f"There is no {what} “{value[:40]}”; there is {', '.join(known)}.")
    return None


def _own(arguments: MultiDict[str, str], endpoint: str, faults: list[str]) -> Iterator[tuple[str, str]]:
    for name, (what, known) in OWN.get(endpoint, {}).items():
        for value in filter(str.strip, arguments.getlist(name)):
            if not known or _one_of(what, value, known, faults):
                yield name, value


def _page(text: str, faults: list[str]) -> int:
    if re.fullmatch(r"[1-9]\d{0,5}", text):
        return int(text)
    faults.append(f"“{text[:40]}” is no page: pages are numbered from 1, and the first is meant where none is named.")
    return 1


def _keys(chosen: tuple[str, str], years: Iterable[int]) -> tuple[tuple[str, str], ...]:
    """Give the facet values a filter stands for: a run of years is each of its years that the archive has."""
    facet, value = chosen
    run = _YEARS.fullmatch(value) if facet == "year" else None
    if run is None or run[2] is None:
        return (chosen,)
    return tuple(("year", str(year)) for year in years if int(run[1]) <= year <= int(run[2])) or (chosen,)
