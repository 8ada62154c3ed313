"""What a query costs before it is run, so that near questions are tried only while they are cheap together."""

from __future__ import annotations

from archive.search.limits import PATTERN_COST
from archive.search.query.tree import And, Fuzzy, Near, Not, Or, Phrase, Prefix, Query, Wildcard


def cost(query: Query) -> int:
    """Count the words whose lists of places a query reads; a pattern, which may stand for many, counts as ``PATTERN_COST``."""
    match query:
        case And(parts) | Or(parts):
            return sum(map(cost, parts))
        case Not(part):
            return cost(part)
        case Near(left, right):
            return cost(left) + cost(right)
        case Phrase(words):
            return len(words)
        case Prefix() | Wildcard() | Fuzzy():
            return PATTERN_COST
        case _:
            return 1
