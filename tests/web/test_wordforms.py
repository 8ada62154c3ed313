"""The forms of a word sum to its hits, also where scripts put no blanks between words."""

from __future__ import annotations

import json
import re

import pytest
from flask.testing import FlaskClient

from archive.search import FormCount, parse
from archive.web import create_app
from archive.web.searching.wordforms import gathered, word_forms
from tests.homes import demo_home
from tests.web.pages import Page

CHINESE = "論自由\n\n自由與民主，自由與自然，人人自由。\n\n民主自由，人人自然。\n"


@pytest.fixture(scope="module")
def chinese(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    return create_app(demo_home(tmp_path_factory.mktemp("chinese") / "home", {"freedom.txt": CHINESE})).test_client()


def found(*forms: tuple[str, str, int]) -> tuple[FormCount, ...]:
    return tuple(FormCount(*form) for form in forms)


@pytest.mark.parametrize(
    ("query", "forms", "told"),
    [
        ("land", [("land", "land", 3), ("land", "lands", 1)], [("land", "land", 3), ("land", "lands", 1)]),
        ("自由", [("自", "自", 4), ("由", "由", 4)], [("自由", "自由", 4)]),
        ("自由 自然", [("自", "自", 6), ("由", "由", 4), ("然", "然", 2)], [("自由", "自由", 4), ("自然", "自然", 2)]),
        ('"the 自由"', [("the", "the", 1), ("自", "自", 1), ("由", "由", 1)], [("the", "the", 1), ("自由", "自由", 1)]),
        ("人人", [("人", "人", 4)], [("人", "人", 4)]),
        ("自 自由", [("自", "自", 6), ("由", "由", 4)], [("自", "自", 6), ("自由", "自由", 4)]),
        ("=自由", [("=自", "自", 4), ("=由", "由", 4)], [("自由", "自由", 4)]),
        (
            "自由 NEAR/3 land",
            [("自", "自", 1), ("由", "由", 1), ("land", "land", 1)],
            [("land", "land", 1), ("自由", "自由", 1)],
        ),
        ("自由", [], []),
    ],
)
def test_the_letters_of_a_word_without_blanks_are_told_as_the_word(
    query: str, forms: list[tuple[str, str, int]], told: list[tuple[str, str, int]]
) -> None:
    assert sorted(gathered(found(*forms), parse(query).query), key=lambda form: form.form) == sorted(
        found(*told), key=lambda form: form.form
    )


@pytest.mark.parametrize(("query", "says"), [("land", False), ("land tenure", False), ('"land tenure"', True), ("自由", False)])
def test_words_of_a_phrase_are_told_to_be_counted_one_by_one(query: str, says: bool) -> None:
    forms = [("land", "land", 3), ("tenure", "tenure", 3)] if "land" in query else [("自", "自", 4), ("由", "由", 4)]
    assert word_forms(found(*forms), parse(query).query).has_phrase == says


@pytest.mark.parametrize("q", ["自由", "民主", "自然", '"民主 自由"', "自由 OR 民主"])
def test_a_word_without_blanks_is_counted_as_often_as_it_is_found(chinese: FlaskClient, q: str) -> None:
    record = json.loads(chinese.get("/search/record.json", query_string={"q": q}).data)
    if '"' in q:
        (form,) = record["forms"]
        assert form["form"] == "民主自由"
    assert sum(form["count"] for form in record["forms"]) == record["totals"]["occurrences"]
    page = Page(chinese.get("/search", query_string={"q": q}))
    for form in record["forms"]:
        assert re.search(rf"{form['form']}\s*{form['count']}", page.text)
    assert "leave out" not in page.text


def test_each_list_of_a_phrase_sums_to_the_hits_of_the_phrase(client: FlaskClient) -> None:
    record = json.loads(client.get("/search/record.json", query_string={"q": '"honest coalition"'}).data)
    words = {form["term"] for form in record["forms"]}
    assert words == {"honest", "coalition"}
    for word in words:
        assert sum(form["count"] for form in record["forms"] if form["term"] == word) == record["totals"]["occurrences"]
    assert "counted one by one, each where the phrase stands" in Page(client.get('/search?q="honest+coalition"')).text
