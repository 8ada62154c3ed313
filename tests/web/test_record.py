"""The record of a search says all that is needed to judge it and run it again."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime

import pytest
from flask.testing import FlaskClient

from archive import __version__
from archive.authorities import Authorities
from archive.web.holdings import Holdings
from archive.web.searching.coverage import Coverage, coverage
from tests.web.pages import Page

BASE = "http://127.0.0.1:8000"


def test_the_footnote_says_what_was_asked_found_and_searched_and_when(client: FlaskClient) -> None:
    page = Page(client.get("/search/record?q=tramway&view=texts"))
    year = datetime.now(UTC).year
    assert re.search(rf"Search for “tramway” in Archive of Public Words \({BASE}\), \d+ \w+ {year}:", page.text)
    assert "2 hits in 2 passages of 2 texts." in page.text
    assert "Word forms found: tramway (2)." in page.text
    assert re.search(
        r"The search ran over 3 items, 5 texts, \d+ passages, \d+ words, dated 18 November \[1 December", page.text
    )
    assert f"tei-archive {__version__}." in page.text
    assert f"{BASE}/search?q=tramway&view=texts" in page.text


def test_the_three_forms_say_the_same(client: FlaskClient) -> None:
    page = Page(client.get("/search/record?q=pass*&genre=letter"))
    words = client.get("/search/record.txt?q=pass*&genre=letter").get_data(as_text=True)
    record = json.loads(client.get("/search/record.json?q=pass*&genre=letter").data)
    footnote, _, lines = words.partition("\n\n")
    assert footnote == record["footnote"]
    assert footnote in page.text
    for line in lines.splitlines():
        name, _, said = line.partition(": ")
        assert f"{name}{said}" in page.text
    assert "Narrowed to genre letter." in footnote
    assert {form["form"] for form in record["forms"]} == {"pass", "passed"}
    assert record["totals"] == {"texts": 3, "passages": 3, "occurrences": 3}
    assert record["searched"]["first"] == "1917-12-01"
    assert record["searched"]["languages"] == {"en": 5}


def test_what_was_not_understood_is_said_and_dates_that_cannot_be_are_left_out(client: FlaskClient) -> None:
    page = Page(client.get('/search/record?q="tramway&from=yesterday'))
    assert "At character 1" in page.text
    assert "The dates were left out." in page.text
    assert "2 hits in 2 passages" in page.text


def test_forms_that_were_struck_out_are_recorded(client: FlaskClient) -> None:
    record = json.loads(client.get("/search/record.json?q=pass*&without=passed").data)
    assert {form["form"]: form["struck"] for form in record["forms"]} == {"pass": False, "passed": True}
    assert re.search(r"Struck out: passed \(\d+\)\.", record["footnote"])
    assert record["search"]["address"] == f"{BASE}/search?q=pass*&without=passed"
    assert record["search"]["without"] == ["passed"]


def test_many_word_forms_are_all_in_the_list_and_a_few_in_the_sentence(client: FlaskClient) -> None:
    record = json.loads(client.get("/search/record.json?q=t*").data)
    assert len(record["forms"]) > 8
    assert re.search(r"and \d+ more forms?\.", record["footnote"])
    assert sum(form["count"] for form in record["forms"]) == record["totals"]["occurrences"]


def test_an_archive_without_dates_says_so() -> None:
    bare = Coverage(1, 1, 2, 1_234, None, None, 1, ())
    assert bare.described == "1 item, 1 text, 2 passages, 1,234 words, all undated"
    with pytest.raises(LookupError, match="no index"):
        coverage(Holdings(None, Authorities(()), None, (), "There is no index."))


def test_a_search_for_what_is_undated_says_so(client: FlaskClient) -> None:
    assert "Narrowed to undated texts." in Page(client.get("/search/record?q=the&dates=undated")).text


def test_a_search_without_words_has_a_record(client: FlaskClient) -> None:
    assert "Search without words" in Page(client.get("/search/record?genre=letter&to=1917&dates=certain")).text
    assert "certainly within … to 1917" in Page(client.get("/search/record?genre=letter&to=1917&dates=certain")).text


@pytest.mark.parametrize("path", ["/search/record", "/search/record.txt", "/search/record.json"])
def test_a_record_of_nothing_says_how_to_ask(client: FlaskClient, path: str) -> None:
    response = client.get(path)
    assert response.status_code == (200 if path == "/search/record" else 400)
    assert "Add words" in Page(response).text
