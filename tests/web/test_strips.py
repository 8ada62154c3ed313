"""Where in a long text the hits are: as many as its page marks, in words that say so."""

from __future__ import annotations

import re
from html import unescape

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from archive.search import Bin, Strip
from archive.web.searching import strips
from tests.web.test_counts import html, marks


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ([3, 0, 0, 0, 0, 0], "near the beginning"),
        ([0, 0, 1, 0, 0, 0], "in the middle"),
        ([0, 0, 0, 0, 0, 9], "near the end"),
        ([1, 0, 0, 0, 4, 5], "mostly near the end"),
        ([2, 0, 2, 0, 0, 0], "near the beginning and in the middle"),
        ([2, 0, 2, 0, 1, 2], "throughout"),
    ],
    ids=str,
)
def test_where_hits_are_is_said_in_words(counts: list[int], words: str) -> None:
    assert strips.in_words(counts) == words


@given(st.lists(st.integers(0, 50), min_size=3, max_size=60))
def test_every_stretch_with_hits_has_a_tick_inside_the_strip(counts: list[int]) -> None:
    drawn = strips.where(Strip(sum(counts), strips.LONG, tuple(Bin(count, 1) for count in counts)))
    assert (drawn is None) == (not any(counts))
    if drawn is not None:
        assert len(drawn.ticks) == sum(map(bool, counts))
        for _, y, height in drawn.ticks:
            assert float(y.removesuffix("%")) + float(height.removesuffix("%")) == 100


def test_a_short_text_has_no_strip() -> None:
    assert strips.where(Strip(1, strips.LONG - 1, (Bin(1, 1), Bin(), Bin()))) is None


@pytest.mark.parametrize("q", ["coalition", "the", '"honest coalition"', "speaker:lenin alliance", "coalition OR tramway"])
def test_a_strip_counts_what_the_page_behind_it_marks(fresh: FlaskClient, monkeypatch: pytest.MonkeyPatch, q: str) -> None:
    monkeypatch.setattr(strips, "LONG", 1)
    response = fresh.get("/search", query_string={"q": q, "view": "texts"})
    found = re.findall(
        r'<p class="where"><a href="([^"]*)">.*?<span>(\d+) hits?, [a-z ]+</span>', response.get_data(as_text=True)
    )
    assert found
    for url, hits in found:
        assert len(marks(fresh, unescape(url))) == int(hits), url


def test_lists_without_words_and_passages_have_no_strips(fresh: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strips, "LONG", 1)
    for path in ("/search?q=coalition", "/search?genre=letter&view=texts", "/items"):
        assert 'class="where"' not in html(fresh, path)
