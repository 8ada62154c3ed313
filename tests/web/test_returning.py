"""From a result to a text and back: the results are those that were left, also when the text has changed since."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from archive.web import create_app
from tests.homes import demo_home, rebuild
from tests.web.conftest import CHANGED, LETTER
from tests.web.pages import Page

SEARCHES = (
    "/search?q=the",
    "/search?q=the&genre=letter&from=1900&dates=certain",
    "/search?q=the&view=texts&sort=title&person=lenin&person=feofilaktov",
    "/search?q=the&sort=-date",
    "/search?q=the&dates=undated",
    "/search?q=t*&without=the&without=to",
    "/search/concordance?q=the",
    "/search/concordance?q=the&genre=letter&without=a&by=left1&by=date&voice=lenin",
    "/search/concordance?q=the&undated=yes",
)


def opened(client: FlaskClient, search: str) -> list[str]:
    html = client.get(search).get_data(as_text=True)
    found = re.findall(r'<a (?:class="(?:n|meta)" )?href="(/items/[^"]*q=[^"]*)"', html)
    return [unescape(url) for url in dict.fromkeys(found)]


def results(client: FlaskClient, url: str) -> str:
    (found,) = re.findall(r'<a href="([^"]*)">Results</a>', client.get(url).get_data(as_text=True))
    return unescape(found)


@pytest.mark.parametrize("search", SEARCHES)
def test_a_text_leads_back_to_the_very_results_it_was_opened_from(client: FlaskClient, search: str) -> None:
    texts = opened(client, search)
    assert texts
    for url in texts[:6]:
        assert results(client, url) == search
        assert "not an argument" not in Page(client.get(url)).text


@pytest.mark.parametrize("search", ["/search?q=the&sort=-date&genre=letter", "/search/concordance?q=the&by=left1"])
def test_the_way_back_stays_from_hit_to_hit_and_from_reading_to_reading(client: FlaskClient, search: str) -> None:
    page = Page(client.get(opened(client, search)[0]))
    onward = [str(link["href"]) for rel in ("next", "prev") for link in page.attributes("a", rel=rel, accesskey=rel[0])]
    readings = [link for link in page.links if "view=received" in link]
    assert onward
    assert readings
    for url in (*onward, *readings):
        assert results(client, url) == search


def test_the_page_of_the_results_is_gone_back_to(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("archive.web.counting.concordance.LINES", 3)
    search = "/search/concordance?q=the&by=left1&page=2"
    assert [results(client, url) for url in opened(client, search)] == [search] * 3


def test_the_first_page_of_a_plain_search_needs_no_more_than_its_words(client: FlaskClient) -> None:
    assert all(re.search(r"\?q=coalition#p\d+$|\?q=coalition$", url) for url in opened(client, "/search?q=coalition"))


def test_a_link_to_a_hit_leads_to_it_although_the_text_has_changed(tmp_path: Path) -> None:
    home = demo_home(tmp_path / "home", {"waterworks.txt": LETTER})
    client = create_app(home).test_client()
    links = [url for url in opened(client, "/search/concordance?q=has+OR+luncheon") if "waterworks" in url]
    assert len(links) >= 4
    before = {url: here(client, url) for url in links}
    (home.seeds / "waterworks.txt").write_text(CHANGED, encoding="utf-8")
    rebuild(home)
    assert {url: here(client, url) for url in links} == before
    for url in links:
        page = Page(client.get(url))
        assert "You read version" in page.text or "unchanged since cited" in page.text
        assert results(client, url) == "/search/concordance?q=has+OR+luncheon"
        newest = next(
            link for link in page.links if link.startswith("/items/waterworks") and "@" not in link and "q=has" in link
        )
        assert client.get(newest).status_code in (200, 410)
    bare = re.sub("@[0-9a-f]{12}/p[0-9]+", "", links[-1]).partition("#")[0]
    assert "this state of the text has" in Page(client.get(re.sub("hit=[0-9]+", "hit=40", bare))).text


def here(client: FlaskClient, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200
    (found,) = re.findall(r'<mark[^>]*class="here"[^>]*>(.*?)</mark>', response.get_data(as_text=True), re.DOTALL)
    return str(re.sub("<[^>]*>", "", found))
