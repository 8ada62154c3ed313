"""Where somebody appears: the texts that are found with the passages in each, and who else has a part in these."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from archive.search.finding.showing import Words, shown
from archive.search.finding.snippets import snippet
from archive.search.holding import bitsets
from archive.search.holding.bitsets import Bits, Numbers
from archive.search.holding.collection import Collection
from archive.search.holding.register import Register
from archive.search.query.tree import Query
from archive.search.results import Appearance, Appearances, FacetValue, Level, Snippet

PASSAGES_SHOWN = 1
"""Passages of a text that are shown with their words."""


def appearances(
    collection: Collection,
    register: Register,
    texts: Bits,
    passages: Bits,
    page: tuple[int, int],
    voices: Sequence[str],
    show: Callable[[int], tuple[str, Snippet]],
) -> Appearances:
    """Give the texts from the first to before the second number of ``page``, in order of date.

    With ``voices`` the words counted are those of these people, without any all words of the passages.
    """
    numbers = bitsets.members(texts)
    ordered = numbers[np.argsort(collection.ranks("date", "texts")[numbers], kind="stable")]
    words = _words(register, passages, voices, len(texts))
    found = []
    for number in ordered[slice(*page)].tolist():
        start, end = collection.starts[number : number + 2]
        inside = (np.flatnonzero(passages[start:end]) + start).tolist()
        ids = tuple(collection.passages[passage].id for passage in inside)
        found.append(Appearance(collection.texts[number], ids, int(words[number]), tuple(map(show, inside[:PASSAGES_SHOWN]))))
    return Appearances(len(ordered), int(np.count_nonzero(passages)), int(words.sum()), tuple(found))


def showing(collection: Collection, words: Callable[[int], Words], marked: Query) -> Callable[[int], tuple[str, Snippet]]:
    """Give what shows a passage: its id and its words around what is ``marked``."""

    def show(number: int) -> tuple[str, Snippet]:
        row = collection.passages[number]
        _, read = shown(marked, words(number), row.language)
        return row.id, snippet(read.text, read.ranges)

    return show


def counted(collection: Collection, attribute: str, found: Bits, level: Level) -> tuple[FacetValue, ...]:
    """Count the texts or passages found by the values an attribute has in them, most first."""
    return ranked(collection.labels(attribute), collection.counts(attribute, found, level))


def ranked(labels: Mapping[str, str], counts: Mapping[str, int]) -> tuple[FacetValue, ...]:
    """Put the values of an attribute, which have these labels, in order by how often each was counted, most first."""
    values = sorted((-count, labels[key], key) for key, count in counts.items())
    return tuple(FacetValue(key, label, -count) for count, label, key in values)


def _words(register: Register, passages: Bits, voices: Sequence[str], texts: int) -> Numbers:
    """Count the words in the passages by text."""
    if not voices:
        numbers = bitsets.members(passages)
        return np.bincount(register.text_of[numbers], register.words[numbers], texts).astype(np.int64)
    of, said_by, words = register.said
    wanted = [number for number, key in enumerate(register.voices) if key in voices]
    kept = passages[of] & np.isin(said_by, wanted)
    return np.bincount(register.text_of[of[kept]], words[kept], texts).astype(np.int64)
