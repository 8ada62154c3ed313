"""Where in a text the occurrences are."""

from __future__ import annotations

from archive.search.occurrences import Occurrences
from archive.search.results import Bin, Strip

BINS = 48
"""Stretches that the words of a text are cut into: as fine as a strip of some 200 pixels can show."""


def strip(occurrences: Occurrences, text: int) -> Strip:
    """Cut a text by its words (as received) and count what is marked in each stretch, whatever passages are found.

    A word of a corrected reading stands as far into its passage as it does into that reading.
    """
    collection = occurrences.collection
    passages = range(collection.starts[text], collection.starts[text + 1])
    length = sum(collection.passages[passage].length for passage in passages)
    bins, total, before = [Bin()] * BINS, 0, 0
    for passage in passages:
        marked = occurrences.shown(passage)[1]
        size = collection.passages[passage].length
        for first, _ in marked.runs:
            total += 1
            words = len(marked.words)
            place = min(BINS - 1, BINS * (before * words + first * size) // max(1, length * words))
            here = bins[place]
            bins[place] = Bin(here.hits + 1, here.ordinal) if here.hits else Bin(1, total)
        before += size
    return Strip(total, length, tuple(bins))
