"""Asks the indexes of a generation: what is found, in order, counted, and read."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, islice
from typing import Any, NamedTuple

import numpy as np

from archive.model import PassageUnit, TextUnit
from archive.search.finding.scoring import comparable
from archive.search.opensearch.cluster import PAGE, Cluster
from archive.search.opensearch.fields import SORTED
from archive.search.opensearch.units import passage_of, text_of
from archive.search.results import Level

Json = dict[str, Any]

MOST_BUCKETS = 20_000
"""Values that are counted in one answer; more are counted page by page."""

TITLES = 100
"""Titles that are read at once, where a few are wanted that differ."""

_SPARE = 32
"""Hits more than a page has, among which may be some that fit as well as its last."""


class Found(NamedTuple):
    """A text or passage by its number, with its score, the number of its text, and what it is."""

    number: int
    score: float
    text: int
    unit: Json


class Asking:
    """The two indexes of a generation. Safe to share between threads."""

    def __init__(self, cluster: Cluster, indexes: Mapping[str, str]) -> None:
        self._cluster, self._indexes = cluster, indexes

    def best(self, level: Level, scored: Json, start: int, size: int) -> Iterator[Found]:
        """Give those that fit best, from ``start``; those that fit equally well in order of number."""
        body = {"query": scored, "sort": [{"_score": "desc"}, {"n": "asc"}], "track_scores": True, **_READ}
        page = min(PAGE, start + size + _SPARE)
        found = map(_found, self._cluster.pages(self._indexes[level], body, page))
        # Scores that differ in their last digits alone are equal: in a stream that falls they follow each other.
        alike = groupby(found, key=_compared)
        ordered = (each for _, group in alike for each in sorted(group, key=lambda one: one.number))
        return islice(ordered, start, start + size)

    def ordered(self, level: Level, query: Json, order: str, start: int, size: int) -> Iterator[Found]:
        """Give those found in an order, from ``start``; they have no score."""
        by = SORTED.get(order)
        sort = [*([{by: "asc"}] if by else []), {"n": "asc"}]
        body = {"query": {"bool": {"filter": [query]}}, "sort": sort, **_READ}
        return islice(
            map(_found, self._cluster.pages(self._indexes[level], body, min(PAGE, start + size))), start, start + size
        )

    def counts(self, asked: Sequence[tuple[Level, Json, Mapping[str, int]]]) -> list[tuple[int, dict[str, dict[str, int]]]]:
        """Count what some queries find, each also by the values of fields, of which there are at most so many."""
        bodies = []
        for level, query, fields in asked:
            terms = {name: _terms(name, most) for name, most in fields.items() if 0 < most <= MOST_BUCKETS}
            bodies.append((self._indexes[level], {"query": query, "size": 0, "track_total_hits": True, "aggs": terms}))
        answers = []
        for (level, query, fields), answer in zip(asked, self._cluster.several(bodies), strict=True):
            here = answer.get("aggregations", {})
            counted = {name: _buckets(here[name]) if name in here else {} for name in fields}
            for name, most in fields.items():
                if most > MOST_BUCKETS:
                    counted[name] = self._composite(level, query, name)
            answers.append((int(answer["hits"]["total"]["value"]), counted))
        return answers

    def few(self, scored: Sequence[Json], size: int) -> list[list[Found]]:
        """Give for each question the passages that fit best, at most so many."""
        body = {"sort": [{"_score": "desc"}, {"n": "asc"}], "size": size + _SPARE, "track_scores": True, **_READ}
        asked = [(self._indexes["passages"], {"query": query, **body}) for query in scored]
        found = [list(map(_found, answer["hits"]["hits"])) for answer in self._cluster.several(asked)]
        return [sorted(each, key=lambda one: (-_compared(one), one.number))[:size] for each in found]

    def count(self, level: Level, query: Json) -> int:
        """Count what a query finds."""
        return self.counts([(level, query, {})])[0][0]

    def values(self, level: Level, query: Json, field: str, most: int = sys.maxsize) -> dict[str, int]:
        """Count what is found by the values of a field, in order, all of them or somewhat more than ``most``."""
        return self._composite(level, query, field, most)

    def words(self, query: Json, voices: Sequence[str] | None) -> dict[tuple[str, str | None], int]:
        """Sum the words as received of the passages found, by voice ("" where voices do not matter) and year."""
        by = self._sums(query, voices)
        return {key: words for key, words in by.items() if words}

    def passages(self, query: Json, most: int) -> list[tuple[int, Json]]:
        """Read passages in order, at most so many, each with the number of its text."""
        body = {"query": {"bool": {"filter": [query]}}, "sort": [{"n": "asc"}], **_READ}
        return [
            (each.text, each.unit) for each in islice(map(_found, self._cluster.pages(self._indexes["passages"], body)), most)
        ]

    def texts(self, query: Json) -> Iterator[tuple[int, int, TextUnit]]:
        """Read texts in order, each with its number and its ordinal, without passages."""
        body = {"query": {"bool": {"filter": [query]}}, "sort": [{"n": "asc"}], **_READ}
        for hit in self._cluster.pages(self._indexes["texts"], body):
            fields = hit["fields"]
            yield fields["n"][0], fields["ordinal"][0], text_of(hit["_source"]["unit"])

    def titles(self, beginnings: Sequence[str]) -> Iterator[str]:
        """Give the titles of texts in which each of some beginnings begins a word, in order, some more than once."""
        begun = [{"prefix": {"title": {"value": f"={beginning}"}}} for beginning in beginnings]
        body = {"query": {"bool": {"filter": begun}}, "sort": [{"n": "asc"}], "_source": ["unit.title"]}
        return (hit["_source"]["unit"]["title"] for hit in self._cluster.pages(self._indexes["texts"], body, TITLES))

    def item(self, item: str) -> Iterator[tuple[TextUnit, tuple[PassageUnit, ...]]]:
        """Read the texts of an item in order, each with its passages."""
        query = {"term": {"item": item}}
        held: dict[int, list[PassageUnit]] = {}
        body = {"query": {"bool": {"filter": [query]}}, "sort": [{"n": "asc"}], **_READ}
        for each in map(_found, self._cluster.pages(self._indexes["passages"], body)):
            held.setdefault(each.text, []).append(passage_of(each.unit))
        for number, _, text in self.texts(query):
            yield text, tuple(held.get(number, ()))

    def _sums(self, query: Json, voices: Sequence[str] | None) -> dict[tuple[str, str | None], int]:
        found: dict[tuple[str, str | None], int] = {}
        after: Json = {}
        while True:
            years = {"sources": [{"year": {"terms": {"field": "year", "missing_bucket": True}}}], "size": PAGE, **after}
            aggs = {"years": {"composite": years, "aggs": _spoken(voices)}}
            body = {"query": query, "size": 0, "track_total_hits": False, "aggs": aggs}
            answer = self._cluster.search(self._indexes["passages"], body)["aggregations"]["years"]
            for bucket in answer["buckets"]:
                year = bucket["key"]["year"]
                if voices is None:
                    found["", year] = int(bucket["words"]["value"])
                    continue
                for each in bucket["spoken"]["wanted"]["voices"]["buckets"]:
                    found[each["key"], year] = int(each["words"]["value"])
            if "after_key" not in answer:
                return found
            after = {"after": answer["after_key"]}

    def _composite(self, level: Level, query: Json, field: str, most: int = sys.maxsize) -> dict[str, int]:
        found: dict[str, int] = {}
        after: Json = {}
        while True:
            each = {"composite": {"sources": [{"key": {"terms": {"field": field}}}], "size": PAGE, **after}}
            body = {"query": query, "size": 0, "track_total_hits": False, "aggs": {"each": each}}
            answer = self._cluster.search(self._indexes[level], body)["aggregations"]["each"]
            found |= {bucket["key"]["key"]: int(bucket["doc_count"]) for bucket in answer["buckets"]}
            if "after_key" not in answer or len(found) > most:
                return found
            after = {"after": answer["after_key"]}


def _compared(found: Found) -> float:
    return float(comparable(np.array([found.score]))[0])


_READ: Json = {"_source": ["unit"], "docvalue_fields": ["n", "text", "ordinal"]}


def _found(hit: Json) -> Found:
    fields = hit["fields"]
    return Found(fields["n"][0], float(hit["_score"] or 0.0), fields["text"][0], hit["_source"]["unit"])


def _terms(field: str, most: int) -> Json:
    # As many of every shard as there are values at all, so that the sums are exact.
    return {"terms": {"field": field, "size": most, "shard_size": most}}


def _buckets(answer: Json) -> dict[str, int]:
    return {str(bucket["key"]): int(bucket["doc_count"]) for bucket in answer["buckets"]}


def _spoken(voices: Sequence[str] | None) -> Json:
    """Sum the words, or those in some voices."""
    if voices is None:
        return {"words": {"sum": {"field": "length"}}}
    each = {
        "terms": {"field": "spoken.voice", "size": max(1, len(voices))},
        "aggs": {"words": {"sum": {"field": "spoken.words"}}},
    }
    wanted = {"filter": {"terms": {"spoken.voice": list(voices)}}, "aggs": {"voices": each}}
    return {"spoken": {"nested": {"path": "spoken"}, "aggs": {"wanted": wanted}}}
