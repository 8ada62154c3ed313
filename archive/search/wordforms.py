"""Which word forms a search found, with how often; and those that were struck out, to be offered back."""

from __future__ import annotations

from collections import Counter

import numpy as np

from archive.search.limits import MAX_FORMS
from archive.search.occurrences import Occurrences
from archive.search.results import FormCount
from archive.search.wording import spelled


def form_counts(found: Occurrences, unstruck: Occurrences | None, struck: frozenset[str]) -> tuple[FormCount, ...]:
    """List the forms, most frequent first, MAX_FORMS of them at most; ``unstruck`` is the same search with nothing struck.

    A struck form that would not be found either has no term. A form counts once for each word of a passage by which a term is
    found, so that those of one word sum to its occurrences.
    """
    counted = [FormCount(*form, count) for form, count in _counts(found).items()]
    if unstruck is not None:
        back = {form: count for form, count in _counts(unstruck).items() if form[1] in struck}
        back.update({("", form): 0 for form in struck - {form for _, form in back}})
        counted.extend(FormCount(*form, count, is_struck=True) for form, count in back.items())
    return tuple(sorted(counted, key=lambda each: (-each.count, each.term, each.form))[:MAX_FORMS])


def _counts(occurrences: Occurrences) -> Counter[tuple[str, str]]:
    counts: Counter[tuple[str, str]] = Counter()
    forms = occurrences.running.forms
    for term, ranks in occurrences.terms():
        how_often = np.bincount(ranks, minlength=len(forms))
        for rank in np.flatnonzero(how_often).tolist():
            counts[spelled(term), forms[rank]] += int(how_often[rank])
    return counts
