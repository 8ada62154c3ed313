"""Whatever the address of a search says, a page answers: with what was understood, what was not, and what to try."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from tests.web.pages import Page, heading

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
    assert "What was looked for: coalition" in page.text


@pytest.mark.parametrize(
    ("argument", "said"), [("view=pictures", "texts, passages"), ("sort=random", "relevance"), ("dates=maybe", "certain")]
)
def test_what_is_no_view_or_order_is_named_with_those_that_are_and_the_rest_is_answered(
    client: FlaskClient, argument: str, said: str
) -> None:
    for path in ("/search", "/items"):
        response = client.get(f"{path}?q=coalition&{argument}")
        assert response.status_code == 200
        assert said in Page(response).text
        assert re.search(r"[1-9]\d* (passages|texts?)", Page(response).text)
    assert said in Page(client.get(f"/search?{argument}")).text
    assert client.get(f"/search.zip?q=coalition&{argument}").status_code == 400


@pytest.mark.parametrize("page", ["0", "-1", "x", "1.5", "99999999"])
def test_what_is_no_page_is_said_above_the_first(client: FlaskClient, page: str) -> None:
    response = client.get(f"/search?q=coalition&page={page}")
    assert response.status_code == 200
    assert "is no page: pages are numbered from 1" in Page(response).text
    assert heading(client, f"/search?q=coalition&page={page}") == heading(client, "/search?q=coalition")


def test_a_page_beyond_the_end_leads_back(client: FlaskClient) -> None:
    response = client.get("/search?q=coalition&page=99")
    assert response.status_code == 200
    assert "ends with page 1" in Page(response).text


@pytest.mark.parametrize(("facet", "value"), [("year", "foo"), ("year", "1700..1750"), ("person", "nobody"), ("genre", "ode")])
def test_a_value_that_no_text_has_is_named(client: FlaskClient, facet: str, value: str) -> None:
    said = f"The archive has no {facet} “{value}”"
    assert said in Page(client.get(f"/search?q=coalition&{facet}={value}")).text
    assert said in Page(client.get(f"/items?{facet}={value}")).text


def test_values_that_texts_have_are_passed_over_in_silence(client: FlaskClient) -> None:
    assert "The archive has no" not in Page(client.get("/search?q=coalition&year=1900..1950&person=lenin&genre=letter")).text


@pytest.mark.parametrize(
    "query",
    ["view=x&sort=y&dates=z&page=0&genre=ode&from=never&without=" + "x" * 300, "q=foo:bar+date:1917-13&person=nobody&page=77"],
)
def test_many_faults_at_once_are_all_named(client: FlaskClient, query: str) -> None:
    response = client.get(f"/search?{query}")
    assert response.status_code == 200
    page = Page(response)
    for said in (
        ("There is no view", "no genre “ode”", "The dates were left out")
        if "view" in query
        else ("not a field", "13", "no person")
    ):
        assert said in page.text


_ARGUMENTS = ("q", "view", "sort", "page", "person", "venue", "year", "genre", "language", "from", "to", "dates", "without")


_VALUES = st.one_of(
    st.sampled_from(
        ("coalition", "speaker:len", "texts", "-date", "2", "lenin", "1917", "1900..1920", "letter", "en", "certain")
    ),
    st.sampled_from(
        ("undated", "--11-18", "date:=19th", "* OR *a*e*", '"of the" NEAR/3 (', "=", "genre:x language:y -mentions:z")
    ),
    st.text(max_size=12),
)


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    arguments=st.lists(st.tuples(st.sampled_from(_ARGUMENTS), _VALUES), max_size=7), path=st.sampled_from(("/search", "/items"))
)
def test_whatever_the_address_says_a_page_answers(app: Flask, arguments: list[tuple[str, str]], path: str) -> None:
    response = app.test_client().get(path, query_string=MultiDict(arguments))
    assert response.status_code == 200
    page = Page(response)
    assert page.headings[0] == 1
    assert "Traceback" not in page.text


@pytest.mark.parametrize("name", ["all", "phrase", "any", "none", "who", "where", "since", "until", "genre", "language"])
def test_whatever_is_typed_into_the_form_a_search_answers(client: FlaskClient, name: str) -> None:
    for typed in STRANGE:
        response = client.get("/search/form", query_string={name: typed}, follow_redirects=True)
        assert response.status_code == 200, typed
        assert Page(response).attributes("form", role="search")


@pytest.mark.parametrize(
    ("q", "says"),
    [
        ("coalition " + "x" * 2_000, "A query has at most 1,000 characters"),
        ("coalition OR " * 70, "A query has at most 64 words"),
        ("(" * 40 + "coalition" + ")" * 40, "Brackets are read 16 deep"),
        ("foo:bar coalition", "“foo:” is not a field"),
        ("coalition date:1917-13", "It was read as words."),
        ("coalition NEAR/5000 alliance", "read as NEAR/999"),
    ],
    ids=["long", "many words", "deep", "unknown field", "no date", "far"],
)
def test_what_was_cut_or_not_understood_is_said_and_the_rest_is_answered(client: FlaskClient, q: str, says: str) -> None:
    response = client.get("/search", query_string={"q": q})
    page = Page(response)
    assert response.status_code == 200
    assert says in page.text
    assert "What was looked for" in page.text or says.startswith("A query")
    assert re.search(r"\d+ passages?|No passage has all of this", page.text)


def test_signs_alone_are_answered_with_what_a_query_needs(client: FlaskClient) -> None:
    page = client.get("/search", query_string={"q": "!?"}).get_data(as_text=True)
    assert "a query needs a letter or a digit" in page
    assert "What was looked for" not in page
