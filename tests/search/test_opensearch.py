"""A cluster keeps the contract of engines."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.errors import QueryError
from archive.search import Engine, Order, Query, Request, Searcher, Word, engine_named
from archive.search.engine import Census
from tests.search.answers import opened
from tests.search.contract import EngineContract
from tests.search.corpus import STORY, Corpus, corpora
from tests.search.queries import queries
from tests.search.test_engines_agree import agree, orders

pytest.importorskip("opensearchpy", reason="the extra “cluster” is not installed")

from archive.search.opensearch.address import Address
from archive.search.opensearch.cluster import Cluster
from archive.search.opensearch.engine import OpenSearchEngine
from archive.search.opensearch.facts import Facts

pytestmark = pytest.mark.xdist_group("cluster")

_AT_ONCE = 3
"""Generations that one test may have open."""


class FleetingEngine(OpenSearchEngine):
    """Keeps the indexes of its last generations alone, as drawn corpora are many."""

    def __init__(self, address: Address) -> None:
        super().__init__(address, replicas=0)
        self._cluster = Cluster(address)
        self._written: list[tuple[str, ...]] = []

    def build(self, directory: Path, *given: Any, **named: Any) -> Census:
        census = super().build(directory, *given, **named)
        self._written.append(tuple(Facts(directory).indexes.values()))
        self.forget(_AT_ONCE)
        return census

    def spare(self) -> None:
        """Keep the last one whatever else is built."""
        self._written.pop()

    def forget(self, but: int = 0) -> None:
        while len(self._written) > but:
            self._cluster.delete(self._written.pop(0))


@pytest.fixture(scope="module")
def fleeting(hosts: str) -> Iterator[FleetingEngine]:
    engine = FleetingEngine(Address.of(hosts, "contract"))
    yield engine
    engine.forget()


@pytest.fixture(scope="module")
def story(fleeting: FleetingEngine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Searcher]:
    with opened(fleeting, STORY, tmp_path_factory.mktemp("story")) as found:
        fleeting.spare()
        yield found


_few = settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))


@_few
@given(corpora(), st.lists(st.tuples(queries, orders), min_size=8, max_size=8))
def test_a_cluster_answers_as_whoosh_does(fleeting: FleetingEngine, corpus: Corpus, asked: list[tuple[Query, Order]]) -> None:
    with opened(engine_named("whoosh"), corpus) as ours, opened(fleeting, corpus) as theirs:
        for query, order in asked:
            agree(ours, theirs, query, order)


@_few
@given(corpora(), st.lists(st.sampled_from(("l", "la", "land b", "pe", "author:l", "été", "об", "U")), min_size=3, max_size=3))
def test_a_cluster_suggests_as_whoosh_does(fleeting: FleetingEngine, corpus: Corpus, typed: list[str]) -> None:
    with opened(engine_named("whoosh"), corpus) as ours, opened(fleeting, corpus) as theirs:
        assert [theirs.suggest(each, 8) for each in typed] == [ours.suggest(each, 8) for each in typed]


class TestOpenSearch(EngineContract):
    @pytest.fixture
    def engine(self, fleeting: FleetingEngine) -> Engine:
        return fleeting

    @pytest.fixture
    def searcher(self, story: Searcher) -> Searcher:
        return story


def test_what_is_more_than_can_be_read_is_said_and_never_counted_in_part(
    fleeting: FleetingEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("archive.search.opensearch.searcher.MOST_READ", 3)
    with opened(fleeting, STORY, tmp_path) as found:
        request = Request(Word("land"))
        assert found.concordance(request).notes
        for ask in (found.forms, found.frequencies, found.speaking, lambda asked: list(found.lines(asked))):
            with pytest.raises(QueryError, match="narrow it"):
                ask(request)
