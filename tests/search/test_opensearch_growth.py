"""A cluster that grows: several shards answer as one, and a web node with a copy of the home follows the one that builds."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.errors import IndexDamaged
from archive.search import Generations, Order, Query, Request, engine_named, parse
from tests.search.answers import opened
from tests.search.corpus import NAMES, STORY, Corpus, corpora, passage, text
from tests.search.queries import queries
from tests.search.test_engines_agree import agree, orders

pytest.importorskip("opensearchpy", reason="the extra “cluster” is not installed")

from archive.search.opensearch.address import Address
from archive.search.opensearch.cluster import Cluster
from archive.search.opensearch.engine import OpenSearchEngine
from archive.search.opensearch.facts import Facts

pytestmark = pytest.mark.xdist_group("cluster")

_few = settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="module")
def spread(hosts: str) -> Iterator[OpenSearchEngine]:
    """Has a shard for every four passages."""
    address = Address.of(hosts, "spread")
    yield OpenSearchEngine(address, replicas=0, passages_a_shard=4)
    cluster = Cluster(address)
    cluster.delete(cluster.names("spread-*"))
    cluster.close()


@_few
@given(corpora(), st.lists(st.tuples(queries, orders), min_size=8, max_size=8))
def test_several_shards_answer_as_whoosh_does(
    spread: OpenSearchEngine, corpus: Corpus, asked: list[tuple[Query, Order]]
) -> None:
    with opened(engine_named("whoosh"), corpus) as ours, opened(spread, corpus) as theirs:
        for query, order in asked:
            agree(ours, theirs, query, order)


@pytest.mark.parametrize("words", ["land", "equal land", '"land tenure"', "bank peasant land tenure"])
def test_scores_are_those_of_the_whole_archive_and_not_of_a_shard(spread: OpenSearchEngine, tmp_path: Path, words: str) -> None:
    with opened(engine_named("whoosh"), STORY) as ours, opened(spread, STORY, tmp_path) as theirs:
        agree(ours, theirs, parse(words).query, "relevance")


def test_an_archive_has_a_shard_more_for_each_so_many_passages(spread: OpenSearchEngine, hosts: str, tmp_path: Path) -> None:
    many = Corpus((text("many", *(passage(f"p{n}", "Land") for n in range(8))),))
    spread.build(tmp_path, many.items, many, NAMES)
    cluster = Cluster(Address.of(hosts, "spread"))
    shards = [cluster.search(index, {"size": 0})["_shards"]["total"] for index in Facts(tmp_path).indexes.values()]
    cluster.close()
    assert shards == [3, 3]


def test_a_web_node_with_a_copy_of_the_home_follows_the_one_that_builds(hosts: str, tmp_path: Path) -> None:
    address = Address.of(hosts, "following")
    building, copy = tmp_path / "building" / "index", tmp_path / "web" / "index"
    builder, web = (Generations(place, OpenSearchEngine(address, replicas=0)) for place in (building, copy))
    asked = Request(parse("land").query)

    def build(number: int) -> None:
        corpus = Corpus((*STORY.texts, *(text(f"more-{n}", passage("p1", "More land")) for n in range(number))))
        builder.build({item: f"{item}{number}" for item in corpus.items}, corpus, NAMES)

    def follow() -> None:
        # What is current is copied last, so that a reader never finds a name without its folder.
        for place in sorted(building.glob("gen-*")):
            shutil.copytree(place, copy / place.name, dirs_exist_ok=True)
        shutil.copy2(building / "current", copy / "current")

    build(0)
    follow()
    old = web.open()
    assert old.search(asked).passages == 4
    build(1)
    assert (web.current(), old.search(asked).passages) == ("gen-000001", 4)
    follow()
    new = web.open()
    assert (web.current(), new.search(asked).passages, old.search(asked).passages) == ("gen-000002", 5, 4)
    build(2)
    build(3)
    with pytest.raises(IndexDamaged, match="archive build"):
        new.search(asked)
    for searcher in (old, new):
        searcher.close()
    cluster = Cluster(address)
    cluster.delete(cluster.names("following-*"))
    cluster.close()
