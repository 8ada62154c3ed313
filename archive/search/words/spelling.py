"""How readers would write a word that the index holds folded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from archive.search.finding.showing import Words
from archive.search.holding.postings import Source
from archive.search.words.analysis import fold, words_of

READ = 5
"""Passages read to see how a word is written."""


def written(form: str, source: Source, words: Callable[[int], Words]) -> str:
    """Give the most frequent spelling of a form in the first passages that have it; of equal ones that in small letters.

    ``words`` gives the words of a passage by its number.
    """
    postings = source.read("passages", "received", form, stemmed=False)
    numbers = postings.occurring.numbers[:READ].tolist() if postings is not None else []
    spellings = Counter(raw for number in numbers for raw in words_of(words(number).received) if fold(raw) == form)
    return max(spellings, key=lambda raw: (spellings[raw], raw.islower(), raw), default=form)
