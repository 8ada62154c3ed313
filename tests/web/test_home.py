"""The home page: what the archive holds, and ways in that lead where they say."""

from __future__ import annotations

import re

from flask.testing import FlaskClient

from tests.web.conftest import LENIN
from tests.web.pages import Page


def test_the_examples_really_find_something(client: FlaskClient) -> None:
    html = client.get("/").get_data(as_text=True)
    chips = re.search(r'<p class="chips">(.*?)</p>', html)
    assert chips is not None
    links = re.findall(r'href="([^"]+)"', chips[1])
    assert len(links) >= 3
    for link in links:
        assert re.search(r"[1-9][\d,]* passages?", Page(client.get(link.replace("&amp;", "&"))).text), link


def test_every_count_is_the_number_behind_it(client: FlaskClient) -> None:
    html = client.get("/").get_data(as_text=True)
    counted = r'<li><a href="([^"]*)"[^>]*>[^<]*(?:</a>)?<span class="num">([\d,]+)</span>'
    pairs = re.findall(counted, html)
    assert pairs
    for url, count in pairs:
        page = Page(client.get(url.replace("&amp;", "&")))
        assert re.search(rf"\b{count} texts?\b", page.text), url


def test_the_latest_additions_and_the_years_are_shown(client: FlaskClient) -> None:
    page = Page(client.get("/"))
    assert f"/items/{LENIN}" in page.links
    assert "1917" in page.text
    assert page.attributes("svg", role="img")


def test_the_archive_says_who_it_is(client: FlaskClient) -> None:
    page = Page(client.get("/about"))
    assert "Archive of Public Words" in page.text
    assert "CC0" in page.text
    assert "/archive.zip" in page.links
