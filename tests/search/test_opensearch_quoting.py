"""A quotation is found in a cluster wherever it stands word for word, however much else is like it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from archive.search import Searcher, engine_named
from tests.search.answers import opened
from tests.search.corpus import Corpus, passage, text

pytest.importorskip("opensearchpy", reason="the extra “cluster” is not installed")

from archive.search.opensearch.address import Address
from archive.search.opensearch.cluster import Cluster
from archive.search.opensearch.engine import OpenSearchEngine

pytestmark = pytest.mark.xdist_group("cluster")

QUOTATION = "the bank of the land is the land of the bank"
OVER_PASSAGES = "a tenth meeting of the bank will find the land"

TEXTS = Corpus(
    (
        *(text(f"like-{number:03}", passage("p1", "bank land the of is"), passage("p2", "the land")) for number in range(40)),
        *(
            text(f"own-{number}", passage("p1", f"So he said: {QUOTATION}, {'and so it was told in many words ' * 30}"))
            for number in range(3)
        ),
        text("over", passage("p1", "We hope for a tenth meeting of the bank"), passage("p2", "will find the land, and more.")),
        text("corrected", replace(passage("p1", f"{QUOTATION}."), received=f"{QUOTATION}.".replace("bank", "bonk", 1))),
    )
)

ASKED = (
    QUOTATION,
    OVER_PASSAGES,
    "the bonk of the land is",
    "the bank of the land … of the bank",
    "the bank [he meant the river] of the land is the land",
    "of the bank will find",
    "the land of a bank is the bank of the land",
    "nothing of this kind was ever said by anybody",
)


@pytest.fixture(scope="module")
def searchers(hosts: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Searcher, Searcher]]:
    engine = OpenSearchEngine(Address.of(hosts, "quoting"), replicas=0)
    with opened(engine_named("whoosh"), TEXTS) as ours, opened(engine, TEXTS, tmp_path_factory.mktemp("quoting")) as theirs:
        yield ours, theirs
    cluster = Cluster(Address.of(hosts, "quoting"))
    cluster.delete(cluster.names("quoting-*"))
    cluster.close()


@pytest.mark.parametrize("asked", ASKED)
def test_a_quotation_is_found_where_whoosh_finds_it(
    asked: str, searchers: tuple[Searcher, Searcher], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("archive.search.opensearch.quoting.LIKELY", 20)
    ours, theirs = (each.quoted(asked, 3) for each in searchers)
    assert theirs == ours


@pytest.mark.parametrize("most", [1, 6, 60])
@pytest.mark.parametrize("asked", [QUOTATION, OVER_PASSAGES, "the bonk of the land is"])
def test_it_is_found_where_too_many_texts_have_its_words(
    asked: str, most: int, searchers: tuple[Searcher, Searcher], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("archive.search.opensearch.searcher.MOST_READ", most)
    ours, theirs = (each.quoted(asked, 1) for each in searchers)
    assert (theirs.texts, theirs.found) == (ours.texts, ours.found)
