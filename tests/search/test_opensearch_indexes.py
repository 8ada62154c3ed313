"""The indexes of generations in a cluster: named, switched, removed, refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive.errors import EngineUnavailable, IndexDamaged
from archive.search import Generations, Request, parse
from tests.search.corpus import NAMES, STORY, Corpus, passage, text

pytest.importorskip("opensearchpy", reason="the extra “cluster” is not installed")

from opensearchpy import OpenSearch

from archive.search.opensearch.address import Address
from archive.search.opensearch.cluster import Cluster
from archive.search.opensearch.engine import OpenSearchEngine
from archive.search.opensearch.facts import Facts
from archive.search.opensearch.fields import settings

pytestmark = pytest.mark.xdist_group("cluster")


def test_the_aliases_name_the_current_generation_and_older_indexes_go(hosts: str, tmp_path: Path) -> None:
    address = Address.of(hosts, "settling")
    cluster, generations = Cluster(address), Generations(tmp_path / "index", OpenSearchEngine(address))
    kept = []
    for number in range(3):
        corpus = Corpus((*STORY.texts, *(text(f"more-{n}", passage("p1", "More land")) for n in range(number))))
        place = generations.build({item: f"{item}{number}" for item in corpus.items}, corpus, NAMES)
        kept.append(Facts(place).indexes)
    assert cluster.names("settling-*") == sorted(name for each in kept[1:] for name in each.values())
    assert {alias: cluster.names(f"settling-{alias}") for alias in ("texts", "passages")} == {
        alias: [kept[-1][alias]] for alias in ("texts", "passages")
    }
    searcher = generations.open()
    assert searcher.search(Request(parse("land").query)).passages == 6
    searcher.close()
    cluster.delete(cluster.names("settling-*"))
    with pytest.raises(IndexDamaged, match=r"has no index .* Run “archive build”\."):
        generations.open()
    cluster.close()


def test_a_build_that_fails_leaves_nothing_in_the_cluster(hosts: str, tmp_path: Path) -> None:
    address = Address.of(hosts, "failing")
    engine, cluster = OpenSearchEngine(address), Cluster(address)
    with pytest.raises(ZeroDivisionError):
        engine.build(tmp_path, STORY.items, STORY, NAMES, progress=lambda done: 1 // (2 - done))  # type: ignore[arg-type]
    assert cluster.names("failing-*") == []
    cluster.close()


def test_an_index_of_another_archive_or_version_is_refused(hosts: str, tmp_path: Path) -> None:
    ours, other = Address.of(hosts, "ours"), Address.of(hosts, "other")
    engine, cluster = OpenSearchEngine(ours), Cluster(ours)
    engine.build(tmp_path, STORY.items, STORY, NAMES)
    with pytest.raises(IndexDamaged, match=r"is of another archive or version\. Run “archive build”\."):
        OpenSearchEngine(other).open(tmp_path)
    cluster.delete(cluster.names("ours-*"))
    cluster.close()


def test_the_indexes_of_another_archive_of_the_same_prefix_are_neither_taken_over_nor_removed(
    hosts: str, tmp_path: Path
) -> None:
    address = Address.of(hosts, "shared", archive="Letters")
    cluster, letters = Cluster(address), Generations(tmp_path / "letters", OpenSearchEngine(address, 0))
    letters.build(dict.fromkeys(STORY.items, "1"), STORY, NAMES)
    there = cluster.names("shared-*")
    speeches = Generations(tmp_path / "speeches", OpenSearchEngine(Address.of(hosts, "shared", archive="Speeches"), 0))
    with pytest.raises(EngineUnavailable, match=r"is of another archive, “Letters”\. Write another index"):
        speeches.build(dict.fromkeys(STORY.items, "1"), STORY, NAMES)
    assert cluster.names("shared-*") == there
    renamed = Generations(tmp_path / "letters", OpenSearchEngine(Address.of(hosts, "shared", archive="All letters"), 0))
    renamed.build(dict.fromkeys(STORY.items, "2"), STORY, NAMES)
    assert renamed.open().search(Request(parse("land").query)).passages == 4
    cluster.delete(cluster.names("shared-*"))
    cluster.close()


def test_indexes_that_were_removed_by_hand_are_said_and_built_anew(hosts: str, tmp_path: Path) -> None:
    address = Address.of(hosts, "removed")
    cluster, generations = Cluster(address), Generations(tmp_path / "index", OpenSearchEngine(address, 0))
    masters = dict.fromkeys(STORY.items, "1")
    place = generations.build(masters, STORY, NAMES)
    searcher = generations.open()
    cluster.delete(cluster.names("removed-*"))
    with pytest.raises(IndexDamaged, match=r"has no index removed-.* Run “archive build”"):
        searcher.search(Request(parse("land").query))
    assert generations.build(masters, STORY, NAMES) != place
    again = generations.open()
    assert again.search(Request(parse("land").query)).passages == 4
    again.close()
    searcher.close()
    cluster.delete(cluster.names("removed-*"))
    cluster.close()


def test_disks_that_are_full_are_named_at_once(hosts: str, tmp_path: Path) -> None:
    address = Address.of(hosts, "full")
    cluster, client = Cluster(address), OpenSearch(hosts.split())
    client.indices.create(index="full-1", body={"settings": {"number_of_replicas": 0}})
    # What a cluster does to its indexes when a disk is at the flood stage.
    client.indices.put_settings(index="full-1", body={"index.blocks.read_only_allow_delete": True})
    with pytest.raises(EngineUnavailable, match=r"The disks of the cluster at .* are full.* Make room"):
        cluster.load("full-1", [(1, "{}")])
    cluster.delete(["full-1"])
    client.close()
    cluster.close()


def test_what_is_sent_twice_is_there_once_and_what_is_wrong_is_not_sent_again(hosts: str) -> None:
    cluster = Cluster(Address.of(hosts, "twice"))
    cluster.create("twice-1", settings("twice", "", 1, 0))
    cluster.create("twice-1", settings("twice", "", 1, 0))
    documents = [(number, '{"n": 1}') for number in range(3)]
    assert cluster.load("twice-1", documents) == cluster.load("twice-1", documents) == 3
    cluster.complete("twice-1")
    assert cluster.search("twice-1", {"query": {"match_all": {}}, "track_total_hits": True})["hits"]["total"]["value"] == 3
    with pytest.raises(EngineUnavailable, match=r"refuses a document .*mapper_parsing|refuses a document .*strict"):
        cluster.load("twice-1", [(4, '{"unknown": 1}')])
    cluster.delete(["twice-1"])
    cluster.close()
