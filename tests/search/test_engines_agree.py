"""Two engines give the same answers, in the same order, with the same scores."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.search import Level, Order, Query, Request, Results, Searcher, engine_named
from tests.search.answers import opened
from tests.search.corpus import Corpus, corpora
from tests.search.queries import queries

pytest.importorskip("tantivy", reason="the extra “fast” is not installed")

_LEVELS: tuple[Level, ...] = ("texts", "passages")
orders: st.SearchStrategy[Order] = st.sampled_from(("relevance", "date", "-date", "speaker", "title", "-ingested"))
_few = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


@_few
@given(corpora(), st.lists(st.tuples(queries, orders), min_size=8, max_size=8))
def test_tantivy_answers_as_whoosh_does(corpus: Corpus, asked: list[tuple[Query, Order]]) -> None:
    with opened(engine_named("whoosh"), corpus) as ours, opened(engine_named("tantivy"), corpus) as theirs:
        for query, order in asked:
            agree(ours, theirs, query, order)


@_few
@given(corpora(), st.lists(st.sampled_from(("l", "la", "land b", "pe", "author:l", "été", "об", "U")), min_size=3, max_size=3))
def test_tantivy_suggests_as_whoosh_does(corpus: Corpus, typed: list[str]) -> None:
    def suggested(searcher: Searcher) -> list[object]:
        return [searcher.suggest(each, 8) for each in typed]

    with opened(engine_named("whoosh"), corpus) as ours, opened(engine_named("tantivy"), corpus) as theirs:
        assert suggested(theirs) == suggested(ours)


def agree(ours: Searcher, theirs: Searcher, query: Query, order: Order) -> None:
    """See that two engines answer alike, scores to 1e-4."""
    for level in _LEVELS:
        request = Request(query, level, order=order, start=1, size=5)
        one, other = ours.search(request), theirs.search(request)
        assert [hit.score for hit in other.hits] == pytest.approx([hit.score for hit in one.hits], abs=1e-4)
        assert _unscored(other) == _unscored(one)
    assert theirs.concordance(request, ("right1",)) == ours.concordance(request, ("right1",))
    assert theirs.forms(request) == ours.forms(request)
    assert theirs.frequencies(request) == ours.frequencies(request)
    assert theirs.speaking(request) == ours.speaking(request)


def _unscored(results: Results) -> tuple[object, ...]:
    hits = [(hit.reference, hit.section, hit.passage, hit.voice, hit.snippets) for hit in results.hits]
    return results.total, results.texts, results.passages, results.facets, results.notes, hits
