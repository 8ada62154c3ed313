"""Where is looked: what the facet values chosen beside a query allow, and the part of a query that asks for no words."""

from __future__ import annotations

from collections.abc import Iterable

from archive.search.holding import bitsets
from archive.search.holding.bitsets import Bits
from archive.search.holding.collection import Collection
from archive.search.query.tree import EVERYTHING, And, Dated, Everything, Kinded, Named, Not, Or, Query, Titled
from archive.search.results import Level


def allowed(collection: Collection, filters: Iterable[tuple[str, str]], level: Level, but: str = "") -> Bits:
    """Give the texts or passages that the values allow, those of the facet ``but`` left aside.

    Several values of one facet mean any of them.
    """
    found = bitsets.full(collection.size(level))
    chosen: dict[str, list[str]] = {}
    for facet, key in filters:
        chosen.setdefault(facet, []).append(key)
    for facet, keys in chosen.items():
        if facet != but:
            found &= collection.having_any(facet, keys, level)
    return found


def place_of(query: Query) -> Query:
    """Give the part of a query that says where to look: when, of what kind, by or about whom, but no words and no speaker."""
    match query:
        case And(parts):
            return And(tuple(map(place_of, parts)))
        case _:
            return query if _is_place(query) else EVERYTHING


def _is_place(query: Query) -> bool:
    match query:
        case And(parts) | Or(parts):
            return all(map(_is_place, parts))
        case Not(part):
            return _is_place(part)
        case Named(field):
            return field != "speaker"
        case _:
            return isinstance(query, Titled | Dated | Kinded | Everything)
