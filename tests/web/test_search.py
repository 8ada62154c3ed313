"""Searching: honest totals, marks, facets, orders, pages, and a helpful answer to everything."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

from tests.web.conftest import LENIN
from tests.web.pages import Page


def heading(client: FlaskClient, path: str) -> str:
    found = re.search(r"<h1[^>]*>(.*?)</h1>", client.get(path).get_data(as_text=True))
    assert found is not None
    return found[1]


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


def test_a_day_of_any_year_stands_in_both_fields(client: FlaskClient) -> None:
    assert heading(client, "/search?q=coalition&from=--12-01&to=--12-01") == heading(client, "/search?q=coalition date:--12-01")
    assert "write it in both fields" in Page(client.get("/search?q=coalition&from=--12-01")).text


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


def test_filters_that_leave_nothing_can_be_dropped(client: FlaskClient) -> None:
    page = Page(client.get("/search?q=coalition&genre=nonsense"))
    assert re.search(r"without the filters \d+ passages", page.text)


STRANGE = (
    '"coalition',
    "coalition (",
    ")))(((",
    "*",
    "?",
    "~",
    "speaker:",
    "date:never",
    "NEAR/5",
    "AND OR NOT",
    "-coalition",
    "=",
    "(" * 1000,
    "a" * 2000,
    "word " * 300,
    "<script>alert(1)</script>",
    "\u0000",
    "😀",
    "%",
    "\\",
    "{{ 7*7 }}",
)


@pytest.mark.parametrize("q", STRANGE)
def test_no_input_is_an_error_page(client: FlaskClient, q: str) -> None:
    response = client.get("/search", query_string={"q": q})
    assert response.status_code == 200
    page = Page(response)
    assert not page.attributes("script", src="alert(1)")
    assert "<script>alert" not in response.get_data(as_text=True)


def test_a_hint_stands_under_the_box(client: FlaskClient) -> None:
    page = Page(client.get("/search", query_string={"q": '"coalition'}))
    assert "At character 1" in page.text


@pytest.mark.parametrize(
    ("argument", "said"), [("view=pictures", "texts, passages"), ("sort=random", "relevance"), ("dates=maybe", "certain")]
)
def test_what_is_no_view_or_order_is_refused_with_those_that_are(client: FlaskClient, argument: str, said: str) -> None:
    response = client.get(f"/search?q=coalition&{argument}")
    assert response.status_code == 400
    assert said in Page(response).text


@pytest.mark.parametrize("page", ["0", "-1", "x", "1.5", "99999999"])
def test_what_is_no_page_is_refused(client: FlaskClient, page: str) -> None:
    assert client.get(f"/search?q=coalition&page={page}").status_code == 400


def test_a_page_beyond_the_end_leads_back(client: FlaskClient) -> None:
    response = client.get("/search?q=coalition&page=99")
    assert response.status_code == 404
    assert "ends with page 1" in Page(response).text


def test_the_query_stays_in_the_box_and_the_filters_with_it(client: FlaskClient) -> None:
    page = Page(client.get("/search?q=coalition&view=texts&genre=letter"))
    assert page.attributes("input", name="q", value="coalition")
    assert page.attributes("input", type="hidden", name="view", value="texts")
    assert page.attributes("input", type="hidden", name="genre", value="letter")


def test_an_empty_search_teaches_the_language(client: FlaskClient) -> None:
    assert "speaker:lenin" in Page(client.get("/search")).text


@pytest.mark.parametrize(("facet", "value"), [("year", "foo"), ("year", "1700..1750"), ("person", "nobody"), ("genre", "ode")])
def test_a_value_that_no_text_has_is_named(client: FlaskClient, facet: str, value: str) -> None:
    said = f"The archive has no {facet} “{value}”"
    assert said in Page(client.get(f"/search?q=coalition&{facet}={value}")).text
    assert said in Page(client.get(f"/items?{facet}={value}")).text


def test_values_that_texts_have_are_passed_over_in_silence(client: FlaskClient) -> None:
    assert "The archive has no" not in Page(client.get("/search?q=coalition&year=1900..1950&person=lenin&genre=letter")).text
