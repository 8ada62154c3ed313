"""A cluster keeps the contract of engines."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.errors import QueryError
from archive.search import Engine, Request, Word
from tests.search.answers import opened
from tests.search.contract import EngineContract
from tests.search.contract_agreement import AgreementContract
from tests.search.corpus import STORY

pytest.importorskip("opensearchpy", reason="the extra “cluster” is not installed")

from archive.search.opensearch.address import Address
from archive.search.opensearch.cluster import Cluster
from archive.search.opensearch.engine import OpenSearchEngine

pytestmark = pytest.mark.xdist_group("cluster")


@pytest.fixture(scope="module")
def engine(hosts: str) -> Iterator[Engine]:
    """An engine whose indexes, the larger of several shards, stay until the tests are done with all of them."""
    address = Address.of(hosts, f"contract-{secrets.token_hex(4)}")
    yield OpenSearchEngine(address, replicas=0, passages_a_shard=16)
    _emptied(address)


@pytest.fixture(scope="module")
def forgetful(hosts: str) -> Iterator[Engine]:
    address = Address.of(hosts, f"forgetful-{secrets.token_hex(4)}")
    yield OpenSearchEngine(address, replicas=0)
    _emptied(address)


class TestOpenSearch(AgreementContract, EngineContract):
    """What only a cluster does is tested beside it."""


def test_what_is_more_than_can_be_read_is_said_and_never_counted_in_part(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("archive.search.opensearch.searcher.MOST_READ", 3)
    with opened(engine, STORY, tmp_path) as found:
        request = Request(Word("land"))
        assert found.concordance(request).notes
        for ask in (found.forms, found.frequencies, found.speaking, lambda asked: list(found.lines(asked))):
            with pytest.raises(QueryError, match="narrow it"):
                ask(request)


def _emptied(address: Address) -> None:
    cluster = Cluster(address)
    cluster.delete([f"{address.prefix}-*"])
    cluster.close()
