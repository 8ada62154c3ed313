"""Citing: words selected or typed, a passage, a text; in every style and form, and a polite answer to everything else."""

from __future__ import annotations

import json
import re
from html import unescape

import pytest
from flask import Flask
from flask.testing import FlaskClient

from archive.citation import STYLES
from archive.settings import Home
from archive.web import create_app
from tests.web.conftest import LENIN
from tests.web.pages import Page


def version(client: FlaskClient, item: str = LENIN) -> str:
    found = re.search(rf"/items/{item}@([0-9a-f]{{12}})", client.get(f"/items/{item}").get_data(as_text=True))
    assert found is not None
    return found[1]


def marked(client: FlaskClient, address: str) -> list[str]:
    """Give the words marked on a page, passage by passage or piece by piece."""
    html = client.get(address).get_data(as_text=True)
    return [unescape(re.sub(r"<[^>]*>", "", each)) for each in re.findall(r'<mark class="words">(.*?)</mark>', html, re.DOTALL)]


def test_words_selected_lead_to_their_citation_and_their_link_marks_exactly_them(client: FlaskClient) -> None:
    of = f"{LENIN}@{version(client)}"
    answer = client.get("/cite", query_string={"of": of, "from": "p9:5", "to": "p9:25"})
    assert answer.status_code == 303
    page = Page(client.get(answer.location))
    found = re.search(rf"/items/{of}(/p9:\d+-\d+)", page.text)
    assert found is not None
    words = "".join(marked(client, f"/items/{of}{found[1]}"))
    assert len(re.sub(r"\s", "", words)) == 20
    assert f"“{words}”" in page.text


def test_words_selected_over_passages_are_one_citation(client: FlaskClient) -> None:
    of = f"{LENIN}@{version(client)}"
    answer = client.get("/cite", query_string={"of": of, "from": "p10:600", "to": "p12:2", "style": "apa"})
    assert re.fullmatch(rf"/cite/{of}/p10\.\.p12:\d+-2\?style=apa", answer.location)
    page = Page(client.get(answer.location))
    assert "paras. 10–12" in page.text
    pieces = marked(client, answer.location.replace("/cite/", "/items/"))
    assert pieces[-2:] == ["Such was my reply.", "N."]


def test_words_selected_as_transmitted_have_a_link_that_opens_this_view_in_every_form(client: FlaskClient) -> None:
    of = f"{LENIN}@{version(client)}"
    address = client.get("/cite", query_string={"of": of, "words": "1899-l909", "view": "received"}).location
    link = "http://127.0.0.1:8000" + address.replace("/cite/", "/items/")
    assert re.fullmatch(rf".*/items/{of}/p6:\d+-\d+\?view=received", link)
    assert "".join(marked(client, link)) == "1899-l909"
    html = unescape(client.get(address).get_data(as_text=True))
    forms = re.findall(r"<section data-form><h2>(.*?)</h2>(.*?)</section>", html, re.DOTALL)
    for name, words in forms:
        assert link in words.replace("\\_", "_"), name
        assert "l909" in words or name in ("Bibliography", "Link"), name
    for form in ("bibtex", "ris", "csl"):
        assert link in client.get(f"{link}&format={form}").get_data(as_text=True)
    plain = client.get(address.partition("?")[0]).get_data(as_text=True)
    assert "1899–1909" in plain
    assert "view=received" not in plain


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({"words": "an honest ALLIANCE,  for"}, r"/p\d+:\d+-\d+"),
        ({"words": "How would the Bolsheviks … on equal land"}, r"/p9:\d+-\d+"),
        ({"words": "obligatory", "passage": "10"}, r"/p10:\d+-\d+"),
        ({"words": "and so forth. Such was my reply. N. Lenin"}, r"/p10\.\.p12:\d+-8"),
        ({"words": "Could the Bolsheviks practise … such, for instance"}, r"/p4\.\.p5:\d+-\d+"),
        ({"words": "abstain from voting … N. Lenin", "passage": "10"}, r"/p10\.\.p12:\d+-8"),
        ({"passage": "9"}, "/p9"),
        ({"passage": "p9"}, "/p9"),
        ({}, ""),
        ({"from": "p4:0", "to": "p2:9"}, r"/p2\.\.p4"),
    ],
    ids=[
        "words",
        "beginning and end",
        "words of a passage",
        "over passages",
        "over passages with a gap",
        "over passages from one that is named",
        "a passage",
        "its id",
        "the text",
        "backwards",
    ],
)
def test_a_form_finds_what_is_to_be_cited(client: FlaskClient, given: dict[str, str], found: str) -> None:
    answer = client.get("/cite", query_string={"of": f"{LENIN}@{version(client)}", **given})
    assert answer.status_code == 303
    assert re.fullmatch(rf"/cite/{LENIN}@[0-9a-f]{{12}}{found}", answer.location)
    assert client.get(answer.location).status_code == 200


def test_words_of_the_text_as_transmitted_are_found_too(client: FlaskClient) -> None:
    answer = client.get("/cite", query_string={"of": LENIN, "words": "1899-l909", "view": "received"})
    assert answer.location.endswith("?view=received")
    assert "“1899-l909”" in Page(client.get(answer.location)).text
    corrected = client.get("/cite", query_string={"of": LENIN, "words": "1899–1909"}).location
    assert corrected.partition("?")[0] == answer.location.partition("?")[0]
    assert "“1899–1909”" in Page(client.get(corrected)).text


@pytest.mark.parametrize(
    ("given", "status", "said"),
    [
        ({"of": "tramways", "from": "S.193r:0", "to": "p3:4"}, 400, "run over two parts of the text"),
        ({"of": "tramways/first", "from": "p90:0", "to": "p91:4"}, 400, "not in this text"),
        ({"of": "tramways/first", "from": "x", "to": "y"}, 404, "not a place in a text"),
        ({"of": "tramways/first", "words": "locomotive"}, 400, "not in this text as they were written"),
        ({"of": "tramways/first", "words": "…"}, 400, "not in this text as they were written"),
        ({"of": "tramways/first", "words": "tramway", "passage": "77"}, 400, "no passage 77"),
        ({"of": LENIN, "words": "the"}, 400, "in several places"),
        ({"of": LENIN, "words": "x" * 1_001}, 400, "Up to 1,000 characters"),
        ({"of": LENIN, "view": "sideways"}, 400, "no view"),
        ({"of": "nobody"}, 404, "nobody"),
        ({}, 404, "not an address"),
    ],
)
def test_what_cannot_be_cited_is_answered_politely(client: FlaskClient, given: dict[str, str], status: int, said: str) -> None:
    answer = client.get("/cite", query_string=given)
    assert answer.status_code == status
    assert said in Page(answer).text


@pytest.mark.parametrize("address", ["/items/tramways", "/items/tramways?whole=yes&q=mill"])
def test_the_form_finds_words_in_any_section_that_the_page_shows(client: FlaskClient, address: str) -> None:
    page = Page(client.get(address))
    form = {str(one["name"]): str(one["value"]) for one in page.attributes("input", type="hidden")}
    answer = client.get("/cite", query_string={**form, "words": "has passed … mill"})
    assert "".join(marked(client, answer.location.replace("/cite/", "/items/"))) == "has passed the mill"
    several = client.get("/cite", query_string={**form, "words": "the tramway"})
    assert several.status_code == 400
    assert "they are in: S.193r of “The First Letter”; 3 of “The Second Letter”" in Page(several).text
    assert "/p3:" in client.get("/cite", query_string={**form, "words": "the tramway", "passage": "3"}).location
    assert client.get("/cite", query_string={**form, "words": ""}).location.startswith("/cite/tramways@")


def test_the_form_finds_words_on_the_page_alone(client: FlaskClient) -> None:
    page = Page(client.get("/items/tramways/first"))
    form = {str(one["name"]): str(one["value"]) for one in page.attributes("input", type="hidden")}
    assert "/S.193r:" in client.get("/cite", query_string={**form, "words": "the tramway"}).location


def test_of_words_in_very_many_places_the_first_are_named(client: FlaskClient) -> None:
    said = Page(client.get("/cite", query_string={"of": LENIN, "words": "e"})).text
    assert re.search(r"they are in: (\d+, ){4}\d+ and \d+ more", said)


@pytest.mark.parametrize(("size", "found"), [("18", r"/p9:0-2\d"), ("17", "/p9"), ("x", r"/p9:0-2\d")])
def test_words_that_are_not_what_stands_between_lead_to_the_whole_passage(client: FlaskClient, size: str, found: str) -> None:
    answer = client.get("/cite", query_string={"of": LENIN, "from": "p9:0", "to": "p9:18", "size": size})
    assert re.fullmatch(rf"/cite/{LENIN}@[0-9a-f]{{12}}{found}", answer.location)


def test_words_of_another_part_than_the_one_that_is_open_are_cited_too(client: FlaskClient) -> None:
    answer = client.get("/cite", query_string={"of": "tramways/first", "from": "p3:0", "to": "p3:10"})
    assert re.fullmatch(r"/cite/tramways@[0-9a-f]{12}/p3:0-1\d", answer.location)


@pytest.mark.parametrize(
    ("path", "status"),
    [("/cite/nobody", 404), ("/cite/tramways/p99", 404), ("/cite/tramways?style=x", 400), ("/cite/tramways?view=x", 400)],
)
def test_a_page_of_nothing_is_a_polite_one(client: FlaskClient, path: str, status: int) -> None:
    assert client.get(path).status_code == status


def test_every_style_is_offered_and_answers(client: FlaskClient) -> None:
    page = Page(client.get("/cite/tramways/first"))
    assert [one["value"] for one in page.attributes("option")] == list(STYLES)
    for style in STYLES:
        shown = Page(client.get(f"/cite/{LENIN}/p9?style={style}"))
        assert "Lenin" in shown.text
        assert shown.attributes("option", value=style)[0].get("selected", "no") is None


def test_the_records_hold_the_words_and_where_they_are(client: FlaskClient) -> None:
    address = client.get("/cite", query_string={"of": LENIN, "words": "an honest alliance"}).location.replace(
        "/cite/", "/items/"
    )
    data = json.loads(client.get(f"{address}?format=csl").get_data(as_text=True))[0]
    assert (data["type"], data["annote"]) == ("personal_communication", "“an honest alliance”")
    assert data["URL"].endswith(address)
    assert "N1  - “an honest alliance”" in client.get(f"{address}?format=ris").get_data(as_text=True)
    assert "annotation = {“an honest alliance”}" in client.get(f"{address}?format=bibtex").get_data(as_text=True)


def test_without_pandoc_the_archive_writes_the_citation_itself(own_home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("archive.citation.bibliography.find_pandoc", lambda: None)
    page = Page(create_app(own_home).test_client().get(f"/cite/{LENIN}/p9?style=apa"))
    assert "pip install pypandoc_binary" in page.text
    assert "V. I. Lenin, “Alliance" in page.text


def test_words_without_end_are_cited_by_their_link_alone(
    app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("archive.web.citing.selecting.LONGEST_QUOTATION", 5)
    page = Page(client.get(f"/cite/{LENIN}/p9:0-90"))
    assert "too many to be written out" in page.text
    assert "p9:0-90" in page.text


def test_the_page_of_a_citation_is_not_for_search_engines(client: FlaskClient) -> None:
    assert Page(client.get("/cite/tramways")).attributes("meta", name="robots")[0]["content"] == "noindex"
