"""The hits of a search inside a text: counted, in view, and followed from passage to passage and section to section."""

from __future__ import annotations

import re

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.web.conftest import LENIN
from tests.web.pages import Page


def following(response: TestResponse, rel: str) -> str | None:
    links = [link["href"] for link in Page(response).attributes("a", rel=rel, accesskey=rel[0])]
    return links[0] if links else None


def test_next_leads_from_the_last_hit_of_a_section_to_the_first_of_the_next(client: FlaskClient) -> None:
    response = client.get("/items/tramways/first?q=tramway+OR+letter")
    page = Page(response)
    assert "1 of 2 in this section, 4 in the whole text" in page.text
    walked = []
    url = following(response, "next")
    while url is not None:
        walked.append(url)
        response = client.get(url)
        assert Page(response).attributes("mark", **{"class": "here", "id": url.partition("#")[2]})
        url = following(response, "next")
    assert [re.sub(r"\?.*&", " ", url) for url in walked] == [
        "/items/tramways/first hit=2#hit-2",
        "/items/tramways/second hit=1#hit-1",
        "/items/tramways/second hit=2#hit-2",
    ]
    back = []
    url = following(response, "prev")
    while url is not None:
        back.append(url)
        url = following(client.get(url), "prev")
    assert back == [*reversed(walked[:-1]), walked[0].replace("hit=2", "hit=1").replace("hit-2", "hit-1")]


def test_a_section_without_hits_leads_to_those_of_others(client: FlaskClient) -> None:
    response = client.get("/items/tramways?q=tramway")
    assert "none in this section, 2 in the whole text" in Page(response).text
    assert following(response, "next") == "/items/tramways/first?q=tramway&hit=1#hit-1"
    assert following(response, "prev") is None


def test_the_version_that_was_cited_stays_on_the_way(client: FlaskClient, versions: tuple[str, str]) -> None:
    first, _ = versions
    response = client.get(f"/items/waterworks@{first}?q=has")
    assert "1 of 3" in Page(response).text
    assert following(response, "next") == f"/items/waterworks@{first}?q=has&hit=2#hit-2"
    assert "1 of 2" in Page(client.get("/items/waterworks?q=has")).text


def test_forms_that_were_struck_out_are_not_marked(client: FlaskClient) -> None:
    every = Page(client.get("/items/tramways/second?q=pass*+OR+tramway"))
    less = client.get("/items/tramways/second?q=pass*+OR+tramway&without=passed")
    assert len(every.attributes("mark")) == 2
    assert len(Page(less).attributes("mark")) == 1
    assert "/search?q=pass*+OR+tramway&without=passed" in Page(less).links
    assert "/items/tramways/first?q=pass*+OR+tramway&without=passed" in Page(less).links


def test_words_are_marked_in_the_voice_that_was_asked_for(client: FlaskClient) -> None:
    bound = Page(client.get(f"/items/{LENIN}?q=speaker:feofilaktov+the")).attributes("mark")
    assert 0 < len(bound) < len(Page(client.get(f"/items/{LENIN}?q=the")).attributes("mark"))


def test_a_word_that_was_corrected_is_marked_where_it_stands(client: FlaskClient) -> None:
    response = client.get(f"/items/{LENIN}?q=l909")
    assert "1 of 1" in Page(response).text
    assert ">l909</mark>" in response.get_data(as_text=True)
    assert "As transmitted, since the words stand only there" in Page(response).text
    assert ">1909</mark>" in client.get(f"/items/{LENIN}?q=1909").get_data(as_text=True)


def test_in_the_transmitted_view_only_what_was_transmitted_is_marked(client: FlaskClient) -> None:
    assert "not in this reading" in Page(client.get(f"/items/{LENIN}?q=1909&view=received")).text
    assert "1 of 1" in Page(client.get(f"/items/{LENIN}?q=l909&view=received")).text


def test_many_searches_of_one_text_are_not_all_kept(client: FlaskClient) -> None:
    for word in ("the", "a", "of", "and", "to", "the"):
        assert client.get(f"/items/{LENIN}?q={word}").status_code == 200
