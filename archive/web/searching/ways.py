"""The ways out of a search that found nothing: the same with less asked, each with what it finds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain, islice

from archive.search import And, Dated, Everything, Kinded, Named, Not, Or, Phrase, Query, Titled, Word, spelled
from archive.search.limits import MAX_TRIED
from archive.search.suggesting.costs import cost
from archive.search.words.analysis import words_of
from archive.web.holdings import Holdings
from archive.web.searching.asking import Asked
from archive.web.searching.understanding import understood

MOST = 8
"""Near questions of one sort that are tried: each costs a search."""

FEW = 5
"""Hits below which a reader is asked whether something else was meant."""

NEAREST = 3
"""Near questions that are tried."""

MISSING = 3
"""Words that the archive does not have for which near ones are looked for."""


@dataclass(frozen=True, slots=True)
class Way:
    """A near question, in words, with the number of its hits; ``near`` are questions near to it, where it has none."""

    words: str
    asked: Asked
    count: int
    near: tuple[Way, ...] = ()


@dataclass(slots=True)
class Trying:
    """Counts the hits of near questions against an index that is there, while ``left`` allows what they cost."""

    holdings: Holdings
    left: int = MAX_TRIED

    def count(self, question: Asked) -> int | None:
        """Give the number of hits; None for a question that would cost more than is left."""
        near = understood(replace(question, page=1), self.holdings, 0).request
        if cost(near.query) > self.left:
            return None
        self.left -= cost(near.query)
        return self.holdings.index.search(near).total


def ways_out(question: Asked, query: Query, trying: Trying) -> Iterator[Way]:
    """Give near questions with their counts: with less that narrows, without a name or date, the words of a phrase wherever
    they stand, then each word on its own, one that is not here with words near it.
    """
    for less in (_wider(question, trying.holdings), _with_less(question, query), _scattered(question, query)):
        for words, asked in islice(less, MOST):
            found = trying.count(asked)
            if found is not None:
                yield Way(words, asked, found)
    missing = 0
    for part in islice(_alone(query), MOST):
        asked = Asked(q=spelled(part), view=question.view)
        found = trying.count(asked)
        if found is not None:
            is_missing = found == 0 and isinstance(part, Word) and missing < MISSING
            missing += is_missing
            yield Way(asked.q, asked, found, tuple(near_questions(asked, part, trying, found)) if is_missing else ())


def is_worded(query: Query) -> bool:
    """Tell whether a query asks for words of the text, not only for what texts are about them."""
    match query:
        case And(parts) | Or(parts):
            return any(map(is_worded, parts))
        case Not(part):
            return is_worded(part)
        case _:
            return not isinstance(query, Named | Titled | Dated | Kinded | Everything)


def _wider(question: Asked, holdings: Holdings) -> Iterator[tuple[str, Asked]]:
    """Take back one after the other of what stands beside the words, then all of it."""
    for facet, value in question.filters:
        if not question.without_filter(facet, value).is_empty:
            yield f"without {facet}: {holdings.label(facet, value)}", question.without_filter(facet, value)
    is_dated = bool(question.first or question.last or question.is_undated)
    if is_dated and not question.without_dates().is_empty:
        yield "with any date", question.without_dates()
    if question.q.strip() and len(question.filters) + is_dated > 1:
        yield "without all of these", question.unnarrowed()
    if question.without:
        yield "with the word forms that were left out", question.taking_back(*question.without)


def _with_less(question: Asked, query: Query) -> Iterator[tuple[str, Asked]]:
    """Leave out one name, title, date or kind of several parts."""
    parts = query.parts if isinstance(query, And) and len(query.parts) > 2 else ()
    for part in parts:
        if isinstance(part, Named | Kinded | Titled | Dated):
            words = spelled(And(tuple(other for other in parts if other != part)))
            yield words, question.words(words)


def _scattered(question: Asked, query: Query) -> Iterator[tuple[str, Asked]]:
    """Ask for the words of phrases, and for those that were typed as one, wherever they stand."""
    words = spelled(_loose(query))
    if words != spelled(query):
        yield words, question.words(words)


def _alone(query: Query) -> Iterator[Query]:
    parts = list(dict.fromkeys(_parts(query)))
    parts = parts if len(parts) > 1 else list(dict.fromkeys(_parts(_loose(query))))
    yield from parts if len(parts) > 1 else ()


def _loose(query: Query) -> Query:
    match query:
        case And(parts):
            loose = (part.parts if isinstance(part, And) else (part,) for part in map(_loose, parts))
            return And(tuple(dict.fromkeys(chain.from_iterable(loose))))
        case Or(parts):
            return Or(tuple(map(_loose, parts)))
        case Phrase(words):
            return And(words)
        case Word(text, exact) if len(joined := words_of(text)) > 1:
            return And(tuple(Word(word, exact) for word in joined))
        case _:
            return query


def near_questions(question: Asked, query: Query, trying: Trying, found: int) -> Iterator[Way]:
    """Give what may have been meant by a question that found so few hits; only what finds more."""
    if found >= FEW or not question.q.strip():
        return
    for near in trying.holdings.index.nearest(query, NEAREST):
        asked = question.words(spelled(near))
        more = trying.count(asked)
        if more is not None and more > found:
            yield Way(asked.q, asked, more)


def _parts(query: Query) -> Iterator[Query]:
    """Give the parts that have to be there, from left to right."""
    match query:
        case And(parts) | Or(parts):
            for part in parts:
                yield from _parts(part)
        case Everything():
            return
        case _:
            yield query
