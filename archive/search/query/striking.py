"""Leaves out of a search the word forms that a reader struck out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property, partial

import numpy as np

from archive.search.holding.bitsets import Numbers
from archive.search.holding.postings import Counts, Postings, united
from archive.search.limits import MAX_STRUCK
from archive.search.query.tree import And, Fuzzy, Near, Not, Or, Phrase, Prefix, Query, Term, Wildcard, Word


def struck(query: Query, forms: Iterable[str]) -> Query:
    """Give a query of which no term is found by these folded forms, the first MAX_STRUCK of them; titles are left alone."""
    without = frozenset(tuple(forms)[:MAX_STRUCK])
    return _struck(query, without) if without else query


def _struck(query: Query, without: frozenset[str]) -> Query:
    match query:
        case And(parts) | Or(parts):
            return type(query)(tuple(_struck(part, without) for part in parts))
        case Not(part):
            return Not(_struck(part, without))
        case Near(left, right, distance):
            return Near(_term(left, without), _term(right, without), distance)
        case Word() | Phrase() | Prefix() | Wildcard() | Fuzzy():
            return _term(query, without)
        case _:
            return query


def _term(term: Term, without: frozenset[str]) -> Term:
    if isinstance(term, Phrase):
        return Phrase(tuple(replace(word, without=word.without | without) for word in term.words))
    return replace(term, without=term.without | without)


class Struck:
    """The postings of the forms struck out; their places are read once, for all words that they are taken from."""

    def __init__(self, lists: Iterable[Postings]) -> None:
        self.lists = tuple(lists)

    @cached_property
    def places(self) -> Numbers:
        """The places of all of them, ascending."""
        return united(postings.places() for postings in self.lists)


def lessened(lists: Iterable[Postings], gone: Struck, counted: Callable[[Numbers], Counts]) -> Iterator[Postings]:
    """Give lists of postings without the places that others hold: those of a stem without some of its forms."""
    for postings in lists:
        places = postings.places()
        if len(gone.places):
            places = places[gone.places.take(np.searchsorted(gone.places, places), mode="clip") != places]
        if len(places):
            yield Postings(counted(places), partial(np.copy, places), partial(_within, postings, gone.lists))


def _within(postings: Postings, struck_lists: Sequence[Postings], passage: int) -> Numbers:
    gone = united(each.within(passage) for each in struck_lists)
    return np.setdiff1d(postings.within(passage), gone, assume_unique=True)
