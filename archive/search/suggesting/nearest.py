"""What may have been meant by a query that finds little: near words for those it misspells, joins or splits."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from heapq import nlargest
from itertools import chain, islice, pairwise

from archive.search.query.tree import And, Near, Or, Phrase, Query, Word
from archive.search.words.analysis import fold
from archive.search.words.lexicon import resembling
from archive.search.words.word_list import WordList

RARE = 2
"""Passages up to which a word that is found may be a slip all the same."""

OFTENER = 20
"""How many times as frequent as such a word another must be to be meant in its place."""

DOUBTED = 4
"""Words of a query for which near ones are looked up: each walks through the words of the archive, some 20 ms."""

CHOICES = 3
"""Near words kept for one."""

_SHORTEST = 3
"""Letters from which a word resembles others: shorter ones resemble all."""

_LONG = 5
"""Letters from which a word may have two slips; the first letter, which few mistake, is then right."""

_EACH_SLIP = 50
"""How many times as frequent a word must be that is one slip further away: a slip is that much rarer than none."""


@dataclass(frozen=True, slots=True)
class Nearness:
    """Looks for near queries. ``count`` says how many passages a query finds, ``written`` how a form is mostly written."""

    word_list: WordList
    count: Callable[[Query], int]
    written: Callable[[str], str]

    def queries(self, query: Query, size: int) -> tuple[Query, ...]:
        """Give near queries, the likeliest first, at most ``size``: none for one whose words all are well known."""
        doubtful = list(islice((word for word in _words(query) if self._is_doubtful(word)), DOUBTED))
        choices = {word: found for word in doubtful if (found := list(self._choices(word)))}
        best = {word: found[0] for word, found in choices.items()}
        others = ({**best, word: choice} for word, found in choices.items() for choice in found[1:])
        corrected = (_replaced(query, instead) for instead in chain([best], others) if instead)
        joined = self._joined(query, frozenset(doubtful), best)
        near = dict.fromkeys(each for each in chain(joined, corrected) if each != query)
        return tuple(islice(near, size))

    def _is_doubtful(self, word: Word) -> bool:
        return len(fold(word.text)) >= _SHORTEST and self.count(word) <= RARE

    def _choices(self, word: Word) -> Iterator[Query]:
        """Give near words, the likeliest first, then the word parted in two where both stand side by side."""
        form = fold(word.text)
        fewest = OFTENER * self.word_list.count(form)
        worth = {other: self.word_list.count(other) / _EACH_SLIP**slips for other, slips in self._near(form).items()}
        likely = (other for other in worth if self.word_list.count(other) > fewest)
        for other in nlargest(CHOICES, likely, key=lambda other: (worth[other], other)):
            yield Word(self.written(other), word.exact)
        parts = ((form[:at], form[at:]) for at in range(2, len(form) - 1))
        known = [pair for pair in parts if min(map(self.word_list.count, pair))]
        for pair in nlargest(CHOICES, known, key=lambda pair: min(map(self.word_list.count, pair))):
            phrase = Phrase(tuple(Word(self.written(part)) for part in pair))
            if self.count(phrase):
                yield phrase
                return

    def _near(self, form: str) -> dict[str, int]:
        """Give near forms with the number of slips: letters changed, missing, added, or in the place of their neighbours."""
        swapped = (f"{form[:at]}{form[at + 1]}{form[at]}{form[at + 2 :]}" for at in range(len(form) - 1))
        near = {other: 1 for other in swapped if self.word_list.count(other)}
        near.update(dict.fromkeys(resembling(form, 1, self.word_list.forms), 1))
        if len(form) >= _LONG:
            for other in resembling(form, 2, self.word_list.having(form[0])):
                near.setdefault(other, 2)
        near.pop(form, None)
        return near

    def _joined(self, query: Query, doubtful: frozenset[Word], best: Mapping[Word, Query]) -> Iterator[Query]:
        """Give queries with two words written as one, of which one is doubtful or which never stand side by side."""
        for one, other in dict.fromkeys(_pairs(query)):
            whole = fold(one.text + other.text)
            if self.word_list.count(whole) and (doubtful & {one, other} or not self.count(Phrase((one, other)))):
                rest = {word: choice for word, choice in best.items() if word not in (one, other)}
                yield _replaced(_with_pair(query, one, other, Word(self.written(whole))), rest)


def _words(query: Query) -> Iterator[Word]:
    """Give the words of a query that are looked up in any form, from left to right, each once."""
    return iter(dict.fromkeys(_all_words(query)))


def _all_words(query: Query) -> Iterator[Word]:
    match query:
        case And(parts) | Or(parts):
            for part in parts:
                yield from _all_words(part)
        case Near(left, right):
            yield from chain(_all_words(left), _all_words(right))
        case Phrase(words):
            yield from words
        case Word():
            yield query


def _pairs(query: Query) -> Iterator[tuple[Word, Word]]:
    """Give the words that stand side by side."""
    match query:
        case And(parts) | Or(parts):
            if isinstance(query, And):
                yield from ((a, b) for a, b in pairwise(parts) if isinstance(a, Word) and isinstance(b, Word))
            for part in parts:
                yield from _pairs(part)
        case Phrase(words):
            yield from pairwise(words)


def _with_pair(query: Query, one: Word, other: Word, whole: Word) -> Query:
    """Put one word where two stand side by side."""
    match query:
        case And(parts):
            kept = tuple(_with_pair(part, one, other, whole) for part in _merged(parts, one, other, whole))
            return And(kept) if len(kept) > 1 else kept[0]
        case Or(parts):
            return Or(tuple(_with_pair(part, one, other, whole) for part in parts))
        case Phrase(words):
            merged = tuple(word for word in _merged(words, one, other, whole) if isinstance(word, Word))
            return Phrase(merged) if len(merged) > 1 else merged[0]
        case _:
            return query


def _merged(parts: tuple[Query, ...], one: Word, other: Word, whole: Word) -> Iterator[Query]:
    at = 0
    while at < len(parts):
        is_pair = parts[at : at + 2] == (one, other)
        yield whole if is_pair else parts[at]
        at += 2 if is_pair else 1


def _replaced(query: Query, instead: Mapping[Word, Query]) -> Query:
    """Put other words in the place of some."""
    match query:
        case And(parts) | Or(parts):
            return type(query)(tuple(_replaced(part, instead) for part in parts))
        case Near(left, right, distance):
            first, second = _replaced(left, instead), _replaced(right, instead)
            if isinstance(first, Word | Phrase) and isinstance(second, Word | Phrase):
                return Near(first, second, distance)
            return query
        case Phrase(words):
            given = (instead.get(word, word) for word in words)
            flat = chain.from_iterable(each.words if isinstance(each, Phrase) else (each,) for each in given)
            return Phrase(tuple(word for word in flat if isinstance(word, Word)))
        case Word():
            return instead.get(query, query)
        case _:
            return query
