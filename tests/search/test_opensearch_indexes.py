"""The indexes of generations in a cluster: named, switched, removed, refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive.errors import IndexDamaged
from archive.search import Generations, Request, parse
from tests.search.corpus import NAMES, STORY, Corpus, passage, text

pytest.importorskip("opensearchpy", reason="the extra “cluster” is not installed")

from archive.search.opensearch.address import Address
from archive.search.opensearch.cluster import Cluster
from archive.search.opensearch.engine import OpenSearchEngine
from archive.search.opensearch.facts import Facts

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
