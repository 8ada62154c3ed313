"""Completing what is typed: every count is what the search page then says."""

from __future__ import annotations

import json
import re

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


def test_boxes_say_where_suggestions_come_from_and_the_policy_lets_them(client: FlaskClient) -> None:
    for path in ("/", "/search", "/about"):
        response = client.get(path)
        assert Page(response).attributes("input", **{"data-suggest": "/suggest"}), path
        assert "connect-src 'self'" in response.headers["Content-Security-Policy"]
