"""What an index library is asked for: a query as a tree of plain values, which each engine renders in its own terms.

An index of texts and one of passages have these fields: ``words``, whose terms (see clauses) are three for a word: its form,
its stem as written where that differs from the last, its folded stem; ``said``, in passages that not one voice says all of,
the same for each voice, every term after the voice's tag; ``whole``, who says all of a passage; ``text``, the number of the
text; and the attributes of a Collection.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from archive.search.finding.clauses import Clause, clauses, form, is_spelled_out
from archive.search.finding.evaluation import Bound
from archive.search.finding.leaves import Leaf, speakers_of
from archive.search.finding.ranking import PLACES, Part, parts_of
from archive.search.holding.bitsets import members
from archive.search.holding.collection import Collection
from archive.search.query.tree import (
    And,
    Dated,
    Everything,
    Fuzzy,
    Kinded,
    Named,
    Not,
    Or,
    Phrase,
    Prefix,
    Query,
    Titled,
    Wildcard,
    Word,
)  # fmt: skip
from archive.search.results import Level

SENTINEL = "."
"""The term every document begins with, so that none is without length."""

BLANK = "\u2423"
"""Stands for a blank inside a term; some letters are a blank and a mark when they are folded."""

FORM, WRITTEN, FOLDED = range(PLACES)
"""The order of the terms of a word."""


class Inexpressible(Exception):
    """A query cannot be said so; it is answered from the words themselves."""


@dataclass(frozen=True, slots=True)
class Has:
    """What has any of some values in a field."""

    field: str
    values: tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """What has terms of words that follow each other, each with its offset."""

    field: str
    terms: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class All:
    """What is selected by each part; without any, everything."""

    parts: tuple[Selection, ...]


@dataclass(frozen=True, slots=True)
class Any:
    """What is selected by some part; without any, nothing."""

    parts: tuple[Selection, ...]


@dataclass(frozen=True, slots=True)
class Without:
    """What is not selected."""

    part: Selection


@dataclass(frozen=True, slots=True)
class TextsOf:
    """The texts that hold a passage which is selected."""

    passages: Selection


@dataclass(frozen=True, slots=True)
class Spelled:
    """What has a leaf whose words may each stand for several terms, of which some may be struck out; each term is after
    ``before``. For engines whose terms of a word share one place.
    """

    field: str
    before: str
    leaf: Leaf


Selection = Has | Run | All | Any | Without | TextsOf | Spelled
EVERY = All(())


@dataclass(frozen=True, slots=True)
class Worth:
    """A part that scores: the best of its clauses; one that is constant scores the same wherever it is."""

    clauses: tuple[Has | Run, ...]
    is_constant: bool


@dataclass(frozen=True, slots=True)
class Ranked:
    """What is found and how it scores: all of ``required``, any of ``either`` if there are some, and ``found``; all parts
    that apply are summed, ``more`` among them.
    """

    found: Selection
    required: tuple[Worth, ...] = ()
    either: tuple[Worth, ...] = ()
    more: tuple[Worth, ...] = ()


class Selecting:
    """Says one bound query as selections; ``written`` are the stems that words have by their diacritics alone.

    Every method raises Inexpressible where that cannot be done exactly.
    """

    def __init__(self, collection: Collection, bound: Bound, written: frozenset[str]) -> None:
        self._collection, self._bound, self._written = collection, bound, written
        self._codes = collection.codes

    def found(self, level: Level) -> Selection:
        """Give the texts or passages that the query asks for."""
        return self._selected(self._bound.query, level, None)

    def ranked(self, level: Level) -> Ranked:
        """Give the same with how they score; where the words asked for are what is found, they are looked up once."""
        query = self._bound.query
        worths = {part.term: self._worth(part) for part in parts_of(query, self._codes)}
        match query:
            case Word() | Phrase() | Prefix() | Wildcard() | Fuzzy():
                self._spelled(query, "words", "")
                return Ranked(EVERY, required=(worths[query],))
            case Or(parts) if all(map(_is_single, parts)):
                self.found(level)
                return Ranked(EVERY, either=tuple(worths.values()))
            case And(parts) if not any(speakers_of(part) is not None for part in parts):
                single = [part for part in dict.fromkeys(parts) if _is_single(part)]
                others = tuple(self._selected(part, level, None) for part in parts if part not in single)
                for part in single:
                    self._selected(part, level, None)
                required = tuple(worths.pop(part) for part in single)  # type: ignore[arg-type]
                return Ranked(All(others), required=required, more=tuple(worths.values()))
        return Ranked(self.found(level), more=tuple(worths.values()))

    def _selected(self, query: Query, level: Level, voice: str | None) -> Selection:
        match query:
            case And(parts):
                return self._conjunction(parts, level, voice)
            case Or(parts):
                return Any(tuple(self._selected(part, level, voice) for part in parts))
            case Not(part):
                return Without(self._selected(part, level, voice))
            case Everything():
                return EVERY
            case Named(field, _, keys):
                return Has(field, keys)
            case Kinded(field):
                return Has(field, self._collection.kinds(query))
            case Titled() | Dated():
                return self._described(query)
            case _:
                return self._worded(query, level, voice)

    def _conjunction(self, parts: tuple[Query, ...], level: Level, voice: str | None) -> Selection:
        """What stands beside a speaker is looked for in their words (see Evaluator)."""
        speakers = [keys for keys in map(speakers_of, parts) if keys is not None]
        others = [part for part in parts if speakers_of(part) is None]
        if not speakers:
            return All(tuple(self._selected(part, level, voice) for part in others))
        said = (
            Any(tuple(All((Has("speaker", (key,)), *(self._selected(each, level, key) for each in others))) for key in keys))
            for keys in speakers
        )
        return All(tuple(said))

    def _described(self, query: Titled | Dated) -> Selection:
        """Name the texts of a title or a date, or those that are not meant where these are fewer."""
        texts = self._collection.titled(query) if isinstance(query, Titled) else self._collection.dated(query)
        if np.count_nonzero(texts) * 2 > len(texts):
            return Without(Has("text", tuple(members(~texts).tolist())))
        return Has("text", tuple(members(texts).tolist()))

    def _worded(self, leaf: Leaf, level: Level, voice: str | None) -> Selection:
        if voice is None:
            return self._spelled(leaf, "words", "")
        said = self._spelled(leaf, "said", tag(voice))
        passages = Any((said, All((Has("whole", (voice,)), self._spelled(leaf, "words", "")))))
        return passages if level == "passages" else TextsOf(passages)

    def _spelled(self, leaf: Leaf, field: str, before: str) -> Selection:
        match leaf:
            case Word() | Phrase() if is_spelled_out(leaf, self._codes):
                return Any(tuple(self._clause(clause, field, before) for clause in clauses(leaf, self._codes)))
            case Prefix() | Wildcard() | Fuzzy():
                return self._expanded(leaf, field, before)
        return self._spelled_variously(leaf, field, before)

    def _spelled_variously(self, leaf: Leaf, field: str, before: str) -> Selection:
        """Give what has a leaf that is more than its clauses."""
        raise Inexpressible(field, before, leaf)

    def _expanded(self, pattern: Prefix | Wildcard | Fuzzy, field: str, before: str) -> Has:
        return Has(field, tuple(before + term_of(form(each)) for each in self._bound.expansions[pattern]))

    def _clause(self, clause: Clause, field: str, before: str) -> Has | Run:
        if len(clause) == 1:
            return Has(field, (before + term_of(clause[0]),))
        if not self._written.isdisjoint(clause):
            raise Inexpressible
        places = (PLACES * offset + (FORM if term.startswith("=") else FOLDED) for offset, term in enumerate(clause))
        return Run(field, tuple(zip(places, (before + term_of(term) for term in clause), strict=True)))

    def _worth(self, part: Part) -> Worth:
        if isinstance(part.term, Prefix | Wildcard | Fuzzy):
            return Worth((self._expanded(part.term, "words", ""),), is_constant=True)
        return Worth(tuple(self._clause(clause, "words", "") for clause in part.clauses), is_constant=False)


def tag(voice: str) -> str:
    """Give what terms in a voice begin with."""
    return f"{hashlib.sha256(voice.encode()).hexdigest()[:8]}|"


def word_terms(entry: str, before: str = "") -> str:
    """Give the terms of a word by its entry (see Entries), each after ``before``, parted by blanks."""
    word, first, *second = (term_of(each) for each in entry.split("\t"))
    written = f"{before}{first}" if second else "-"
    return f"{before}={word} {written} {before}{second[0] if second else first}"


def allowing(filters: Iterable[tuple[str, str]], but: str = "") -> tuple[Selection, ...]:
    """Give what the chosen values of facets allow (see filtering.allowed)."""
    chosen: dict[str, list[str]] = {}
    for facet, key in filters:
        chosen.setdefault(facet, []).append(key)
    return tuple(Has(facet, tuple(keys)) for facet, keys in chosen.items() if facet != but)


def _is_single(query: Query) -> bool:
    return isinstance(query, Word | Phrase | Prefix | Wildcard | Fuzzy)


def term_of(term: str) -> str:
    """Give a term as it is indexed."""
    return term.replace(" ", BLANK)
