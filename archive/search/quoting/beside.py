"""Lays a quotation beside the passages it is said to be from, in whatever version: no index is asked."""

from __future__ import annotations

from collections.abc import Sequence

from archive.search.quoting.chaining import best_chain, seeds
from archive.search.quoting.comparing import compared
from archive.search.quoting.pasted import pasted_words
from archive.search.quoting.quotation import Beside, likeness_needed
from archive.search.quoting.stretch import Stretch

MOST = 5_000
"""Code points of a quotation that are compared, some 850 words: a paragraph as long as two pages."""


def beside(quotation: str, passages: Sequence[str]) -> Beside | None:
    """Say how a quotation differs from the place in these passages that is most like it; None where none is like enough to be
    called its source. All words weigh alike.
    """
    stretch = Stretch.of(dict(enumerate(passages)))
    known = frozenset(stretch.forms)
    words = pasted_words(quotation[:MOST], known.__contains__)
    chain = best_chain(seeds(words, [1.0] * len(words), stretch.forms, loosely=True), words)
    if not chain.seeds:
        return None
    comparison = compared(chain, words, stretch, lambda _: 1.0)
    if comparison.likeness < (likeness_needed(len(words))):
        return None
    return Beside(comparison.wording, comparison.likeness, comparison.is_verbatim)
