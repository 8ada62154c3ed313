"""What machines ask for."""

from __future__ import annotations

import re
from datetime import datetime
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient

from archive.settings import Home
from archive.web import create_app
from tests.homes import rebuild
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
    here = f"{BASE}/search.atom?{state}"
    assert links == {"self": here, "alternate": f"{BASE}/search?{state}", "first": here, "last": here}
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


XML = "{http://www.w3.org/XML/1998/namespace}"
ONCE = ("id", "title", "updated")


def valid(root: ElementTree.Element) -> list[ElementTree.Element]:
    """Hold a feed to RFC 4287, 4.1.1 and 4.1.2, its schema in appendix B, and RFC 3339; give its entries."""
    entries = root.findall(f"{ATOM}entry")
    may_be_there = {f"{ATOM}{name}" for name in (*ONCE, "author", "link", "subtitle", "summary", "entry")}
    for one in (root, *entries):
        assert all(len(one.findall(f"{ATOM}{name}")) == 1 for name in ONCE)
        assert {child.tag for child in one} <= may_be_there
        assert re.fullmatch(rf"{BASE}/\S+", str(one.findtext(f"{ATOM}id")))
        day = str(one.findtext(f"{ATOM}updated"))
        assert datetime.fromisoformat(day).tzinfo is not None
        links = [(link.get("rel"), link.get("type"), link.get("hreflang")) for link in one.findall(f"{ATOM}link")]
        assert len(set(links)) == len(links)
        assert sum(rel == "alternate" for rel, _, _ in links) == 1
        assert all(str(link.get("href")).startswith(BASE) for link in one.findall(f"{ATOM}link"))
        for author in one.findall(f"{ATOM}author"):
            assert [child.tag for child in author] == [f"{ATOM}name"]
            assert author.findtext(f"{ATOM}name")
        assert len(one.findall(f"{ATOM}subtitle")) + len(one.findall(f"{ATOM}summary")) <= 1
    assert root.get(f"{XML}lang") == "en"
    assert root.findall(f"{ATOM}author")
    assert [link.get("rel") for link in root.findall(f"{ATOM}link")].count("self") == 1
    ids = [str(entry.findtext(f"{ATOM}id")) for entry in entries]
    assert len(set(ids)) == len(ids)
    assert root.findtext(f"{ATOM}updated") == max(
        (str(entry.findtext(f"{ATOM}updated")) for entry in entries), default="1970-01-01T00:00:00Z"
    )
    return entries


@pytest.mark.parametrize(
    "path",
    ["/feed.atom", "/search.atom?q=the", "/search.atom?q=the&view=texts", "/search.atom?q=zzzz", "/search.atom?genre=letter"],
)
def test_a_feed_is_as_the_standard_asks(client: FlaskClient, path: str) -> None:
    for entry in valid(feed(client, path)):
        title = entry.find(f"{ATOM}title")
        assert title is not None
        assert title.get(f"{XML}lang") == "en"


def test_the_pages_of_a_feed_are_linked_and_hold_every_hit_once(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    every = [str(entry.findtext(f"{ATOM}id")) for entry in valid(feed(client, "/search.atom?q=the"))]
    monkeypatch.setattr("archive.web.feeds.NEW", 3)
    found: list[str] = []
    ids = set()
    path: str | None = "/search.atom?q=the"
    while path:
        root = feed(client, path)
        found += [str(entry.findtext(f"{ATOM}id")) for entry in valid(root)]
        ids.add(root.findtext(f"{ATOM}id"))
        links = {link.get("rel"): str(link.get("href")).removeprefix(BASE) for link in root.findall(f"{ATOM}link")}
        assert links["self"] == path
        assert links["first"] == "/search.atom?q=the"
        assert links["alternate"] == "/search?q=the"
        path = links.get("next")
    assert links["last"] == links["self"]
    assert "previous" in links
    assert found == every
    assert len(every) > 3
    assert ids == {f"{BASE}/search.atom?q=the"}


@pytest.mark.parametrize(("page", "said"), [("99", "The result ends with page 1."), ("abc", "is no page")])
def test_a_feed_refuses_a_page_that_it_does_not_have(client: FlaskClient, page: str, said: str) -> None:
    response = client.get(f"/search.atom?q=the&page={page}")
    assert (response.status_code, response.mimetype) == (400, "text/plain")
    assert said in response.get_data(as_text=True)


def test_what_a_feed_names_is_named_alike_by_the_next_index(own_home: Home) -> None:
    def named() -> list[tuple[str | None, str | None]]:
        root = feed(create_app(own_home).test_client(), "/search.atom?q=the")
        return [(entry.findtext(f"{ATOM}id"), entry.findtext(f"{ATOM}updated")) for entry in valid(root)]

    before = named()
    rebuild(own_home)
    assert named() == before
    assert before


@pytest.mark.parametrize("q", ["<b>&\"'", "\x00\x0b tramway", "\ufffe", "😀", "(" * 40])
def test_the_feed_of_any_words_is_well_formed(client: FlaskClient, q: str) -> None:
    response = client.get("/search.atom", query_string={"q": q, "view": "texts"})
    ElementTree.fromstring(response.data)
