"""What machines ask for."""

from __future__ import annotations

from xml.etree import ElementTree

from flask.testing import FlaskClient

from tests.web.conftest import LENIN

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
