"""Answers from the cluster: what it can find and count it does; where words themselves are needed, their texts are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache
from itertools import islice
from typing import Any

from archive.model import TextUnit
from archive.search.counting.appearing import ranked
from archive.search.finding.answering import PASSAGES_SHOWN, in_order
from archive.search.finding.displaying import Display
from archive.search.finding.evaluation import Bound
from archive.search.finding.selecting import All, Has, Ranked, Selection, Without, allowing
from archive.search.opensearch.asking import Asking, Found
from archive.search.opensearch.cluster import Cluster
from archive.search.opensearch.facts import Facts
from archive.search.opensearch.queries import Saying
from archive.search.opensearch.reading import Shelf
from archive.search.opensearch.selecting import ClusterSelecting
from archive.search.opensearch.units import passage_of, text_of
from archive.search.query.binding import bound, bound_for
from archive.search.query.naming import Names
from archive.search.query.tree import Query
from archive.search.results import FACETS, FacetValue, Hit, Level, Request, Results
from archive.search.searching import QUERIES
from archive.search.words.lexicon import Lexicon

Json = dict[str, Any]

TOGETHER = 100
"""Hits that are made at once where all are asked for."""


class Asked:
    """A bound query, said for the cluster."""

    def __init__(self, facts: Facts, ready: Bound) -> None:
        self.ready, self._selecting = ready, ClusterSelecting(facts, ready)
        self._saying = Saying(facts.codes, ready.expansions)

    def selected(self, level: Level) -> Selection:
        """Give what selects the texts or passages asked for."""
        return self._selecting.found(level)

    def found(self, level: Level, *within: Selection) -> Json:
        """Give what finds the texts or passages asked for, of those within."""
        return self._saying.found(All((self.selected(level), *within)))

    def scored(self, level: Level, *within: Selection) -> Json:
        """Give the same with their scores."""
        sought = self._selecting.ranked(level)
        return self._saying.scored(replace(sought, found=All((sought.found, *within))))

    def best(self, text: int, *within: Selection) -> list[Json]:
        """Give what finds the passages of a text that fit best: those found, then others that have some of the words."""
        sought = self._selecting.ranked("passages")
        either = (*sought.required, *sought.either, *sought.more)
        found = All((self._selecting.found("passages"), *within))
        inside = Has("text", (text,))
        return [self._saying.scored(Ranked(All((inside, part)), either=either)) for part in (found, Without(found)) if either]


class CountingSearcher:
    """Searches and counts; see Searcher for what the methods promise."""

    def __init__(self, cluster: Cluster, facts: Facts, names: Names) -> None:
        self._cluster, self._facts, self._names = cluster, facts, names
        self._asking = Asking(cluster, facts.indexes)
        self._bound = lru_cache(maxsize=QUERIES)(self._bind)

    def search(self, request: Request) -> Results:
        """Answer a request."""
        asked, level, within = self._asked(request), request.level, allowing(request.filters)
        other: Level = "passages" if level == "texts" else "texts"
        chosen = [facet for facet in dict.fromkeys(facet for facet, _ in request.filters) if facet in FACETS]
        (there, _), (here, counts), *others = self._asking.counts(
            [
                (other, asked.found(other, *within), {}),
                (level, asked.found(level, *within), self._sizes(facet for facet in FACETS if facet not in chosen)),
                *((level, asked.found(level, *allowing(request.filters, facet)), self._sizes([facet])) for facet in chosen),
            ]
        )
        for _, each in others:
            counts |= each
        totals = {level: here, other: there}
        start, size = max(0, request.start), max(0, request.size)
        hits = self._shown(request, asked, list(self._found(request, asked, start, size))) if here and size else ()
        facets = {facet: in_order(facet, ranked(self._facts.labels(facet), counts[facet])) for facet in FACETS}
        return Results(here, totals["texts"], totals["passages"], tuple(hits), facets, asked.ready.notes)

    def hits(self, request: Request) -> Iterator[Hit]:
        """Give every hit, one after the other."""
        asked = self._asked(request)
        found = iter(self._found(request, asked, 0, self._facts.size(request.level)))
        while some := list(islice(found, TOGETHER)):
            yield from self._shown(request, asked, some)

    def items(self, request: Request) -> tuple[str, ...]:
        """Give the items with a hit."""
        found = self._asked(request).found(request.level, *allowing(request.filters))
        return tuple(sorted(self._asking.values(request.level, found, "item")))

    def counted(self, request: Request, attribute: str) -> tuple[FacetValue, ...]:
        """Count what is found by the values of an attribute."""
        found = self._asked(request).found(request.level, *allowing(request.filters))
        return ranked(self._facts.labels(attribute), self._asking.values(request.level, found, attribute))

    def resolve(self, field: str, text: str) -> tuple[str, ...]:
        """Give the keys of the agents in a field that a name may mean."""
        return self._names.resolve(text, self._facts.keys(field))

    def texts(self) -> Iterable[TextUnit]:
        """Give every text without its passages."""
        return [text for _, _, text in self._asking.texts({"match_all": {}})]

    def close(self) -> None:
        """Let go of the connections."""
        self._cluster.close()

    def _found(self, request: Request, asked: Asked, start: int, size: int) -> Iterator[Found]:
        within = allowing(request.filters)
        if request.order == "relevance":
            return self._asking.best(request.level, asked.scored(request.level, *within), start, size)
        return self._asking.ordered(request.level, asked.found(request.level, *within), request.order, start, size)

    def _shown(self, request: Request, asked: Asked, found: Sequence[Found]) -> Iterator[Hit]:
        """Make hits of what was found, with the texts or passages that are shown with it."""
        if request.level == "passages":
            wanted = {"terms": {"text": sorted({each.text for each in found})}}
            texts = {number: (ordinal, text) for number, ordinal, text in self._asking.texts(wanted)} if found else {}
            passages = {each.number: (each.text, passage_of(each.unit)) for each in found}
            shelf = Shelf(texts, passages, self._facts.labels)
            display = Display(shelf.collection, shelf.words, asked.ready.query)
            return (display.passage(shelf.passages_at[each.number], each.score) for each in found)
        best = self._best(asked, [each.number for each in found], allowing(request.filters))
        texts = {each.number: (0, text_of(each.unit)) for each in found}
        shelf = Shelf(texts, {each.number: (each.text, passage_of(each.unit)) for each in best}, self._facts.labels)
        display = Display(shelf.collection, shelf.words, asked.ready.query)
        of_text: dict[int, list[int]] = {}
        for each in sorted(best):
            of_text.setdefault(each.text, []).append(shelf.passages_at[each.number])
        return (display.text(shelf.texts_at[each.number], each.score, of_text.get(each.number, [])) for each in found)

    def _best(self, asked: Asked, texts: Sequence[int], within: Sequence[Selection]) -> list[Found]:
        """Give the passages of each text that are shown (see Answer): of one that has none of the words, its first."""
        queries = {text: asked.best(text, *within) for text in texts}
        answers = iter(self._asking.few([each for several in queries.values() for each in several], PASSAGES_SHOWN))
        best: list[Found] = []
        bare: list[int] = []
        for text, several in queries.items():
            found = [each for _ in several for each in next(answers)][:PASSAGES_SHOWN]
            best += found
            if not found:
                bare.append(text)
        first = self._asking.few([{"bool": {"filter": [{"term": {"text": text}}]}} for text in bare], 1)
        return [*best, *(each for found in first for each in found)]

    def _sizes(self, facets: Iterable[str]) -> dict[str, int]:
        return {facet: len(self._facts.labels(facet)) for facet in facets}

    def _asked(self, request: Request) -> Asked:
        return Asked(self._facts, self._ready(request))

    def _passages(self, query: Query) -> int:
        """Count the passages that a query finds."""
        return self._asking.count("passages", Asked(self._facts, self._bound(query)).found("passages"))

    def _bind(self, query: Query) -> Bound:
        return bound(query, self.resolve, lambda: self._lexicon)

    def _ready(self, request: Request) -> Bound:
        return bound_for(request, self._bound)

    @cached_property
    def _lexicon(self) -> Lexicon:
        return Lexicon(self._facts.word_list.forms)
