"""The occurrences of a search: what is marked in each passage that is found, in the reading in which it is shown.

They are those of ``matching.Marked``, which defines them; every count, line and mark is of these.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from archive.model import Voice
from archive.search import bitsets
from archive.search.bitsets import Bits
from archive.search.collection import Collection
from archive.search.matching import Marked, Range
from archive.search.postings import Reading
from archive.search.query import Query


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a passage: ``corrected`` None where it reads as received; the offsets of ``voices`` are of
    ``received``, those of ``corrected_voices`` of ``corrected``.
    """

    received: str
    corrected: str | None
    voices: tuple[Voice, ...]
    corrected_voices: tuple[Voice, ...] = ()


def marked(query: Query, words: Words, language: str, reading: Reading) -> Marked:
    """Give what a query asks for in one reading of a passage."""
    if reading == "corrected" and words.corrected is not None:
        return Marked(query, words.corrected, language, words.corrected_voices)
    return Marked(query, words.received, language, words.voices)


def shown(query: Query, words: Words, language: str) -> tuple[Reading, Marked]:
    """Give the reading in which a passage is shown: the corrected one, unless more is marked in the one received."""
    corrected = marked(query, words, language, "corrected")
    if words.corrected is not None:
        received = marked(query, words, language, "received")
        if len(received.runs) > len(corrected.runs):
            return "received", received
    return "corrected", corrected


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One of the occurrences in a passage: ``index`` is its number there, from 0; ``run`` the numbers of its words."""

    passage: int
    reading: Reading
    index: int
    run: Range


class Occurrences:
    """The occurrences of a bound query in the passages ``found``, a set of their numbers."""

    def __init__(self, collection: Collection, query: Query, found: Bits, words: Callable[[int], Words]) -> None:
        self.collection, self.query, self.words = collection, query, words
        self.passages = bitsets.members(found).tolist()
        self.shown = cache(self._shown)

    def __iter__(self) -> Iterator[Occurrence]:
        """Give them in order of passage and place."""
        for number in self.passages:
            reading, here = self.shown(number)
            for index, run in enumerate(here.runs):
                yield Occurrence(number, reading, index, run)

    def ordinal(self, passage: int, index: int) -> int:
        """Give the number, from 1, of an occurrence among all that are marked in its section, passages being in order."""
        first = self.collection.starts[self.collection.text_of[passage]]
        return sum(len(self.shown(before)[1].runs) for before in range(first, passage)) + index + 1

    def voice(self, occurrence: Occurrence) -> str | None:
        """Give the key of who says the first word of an occurrence."""
        return self.shown(occurrence.passage)[1].voice(occurrence.run)

    def _shown(self, passage: int) -> tuple[Reading, Marked]:
        return shown(self.query, self.words(passage), self.collection.passages[passage].language)
