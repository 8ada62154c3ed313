"""The address of a withdrawn item answers 410 with the date and the reason, and nothing else of the site speaks of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient

from archive import settings
from archive.cli.house import House
from archive.cli.shelf import shelf_of
from archive.ingest import restore, withdraw
from archive.repository import Repository
from archive.settings import Home
from archive.web import create_app
from tests.homes import demo_home
from tests.web.conftest import LENIN, LETTER
from tests.web.pages import Page

WHY = "At the request of the family."


@pytest.fixture(scope="module")
def withdrawn(tmp_path_factory: pytest.TempPathFactory) -> tuple[Home, FlaskClient, str]:
    """A site that was running when one of its two items was withdrawn, and the version that was cited before."""
    home = demo_home(tmp_path_factory.mktemp("withdrawn") / "home", {"waterworks.txt": LETTER})
    client, house = create_app(home).test_client(), House(home, settings.load(home))
    assert "waterworks" in client.get("/feed.atom").get_data(as_text=True)
    version = Repository(home.masters).version("waterworks")
    withdraw(shelf_of(house), "waterworks", WHY, today="2024-05-07")
    house.build()
    return home, client, version


@pytest.mark.parametrize(
    "address",
    [
        "waterworks",
        "waterworks/p2",
        "waterworks/p2..p3",
        "waterworks/p2:0-3",
        "waterworks/p99",
        "waterworks.xml",
        "waterworks.txt",
        "waterworks?format=tei",
        "waterworks?format=ris",
        "waterworks?view=received&q=water",
        "waterworks@{version}",
        "waterworks@{version}/p2",
        "waterworks@{version}.xml",
        "waterworks@{version}.txt",
        "waterworks@{version}/p2?format=txt",
        "waterworks@000000000000",
    ],
)
def test_every_address_of_a_withdrawn_item_answers_410_with_date_and_reason(
    withdrawn: tuple[Home, FlaskClient, str], address: str
) -> None:
    response = withdrawn[1].get(f"/items/{address.format(version=withdrawn[2])}")
    assert response.status_code == 410
    page = Page(response).text
    assert "“waterworks” was withdrawn from the archive on 7 May 2024" in page
    assert f"The reason given: {WHY}" in page
    assert "committee" not in page


def lists(client: FlaskClient) -> Iterator[tuple[str, bytes]]:
    pages = (
        "/",
        "/search?q=",
        "/search?q=waterworks",
        "/items",
        "/people/",
        "/places/",
        "/about",
        "/feed.atom",
        "/sitemap.xml",
    )
    for path in (*pages, "/items.csv", "/archive.zip", "/search.zip?q=letter"):
        response = client.get(path)
        assert response.status_code == 200, path
        yield path, response.data
    for path in ("/items/water", "/items/waterwork", "/items/nothing"):
        yield path, client.get(path).data


def test_no_list_feed_map_export_or_suggestion_names_it(withdrawn: tuple[Home, FlaskClient, str]) -> None:
    for path, data in lists(withdrawn[1]):
        assert b"/items/waterworks" not in data, path
        assert b"waterworks.xml" not in data, path
        assert b"Courier" not in data, path
    assert LENIN.encode() in withdrawn[1].get("/sitemap.xml").data


def test_what_is_put_back_answers_again(tmp_path_factory: pytest.TempPathFactory) -> None:
    home = demo_home(tmp_path_factory.mktemp("restored") / "home", {"waterworks.txt": LETTER})
    client, house = create_app(home).test_client(), House(home, settings.load(home))
    before = client.get("/items/waterworks.xml").data
    withdraw(shelf_of(house), "waterworks", WHY)
    assert client.get("/items/waterworks.xml").status_code == 410
    restore(shelf_of(house), "waterworks")
    assert client.get("/items/waterworks.xml").data == before
