"""Completing what is typed: every count is what the search page then says."""

from __future__ import annotations

import json
import re
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

from tests.web.pages import Page


@pytest.mark.parametrize("typed", ["coal", "speaker:feo", "land ten", '"honest coal', "venue:con", "title:all", "p"])
def test_every_suggestion_finds_what_it_says(client: FlaskClient, typed: str) -> None:
    found = json.loads(client.get("/suggest", query_string={"q": typed}).data)
    assert found
    for suggestion in found:
        page = client.get("/search", query_string={"q": suggestion["query"]}).get_data(as_text=True)
        heading = re.search(r"<h1[^>]*>(.*?)</h1>", page)
        assert heading is not None
        assert heading[1].startswith(f"{suggestion['count']:,} passage"), suggestion


@pytest.mark.parametrize("typed", ["", " ", "zzzz", "date:", "<script>", "\x00", "(" * 900, "a" * 3000])
def test_what_cannot_be_completed_is_answered_with_nothing(client: FlaskClient, typed: str) -> None:
    response = client.get("/suggest", query_string={"q": typed})
    assert response.status_code == 200
    assert json.loads(response.data) == []


@pytest.mark.parametrize(
    "narrowed", ["genre=letter", "person=lenin&person=feofilaktov", "year=1917", "from=1900&to=1920&dates=certain"]
)
def test_under_what_narrows_a_search_every_suggestion_finds_what_it_says(client: FlaskClient, narrowed: str) -> None:
    (box,) = Page(client.get(f"/search?q=the&view=texts&sort=date&without=x&{narrowed}")).attributes("input", id="q")
    assert box["data-suggest"] == f"/suggest?{narrowed}"
    (lines,) = Page(client.get(f"/search/concordance?q=the&by=left1&voice=lenin&{narrowed}")).attributes("input", id="q")
    assert lines["data-suggest"] == f"/suggest?{narrowed}"
    found = json.loads(client.get(f"/suggest?{narrowed}&q=coal").data)
    assert found
    for suggestion in found:
        page = client.get(f"/search?{narrowed}&q={quote(suggestion['query'])}")
        heading = re.search(r"<h1[^>]*>(.*?)</h1>", page.get_data(as_text=True))
        assert heading is not None
        assert heading[1].startswith(f"{suggestion['count']:,} passage"), suggestion


def test_suggestions_are_refused_where_what_narrows_them_has_no_meaning(client: FlaskClient) -> None:
    response = client.get("/suggest?q=coal&from=yesterday&person=zz")
    assert (response.status_code, response.mimetype) == (400, "application/json")
    assert len(json.loads(response.data)["error"]["sentences"]) == 2


def test_boxes_say_where_suggestions_come_from_and_the_policy_lets_them(client: FlaskClient) -> None:
    for path in ("/", "/search", "/about"):
        response = client.get(path)
        assert Page(response).attributes("input", **{"data-suggest": "/suggest"}), path
        assert "connect-src 'self'" in response.headers["Content-Security-Policy"]
