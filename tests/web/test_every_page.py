"""What holds of every page: well-formed, headings in order, unique ids, closed to the outside."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.web.conftest import LENIN
from tests.web.pages import Page

PAGES = (
    "/",
    "/items",
    "/items?sort=title&genre=letter",
    f"/items/{LENIN}",
    f"/items/{LENIN}?q=coalition",
    f"/items/{LENIN}?view=received",
    f"/items/{LENIN}/p9",
    f"/items/{LENIN}/p9:5-70",
    f"/items/{LENIN}/p9..p11:5-7",
    f"/cite/{LENIN}/p9:5-70",
    "/cite/tramways/second?style=vancouver",
    "/items/tramways",
    "/items/tramways/second",
    "/items/tramways?whole=yes&lines=source&names=plain&evidence=text",
    f"/items/{LENIN}?lines=source&names=plain&evidence=text&view=received",
    "/contents/tramways/second",
    f"/versions/{LENIN}",
    "/search",
    "/search?q=coalition",
    "/search?q=coalition&view=texts",
    "/search?q=nothingofthekind+coalition",
    "/search?genre=letter",
    "/search/concordance",
    "/search/concordance?q=coalition&by=left1",
    "/search/frequency",
    "/search/frequency?q=coalition",
    "/search/frequency?q=coalition&also=alliance",
    "/search/speakers",
    "/search/speakers?q=coalition",
    "/search?q=speaker:lening+coalition",
    "/search?q=peasants+land&without=land",
    "/search?q=coalition&sort=random&dates=undated",
    "/search?q=coalition&speeker=lenin&from=never&page=9",
    "/search/record",
    "/search/record?q=coalition&genre=letter",
    "/search/help",
    "/people/",
    "/people/?q=len&sort=texts&part=author",
    "/people/?q=nobodyatall",
    "/people/lenin",
    "/people/lening",
    "/venues/",
    "/places/",
    "/places/petrograd",
    "/organisations/bolsheviks",
    "/events/peasants-congress-1917",
    "/quotation",
    "/quotation?q=a+honest+alliance+for+there+is+no+divergence+of+interest",
    "/quotation?q=it+was+the+best+of+times+of+all+coalition",
    "/about",
    "/about?colour=red",
    "/nowhere",
)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_well_formed_and_in_order(client: FlaskClient, path: str) -> None:
    page = Page(client.get(path))
    assert page.headings[0] == 1
    assert page.headings.count(1) == 1
    assert all(after <= before + 1 for before, after in zip(page.headings, page.headings[1:], strict=False))
    assert len(page.ids) == len(set(page.ids))
    assert page.attributes("html", lang="en")
    assert page.attributes("main", id="main")
    for field in page.attributes("input"):
        assert field.get("aria-label") or field.get("id") or field.get("type") in ("hidden", "radio")


@pytest.mark.parametrize("path", PAGES)
def test_a_page_carries_nothing_inline_and_nothing_from_elsewhere(client: FlaskClient, path: str) -> None:
    response = client.get(path)
    page = Page(response)
    for tag, attributes in page.tags:
        assert "style" not in attributes, tag
        assert not any(name.startswith("on") for name in attributes), tag
        if tag in ("script", "link", "img"):
            source = attributes.get("src") or attributes.get("href") or ""
            assert source.startswith("/") or attributes.get("rel") == "canonical", source
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert "Set-Cookie" not in response.headers


@pytest.mark.parametrize("path", PAGES)
def test_every_link_of_a_page_leads_somewhere(app: Flask, path: str) -> None:
    client = app.test_client()
    page = Page(client.get(path))
    for link in dict.fromkeys(page.links):
        if link.startswith("#"):
            assert link[1:] in page.ids, link
        elif link.startswith("/"):
            response = client.get(link)
            assert response.status_code == 200, link
            if "#" in link and response.mimetype == "text/html":
                assert link.partition("#")[2] in Page(response).ids, link
            response.close()


@pytest.mark.parametrize("path", PAGES)
def test_head_gives_the_same_headers_without_a_body(client: FlaskClient, path: str) -> None:
    asked, peeked = client.get(path), client.head(path)
    assert peeked.status_code == asked.status_code
    assert peeked.data == b""
    assert peeked.headers.get("ETag") == asked.headers.get("ETag")


@pytest.mark.parametrize("path", ["/", f"/items/{LENIN}", f"/items/{LENIN}.xml", "/search?q=coalition", "/static/style.css"])
def test_what_did_not_change_is_not_sent_again(client: FlaskClient, path: str) -> None:
    with client.get(path) as first:
        tag = first.headers["ETag"]
    again = client.get(path, headers={"If-None-Match": tag})
    assert again.status_code == 304
    assert again.data == b""


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("host", ["evil.example", "evil.example:99999999", 'x"><script>', "[::1", ""])
def test_the_host_header_is_never_repeated(client: FlaskClient, path: str, host: str) -> None:
    response = client.get(path, headers={"Host": host})
    assert "evil" not in response.get_data(as_text=True)
    assert "evil" not in str(response.headers)
