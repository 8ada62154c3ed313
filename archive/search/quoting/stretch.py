"""The words of passages that follow each other in one text, with the place of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, islice
from sys import maxsize
from typing import NamedTuple

from archive.search.finding.showing import Words
from archive.search.holding.collection import Collection
from archive.search.holding.postings import Reading
from archive.search.words.analysis import fold, located

NEIGHBOURS = 3
"""Passages before and after one that belong to a stretch at most."""


class Place(NamedTuple):
    """Where a word stands: the number of its passage, and half-open offsets in code points of its reading."""

    passage: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words in order, folded, each with its place; ``texts`` gives the reading of each passage they stand in."""

    texts: Mapping[int, str]
    forms: tuple[str, ...]
    places: tuple[Place, ...]

    @classmethod
    def of(cls, texts: Mapping[int, str]) -> Stretch:
        """Make a stretch of all words of passages, given by number in the order of the text."""
        return cls.about(texts, next(iter(texts), 0), 0, maxsize)

    @classmethod
    def about(cls, texts: Mapping[int, str], number: int, first: int, last: int) -> Stretch:
        """Make a stretch of words of passages: from word ``first`` to before word ``last`` of passage ``number``; negative
        numbers are words before it, those beyond its end words behind it.
        """
        before = [(each, word) for each, text in texts.items() if each < number for word in located(text)]
        behind = ((each, word) for each, text in texts.items() if each >= number for word in located(text))
        cut = list(islice(chain(before, behind), max(0, len(before) + first), max(0, len(before) + last)))
        return cls(texts, tuple(fold(word[0]) for _, word in cut), tuple(Place(each, *word.span()) for each, word in cut))

    def words(self, first: int, last: int) -> str:
        """Give the text from word ``first`` to word ``last``, both included; passages are parted by a blank."""
        begin, end = self.places[first], self.places[last]
        if begin.passage == end.passage:
            return self.texts[begin.passage][begin.start : end.end]
        between = (self.texts[number] for number in self.texts if begin.passage < number < end.passage)
        return " ".join((self.texts[begin.passage][begin.start :], *between, self.texts[end.passage][: end.end]))


def reading_of(words: Words, reading: Reading) -> str:
    """Give a passage in a reading."""
    return words.received if reading == "received" or words.corrected is None else words.corrected


def around(collection: Collection, words: Callable[[int], Words], number: int, before: int, after: int) -> dict[int, Words]:
    """Give a passage with those of its text beside it that hold so many words before and after it, in order."""
    text = collection.text_of[number]
    start, end = collection.starts[text], collection.starts[text + 1]
    left = _enough(collection, range(number - 1, max(start, number - NEIGHBOURS) - 1, -1), before)
    right = _enough(collection, range(number + 1, min(end, number + NEIGHBOURS + 1)), after)
    return {each: words(each) for each in (*reversed(list(left)), number, *right)}


def _enough(collection: Collection, numbers: Iterable[int], size: int) -> Iterator[int]:
    for number in numbers:
        if size <= 0:
            return
        yield number
        size -= collection.passages[number].length
