"""Authorities to take away: JSON with every number of the page, linked data of schema.org, TEI that is valid."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient

from archive import tei
from archive.web import create_app
from tests.homes import demo_home

_MORE = """
[person.ulyanova]
name = "Maria Ulyanova"
variants = [{name = "Мария Ульянова", language = "ru"}, "M. I."]
born = "1878-02-06os"
died = "1937"
viaf = "1"
organisation = "pravda"
former = ["m-ulyanova"]
[place.russia]
name = "Russia"
note = "A <place> & more."
[event.nameday]
name = "Name day"
first = "1900-01-01"
"""


@pytest.fixture(scope="module")
def visitor(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    home = demo_home(tmp_path_factory.mktemp("linked") / "home")
    known: Path = home.seeds / "authorities.toml"
    known.write_text(known.read_text(encoding="utf-8") + _MORE, encoding="utf-8")
    return create_app(home).test_client()


def test_json_says_who_it_is_and_every_number_of_the_page(visitor: FlaskClient) -> None:
    answer = visitor.get("/people/lenin?format=json")
    assert answer.mimetype == "application/json"
    found = json.loads(answer.data)
    assert (found["key"], found["kind"], found["begin"], found["end"]) == ("lenin", "person", "1870-04-22", "1924-01-21")
    assert found["identifiers"][0]["address"] == "https://www.wikidata.org/wiki/Q1394"
    assert [part["part"] for part in found["parts"]] == ["author", "voice"]
    assert found["parts"][1]["words"] > 100
    for number in (one for part in found["parts"] for one in part["counts"]):
        address = urlsplit(number["search"])
        assert visitor.get(f"{address.path}?{address.query}").status_code == 200


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/people/lenin", {"@type": "Person", "birthDate": "1870-04-22", "sameAs": ["https://www.wikidata.org/wiki/Q1394"]}),
        ("/people/ulyanova", {"birthDate": "1878-02-18", "deathDate": "1937"}),
        ("/places/russia", {"@type": "Place", "description": "A <place> & more."}),
        ("/events/peasants-congress-1917", {"@type": "Event", "startDate": "1917-11-24", "endDate": "1917-12-08"}),
        ("/organisations/pravda", {"@type": "Organization", "foundingDate": "1912-05-05"}),
    ],
)
def test_linked_data_is_in_the_words_of_schema_org(visitor: FlaskClient, path: str, said: dict[str, object]) -> None:
    found = json.loads(visitor.get(f"{path}?format=jsonld").data)
    assert found["@context"] == "https://schema.org"
    assert found["@id"].endswith(path)
    assert {name: found[name] for name in said} == said


def test_linked_data_names_languages_and_those_it_belongs_to(visitor: FlaskClient) -> None:
    found = json.loads(visitor.get("/people/ulyanova?format=jsonld").data)
    assert {"@value": "Мария Ульянова", "@language": "ru"} in found["alternateName"]
    assert found["memberOf"]["name"] == "Pravda"


def test_every_list_is_valid_tei(visitor: FlaskClient) -> None:
    for room in ("people", "places", "organisations", "events", "venues"):
        answer = visitor.get(f"/{room}/?format=tei")
        assert answer.mimetype == "application/tei+xml"
        assert tei.faults(answer.data) == (), room
    assert b'<person xml:id="ulyanova">' in visitor.get("/people/?format=tei&q=maria").data
    assert tei.faults(visitor.get("/people/?format=tei&q=nobodyatall").data) == ()
    assert tei.faults(visitor.get("/places/russia?format=tei").data) == ()


def test_a_list_gives_what_it_is_narrowed_to(visitor: FlaskClient) -> None:
    found = json.loads(visitor.get("/people/?format=json&letter=L").data)
    assert [(one["key"], one["texts"]) for one in found["authorities"]] == [("lenin", 1)]
    graph = json.loads(visitor.get("/people/?format=jsonld").data)["@graph"]
    assert [one["name"] for one in graph][-1] == "Maria Ulyanova"


@pytest.mark.parametrize("path", ["/people/lenin?format=doc", "/people/?format=doc", "/people/?format=json&sort=colour"])
def test_a_form_that_there_is_not_is_refused(visitor: FlaskClient, path: str) -> None:
    assert visitor.get(path).status_code == 400


def test_nobody_is_an_object_where_json_was_asked_for(visitor: FlaskClient) -> None:
    answer = visitor.get("/people/lening?format=json")
    assert answer.status_code == 404
    assert json.loads(answer.data)["error"]["nearest"][0]["name"] == "V. I. Lenin"


def test_a_former_key_leads_to_who_it_is_now(visitor: FlaskClient) -> None:
    answer = visitor.get("/people/m-ulyanova")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/people/ulyanova")


def test_a_life_is_told_as_exactly_as_it_is_known_and_in_both_calendars(visitor: FlaskClient) -> None:
    words = visitor.get("/people/ulyanova").get_data(as_text=True)
    assert "6 February 1878 Old Style<br>18 February 1878 New Style" in words
    assert ">1937<" in words
    assert '<span lang="ru" dir="auto">Мария Ульянова</span> <span class="cert">(Russian)</span>' in words
