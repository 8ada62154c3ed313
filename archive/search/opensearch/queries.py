"""Selections (see finding/selecting) in the language of OpenSearch's queries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any as Anything

from archive.search.finding.clauses import form
from archive.search.finding.leaves import Leaf, Pattern
from archive.search.finding.scoring import PATTERN_SCORE
from archive.search.finding.selecting import All, Any, Has, Ranked, Run, Selection, Spelled, TextsOf, Without, Worth, term_of
from archive.search.opensearch.documents import BETWEEN
from archive.search.query.tree import Near, Phrase, Word
from archive.search.words.analysis import fold, stems

Json = dict[str, Anything]

EVERYTHING: Json = {"match_all": {}}
NOTHING: Json = {"match_none": {}}

_COUNTING: Json = {"term": {"words": {"value": BETWEEN}}}
"""A term that no document has. For it every shard tells how many documents it holds and how long they are; for a phrase only
those tell that have one of its terms (Lucene 9, PhraseQuery), and it would score as if there were no others.
"""


class Saying:
    """Says the selections of one bound query: ``codes`` are the languages, ``expansions`` what patterns stand for."""

    def __init__(self, codes: Sequence[str], expansions: Mapping[Pattern, tuple[str, ...]]) -> None:
        self._codes, self._expansions = codes, expansions

    def found(self, selection: Selection) -> Json:
        """Give a selection as a query; its scores say nothing."""
        match selection:
            case Has(field, values):
                return {"terms": {field: list(values)}} if values else NOTHING
            case Run():
                return _phrase(selection)
            case All(parts):
                return {"bool": {"filter": list(map(self.found, parts))}} if parts else EVERYTHING
            case Any(parts):
                return _any(list(map(self.found, _together(parts))))
            case Without(part):
                return {"bool": {"must_not": [self.found(part)]}}
            case Spelled(field, before, leaf):
                rule = self._rule(leaf, before)
                return NOTHING if rule is None else {"intervals": {field: rule}}
            case TextsOf():
                raise TypeError("Texts know the voices of their passages here.")

    def scored(self, ranked: Ranked) -> Json:
        """Give what is found with how it scores, as a query."""
        must = [self._worth(worth) for worth in ranked.required]
        if ranked.either:
            must.append(_any([self._worth(worth) for worth in ranked.either]))
        more = [self._worth(worth) for worth in ranked.more]
        should = [*more, _COUNTING]
        return {"bool": {"must": must, "filter": [self.found(ranked.found)], "should": should, "minimum_should_match": 0}}

    def _worth(self, worth: Worth) -> Json:
        if worth.is_constant:
            return {"constant_score": {"filter": self.found(Any(worth.clauses)), "boost": PATTERN_SCORE}}
        # Where there is no passage there is no language, and a word stands for nothing.
        return {"dis_max": {"queries": list(map(_clause, worth.clauses)), "tie_breaker": 0.0}} if worth.clauses else NOTHING

    def _rule(self, leaf: Leaf, before: str) -> Json | None:
        """Give where a leaf stands; None when it can stand nowhere."""
        match leaf:
            case Near(left, right, distance):
                sides = self._rule(left, before), self._rule(right, before)
                if None in sides:
                    return None
                ways = (_following(each, distance - 1) for each in (sides, sides[::-1]))
                return {"any_of": {"intervals": list(ways)}}
            case Phrase(words):
                rules = [self._rule(word, before) for word in words]
                return None if None in rules else _following(rules, 0)
            case Word(text, is_exact, without):
                if is_exact:
                    meant = [] if fold(text) in without else [form(text)]
                    return _any_term(meant, before)
                rule = _any_term(dict.fromkeys(stem for code in self._codes for stem in stems(text, code)), before)
                gone = _any_term([f"={each}" for each in sorted(without)], before)
                if rule is not None and gone is not None:
                    rule["match"]["filter"] = {"not_overlapping": gone}
                return rule
            case _:
                return _any_term([f"={each}" for each in self._expansions[leaf]], before)


def _any_term(terms: Iterable[str], before: str) -> Json | None:
    asked = BETWEEN.join(before + term_of(term) for term in terms)
    return {"match": {"query": asked}} if asked else None


def _following(rules: Sequence[Json | None], gaps: int) -> Json:
    return {"all_of": {"mode": "ordered", "max_gaps": gaps, "intervals": list(rules)}}


def _clause(clause: Has | Run) -> Json:
    if isinstance(clause, Run):
        return _phrase(clause)
    (value,) = clause.values
    return {"term": {clause.field: {"value": value}}}


def _phrase(run: Run) -> Json:
    return {"match_phrase": {run.field: {"query": " ".join(term for _, term in run.terms)}}}


def _together(parts: Iterable[Selection]) -> Iterable[Selection]:
    """Make one of parts that ask the same field for a value, as there may be many."""
    values: dict[str, list[str | int]] = {}
    others: list[Selection] = []
    for part in parts:
        if isinstance(part, Has):
            values.setdefault(part.field, []).extend(part.values)
        else:
            others.append(part)
    return [*(Has(field, tuple(dict.fromkeys(each))) for field, each in values.items()), *others]


def _any(queries: list[Json]) -> Json:
    if len(queries) == 1:
        return queries[0]
    return {"bool": {"should": queries, "minimum_should_match": 1}} if queries else NOTHING
