"""The ways out of a search that finds nothing: each with its count, each true."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from archive.search import parse
from archive.search.limits import MAX_TRIED, PATTERN_COST
from archive.web.searching.asking import Asked
from archive.web.searching.ways import Trying, is_worded, ways_out
from tests.web.pages import Page, heading


@pytest.mark.parametrize("q", ["*", "😀", "speaker:", "* -?"])
def test_what_holds_no_word_is_not_said_to_be_missing_from_the_archive(client: FlaskClient, q: str) -> None:
    page = Page(client.get("/search", query_string={"q": q}))
    assert heading(client, f"/search?q={q}") == "There is nothing to look for"
    assert "does not have these words" not in page.text
    assert "/items" in page.links


@pytest.mark.parametrize("q", ["date:1066", "title:zeppelin", "speaker:xqzw", "date:1066 genre:letter"])
def test_a_question_about_no_words_is_answered_with_what_the_archive_holds(client: FlaskClient, q: str) -> None:
    page = Page(client.get("/search", query_string={"q": q}))
    assert "No passage has all of this" in page.text
    assert "does not have these words" not in page.text
    assert "Is it a sentence" not in page.text
    assert re.search("What less of it finds|The archive holds \\d+ items?, \\d+ texts.* dated ", page.text)


@pytest.mark.parametrize("q", ['"peasants honest"', "peasants/honest", "peasants—honest"])
def test_words_that_never_stand_together_are_offered_wherever_they_stand(client: FlaskClient, q: str) -> None:
    page = Page(client.get("/search", query_string={"q": q}))
    assert "No passage has all of this" in page.text
    for words in ("peasants", "honest"):
        found = heading(client, f"/search?q={words}")
        assert re.search(rf"{words} {found}", page.text)
    assert any("q=peasants+honest" in link or "honest+peasants" in link for link in page.links)


def test_a_word_that_is_not_here_has_words_near_it_even_beside_another_that_is_not(client: FlaskClient) -> None:
    page = Page(client.get("/search?q=xqzw+coalitoin"))
    found = heading(client, "/search?q=coalition")
    assert f"coalitoin 0 passages; perhaps coalition ({found})" in page.text
    assert "/search?q=coalition" in page.links


@pytest.mark.parametrize("query", ["a", "date:1917 a", "date:1917 -a", "(date:1917 OR a*)", '"a b"', "a NEAR b"])
def test_a_question_is_about_words(query: str) -> None:
    assert is_worded(parse(query).query)


@pytest.mark.parametrize("query", ["date:1917", "speaker:lenin title:x", "genre:letter OR language:en", "", "*"])
def test_a_question_is_about_texts_alone(query: str) -> None:
    assert not is_worded(parse(query).query)


def test_near_questions_are_tried_while_they_are_cheap_together(app: Flask) -> None:
    trying = Trying(app.extensions["library"].holdings)
    typed = " ".join(f"{letter}*" for letter in "abcdefgh") + " coalition xqzw"
    ways = list(ways_out(Asked(typed), parse(typed).query, trying))
    assert [way.words for way in ways] == ["a*", "b*", "c*", "d*"][: MAX_TRIED // PATTERN_COST]
    assert trying.left == 0
    assert trying.count(Asked("coalition")) is None
