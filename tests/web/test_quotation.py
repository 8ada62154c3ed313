"""Find my quotation: the true wording, its place and its citation; or an honest no that says what the archive covers."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from archive.search import MAX_QUOTATION
from archive.settings import Home
from archive.web import create_app
from tests.homes import demo_home
from tests.web.conftest import LENIN
from tests.web.pages import Page

REMEMBERED = (
    "This may be a honest alliance, for there is no radical divergence of interest between wage workers and the peasants"
)


def test_an_empty_page_asks_for_a_quotation(client: FlaskClient) -> None:
    page = Page(client.get("/quotation"))
    assert "Find my quotation" in page.text
    assert page.attributes("textarea", name="q")
    assert page.attributes("form", method="post", action="/quotation")


def test_a_remembered_sentence_comes_in_its_true_wording_with_place_and_citation(client: FlaskClient) -> None:
    response = client.get("/quotation", query_string={"q": REMEMBERED})
    html, page = response.get_data(as_text=True), Page(response)
    assert "<del>" in html
    assert "<ins>" in html
    assert "in other words" in page.text
    assert any(re.fullmatch(rf"/items/{LENIN}@[0-9a-f]{{12}}/p\d+:\d+-\d+#p\d+", link) for link in page.links)
    assert "Alliance" in page.text
    assert any("format=bibtex" in link for link in page.links)


def test_the_citation_is_ready_at_the_first_view(own_home: Home) -> None:
    html = create_app(own_home).test_client().get("/quotation", query_string={"q": REMEMBERED}).get_data(as_text=True)
    cited = re.search(r'<p class="citation" data-copy="the citation">(.*?)</p>', html)
    assert cited is not None
    assert "V. I. Lenin, “Alliance" in cited[1]
    assert re.search(r'href="/cite/[^"]+:\d+-\d+"', html)


def test_the_link_of_a_quotation_marks_its_very_words(client: FlaskClient) -> None:
    page = Page(client.get("/quotation", query_string={"q": "an honest alliance, for there is no radical divergence"}))
    link = next(link for link in page.links if re.search(r":\d+-\d+#", link))
    marked = re.findall(r"<mark[^>]*>(.*?)</mark>", client.get(link).get_data(as_text=True), re.DOTALL)
    assert "honest alliance" in " ".join(re.sub(r"<[^>]*>", "", each) for each in marked)


def test_what_is_pasted_goes_to_the_address_of_its_answer(client: FlaskClient) -> None:
    response = client.post("/quotation", data={"q": f"  {REMEMBERED}\r\n"})
    assert response.status_code == 303
    assert response.location.startswith("/quotation?q=This")
    assert "Your quotation is" in Page(client.get(response.location)).text


def test_what_is_too_long_for_an_address_is_answered_at_once(client: FlaskClient) -> None:
    response = client.post("/quotation", data={"q": "Союз рабочих с крестьянами " * 200})
    assert response.status_code == 200
    assert f"Only the first {MAX_QUOTATION:,} characters" in Page(response).text


def test_a_form_of_megabytes_is_refused(client: FlaskClient) -> None:
    assert client.post("/quotation", data={"q": "word " * 1_000_000}).status_code == 413


def test_what_is_not_here_is_said_with_what_the_archive_covers(client: FlaskClient) -> None:
    page = Page(client.get("/quotation", query_string={"q": "It was the best of times, it was the worst of times, he said."}))
    assert "This quotation is not in this archive" in page.text
    assert re.search(r"The archive covers \d+ items, (from|of) .*\d{4}.*, in .*English", page.text)


def test_the_nearest_passage_is_shown_as_no_more_than_that(client: FlaskClient) -> None:
    asked = "Sir, the waterworks committee has met nobody and will soon sell every pipe of the town to whoever pays most"
    page = Page(client.get("/quotation", query_string={"q": asked}))
    assert "not in this archive" in page.text
    assert "The nearest passage is" in page.text


@pytest.mark.parametrize("q", ["land", "two words", "?!", "…"])
def test_too_few_words_lead_to_the_search(client: FlaskClient, q: str) -> None:
    page = Page(client.get("/quotation", query_string={"q": q}))
    assert "Too few words" in page.text
    assert any(link.startswith("/search?q=") for link in page.links)


def test_the_answer_is_also_an_object(client: FlaskClient) -> None:
    found = json.loads(client.get("/quotation.json", query_string={"q": REMEMBERED}).data)
    first = found["found"][0]
    assert first["reference"].startswith(f"{LENIN}@")
    assert first["address"].endswith(first["reference"])
    assert first["degree"] == "some of these words"
    assert "".join(part["words"] for part in first["wording"] if part["kind"] != "removed") == first["text"]
    assert "nearest" in found
    nothing = json.loads(client.get("/quotation.json", query_string={"q": "xyzzy plugh frotz"}).data)
    assert (nothing["found"], nothing["nearest"]) == ([], None)


def test_what_stands_in_many_texts_leads_to_all_of_them(tmp_path: Path) -> None:
    letters = {f"letter-{n}.txt": f"My dear Sir,\n\nThe mill stood still on day {n} of the flood.\n" for n in range(1, 6)}
    client = create_app(demo_home(tmp_path / "home", letters)).test_client()
    page = Page(client.get("/quotation", query_string={"q": "“the MILL stood still on day”"}))
    assert "Your quotation stands in 5 texts" in page.text
    assert "The earliest 3 are shown. See all 5 texts" in page.text
    link = next(link for link in page.links if "view=texts" in link)
    assert "5 texts" in Page(client.get(link)).text


@pytest.mark.parametrize(
    "q", ["<script>alert(1)</script> said the honest coalition of workers", "{{ 7*7 }} was the sum", "\x00 a b c"]
)
def test_nothing_pasted_is_taken_for_markup(client: FlaskClient, q: str) -> None:
    response = client.get("/quotation", query_string={"q": q})
    assert response.status_code == 200
    assert "<script>alert" not in response.get_data(as_text=True)
    Page(response)
