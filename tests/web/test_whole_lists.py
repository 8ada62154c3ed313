"""The lists beside a result: the first values, all of them one click further, and the way back."""

from __future__ import annotations

import re
from html import unescape

import pytest
from flask.testing import FlaskClient

from archive.settings import Home
from archive.web import create_app, presentation
from tests.web.pages import Page


@pytest.fixture
def short(home: Home, monkeypatch: pytest.MonkeyPatch) -> FlaskClient:
    """A site that lists one value of each facet."""
    monkeypatch.setattr(presentation, "FIRST_VALUES", 1)
    return create_app(home).test_client()


@pytest.mark.parametrize("name", ["person", "forms"])
def test_all_values_are_one_click_away(short: FlaskClient, name: str) -> None:
    search = "/search?q=a*"
    first = _list(short, search, name)
    onward = _link(first, r"All ([\d,]+)")
    assert onward.endswith(f"#all-{name}")
    whole = _list(short, onward, name)
    assert _size(first) == 1 < _size(whole) == int(re.findall(r"All ([\d,]+)", first)[0])
    assert _link(whole, "The first 1") == f"{search}#all-{name}"


@pytest.mark.parametrize("path", ["/", "/items"])
def test_the_lists_of_all_texts_are_whole_in_the_list_of_texts(short: FlaskClient, path: str) -> None:
    first = _list(short, path, "person")
    assert _link(first, r"All \d+") == "/items?all=person#all-person"
    assert _size(_list(short, "/items?all=person", "person")) > _size(first) == 1


def test_a_value_of_a_whole_list_narrows_the_search_and_closes_the_list(short: FlaskClient) -> None:
    whole = _list(short, "/search?q=a*&all=person", "person")
    for link in re.findall(r'<li><a href="([^"]*)"', whole):
        assert "all=" not in link
        assert "person=" in link


def test_a_value_that_was_chosen_is_listed_with_the_first(short: FlaskClient) -> None:
    last = unescape(re.findall(r'<li><a href="([^"]*)"', _list(short, "/search?q=a*&all=person", "person"))[-1])
    assert _list(short, last, "person").count('aria-current="true"') == 1


def test_a_list_that_there_is_not_is_told(client: FlaskClient) -> None:
    said = "There is no list “gener”; there is person, venue, genre, language, forms."
    assert said in Page(client.get("/search?q=coalition&all=gener")).text
    assert said in Page(client.get("/items?all=gener")).text


def _list(client: FlaskClient, address: str, name: str) -> str:
    page = client.get(address.partition("#")[0]).get_data(as_text=True)
    found = re.search(rf'<section class="facet[^"]*" id="all-{name}">.*?</section>', page, re.DOTALL)
    assert found, address
    return found.group()


def _size(values: str) -> int:
    return values.count("<li>")


def _link(values: str, words: str) -> str:
    found = re.search(rf'<a href="([^"]*)">{words}</a>', values)
    assert found, values
    return unescape(found[1])
