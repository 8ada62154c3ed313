"""Reading: the page an address means, the two readings, the evidence, the hits, and every other form."""

from __future__ import annotations

import json
import re

import pytest
from flask.testing import FlaskClient
from lxml import html

from archive.tei.html.frame import RESERVED_IDS
from tests.web.conftest import LENIN
from tests.web.pages import Page


def test_an_item_is_read_with_its_passages_as_permanent_links(client: FlaskClient) -> None:
    page = Page(client.get(f"/items/{LENIN}"))
    assert "Today, Saturday, November 18" in page.text
    assert any(re.fullmatch(rf"/items/{LENIN}@[0-9a-f]{{12}}/p9#p9", link) for link in page.links)


def test_a_passage_is_in_view_marked_by_the_server(client: FlaskClient) -> None:
    page = Page(client.get(f"/items/{LENIN}/p9"))
    assert "here" in (page.attributes("p", id="p9")[0]["class"] or "")
    assert "here" not in (page.attributes("p", id="p8")[0]["class"] or "")
    assert "Passage 9 is marked" in page.text


def test_a_run_of_passages_is_marked_whole(client: FlaskClient) -> None:
    page = Page(client.get(f"/items/{LENIN}/p3..p5"))
    marked = [found["id"] for _, found in page.tags if "here" in (found.get("class") or "").split()]
    assert marked == ["p3", "p4", "p5"]


def test_words_are_marked(client: FlaskClient) -> None:
    response = client.get(f"/items/{LENIN}/p1:0-5")
    assert re.search(r'<mark class="words"[^>]*>Today</mark>', response.get_data(as_text=True))


def test_the_two_readings_are_two_addresses(client: FlaskClient) -> None:
    corrected, received = (Page(client.get(f"/items/{LENIN}?view={view}")) for view in ("corrected", "received"))
    assert "l909" in received.text
    assert "--l said --" in received.text
    assert f"/items/{LENIN}?view=received" in corrected.links
    assert f"/items/{LENIN}" in received.links


def test_the_date_is_said_in_both_styles_with_its_reasons(client: FlaskClient) -> None:
    response = client.get(f"/items/{LENIN}")
    page = Page(response)
    assert "18 November 1917 Old Style" in page.text
    assert "1 December 1917 New Style" in page.text
    assert "How do we know the date?" in page.text
    assert page.attributes("time", datetime="1917-12-01")


def test_hits_are_stepped_through_without_a_script(client: FlaskClient) -> None:
    page = Page(client.get(f"/items/{LENIN}?q=coalition"))
    total = len([tag for tag, _ in page.tags if tag == "mark"])
    assert f"1 of {total}" in page.text
    assert "Previous" not in page.text
    second = next(link for link in page.links if "hit=2" in link)
    assert second.endswith("#hit-2")
    last = Page(client.get(f"/items/{LENIN}?q=coalition&hit={total}"))
    assert f"{total} of {total}" in last.text
    assert last.attributes("mark", **{"class": "here"})
    assert not last.attributes("a", rel="next")


def test_the_first_hit_of_the_passage_asked_for_is_in_view(client: FlaskClient) -> None:
    page = Page(client.get(f"/items/{LENIN}/p4?q=coalition"))
    assert page.attributes("mark", **{"class": "here"})
    assert "1 of" not in page.text


def test_words_that_are_not_in_this_text_say_so(client: FlaskClient) -> None:
    assert "not in this reading" in Page(client.get(f"/items/{LENIN}?q=waterworks")).text
    assert client.get(f"/items/{LENIN}?q=waterworks&hit=nonsense").status_code == 200


def test_the_page_names_its_permanent_address_and_describes_itself_to_reference_managers(client: FlaskClient) -> None:
    page = Page(client.get(f"/items/{LENIN}/p9?q=coalition"))
    assert page.attributes("link", rel="canonical")[0]["href"] == f"http://127.0.0.1:8000/items/{LENIN}"
    names = {found.get("name") for found in page.attributes("meta")}
    assert {"DC.title", "DC.type", "citation_title", "citation_author"} <= names
    assert re.search(rf"http://127\.0\.0\.1:8000/items/{LENIN}@[0-9a-f]{{12}}/p9", page.text)


@pytest.mark.parametrize(
    ("form", "kind", "begins"),
    [
        ("bibtex", "application/x-bibtex", "@"),
        ("ris", "application/x-research-info-systems", "TY  - "),
        ("txt", "text/plain", ""),
    ],
)
def test_a_citation_is_given_in_the_form_asked_for(client: FlaskClient, form: str, kind: str, begins: str) -> None:
    response = client.get(f"/items/{LENIN}/p9?format={form}")
    assert response.mimetype == kind
    assert response.get_data(as_text=True).startswith(begins)


def test_csl_json_is_json(client: FlaskClient) -> None:
    records = json.loads(client.get(f"/items/{LENIN}?format=csl").data)
    assert client.get(f"/items/{LENIN}?format=csl-json").data == client.get(f"/items/{LENIN}?format=csl").data
    assert records[0]["title"].startswith("Alliance")


def test_an_unknown_form_is_refused_with_those_there_are(client: FlaskClient) -> None:
    response = client.get(f"/items/{LENIN}?format=pdf")
    assert (response.status_code, response.mimetype) == (400, "text/plain")
    assert "bibtex" in response.get_data(as_text=True)


def test_a_section_has_a_page_with_its_neighbours_and_its_whole(client: FlaskClient) -> None:
    page = Page(client.get("/items/tramways/second"))
    assert "The tramway has passed the mill." in page.text
    assert "The tramway shall not" not in page.text
    assert "/items/tramways/first" in page.links
    assert "/items/tramways" in page.links
    assert page.attributes("link", rel="canonical")[0]["href"] == "http://127.0.0.1:8000/items/tramways/second"


def test_an_editors_id_is_an_address_of_its_own(client: FlaskClient) -> None:
    page = Page(client.get("/items/tramways/S.193r"))
    assert "here" in (page.attributes("p", id="S.193r")[0]["class"] or "")
    assert "The First Letter" in page.text


def test_the_list_of_texts_is_sorted_and_narrowed(client: FlaskClient) -> None:
    titles = [
        re.sub("<[^>]+>", "", title)
        for title in re.findall(r"<h3>(.*?)</h3>", client.get("/items?sort=title").get_data(as_text=True))
    ]
    assert len(titles) >= 4
    assert titles == sorted(titles, key=str.casefold)
    assert "1 text" in Page(client.get("/items?year=1917")).text
    assert "The list ends with page 1" in Page(client.get("/items?page=99")).text
    assert "No text has all of these marks" in Page(client.get("/items?genre=nonsense")).text


def test_a_citation_is_formatted_at_the_first_view(client: FlaskClient) -> None:
    page = Page(client.get("/items/tramways/first"))
    assert page.attributes("p", **{"class": "citation"})
    assert "“The First Letter.”" in page.text
    assert "In a note" in page.text


@pytest.mark.parametrize("query", ["", "?view=received", "?q=alliance"])
def test_no_passage_can_take_an_id_that_the_page_itself_has(client: FlaskClient, query: str) -> None:
    tree = html.fromstring(client.get(f"/items/{LENIN}{query}").get_data(as_text=True))
    read = next(element for element in tree.iter() if element.get("class") == "read")
    own = {element.get("id", "") for element in tree.iter() if element.get("id") and read not in element.iterancestors()}
    of_corrections = {key for key in own if re.fullmatch(r"r\d+", key)}  # html_corrections keeps clear of passages
    assert own - of_corrections <= RESERVED_IDS


def test_an_unknown_version_is_answered_with_states_that_are_told_apart(client: FlaskClient) -> None:
    html = client.get(f"/items/{LENIN}@000000000000").get_data(as_text=True)
    near = re.findall(r"<li><h3><a [^>]*>[^<]*</a></h3>(?:<p>[^<]*</p>)?</li>", html)
    assert len({re.sub(r"<[^>]*>", " ", one) for one in near}) == len(near) > 1
