"""The lists of people, places, organisations, events and venues: narrowed by letter, part and letters typed, sorted, paged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from threading import Lock
from typing import Any
from weakref import WeakKeyDictionary

from flask import url_for
from werkzeug.datastructures import MultiDict

from archive.authorities import Authority, Kind
from archive.search.words.analysis import forms
from archive.web.addresses import ROOMS
from archive.web.arguments import known_here, strange
from archive.web.holdings import PARTS, Holdings

PAGE = 100
"""Names on a page: a list is read by running an eye down it."""

TITLES = {**{room: room.capitalize() for room in ROOMS.values()}, "venues": "Venues"}
"""The lists and what they are called."""

SORTS = {"name": "name", "date": "date", "texts": "most texts"}
"""The orders of a list, and what they are called."""

_UNLINKED = {
    "people": frozenset(("author", "voice", "addressee")),
    "places": frozenset(("place",)),
    "events": frozenset(("occasion",)),
    "venues": frozenset(("venue",)),
}
"""The parts by which a name that no authority has belongs into a list; what is merely named may be anything."""

_NO_LETTER = "#"
"""The letter of names that begin with none."""

_LATEST = 1 << 40
"""Where names without a date stand in the order of dates."""


@dataclass(frozen=True, slots=True)
class Row:
    """One name: the authority behind it or None, what it is sorted by, its forms folded, the number of its texts."""

    key: str
    name: str
    authority: Authority | None
    order: str
    letter: str
    forms: str
    day: int
    texts: int
    parts: frozenset[str]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of a list was asked for; ``faults`` are sentences about what has no meaning."""

    room: str
    q: str = ""
    letter: str = ""
    part: str = ""
    sort: str = "name"
    page: int = 1
    faults: tuple[str, ...] = ()

    def url(self, format: str | None = None, **other: Any) -> str:  # noqa: A002  the argument of the address is called so
        """Give the address of this list, or of one that differs; from another order or narrowing the first page is shown."""
        one = replace(self, **({"page": 1} | other))
        given = {"q": one.q, "letter": one.letter, "part": one.part}
        given |= {"format": format or ""}
        given |= {"sort": one.sort if one.sort != "name" else "", "page": str(one.page) if one.page > 1 else ""}
        arguments: dict[str, Any] = {name: value for name, value in given.items() if value}
        return url_for("authorities.listed", room=self.room, **arguments)

    @property
    def is_narrowed(self) -> bool:
        """Not the whole list was asked for."""
        return bool(self.q or self.letter or self.part)


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of a list: ``total`` names are wanted of ``whole``; ``letters`` and ``parts`` are (value, is there) to choose."""

    wanted: Wanted
    rows: tuple[Row, ...]
    shown: tuple[Row, ...]
    whole: int
    letters: tuple[str, ...]
    parts: tuple[tuple[str, str], ...]

    @property
    def total(self) -> int:
        """How many names are wanted."""
        return len(self.rows)

    @property
    def unrecorded(self) -> int:
        """How many of them no authority has."""
        return sum(row.authority is None for row in self.rows)

    @property
    def pages(self) -> int:
        """How many pages they fill; one at least."""
        return max(1, -(-len(self.rows) // PAGE))


def wanted(room: str, arguments: MultiDict[str, str]) -> Wanted:
    """Read the arguments of an address."""
    faults = list(strange(arguments, known_here()))
    sort, part, page = arguments.get("sort", "name"), arguments.get("part", ""), arguments.get("page", "1")
    if sort not in SORTS:
        faults.append(f"There is no order “{sort[:40]}”; there is {', '.join(SORTS)}.")
        sort = "name"
    if part and part not in PARTS:
        faults.append(f"There is no part “{part[:40]}”; there is {', '.join(PARTS)}.")
        part = ""
    if not (page.isascii() and page.isdecimal() and 0 < int(page[:7]) < 1_000_000):
        faults.append(f"“{page[:40]}” is no page, so you see the first: pages are numbered from 1.")
        page = "1"
    letter = arguments.get("letter", "").strip()[:1].upper()
    q = " ".join(arguments.get("q", "").split())
    return Wanted(room, q, letter, part, sort, int(page[:7]), tuple(faults))


def listing(asked: Wanted, holdings: Holdings) -> Listing:
    """Give the page of a list that was asked for."""
    every = rows_of(asked.room, holdings)
    words = " ".join(forms(asked.q))
    named = [row for row in every if words in row.forms] if words or not asked.q else []
    played = [row for row in named if not asked.part or asked.part in row.parts]
    found = sorted((row for row in played if not asked.letter or row.letter == asked.letter), key=_order(asked.sort))
    there = {part for row in every for part in row.parts}
    return Listing(
        wanted=asked,
        rows=tuple(found),
        shown=tuple(found[(asked.page - 1) * PAGE : asked.page * PAGE]),
        whole=len(every),
        letters=tuple(sorted({row.letter for row in played} | ({asked.letter} - {""}))),
        parts=tuple((part, name) for part, name in PARTS.items() if part in there),
    )


_kept: WeakKeyDictionary[Holdings, dict[str, tuple[Row, ...]]] = WeakKeyDictionary()
_keeping = Lock()


def rows_of(room: str, holdings: Holdings) -> tuple[Row, ...]:
    """Give every name of a list, in the order of names."""
    with _keeping:
        kept = _kept.setdefault(holdings, {})
    if room not in kept:
        kept[room] = tuple(sorted(_rows(room, holdings), key=_order("name")))
    return kept[room]


def _rows(room: str, holdings: Holdings) -> Iterator[Row]:
    kinds = [kind for kind in Kind if room in (ROOMS[kind], "venues")]
    for authority in (one for kind in kinds for one in holdings.authorities.of(kind)):
        if room != "venues" or "venue" in holdings.parts(authority.key):
            yield _row(authority.key, authority.name, authority, authority.sort_name, holdings)
    for key in holdings.agents() if room in _UNLINKED else ():
        if holdings.authorities.get(key) is None and not _UNLINKED[room].isdisjoint(holdings.parts(key)):
            name = holdings.name(key)
            yield _row(key, name, None, _turned(name) if room == "people" else name, holdings)


def _row(key: str, name: str, authority: Authority | None, order: str, holdings: Holdings) -> Row:
    parts = holdings.parts(key)
    folded = " ".join(forms(order))
    first = folded[:1].upper()
    span = authority.span if authority else None
    names = (authority.name, *authority.variants, *map(" ".join, authority.identifiers)) if authority else (name,)
    days = [text.date.first for texts in parts.values() for text in texts[:1] if text.date and text.date.first is not None]
    born = span.first if span is not None and span.first is not None else None
    return Row(
        key=key,
        name=name,
        authority=authority,
        order=folded,
        letter=first if first.isalpha() else _NO_LETTER,
        forms="\n".join(" ".join(forms(form)) for form in (order, *names)),
        day=born if born is not None else min(days, default=_LATEST),
        texts=holdings.count(key),
        parts=frozenset(parts),
    )


def _order(sort: str) -> Any:
    match sort:
        case "date":
            return lambda row: (row.day, row.order, row.key)
        case "texts":
            return lambda row: (-row.texts, row.order, row.key)
        case _:
            return lambda row: (row.letter == _NO_LETTER, row.order, row.key)


def _turned(name: str) -> str:
    """Put the last name first, where it does not stand there already."""
    if "," in name:
        return name
    *given, last = name.split() or [""]
    return " ".join((last, *given))
