"""Whatever is typed, every page that answers a search answers with a page."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.hostile import COSTLY, addresses, pages

EXAMPLES = 150
"""Generated addresses asked for here; benchmarks/fuzz.py asks for 10,000 on long speeches."""


@pytest.mark.parametrize("query", COSTLY.values(), ids=COSTLY.keys())
def test_a_costly_query_is_answered(app: Flask, client: FlaskClient, query: str) -> None:
    for page in (page for page in pages(app) if "." not in page):
        answer = client.get(f"{page}?{urlencode({'q': query})}")
        assert answer.status_code < 500, page


def test_what_is_generated_is_answered(app: Flask, client: FlaskClient) -> None:
    asked = pages(app)
    for number, arguments in enumerate(addresses(seed=4, count=EXAMPLES)):
        page = asked[number % len(asked)]
        answer = client.get(f"{page}?{arguments}")
        assert answer.status_code < 500, (page, arguments[:300])
        assert b"Traceback (most recent" not in answer.data


@pytest.mark.parametrize(
    ("costly", "says"),
    [
        ("a star", "at least one letter"),
        ("a thousand brackets", "Brackets are read 16 deep"),
        ("open brackets", "has no partner"),
        ("64 fuzzy", "at most 64 words, half as many with"),
        ("64 fuzzy long", "at most 64 words, half as many with"),
        ("64 wildcards", "at most 64 words, half as many with"),
        ("operators alone", "nothing to join"),
        ("quotation marks", "at most 64 words"),
        ("a word of 100,000 letters", "up to 1,000 characters"),
        ("hyphens", "at most 64 words"),
    ],
)
def test_what_was_cut_is_said(client: FlaskClient, costly: str, says: str) -> None:
    answer = client.get(f"/search?{urlencode({'q': COSTLY[costly]})}")
    assert says in answer.get_data(as_text=True)
