"""Which word forms a search found, with how often; and those that were struck out, to be offered back."""

from __future__ import annotations

from collections.abc import Iterator
from heapq import nsmallest
from typing import Protocol

import numpy as np

from archive.search.finding.leaves import Pattern
from archive.search.holding.bitsets import Numbers
from archive.search.holding.running_text import RunningText
from archive.search.limits import MAX_FORMS
from archive.search.query.tree import Word
from archive.search.query.wording import spelled
from archive.search.results import FormCount


class Counted(Protocol):
    """Occurrences of a search that can be counted."""

    @property
    def running(self) -> RunningText:
        """The words of all passages."""
        ...

    @property
    def total(self) -> int:
        """How many there are in the passages found."""
        ...

    def terms(self) -> Iterator[tuple[Word | Pattern, Numbers]]:
        """Give the terms with how often each is found by each form, counted by rank; one may come several times."""
        ...


def form_counts(found: Counted, unstruck: Counted | None, struck: frozenset[str]) -> tuple[FormCount, ...]:
    """List the forms, most frequent first, MAX_FORMS of them at most; ``unstruck`` is the same search with nothing struck.

    A struck form that would not be found either has no term. A form counts once for each word of a passage by which a term is
    found, so that those of one word sum to its occurrences.
    """
    counted = [(-count, term, form, False) for term, form, count in _counts(found)]
    if unstruck is not None:
        back = list(_counts(unstruck, struck))
        back += [("", form, 0) for form in struck - {form for _, form, _ in back}]
        counted.extend((-count, term, form, True) for term, form, count in back)
    return tuple(FormCount(term, form, -count, is_struck) for count, term, form, is_struck in nsmallest(MAX_FORMS, counted))


def _counts(occurrences: Counted, only: frozenset[str] | None = None) -> Iterator[tuple[str, str, int]]:
    """Give terms and forms with how often; ``only`` some forms, else those of each term that are among its MAX_FORMS first."""
    forms = occurrences.running.forms
    counts: dict[str, Numbers] = {}
    for term, how_often in occurrences.terms():
        words = spelled(term)
        counts[words] = counts[words] + how_often if words in counts else how_often
    for words, how_often in counts.items():
        ranks = np.flatnonzero(how_often)
        if only is None:
            ranks = ranks[np.argsort(-how_often[ranks], kind="stable")[:MAX_FORMS]]
        found = ((forms[rank], rank) for rank in ranks.tolist())
        yield from ((words, form, int(how_often[rank])) for form, rank in found if only is None or form in only)
