"""Says a bound query as selections of what the cluster's indexes have; there is nothing that cannot be said so."""

from __future__ import annotations

from typing import cast

from archive.search.finding.clauses import Clause, is_spelled_out
from archive.search.finding.evaluation import Bound
from archive.search.finding.leaves import Leaf, leaves
from archive.search.finding.ranking import parts_of
from archive.search.finding.selecting import All, Has, Ranked, Run, Selecting, Selection, Spelled, tag, term_of
from archive.search.holding.collection import Collection
from archive.search.opensearch.facts import Facts
from archive.search.query.tree import Dated, Phrase, Titled, Word
from archive.search.results import Level


class ClusterSelecting(Selecting):
    """Dates and titles are fields, the terms of a word share its place, and of a text each word is under who says it."""

    def __init__(self, facts: Facts, bound: Bound) -> None:
        # Of a collection no more than the languages and the kinds are asked for here.
        super().__init__(cast(Collection, facts), bound, frozenset())
        self._facts = facts

    def ranked(self, level: Level) -> Ranked:
        """Give what is found with how it scores; what scores finds more where forms are struck out, and less where a phrase
        has words of two stems.
        """
        query = self._bound.query
        terms = [leaf for leaf, _ in leaves(query) if isinstance(leaf, Word | Phrase)]
        if all(is_spelled_out(term, self._codes) for term in terms):
            return super().ranked(level)
        return Ranked(self.found(level), more=tuple(map(self._worth, parts_of(query, self._codes))))

    def _described(self, query: Titled | Dated) -> Selection:
        if isinstance(query, Dated):
            return Has("dated", self._facts.dated(query))
        return All(tuple(Has("title", meant) for meant in self._facts.titled(query)))

    def _worded(self, leaf: Leaf, level: Level, voice: str | None) -> Selection:
        if level == "texts" and voice is not None:
            return self._spelled(leaf, "said", tag(voice))
        return super()._worded(leaf, level, voice)

    def _spelled_variously(self, leaf: Leaf, field: str, before: str) -> Selection:
        return Spelled(field, before, leaf)

    def _clause(self, clause: Clause, field: str, before: str) -> Has | Run:
        terms = tuple(before + term_of(term) for term in clause)
        return Has(field, terms) if len(terms) == 1 else Run(field, tuple(enumerate(terms)))
