"""What the facet values chosen beside a query allow."""

from __future__ import annotations

from collections.abc import Iterable

from archive.search import bitsets
from archive.search.bitsets import Bits
from archive.search.collection import Collection
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
