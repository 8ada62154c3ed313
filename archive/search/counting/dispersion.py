"""Where in a text the occurrences are, and where in the passages of an item."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import attrgetter

import numpy as np

from archive.search.counting.occurrences import Occurrences
from archive.search.holding.collection import Collection
from archive.search.holding.running_text import WORD_BITS
from archive.search.results import Bin, Marking, Strip

BINS = 48
"""Stretches that the words of a text are cut into: as fine as a strip of some 200 pixels can show."""


def strip(occurrences: Occurrences, text: int) -> Strip:
    """Cut a text by its words (as received) and count what is marked in each stretch, whatever passages are found.

    A word of a corrected reading stands as far into its passage as it does into that reading.
    """
    marks = occurrences.in_text(text)
    first, last = occurrences.collection.starts[text], occurrences.collection.starts[text + 1]
    words = occurrences.register.words[first:last]
    before = np.cumsum(words) - words
    passages, size = marks.passages - first, np.maximum(1, occurrences.sizes(marks.passages))
    at = before[passages] * size + marks.words * words[passages]
    place = np.minimum(BINS - 1, BINS * at // np.maximum(1, words.sum() * size))
    hits = np.bincount(place, minlength=BINS).tolist()
    ordinals = (np.searchsorted(place, np.arange(BINS)) + 1).tolist()
    bins = (Bin(count, ordinal) if count else Bin() for count, ordinal in zip(hits, ordinals, strict=True))
    return Strip(len(place), int(words.sum()), tuple(bins))


def texts_in(collection: Collection, item: str) -> range:
    """Give the numbers of the texts of an item."""
    return range(*(cut(collection.texts, item, key=attrgetter("item")) for cut in (bisect_left, bisect_right)))


def numbered(collection: Collection, item: str, section: str) -> int:
    """Give the number of a text; raise LookupError when there is none."""
    found = (number for number in texts_in(collection, item) if collection.texts[number].section == section)
    number = next(found, None)
    if number is None:
        raise LookupError(f"{item} has no {section}.")
    return number


def markings(occurrences: Occurrences, item: str) -> dict[str, Marking]:
    """Give what is marked in each passage of an item, by its id, whatever passages are found; those without are left out."""
    collection = occurrences.collection
    texts = texts_in(collection, item)
    marks = occurrences.between(collection.starts[texts.start], collection.starts[texts.stop])
    passages, begins = np.unique(marks.passages, return_index=True)
    words = np.column_stack(marks) - (marks.passages << WORD_BITS)[:, np.newaxis]
    return {
        collection.passages[passage].id: Marking(occurrences.reading(passage), runs)
        for passage, runs in zip(passages.tolist(), np.split(words, begins[1:]), strict=False)
    }
