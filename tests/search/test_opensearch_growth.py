"""A cluster that grows: several shards answer as one, and a web node with a copy of the home follows the one that builds."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.errors import IndexDamaged
from archive.search import Generations, Level, Request, engine_named, parse
from tests.search.answers import opened
from tests.search.corpus import NAMES, STORY, Corpus, passage, text

pytest.importorskip("opensearchpy", reason="the extra “cluster” is not installed")

from archive.search.opensearch.address import Address
from archive.search.opensearch.cluster import Cluster
from archive.search.opensearch.engine import OpenSearchEngine
from archive.search.opensearch.facts import Facts

pytestmark = pytest.mark.xdist_group("cluster")

_LEVELS: tuple[Level, ...] = ("texts", "passages")


@pytest.fixture(scope="module")
def spread(hosts: str) -> Iterator[OpenSearchEngine]:
    """Has a shard for every two passages."""
    address = Address.of(hosts, "spread")
    yield OpenSearchEngine(address, replicas=0, passages_a_shard=2)
    cluster = Cluster(address)
    cluster.delete(cluster.names("spread-*"))
    cluster.close()


def test_scores_and_order_are_those_of_the_whole_archive_and_not_of_a_shard(spread: OpenSearchEngine) -> None:
    with opened(engine_named("whoosh"), STORY) as ours, opened(spread, STORY) as theirs:
        for words in ("land", "equal land", '"land tenure"', "bank peasant land tenure", "they OR land"):
            for level in _LEVELS:
                one, other = (searcher.search(Request(parse(words).query, level)) for searcher in (ours, theirs))
                assert [hit.score for hit in other.hits] == pytest.approx([hit.score for hit in one.hits], abs=1e-4)
                assert [hit.reference for hit in other.hits] == [hit.reference for hit in one.hits]
                assert other.facets == one.facets


def test_an_archive_has_a_shard_more_for_each_so_many_passages(spread: OpenSearchEngine, hosts: str, tmp_path: Path) -> None:
    many = Corpus((text("many", *(passage(f"p{n}", "Land") for n in range(4))),))
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
