"""Words typed side by side: a text in which they stand so fits better than one that has them here and there.

Each two of them count as a term more, found as a phrase and as rare as it is (the ordered pairs of Metzler and Croft 2005).
They weigh in the order alone, never in what is found or marked.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from archive.search.query.tree import And, Or, Phrase, Query, Word


def neighbours(query: Query) -> Iterator[Phrase]:
    """Give the pairs of single words that stand side by side in a query and must all occur, from left to right."""
    match query:
        case And(parts):
            for one, other in pairwise(parts):
                if isinstance(one, Word) and isinstance(other, Word):
                    yield Phrase((one, other))
            for part in parts:
                yield from neighbours(part)
        case Or(parts):
            for part in parts:
                yield from neighbours(part)
