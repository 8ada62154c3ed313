"""What machines ask for."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient

from tests.web.conftest import LENIN
from tests.web.pages import Page

BASE = "http://127.0.0.1:8000"


def test_the_site_map_names_every_item_and_authority(client: FlaskClient) -> None:
    root = ElementTree.fromstring(client.get("/sitemap.xml").data)
    addresses = {found.text for found in root.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")}
    assert {f"{BASE}/", f"{BASE}/items/{LENIN}", f"{BASE}/people/lenin"} <= addresses
    for address in addresses:
        assert client.get(str(address).removeprefix(BASE)).status_code == 200


def test_a_large_archive_has_several_site_maps(client: FlaskClient, monkeypatch: object) -> None:
    from archive.web import feeds

    whole = client.get("/sitemap.xml").data.count(b"<loc>")
    patch = monkeypatch
    patch.setattr(feeds, "MAPPED", 3)  # type: ignore[attr-defined]
    root = ElementTree.fromstring(client.get("/sitemap.xml").data)
    maps = [str(found.text) for found in root.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert sum(client.get(one.removeprefix(BASE)).data.count(b"<loc>") for one in maps) == whole


def test_robots_are_kept_from_endless_searches(client: FlaskClient) -> None:
    said = client.get("/robots.txt").get_data(as_text=True)
    assert "Disallow: /search\n" in said
    assert f"Sitemap: {BASE}/sitemap.xml" in said


def test_browsers_are_told_how_to_search(client: FlaskClient) -> None:
    response = client.get("/opensearch.xml")
    assert response.mimetype == "application/opensearchdescription+xml"
    root = ElementTree.fromstring(response.data)
    url = root.find("{http://a9.com/-/spec/opensearch/1.1/}Url")
    assert url is not None
    assert url.get("template") == f"{BASE}/search?q={{searchTerms}}"


def test_the_feed_names_what_was_added_last(client: FlaskClient) -> None:
    root = ElementTree.fromstring(client.get("/feed.atom").data)
    atom = "{http://www.w3.org/2005/Atom}"
    ids = [entry.findtext(f"{atom}id") for entry in root.iter(f"{atom}entry")]
    assert f"{BASE}/items/{LENIN}" in ids
    assert all(str(found.text).endswith("T00:00:00Z") for found in root.iter(f"{atom}updated"))


def test_all_is_well(client: FlaskClient) -> None:
    response = client.get("/healthz")
    assert (response.status_code, response.data) == (200, b"ok\n")


def feed(client: FlaskClient, path: str) -> ElementTree.Element:
    response = client.get(path)
    assert (response.status_code, response.mimetype) == (200, "application/atom+xml")
    return ElementTree.fromstring(response.data)


ATOM = "{http://www.w3.org/2005/Atom}"


def test_a_search_is_a_feed_that_keeps_its_whole_state(client: FlaskClient) -> None:
    state = "q=tramway+OR+coalition&view=texts&genre=letter&from=1900&dates=certain"
    page = Page(client.get(f"/search?{state}"))
    (found,) = (link["href"] for link in page.attributes("link", title="This search"))
    root = feed(client, str(found))
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    assert links == {"self": f"{BASE}/search.atom?{state}", "alternate": f"{BASE}/search?{state}"}
    assert root.findtext(f"{ATOM}id") == links["self"]
    assert [entry.findtext(f"{ATOM}id") for entry in root.iter(f"{ATOM}entry")] == [f"{BASE}/items/{LENIN}"]


def test_the_entries_of_a_search_are_its_hits_with_addresses_that_stay(client: FlaskClient) -> None:
    root = feed(client, "/search.atom?q=tramway")
    ids = [str(entry.findtext(f"{ATOM}id")) for entry in root.iter(f"{ATOM}entry")]
    assert ids == [f"{BASE}/items/tramways/S.193r", f"{BASE}/items/tramways/p3"]
    assert all(client.get(one.removeprefix(BASE)).status_code == 200 for one in ids)
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", str(day.text)) for day in root.iter(f"{ATOM}updated"))
    assert "passage" in str(root.findtext(f"{ATOM}subtitle"))
    assert "shall not pass" in str(root.findtext(f"{ATOM}entry/{ATOM}summary"))


def test_a_feed_of_nothing_yet_is_a_feed(client: FlaskClient) -> None:
    root = feed(client, "/search.atom?q=nothingofthekind")
    assert root.findtext(f"{ATOM}updated") == "1970-01-01T00:00:00Z"
    assert not list(root.iter(f"{ATOM}entry"))


@pytest.mark.parametrize("q", ["<b>&\"'", "\x00\x0b tramway", "\ufffe", "😀", "(" * 40])
def test_the_feed_of_any_words_is_well_formed(client: FlaskClient, q: str) -> None:
    response = client.get("/search.atom", query_string={"q": q, "view": "texts"})
    ElementTree.fromstring(response.data)
