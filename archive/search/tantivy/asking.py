"""Asks one of tantivy's indexes: selections (see selecting) as its queries, documents as numbers of texts or passages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, chain
from pathlib import Path

import numpy as np
import tantivy
from tantivy import Occur

from archive.search.finding.scoring import PATTERN_SCORE, comparable
from archive.search.finding.selecting import (
    All,
    Any,
    Has,
    Inexpressible,
    Ranked,
    Run,
    Selection,
    Spelled,
    TextsOf,
    Without,
    Worth,
)
from archive.search.holding.bitsets import Numbers
from archive.search.results import Level
from archive.search.tantivy.fields import opened, rank_field, schema, sizes

MOST_VALUES = 65_000
"""Values that tantivy counts at once."""

MOST_TIED = 16_384
"""Hits that are looked at to put those in order that fit equally well."""

_FEW, _KEPT = 16, 4096
"""Terms of which it is looked up whether they occur; answers that are kept."""

_SPARE = 32
"""Hits more than a page has, among which may be some that fit as well as its last."""

_SUMMED_EXACTLY = 2
"""Parts whose sum is the same in any order."""

Found = list[tuple[int, float]]
"""Numbers of texts or passages, each with its score."""


class LevelIndex:
    """The index of texts, or of passages. Safe to share between threads."""

    def __init__(self, directory: Path, level: Level, passages: LevelIndex | None = None) -> None:
        self._searcher = opened(directory, level).searcher()
        self._firsts = tuple(accumulate(sizes(directory, level), initial=0))
        self._schema, self._passages = schema(), passages
        self._occurs = lru_cache(maxsize=_KEPT)(self._find)

    def best(self, ranked: Ranked, start: int, size: int) -> Found:
        """Give those that fit best, from ``start``; those that fit equally well in order of number."""
        query, end = self._scored(ranked), start + size
        worths = (*ranked.required, *ranked.either, *ranked.more)
        if len(worths) <= _SUMMED_EXACTLY or all(worth.is_constant for worth in worths):
            return self._listed(query, start, size)
        limit = end + _SPARE
        while limit <= MOST_TIED:
            found = self._listed(query, 0, limit)
            fits = comparable(np.array([score for _, score in found]))
            if len(found) < limit or fits[-1] < fits[end - 1]:
                numbers = np.array([number for number, _ in found], np.int64)
                return [found[at] for at in np.lexsort((numbers, -fits))[start:end].tolist()]
            limit *= 4
        raise Inexpressible

    def scored(self, within: Selection, worths: Sequence[Worth], size: int) -> Iterator[tuple[int, float]]:
        """Give what each of some parts is worth to those within, of which there are so many at most."""
        for worth in worths:
            yield from self._listed(self._scored(Ranked(within, required=(worth,))), 0, max(1, size))

    def ordered(self, found: Selection, order: str, start: int, size: int) -> Found:
        """Give those found in an order, from ``start``; they have no score."""
        return [(self._number(address), 0.0) for _, address in self._found(found, rank_field(order), size, start)]

    def count(self, found: Selection) -> int:
        """Count what is found."""
        return int(self._searcher.aggregate(self.query(found), {"": _COUNT})[""]["value"])

    def numbers(self, found: Selection, most: int) -> Numbers:
        """Give the numbers of what is found, ascending; raise Inexpressible when there are more than ``most``."""
        size = self.count(found)
        if size > most:
            raise Inexpressible
        return np.fromiter((int(rank) for rank, _ in self._found(found, "n", max(1, size))), np.int64)

    def first(self, found: Selection, most: int) -> list[int]:
        """Give the first numbers of what is found, ascending, at most so many."""
        return [int(rank) for rank, _ in self._found(found, "n", most)]

    def counted(self, found: Selection, fields: Mapping[str, int]) -> dict[str, dict[str, int]]:
        """Count what is found by the values of fields, of each of which there are at most so many."""
        if sum(fields.values()) > MOST_VALUES:
            raise Inexpressible
        asked = {field: {"terms": {"field": field, "size": max(1, most)}} for field, most in fields.items()}
        answer = self._searcher.aggregate(self.query(found), asked)
        return {field: {each["key"]: int(each["doc_count"]) for each in answer[field]["buckets"]} for field in fields}

    def query(self, selection: Selection) -> tantivy.Query:
        """Give a selection as a query."""
        match selection:
            case Has(field, values):
                return self._having(field, values)
            case Run(field, terms):
                return tantivy.Query.phrase_query(self._schema, field, list(terms))
            case All(parts):
                return self._all([self.query(part) for part in parts])
            case Any(parts):
                return _any([self.query(part) for part in self._united(parts)])
            case Without(part):
                return tantivy.Query.boolean_query([(Occur.Must, tantivy.Query.all_query()), (Occur.MustNot, self.query(part))])
            case TextsOf(passages):
                return self.query(Has("text", self._texts(passages)))
            case Spelled():
                raise Inexpressible

    def _found(self, found: Selection, field: str, size: int, start: int = 0) -> list[tuple[int, tantivy.DocAddress]]:
        """Give the first of what is found by a field, with its value."""
        hits: list[tuple[int, tantivy.DocAddress]] = self._searcher.search(
            self.query(found), size, count=False, order_by_field=field, offset=start, order=tantivy.Order.Asc
        ).hits
        return hits

    def _texts(self, passages: Selection) -> tuple[int, ...]:
        if self._passages is None:
            raise TypeError("Passages hold no passages.")
        counts = self._passages.counted(passages, {"text": min(MOST_VALUES, self._firsts[-1])})
        if len(counts["text"]) == MOST_VALUES:
            raise Inexpressible
        return tuple(int(number) for number in counts["text"])

    def _having(self, field: str, values: tuple[str | int, ...]) -> tantivy.Query:
        if field == "words" and len(values) <= _FEW:
            values = tuple(value for value in values if self._occurs(str(value)))
        if len(values) == 1:
            return tantivy.Query.term_query(self._schema, field, values[0], "basic")
        return tantivy.Query.term_set_query(self._schema, field, values) if values else tantivy.Query.empty_query()

    @staticmethod
    def _all(queries: list[tantivy.Query]) -> tantivy.Query:
        if len(queries) == 1:
            return queries[0]
        required = [(Occur.Must, query) for query in queries]
        return tantivy.Query.boolean_query(required) if required else tantivy.Query.all_query()

    def _scored(self, ranked: Ranked) -> tantivy.Query:
        parts = [(Occur.Must, self._worth(worth)) for worth in ranked.required]
        if ranked.either:
            parts.append((Occur.Must, _any([self._worth(worth) for worth in ranked.either])))
        if ranked.found != All(()) or not parts:
            parts.append((Occur.Must, tantivy.Query.const_score_query(self.query(ranked.found), 0.0)))
        parts += [(Occur.Should, self._worth(worth)) for worth in ranked.more]
        return parts[0][1] if len(parts) == 1 else tantivy.Query.boolean_query(parts)

    def _worth(self, worth: Worth) -> tantivy.Query:
        if worth.is_constant:
            found = self.query(Any(worth.clauses))
            return tantivy.Query.const_score_query(found, PATTERN_SCORE)
        there = [clause for clause in worth.clauses if self._stands(clause)]
        each = [self._clause(clause) for clause in there or worth.clauses[:1]]
        return each[0] if len(each) == 1 else tantivy.Query.disjunction_max_query(each)

    @staticmethod
    def _united(parts: tuple[Selection, ...]) -> tuple[Selection, ...]:
        """Ask for the terms of words together, among them those that a language lacks."""
        terms = [part.values for part in parts if isinstance(part, Has) and part.field == "words"]
        others = tuple(part for part in parts if not (isinstance(part, Has) and part.field == "words"))
        return (Has("words", tuple(chain.from_iterable(terms))), *others) if terms else parts

    def _stands(self, clause: Has | Run) -> bool:
        terms = clause.values if isinstance(clause, Has) else (term for _, term in clause.terms)
        return all(self._occurs(str(term)) for term in terms)

    def _clause(self, clause: Has | Run) -> tantivy.Query:
        if isinstance(clause, Run):
            return self.query(clause)
        return tantivy.Query.term_query(self._schema, clause.field, clause.values[0], "freq")

    def _listed(self, query: tantivy.Query, start: int, size: int) -> Found:
        answer = self._searcher.search(query, size, count=False, offset=start)
        return [(self._number(address), float(score)) for score, address in answer.hits]

    def _find(self, term: str) -> bool:
        """Tell whether a term of ``words`` occurs: many a stem does not, which other languages than its own would give a
        word; and where one term is left tantivy finds the best documents without looking at all of them.
        """
        return bool(self._searcher.doc_freq("words", term))

    def _number(self, address: tantivy.DocAddress) -> int:
        return self._firsts[address.segment_ord] + address.doc


_COUNT = {"value_count": {"field": "n"}}


def _any(queries: list[tantivy.Query]) -> tantivy.Query:
    if len(queries) == 1:
        return queries[0]
    return tantivy.Query.boolean_query([(Occur.Should, query) for query in queries])
