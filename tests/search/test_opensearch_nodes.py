"""A node that is lost costs neither an answer nor a unit; the last tests of a cluster, which do not leave it whole."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from archive.errors import EngineUnavailable
from archive.search import Everything, Level, Request, Results, Searcher, parse
from tests.search.cluster import Cluster, Node
from tests.search.corpus import NAMES, Corpus, passage, text

pytest.importorskip("opensearchpy", reason="the extra “cluster” is not installed")

from archive.search.opensearch.address import Address
from archive.search.opensearch.cluster import Cluster as Client
from archive.search.opensearch.engine import OpenSearchEngine
from archive.search.opensearch.facts import Gathered

pytestmark = pytest.mark.xdist_group("cluster")

_WORDS = "land tenure peasant bank speech congress vote equal".split()
_ASKED = ("land", '"land tenure"', "peasant bank", "spee* -vote", "tenure NEAR/3 vote")
MANY = Corpus(
    tuple(
        text(f"i{n:03}", *(passage(f"p{m}", " ".join(_WORDS[(n + m * k) % 8] for k in range(12))) for m in range(20)))
        for n in range(100)
    )
)


class InterruptedEngine(OpenSearchEngine):
    """Loses a node when half of the passages are sent."""

    def __init__(self, address: Address, node: Node) -> None:
        super().__init__(address)
        self._node = node

    def _load(
        self, cluster: Client, gathered: Gathered, passages: int, level: Level, documents: Iterator[tuple[int, Any]]
    ) -> int:
        return super()._load(cluster, gathered, passages, level, self._losing(documents))

    def _losing(self, documents: Iterator[Any]) -> Iterator[Any]:
        for number, document in enumerate(documents):
            if number == 1_000:
                self._node.kill()
            yield document


@pytest.fixture
def whole(cluster: Cluster) -> Cluster:
    """All three nodes."""
    cluster.restore()
    return cluster


def test_a_node_lost_while_searching_costs_no_answer(whole: Cluster, tmp_path: Path) -> None:
    with _opened(OpenSearchEngine(Address.of(" ".join(whole.hosts), "searching")), tmp_path) as searcher:
        whole.wait()
        requests = [Request(parse(typed).query, level) for typed in _ASKED for level in ("texts", "passages")]
        expected = [searcher.search(request) for request in requests]
        answers: list[list[Results]] = []
        is_lost = threading.Event()

        def ask() -> None:
            while not is_lost.is_set():
                answers.append([searcher.search(request) for request in requests])
            answers.append([searcher.search(request) for request in requests])

        threads = [threading.Thread(target=ask) for _ in range(2)]
        for thread in threads:
            thread.start()
        whole.nodes[1].kill()
        whole.wait("yellow", nodes=2)
        is_lost.set()
        for thread in threads:
            thread.join()
        assert len(answers) >= 2
        assert all(_told(each) == _told(expected) for each in answers)


def test_a_node_lost_while_loading_costs_no_unit(whole: Cluster, tmp_path: Path) -> None:
    engine = InterruptedEngine(Address.of(" ".join(whole.hosts), "loading"), whole.nodes[2])
    with _opened(engine, tmp_path) as searcher:
        assert not whole.nodes[2].is_running
        found = searcher.search(Request(Everything(), size=0))
        assert (found.texts, found.passages) == (100, 2_000)
        read = [(hit.reference.item, hit.passage) for hit in searcher.hits(Request(Everything()))]
        assert read == [(each.item, one.id) for each in MANY.texts for one in each.passages]


def test_with_the_cluster_gone_a_search_says_so(whole: Cluster, tmp_path: Path) -> None:
    with _opened(OpenSearchEngine(Address.of(" ".join(whole.hosts), "gone")), tmp_path) as searcher:
        for node in whole.nodes:
            node.kill()
        with pytest.raises(EngineUnavailable, match=r"No cluster answers at .* See that it runs"):
            searcher.search(Request(Everything()))


@contextmanager
def _opened(engine: OpenSearchEngine, directory: Path) -> Iterator[Searcher]:
    """Build and open an index of many passages."""
    engine.build(directory, MANY.items, MANY, NAMES)
    searcher = engine.open(directory)
    try:
        yield searcher
    finally:
        searcher.close()


def _told(answers: list[Results]) -> list[tuple[Any, ...]]:
    """Give what must not differ: everything but the last digits of scores."""
    return [(each.total, each.texts, each.passages, each.facets, [hit.reference for hit in each.hits]) for each in answers]
