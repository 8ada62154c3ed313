"""How readers would write a word that the index holds folded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from itertools import chain, islice

from archive.search.finding.showing import Words
from archive.search.holding.postings import Source
from archive.search.words.analysis import fold, words_of

READ = 5
"""Passages read to see how a word is written."""


def written(form: str, source: Source, words: Callable[[int], Words]) -> str:
    """Give the most frequent spelling of a form in the first passages that have it; of equal ones that in small letters.

    ``words`` gives the words of a passage by its number.
    """
    return mostly_written(form, (words(number).received for number in source.some(form, READ)))


def mostly_written(form: str, texts: Iterable[str]) -> str:
    """Give the most frequent spelling of a form in the first texts that have it; of equal ones that in small letters."""
    each = ([raw for raw in words_of(text) if fold(raw) == form] for text in texts)
    spellings = Counter(chain.from_iterable(islice(filter(None, each), READ)))
    return max(spellings, key=lambda raw: (spellings[raw], raw.islower(), raw), default=form)
