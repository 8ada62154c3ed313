"""The lists of names: narrowed, sorted and paged, each with the number of texts behind it, and never an empty page."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from archive.web import create_app
from tests.homes import demo_home, rebuild
from tests.web.debating import debates
from tests.web.pages import Page

_ROW = re.compile(r'<th scope="row"><a href="([^"]*)">([^<]*)</a>.*?<td class="num">(?:<a href="([^"]*)">([\d,]+)</a>|0)</td>')
_MANY = "".join(f'[place.place{number:03}]\nname = "Place {number:03}"\n' for number in range(130))
_MORE = """
[person.ann]
name = "Ann Miller"
viaf = "12345"
born = "1801"
[person.emil]
name = "Émile Zola"
sort_name = "Zola, Émile"
"""


@pytest.fixture(scope="module")
def visitor(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    home = demo_home(tmp_path_factory.mktemp("listing") / "home")
    known: Path = home.seeds / "authorities.toml"
    known.write_text(known.read_text(encoding="utf-8") + _MORE + _MANY, encoding="utf-8")
    for name, text in debates(seed=3).items():
        (home.seeds / name).write_text(text, encoding="utf-8")
    rebuild(home)
    return create_app(home).test_client()


def _names(visitor: FlaskClient, path: str) -> list[str]:
    return [unescape(name) for _, name, _, _ in _ROW.findall(visitor.get(path).get_data(as_text=True))]


@pytest.mark.parametrize("room", ["people", "places", "organisations", "events", "venues"])
def test_the_number_beside_a_name_is_what_is_found_behind_it(visitor: FlaskClient, room: str) -> None:
    rows = _ROW.findall(visitor.get(f"/{room}/").get_data(as_text=True))
    assert rows
    for url, name, texts, count in rows[:30]:
        assert visitor.get(unescape(url)).status_code == 200, name
        if texts:
            found = re.search(r'<h1 class="count">([\d,]+) ', visitor.get(unescape(texts)).get_data(as_text=True))
            assert found, name
            assert found[1] == count, name


@pytest.mark.parametrize(
    ("path", "names"),
    [
        ("/people/?q=mill", ["Ann Miller", "Ben Miller", "Cid Miller", "Dora Miller"]),
        ("/people/?q=MILL+ann", []),
        ("/people/?q=ann+mill", ["Ann Miller"]),
        ("/people/?letter=z", ["Zola, Émile"]),
        ("/people/?q=emile", ["Zola, Émile"]),
        ("/people/?part=author", ["Lenin, V. I."]),
        ("/people/?q=ulyanov", ["Lenin, V. I."]),
        ("/people/?q=VIAF+12345", ["Ann Miller"]),
        ("/people/?q=q1394", ["Lenin, V. I."]),
        ("/people/?q=%3F", []),
        ("/places/?q=place+01&letter=P", [f"Place 01{n}" for n in range(10)]),
        ("/events/?sort=date", [
            "Second All-Russia Congress of Soviets",
            "Extraordinary All-Russia Congress of Soviets of Peasants' Deputies",
        ]),
    ],
)  # fmt: skip
def test_a_list_is_narrowed_and_sorted(visitor: FlaskClient, path: str, names: list[str]) -> None:
    assert _names(visitor, path) == names


def test_the_order_of_a_list_is_said_and_can_be_changed(visitor: FlaskClient) -> None:
    page = Page(visitor.get("/people/?sort=texts"))
    assert page.attributes("th", **{"aria-sort": "descending"})
    counts = [int(count or 0) for _, _, _, count in _ROW.findall(visitor.get("/people/?sort=texts").get_data(as_text=True))]
    assert counts == sorted(counts, reverse=True)
    assert "/people/?sort=date" in page.links


def test_pages_of_a_list_follow_each_other_and_end(visitor: FlaskClient) -> None:
    first, second = (_names(visitor, f"/places/?page={page}") for page in (1, 2))
    assert len(first) == 100
    assert len(set(first + second)) == len(first + second) >= 131
    assert "/places/?page=2" in Page(visitor.get("/places/")).links
    beyond = visitor.get("/places/?page=3")
    assert beyond.status_code == 200
    assert "The list ends with page 2" in Page(beyond).text


def test_a_name_without_a_record_has_a_page_and_the_list_says_once_what_it_is(visitor: FlaskClient) -> None:
    page = visitor.get("/people/?q=dora").get_data(as_text=True)
    whole = Page(visitor.get("/people/")).text
    ((url, name, _, _),) = _ROW.findall(page)
    assert name == "Dora Miller"
    assert url == "/names/?name=Dora+Miller"
    assert re.search(r"\d+ of them (has|have) no record that says who is meant: (it|they) stands? as the texts have", whole)
    assert "No record says yet who is meant: it stands as the texts have it." in page
    assert "no record" not in visitor.get("/people/?q=lenin").get_data(as_text=True).lower()
    assert "to take away" in whole
    assert "to take away" not in page


def test_venues_of_every_kind_are_one_list(visitor: FlaskClient) -> None:
    assert "Extraordinary All-Russia Congress of Soviets of Peasants' Deputies" in _names(visitor, "/venues/")
    assert visitor.get("/venues/petrograd").status_code == 404


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/people/?q=lening", "Names near it V. I. Lenin"),
        ("/people/?q=lening", "Search the texts for “lening”"),
        ("/people/?q=lenin&letter=Q", "Any first letter"),
        ("/people/?q=kautsky&part=author", "Any part"),
    ],
)
def test_an_empty_list_shows_ways_on(visitor: FlaskClient, path: str, said: str) -> None:
    page = Page(visitor.get(path))
    assert said in page.text
    assert all(visitor.get(link).status_code == 200 for link in page.links if link.startswith(("/people", "/search")))


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("sort=colour", "There is no order “colour”"),
        ("part=villain", "There is no part “villain”"),
        ("page=0", "“0” is no page"),
        ("page=9999999999", "is no page"),
        ("page=%D9%A3", "is no page"),
        ("colour=red", "“colour” is not an argument here"),
        ("q=lenin&q=marx", "may stand in an address once"),
    ],
)
def test_what_has_no_meaning_is_said_and_the_rest_answered(visitor: FlaskClient, query: str, said: str) -> None:
    answer = visitor.get(f"/people/?{query}")
    assert answer.status_code == 200
    page = Page(answer)
    assert said in page.text
    assert "Lenin, V. I." in page.text


@pytest.mark.parametrize(
    "typed",
    [
        "%3Cscript%3Ealert(1)%3C/script%3E",
        "%22%3E%3Cimg%20onerror=x%3E",
        "%E2%80%AEabc",
        "%D7%A9%D7%9C%D7%95%D7%9D",
        "%00",
        "x" * 9900,
    ],
    ids=["script", "attribute", "override", "hebrew", "nul", "long"],
)
def test_hostile_words_are_only_words(visitor: FlaskClient, typed: str) -> None:
    for field in ("q", "letter", "sort", "part"):
        answer = visitor.get(f"/people/?{field}={typed}")
        assert answer.status_code == 200
        page = Page(answer)
        assert not page.attributes("img")
        assert len(page.attributes("script")) == 2
