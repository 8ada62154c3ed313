"""With its cluster gone, an archive is read and cited; what needs the index says so, until the cluster is back."""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from click.testing import CliRunner
from flask import Flask

from archive import settings
from archive.cli import archive
from archive.cli.house import House
from archive.errors import EngineAway
from archive.settings import Home
from archive.web import create_app
from tests.homes import PROJECT, demo_home
from tests.search.cluster import PATIENCE, Cluster
from tests.served import served
from tests.web.conftest import LENIN, LETTER, VOLUME
from tests.web.pages import Page

pytest.importorskip("opensearchpy", reason="the extra “cluster” is not installed")

pytestmark = pytest.mark.xdist_group("cluster")

FILES = (
    f"/items/{LENIN}.xml",
    f"/items/{LENIN}.txt",
    "/items/waterworks/p1?format=xml",
    *(f"/items/{LENIN}/p9?format={form}" for form in ("ris", "bibtex", "csl", "jsonld", "txt")),
    "/archive.zip",
    "/sitemap.xml",
    "/sitemap-1.xml",
    "/people/lenin?format=jsonld",
)
"""What is the same to the byte."""

READ = (
    f"/items/{LENIN}",
    f"/items/{LENIN}?q=coalition",
    f"/items/{LENIN}/p9:5-70?view=received",
    "/items/tramways/second",
    f"/cite/{LENIN}/p9:5-70",
    "/cite/tramways/second?style=vancouver",
    f"/cite?of={LENIN}",
    "/contents/tramways",
    "/versions/waterworks",
    "/robots.txt",
    "/opensearch.xml",
    "/unapi",
    "/static/style.css",
    "/search/form?words=land",
)
"""Pages that need no index."""

TOLD = (
    "/",
    "/about",
    "/items",
    "/search",
    "/search/help",
    "/search/concordance",
    "/search/frequency",
    "/search/speakers",
    "/quotation",
    "/people/",
    "/people/?q=nobody&part=author",
    "/venues/",
    "/people/lenin",
    "/events/peasants-congress-1917",
)
"""What is there but for some of it, and says so."""

RESTING = (
    "/search?q=coalition",
    "/search?genre=letter",
    "/search.csv?q=coalition",
    "/search.json?q=coalition",
    "/search.atom?q=coalition",
    "/search.zip?q=coalition",
    "/search/concordance?q=coalition",
    "/search/concordance.csv?q=coalition",
    "/search/concordance.json?q=coalition",
    "/search/frequency?q=coalition",
    "/search/frequency.csv?q=coalition",
    "/search/frequency.json?q=coalition",
    "/search/speakers?q=coalition",
    "/search/speakers.csv?q=coalition",
    "/search/record?q=coalition",
    "/search/record.txt?q=coalition",
    "/search/record.json?q=coalition",
    "/suggest?q=coal",
    "/quotation?q=an+honest+alliance+for+there",
    "/quotation.json?q=an+honest+alliance+for+there",
    "/names/?name=Nobody",
    "/people/lenin?format=json",
    "/people/?format=tei&part=author",
    "/items.csv",
    "/feed.atom",
    "/healthz",
)
"""What needs the index."""

ASKED = "/search?q=coalition"


@pytest.fixture
def home(cluster: Cluster, tmp_path: Path) -> Iterator[Home]:
    """An archive whose words are in the cluster."""
    cluster.restore()
    home = demo_home(tmp_path / "home", {"waterworks.txt": LETTER, "tramways.xml": VOLUME})
    said = home.settings.read_text(encoding="utf-8").replace('engine = "whoosh"', "")
    more = f'engine = "opensearch"\nhosts = "{" ".join(cluster.hosts)}"\nindex = "away"\n'
    home.settings.write_text(f"{said}\n{more}", encoding="utf-8")
    House(home, settings.load(home)).build()
    yield home
    cluster.restore()


def test_reading_and_citing_go_on_while_the_cluster_is_away_and_searching_when_it_is_back(
    cluster: Cluster, home: Home, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("archive.search.opensearch.cluster.PAUSE", 0.05)
    serving = create_app(home)
    found = Page(serving.test_client().get(ASKED)).text
    whole = {address: serving.test_client().get(address).get_data() for address in FILES}
    for node in cluster.nodes:
        node.kill()
    # A page that was made stays right until somebody asks for another.
    assert Page(serving.test_client().get(ASKED)).text == found
    assert serving.test_client().get(f"{ASKED}&view=texts").status_code == 503
    _answers_without(serving, whole)
    assert "No cluster answers at" in caplog.text
    started = create_app(home)
    _answers_without(started, whole)
    _is_said_at_the_command_line(home)
    _is_served(home)
    monkeypatch.setattr("archive.web.index.AGAIN", 0.0)
    cluster.restore()
    for app in (serving, started):
        app.extensions["library"]._index._ask_again = 0.0
        assert _once_back(app) == found


def test_every_page_there_is_was_asked_for_without_a_cluster(home: Home) -> None:
    app = create_app(home)
    routes = app.url_map.bind("localhost")
    asked = {routes.match(address.partition("?")[0])[0] for address in (*FILES, *READ, *TOLD, *RESTING)}
    assert asked | {"quotation.pasted"} == {rule.endpoint for rule in app.url_map.iter_rules()}


def _answers_without(app: Flask, whole: dict[str, bytes]) -> None:
    client = app.test_client()
    for address in RESTING:
        response = client.get(address)
        assert (response.status_code, response.headers["Retry-After"]) == (503, "30"), address
        assert "Searching rests" in response.get_data(as_text=True), address
    assert client.post("/quotation", data={"q": "союз " * 600}).status_code == 503
    for address, data in whole.items():
        assert client.get(address).get_data() == data, address
    for address in READ:
        with client.get(address) as page:
            assert page.status_code in (200, 303), address
    for address in TOLD:
        response = client.get(address)
        assert response.status_code == 200, address
        text = Page(response).text
        assert "Searching rests" in text, address
        assert not re.search(r"\b0 (text|name|passage|item|hit)", text), address
        assert "127.0.0.1:92" not in text, address


def _is_said_at_the_command_line(home: Home) -> None:
    for verb, *words in (["search", "land"], ["build"]):
        with pytest.raises(EngineAway, match=r"No cluster answers at .* See that it runs"):
            CliRunner().invoke(archive, [verb, "--home", str(home.path), *words], catch_exceptions=False)


def _is_served(home: Home) -> None:
    command: list[str | Path] = [sys.executable, "-m", "archive", "serve", "--home", home.path, "--port", "0"]
    told: list[str] = []
    with served(command, PROJECT, told=told) as address:
        assert any(line.startswith("No cluster answers at") and "Reading and citing go on" in line for line in told)
        with urlopen(f"{address}/items/{LENIN}") as answer:
            assert answer.status == 200
        with pytest.raises(HTTPError, match="503"):
            urlopen(f"{address}{ASKED}")


def _once_back(app: Flask) -> str:
    """Ask until searching works."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        response = app.test_client().get(ASKED)
        if response.status_code == 200:
            return Page(response).text
        time.sleep(0.1)
    raise AssertionError(response.get_data(as_text=True))
