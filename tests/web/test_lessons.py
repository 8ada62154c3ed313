"""The help page: every example runs on this archive and finds as many as it says."""

from __future__ import annotations

import re

from flask.testing import FlaskClient

from archive.search import FIELDS
from archive.settings import Home
from archive.web import create_app
from tests.web.pages import Page
from tests.web.test_search import heading

_ROW = re.compile(r'<code><a href="([^"]*)">([^<]*)</a></code></th><td>[^<]*</td><td class="num">([\d,]+)</td>')


def test_every_example_finds_as_many_as_it_says(client: FlaskClient) -> None:
    for path in ("/search/help", "/search"):
        rows = _ROW.findall(client.get(path).get_data(as_text=True))
        assert len(rows) > 8
        for url, typed, count in rows:
            assert heading(client, url.replace("&amp;", "&")).startswith(f"{count} passage"), typed


def test_the_help_has_every_field_and_operator(client: FlaskClient) -> None:
    text = Page(client.get("/search/help")).text
    for typed in (
        *(f"{field}:" for field in FIELDS),
        " OR ",
        " -",
        "NEAR/",
        "=",
        "*",
        "?",
        "~",
        "“",
        "..",
        "os",
        "--",
        "undated",
        "NOT",
    ):
        assert typed in text


def test_what_the_archive_cannot_show_is_told_all_the_same(plain_home: Home) -> None:
    text = Page(create_app(plain_home).test_client().get("/search/help")).text
    assert re.search("date:undated *texts without a date *none here", text)
