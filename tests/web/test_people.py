"""People, places, organisations and events: who they are and every text they have a part in."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from tests.web.conftest import LENIN
from tests.web.pages import Page


def test_a_person_is_shown_with_texts_by_part_and_their_passages(client: FlaskClient) -> None:
    page = Page(client.get("/people/lenin"))
    assert "Wrote" in page.text
    assert "Speaks in" in page.text
    assert "1870–1924" in page.text
    assert "https://www.wikidata.org/wiki/Q1394" in page.links
    assert "/search?q=speaker:%3Dlenin&sort=date" in page.links


def test_a_person_who_is_only_named_is_found_where_he_is_named(client: FlaskClient) -> None:
    page = Page(client.get("/people/kautsky"))
    assert "Is named in" in page.text
    assert f"/items/{LENIN}/p6?q=mentions:%3Dkautsky&sort=date#p6" in page.links


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/places/petrograd", "Petrograd"),
        ("/organisations/pravda", "Pravda"),
        ("/events/peasants-congress-1917", "24 November – 8 December 1917"),
    ],
)
def test_places_organisations_and_events_have_pages(client: FlaskClient, path: str, said: str) -> None:
    page = Page(client.get(path))
    assert said in page.text
    assert f"/items/{LENIN}" in page.links


def test_an_event_leads_to_its_place_and_back(client: FlaskClient) -> None:
    assert "/places/petrograd" in Page(client.get("/events/peasants-congress-1917")).links
    assert "/events/peasants-congress-1917" in Page(client.get("/places/petrograd")).links


@pytest.mark.parametrize("room", ["people", "places", "organisations", "events"])
def test_the_lists_count_what_their_pages_show(client: FlaskClient, room: str) -> None:
    page = Page(client.get(f"/{room}/"))
    assert client.get(f"/{room}").status_code == 200
    assert any(link.startswith(f"/{room}/") and link != f"/{room}/" for link in page.links)


def test_somebody_asked_for_in_the_wrong_room_is_found_in_the_right_one(client: FlaskClient) -> None:
    response = client.get("/people/petrograd", headers={"Host": "evil.example"})
    assert (response.status_code, response.headers["Location"]) == (301, "/places/petrograd")


@pytest.mark.parametrize("path", ["/people/nobody", "/animals/", "/people/Lenin"])
def test_nobody_is_a_page_that_is_not_there(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 404
