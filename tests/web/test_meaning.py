"""Who a name means: said where several are meant, where it has another part, and where nobody is called so."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

from tests.web.pages import Page, heading


def test_a_name_nobody_has_comes_with_the_nearest(client: FlaskClient) -> None:
    page = Page(client.get("/search?q=coalition+speaker:lening"))
    assert "No speaker in this archive is called “lening”. Names near “lening”: V. I. Lenin." in page.text
    assert "/search?q=coalition+speaker:%3Dlenin" in page.links
    assert "passage" in heading(client, "/search?q=coalition+speaker:%3Dlenin")


def test_a_name_with_another_part_leads_there(client: FlaskClient) -> None:
    page = Page(client.get("/search?q=-author:feofilaktov"))
    assert "“feofilaktov” has another part in the texts: speaker:feofilaktov," in page.text
    assert "/search?q=-speaker:feofilaktov" in page.links


def test_a_name_that_means_several_says_whom_and_leads_to_each_alone(client: FlaskClient) -> None:
    response = client.get("/search?q=(mentions:congress+OR+coalition)+land")
    page = Page(response)
    found = re.search(r"“congress” means (\d+) names here, and any of them is named in it. One alone:", page.text)
    assert found
    links = [link for link in page.links if "mentions:%3D" in link]
    assert len(links) == int(found[1])
    assert all("OR+coalition)+land" in link for link in links)
    for link in links:
        assert "means" not in Page(client.get(link)).text


@pytest.mark.parametrize("query", ["speaker:lenin coalition", "speaker:=lenin", "genre:letter language:en", "date:1917"])
def test_what_means_one_thing_is_passed_over_in_silence(client: FlaskClient, query: str) -> None:
    text = Page(client.get("/search", query_string={"q": query})).text
    assert "means" not in text
    assert "near “" not in text


@pytest.mark.parametrize(
    ("query", "says", "link"),
    [
        ("genre:leter", "The archive has no genre “leter”; it has: genre:letter.", "/search?q=genre:letter"),
        ("language:English", "The archive has no language “English”; it has: language:en.", "/search?q=language:en"),
        ("genre:ode", "The archive has no genre “ode”; it has:", "/search?q=genre:letter"),
    ],
)
def test_a_kind_of_text_that_is_not_there_comes_with_those_that_are(
    client: FlaskClient, query: str, says: str, link: str
) -> None:
    page = Page(client.get("/search", query_string={"q": query}))
    assert says in page.text
    assert link in page.links


def test_a_name_like_no_other_is_left_alone(client: FlaskClient) -> None:
    for name in ("xqzw", "的"):
        assert "Names near" not in Page(client.get(f"/search?q=speaker:{name}")).text
