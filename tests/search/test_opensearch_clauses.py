"""The longest query that the limits let through is answered in a cluster as everywhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from archive.errors import EngineUnavailable
from archive.search import Order, Request, Searcher, engine_named, parse
from archive.search.limits import MAX_TERMS
from tests.search.answers import opened
from tests.search.corpus import Corpus, passage, text

pytest.importorskip("opensearchpy", reason="the extra “cluster” is not installed")

from opensearchpy import OpenSearch

from archive.search.opensearch.address import Address
from archive.search.opensearch.cluster import Cluster
from archive.search.opensearch.engine import OpenSearchEngine
from archive.search.opensearch.faults import CLAUSES, MOST_CLAUSES

pytestmark = pytest.mark.xdist_group("cluster")

LANGUAGES = "en de fr es it pt nl sv da fi hu ro ru tr".split()
WORDS = [f"été{chr(0x61 + number % 26)}{chr(0x61 + number // 26)}lände" for number in range(MAX_TERMS)]
"""Each has two stems in every language, and no two the same."""

MANY = Corpus(
    tuple(
        replace(each, language=code, passages=tuple(replace(one, language=code) for one in each.passages))
        for number, code in enumerate(LANGUAGES)
        for each in [
            text(f"i{number:02}", passage("p1", " ".join(WORDS[number:] + WORDS[:number])), passage("p2", WORDS[number]))
        ]
    )
)


@pytest.fixture(scope="module")
def searchers(hosts: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Searcher, Searcher]]:
    engine = OpenSearchEngine(Address.of(hosts, "clauses"), replicas=0)
    place = tmp_path_factory.mktemp("clauses")
    (place / "theirs").mkdir()
    with opened(engine_named("whoosh"), MANY) as ours, opened(engine, MANY, place / "theirs") as theirs:
        yield ours, theirs
    cluster = Cluster(Address.of(hosts, "clauses"))
    cluster.delete(cluster.names("clauses-*"))
    cluster.close()


@pytest.mark.parametrize("order", ["relevance", "date"])
@pytest.mark.parametrize(
    "query",
    [
        pytest.param(" ".join(WORDS), id="all"),
        pytest.param(" OR ".join(WORDS), id="any"),
        pytest.param(f'"{" ".join(WORDS)}"', id="phrase"),
        pytest.param("été* NEAR/9 *lände", id="patterns near each other"),
        pytest.param(" OR ".join(f'"{one} {other}"' for one, other in zip(WORDS[::2], WORDS[1::2], strict=True)), id="phrases"),
    ],
)
def test_as_many_words_as_a_query_may_have_find_what_whoosh_finds(
    query: str, order: Order, searchers: tuple[Searcher, Searcher]
) -> None:
    request = Request(parse(query).query, order=order)
    ours, theirs = (each.search(request) for each in searchers)
    assert ours.total > 0
    assert (theirs.total, [hit.reference for hit in theirs.hits]) == (ours.total, [hit.reference for hit in ours.hits])


def test_a_cluster_that_takes_fewer_says_so_and_how_to_raise_it(hosts: str, searchers: tuple[Searcher, Searcher]) -> None:
    client = OpenSearch(hosts.split())
    client.cluster.put_settings(body={"persistent": {CLAUSES: None}})
    request = Request(parse(" ".join(WORDS)).query)
    with pytest.raises(EngineUnavailable, match=f"Set {CLAUSES}: {MOST_CLAUSES}"):
        searchers[1].search(request)
    cluster = Cluster(Address.of(hosts, "clauses"))
    for _ in range(2):
        cluster.permit()
        assert searchers[1].search(request).total == len(LANGUAGES)
    cluster.close()
    client.close()
