"""What is said of a cluster that cannot be used, each in a sentence with its cure."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from archive.errors import EngineAway, EngineUnavailable
from archive.search import engine_named
from tests.search.corpus import NAMES, STORY

pytest.importorskip("opensearchpy", reason="the extra “cluster” is not installed")

from archive.search.opensearch.address import AUTHORITY, PASSWORD, USER, Address
from archive.search.opensearch.cluster import Cluster
from archive.search.opensearch.engine import OpenSearchEngine

pytestmark = pytest.mark.xdist_group("cluster")


@pytest.mark.parametrize(
    ("hosts", "prefix", "said"),
    [
        pytest.param("", "a", 'No cluster is named. Write hosts = "https://', id="none"),
        pytest.param("search.example.org", "a", "“search.example.org” is no address of a cluster", id="no scheme"),
        pytest.param("http://me:secret@h:9200", "a", f"belong into {USER} and {PASSWORD}", id="password"),
        pytest.param("http://h:none", "a", "is no address of a cluster", id="no port"),
        pytest.param("http://h:9200/path", "a", "is no address of a cluster", id="path"),
        pytest.param("http://h:9200", "Große", "cannot begin the names of indexes", id="prefix"),
    ],
)
def test_what_is_no_address_is_said(hosts: str, prefix: str, said: str) -> None:
    with pytest.raises(EngineUnavailable, match=r"archive\.toml") as caught:
        engine_named("opensearch", hosts, prefix)
    assert said in str(caught.value)


def test_credentials_come_from_the_environment_and_a_certificate_must_be_there(tmp_path: Path) -> None:
    known = {USER: "reader", PASSWORD: "secret", AUTHORITY: str(tmp_path / "ca.pem")}
    with pytest.raises(EngineUnavailable, match=f"{AUTHORITY} names the file"):
        Address.of("https://h:9200 https://g:9200/", "a", known)
    (tmp_path / "ca.pem").touch()
    with pytest.raises(EngineUnavailable, match=r"holds no certificate .* Name one in PEM"):
        Cluster(Address.of("https://h:9200", "a", known))
    address = Address.of("https://h:9200 https://g:9200/", "a", known)
    assert (address.hosts, address.user, address.password) == (("https://h:9200", "https://g:9200/"), "reader", "secret")


def test_where_nobody_answers_is_said_when_it_is_built_for(tmp_path: Path) -> None:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        host = f"http://127.0.0.1:{held.getsockname()[1]}"
    with pytest.raises(EngineAway, match=rf"No cluster answers at {host}\. See that it runs and that hosts"):
        OpenSearchEngine(Address.of(host, "a")).build(tmp_path, STORY.items, STORY, NAMES)
