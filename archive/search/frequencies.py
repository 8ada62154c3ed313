"""How often, when, and by whom: occurrences counted by year and by voice, beside the words among which they stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from itertools import chain

from archive.search import bitsets
from archive.search.attribution import year_of
from archive.search.bitsets import Bits
from archive.search.collection import Collection
from archive.search.occurrences import Occurrences
from archive.search.results import Count, Frequencies, Speaking

NOBODY = ""
"""The key of the row for words in nobody's known voice."""

_Place = tuple[str, int | None]
"""A voice and a year."""


def frequencies(occurrences: Occurrences, allowed: Bits) -> Frequencies:
    """Count the occurrences by year; ``allowed`` are the passages that the filters leave."""
    collection = occurrences.collection
    years = [year_of(text) for text in collection.texts]
    counting: dict[int | None, list[int]] = defaultdict(lambda: [0, 0, 0])
    for passage in bitsets.members(allowed).tolist():
        counting[years[collection.text_of[passage]]][2] += collection.passages[passage].length
    for passage in occurrences.passages:
        count = counting[years[collection.text_of[passage]]]
        count[0] += len(occurrences.shown(passage)[1].runs)
        count[1] += 1
    counts = {year: Count(*count) for year, count in counting.items()}
    by_year = {
        year: count for year, count in counts.items() if year is not None and any((count.hits, count.passages, count.words))
    }
    return Frequencies(_sum(counts.values()), dict(sorted(by_year.items())), counts.get(None, Count()))


def speaking(occurrences: Occurrences, allowed: Bits, said: Callable[[int], Mapping[str, int]]) -> tuple[Speaking, ...]:
    """Count the occurrences by who says them, most first, what nobody is known to say last.

    ``said`` tells how many words of a passage are in each voice, "" for nobody's.
    """
    collection = occurrences.collection
    hits: dict[_Place, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for each in occurrences:
        year = year_of(collection.texts[collection.text_of[each.passage]])
        hits[occurrences.voice(each) or NOBODY, year][each.passage] += 1
    heard = {key for key, _ in hits}
    words: dict[_Place, int] = defaultdict(int)
    for passage in bitsets.members(allowed).tolist():
        year = year_of(collection.texts[collection.text_of[passage]])
        for key, count in said(passage).items():
            if key in heard:
                words[key, year] += count
    rows = [_row(collection, key, hits, words) for key in heard]
    return tuple(sorted(rows, key=lambda row: (row.key == NOBODY, -row.whole.hits, row.label, row.key)))


def _row(collection: Collection, key: str, hits: Mapping[_Place, Mapping[int, int]], words: Mapping[_Place, int]) -> Speaking:
    years = {year for voice, year in chain(hits, words) if voice == key}
    counts = {}
    for year in sorted(years, key=lambda year: (year is None, year or 0)):
        found = hits.get((key, year), {})
        counts[year] = Count(sum(found.values()), len(found), words.get((key, year), 0))
    label = "" if key == NOBODY else collection.label("speaker", key)
    return Speaking(key, label, counts, _sum(counts.values()))


def _sum(counts: Iterable[Count]) -> Count:
    each = tuple(counts)
    return Count(sum(c.hits for c in each), sum(c.passages for c in each), sum(c.words for c in each))
