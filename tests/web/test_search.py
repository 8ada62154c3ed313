"""Searching: honest totals, marks, facets, orders, pages, and a helpful answer to everything."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

from archive.authorities import Authorities
from archive.web.holdings import Holdings
from archive.web.index import NO_INDEX
from tests.web.conftest import LENIN
from tests.web.pages import Page, heading


def test_a_word_is_found_counted_and_marked(client: FlaskClient) -> None:
    response = client.get("/search?q=Feofilaktov")
    page = Page(response)
    assert "1 passage" in page.text
    assert "<mark>Feofilaktov</mark>" in response.get_data(as_text=True)
    assert any(re.fullmatch(rf"/items/{LENIN}@[0-9a-f]{{12}}/p\d+\?q=Feofilaktov#p\d+", link) for link in page.links)


@pytest.mark.parametrize(
    ("q", "count"),
    [
        ("speaker:feofilaktov Constituent", "1 passage"),
        ("speaker:feofilaktov obligatory", "No passage"),
        ("speaker:lenin obligatory", "passage"),
    ],
)
def test_a_speaker_is_searched_in_his_own_words(client: FlaskClient, q: str, count: str) -> None:
    assert count in heading(client, f"/search?q={q}")


@pytest.mark.parametrize("q", ["the", "coalition", "speaker:lenin", '"of the" -land', "date:1917"])
def test_every_view_has_as_many_as_its_tab_says(client: FlaskClient, q: str) -> None:
    text = client.get("/search", query_string={"q": q}).get_data(as_text=True)
    tabs = re.findall(r'<li><a href="([^"]*)"[^>]*>(Texts|Passages|Concordance) <span class="num">([\d,]+)</span>', text)
    assert [name for _, name, _ in tabs] == ["Texts", "Passages", "Concordance"]
    for url, _, count in tabs:
        found = re.search(r"[\d,]+|No", heading(client, url.replace("&amp;", "&")))
        assert found
        assert found[0].replace("No", "0") == count


@pytest.mark.parametrize("view", ["texts", "passages"])
def test_every_facet_leads_to_as_many_as_it_says(client: FlaskClient, view: str) -> None:
    response = client.get(f"/search?q=the&view={view}")
    pairs = re.findall(
        r'<li><a href="([^"]*)"[^>]*>[^<]*</a><span class="num">([\d,]+)</span></li>', response.get_data(as_text=True)
    )
    assert pairs
    for url, count in pairs:
        noun = "passage" if view == "passages" else "text"
        assert re.search(rf"\b{count} {noun}s?\b", heading(client, url.replace("&amp;", "&"))), url


def test_every_decade_leads_to_as_many_as_it_says(client: FlaskClient) -> None:
    response = client.get("/search?q=the&view=passages")
    pairs = re.findall(r'<li><a href="([^"]*)">\d[^<]* <span class="num">(\d+)</span></a>', response.get_data(as_text=True))
    assert pairs
    for url, count in pairs:
        assert heading(client, url.replace("&amp;", "&")).startswith(f"{count} passage")


def test_a_chosen_facet_is_a_chip_that_takes_it_away(client: FlaskClient) -> None:
    page = Page(client.get("/search?q=the&genre=letter"))
    assert "Genre: Letter" in page.text
    assert "/search?q=the" in page.links


def test_dates_narrow_possibly_or_certainly(client: FlaskClient) -> None:
    assert "passage" in heading(client, "/search?q=coalition&from=1917-11-18&to=1917-11-18")
    assert "No passage" in heading(client, "/search?q=coalition&from=1918&dates=certain")
    assert "Certainly 1918 to …" in Page(client.get("/search?q=the&from=1918&dates=certain")).text


def test_a_date_that_is_none_is_left_out_with_a_hint(client: FlaskClient) -> None:
    page = Page(client.get("/search?q=coalition&from=yesterday"))
    assert "The dates were left out." in page.text
    assert re.search(r"[1-9]\d* passages", page.text)


def test_a_day_of_any_year_stands_in_one_field_or_in_both(client: FlaskClient) -> None:
    assert heading(client, "/search?q=coalition&from=--12-01&to=--12-01") == heading(client, "/search?q=coalition date:--12-01")
    assert heading(client, "/search?q=coalition&from=1917-1918") == heading(client, "/search?q=coalition date:1917..1918")
    assert heading(client, "/search?q=coalition&to=1899..1910") == heading(client, "/search?q=coalition date:1899..1910")
    assert heading(client, "/search?q=coalition&from=--12-01") == heading(client, "/search?q=coalition date:--12-01")
    assert "Possibly --12-01 ×" in Page(client.get("/search?q=coalition&to=--12-01")).text
    assert "begins or ends no range" in Page(client.get("/search?q=coalition&from=1917&to=--12-01")).text


def test_dates_that_end_before_they_begin_are_left_out_with_a_hint(client: FlaskClient) -> None:
    assert "before they begin" in Page(client.get("/search?q=coalition&from=1920&to=1910")).text


@pytest.mark.parametrize("sort", ["relevance", "date", "-date", "speaker", "title"])
def test_every_order_finds_the_same(client: FlaskClient, sort: str) -> None:
    assert heading(client, f"/search?q=the&sort={sort}") == heading(client, "/search?q=the")


def test_what_is_not_found_comes_with_the_count_of_each_word(client: FlaskClient) -> None:
    page = Page(client.get("/search?q=coalition+waterworks+nothingofthekind"))
    assert "No passage has all of this" in page.text
    assert re.search(r"coalition \d+ passages", page.text)
    assert "nothingofthekind 0 passages" in page.text
    assert "/search?q=coalition" in page.links


def test_a_name_or_kind_that_leaves_nothing_can_be_left_out(client: FlaskClient) -> None:
    page = Page(client.get("/search?q=coalition+author:lenin+genre:ode"))
    assert re.search(r"coalition author:lenin [1-9]\d* passages", page.text)
    assert "/search?q=coalition+author:lenin" in page.links


def test_without_an_index_the_trouble_is_told() -> None:
    with pytest.raises(LookupError, match="archive build"):
        _ = Holdings(None, Authorities(()), None, (), NO_INDEX).index


def test_filters_that_leave_nothing_can_be_dropped(client: FlaskClient) -> None:
    page = Page(client.get("/search?q=coalition&genre=nonsense"))
    assert re.search(r"without genre: nonsense [1-9]\d* passages", page.text)
    page = Page(client.get("/search?q=coalition&genre=nonsense&dates=undated"))
    assert re.search(r"with any date 0 passages ?without all of these [1-9]\d* passages", page.text)


def test_the_query_stays_in_the_box_and_the_filters_with_it(client: FlaskClient) -> None:
    page = Page(client.get("/search?q=coalition&view=texts&genre=letter"))
    assert page.attributes("input", name="q", value="coalition")
    assert page.attributes("input", type="hidden", name="view", value="texts")
    assert page.attributes("input", type="hidden", name="genre", value="letter")


def test_an_empty_search_teaches_the_language(client: FlaskClient) -> None:
    page = Page(client.get("/search"))
    assert "speaker:Lenin" in page.text
    assert "/search/help" in page.links


def test_undated_is_a_value_of_its_own_and_a_chip(client: FlaskClient) -> None:
    page = Page(client.get("/search?q=tramway&dates=undated"))
    assert "Undated ×" in page.text
    assert "/search?q=tramway" in page.links
    assert heading(client, "/search?q=tramway&dates=undated&from=1917") == heading(client, "/search?q=tramway date:undated")


def test_the_arguments_of_an_address_have_one_order(client: FlaskClient) -> None:
    page = Page(
        client.get("/search?without=x&to=1918&page=1&genre=letter&view=texts&from=1917&person=lenin&sort=date&q=the&without=a")
    )
    ordered = "q=the&view=texts&{}person=lenin&genre=letter&from=1917&to=1918&without=a&without=x"
    assert f"/search?{ordered.format('sort=title&')}" in page.links
    (canonical,) = page.attributes("link", rel="canonical")
    assert (canonical["href"] or "").endswith(f"/search?{ordered.format('sort=date&')}")


def test_every_word_form_is_counted_left_out_and_taken_back(client: FlaskClient) -> None:
    page = Page(client.get("/search?q=peasants"))
    assert "Word forms peasants leave out peasants" in page.text
    assert "/search?q=peasants&without=peasants" in page.links
    assert "No passage" in heading(client, "/search?q=peasants&without=peasants")
    page = Page(client.get("/search?q=peasants&without=peasants"))
    assert re.search(r"with the word forms that were left out [1-9]\d* passages", page.text)
    assert "peasants take back peasants" in page.text
    assert "/search?q=peasants" in page.links


def test_a_reading_page_marks_no_form_that_was_left_out(client: FlaskClient) -> None:
    page = Page(client.get("/search?q=meeting+river&without=met"))
    links = [link for link in page.links if link.startswith("/items/waterworks@")]
    assert links
    assert all("q=meeting+river&without=met#" in link for link in links)
    response = client.get("/items/waterworks?q=meeting+times&without=meeting")
    assert "<mark" in response.get_data(as_text=True)
    assert not re.search(r"<mark[^>]*>meeting", response.get_data(as_text=True))
    assert "/search?q=meeting+times&without=meeting" in Page(response).links
    assert any(link.startswith("/items/waterworks?") and "without=meeting" in link for link in Page(response).links)


@pytest.mark.parametrize(
    ("q", "meant"), [("coaliton", "coalition"), ("peasents alliance", "peasants alliance"), ("social ism", "socialism")]
)
def test_near_words_are_offered_with_the_count_that_they_find(client: FlaskClient, q: str, meant: str) -> None:
    html = client.get("/search", query_string={"q": q}).get_data(as_text=True)
    offered = dict(re.findall(r'<a href="([^"]*)" dir="auto">[^<]*</a> \((\d+) passages?\)', html))
    url = next(url for url in offered if url == f"/search?q={meant.replace(' ', '+')}")
    assert heading(client, url).startswith(f"{offered[url]} passage")


def test_nothing_is_offered_where_enough_or_nothing_near_is_found(client: FlaskClient) -> None:
    for q in ("the", "xqzkvw"):
        assert "Did you mean" not in Page(client.get(f"/search?q={q}")).text


def test_several_values_of_a_facet_mean_any_of_them_and_each_can_be_taken_away(client: FlaskClient) -> None:
    def count(path: str) -> int:
        return int(heading(client, path).split()[0].replace("No", "0"))

    alone = [count(f"/search?q=the&person={key}") for key in ("lenin", "feofilaktov")]
    both = "/search?q=the&person=lenin&person=feofilaktov"
    assert max(alone) <= count(both) <= sum(alone)
    page = Page(client.get(both))
    assert {"/search?q=the&person=lenin", "/search?q=the&person=feofilaktov"} <= set(page.links)
    assert [link["aria-current"] for link in page.attributes("a", href="/search?q=the&person=lenin")[-1:]] == ["true"]
