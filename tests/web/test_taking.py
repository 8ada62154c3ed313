"""A search is taken away whole: as many rows as the page counts, with the same words, people, dates and addresses."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import Any

import pytest
from flask.testing import FlaskClient

from archive.authorities import Authorities
from archive.web.holdings import Holdings
from archive.web.index import NO_INDEX, Index
from archive.web.taking.tables import RISKY
from tests.web.conftest import LENIN
from tests.web.pages import Page

BASE = "http://127.0.0.1:8000"
QUESTIONS = (
    "q=tramway",
    "q=the",
    "q=the&genre=letter&sort=date",
    "q=coalition+OR+tramway&year=1917",
    "q=%22the+mill%22&sort=title",
    "q=pass*+-mill",
    "q=l909",
    "q=speaker:feofilaktov",
    "q=the&from=1917-11&to=1917-12&dates=certain",
    "q=nothingofthekind",
    "genre=letter",
    "q=title:letters",
)


def rows(client: FlaskClient, path: str) -> list[dict[str, str]]:
    response = client.get(path)
    assert (response.status_code, response.mimetype) == (200, "text/csv"), path
    assert response.headers["Content-Disposition"].startswith("attachment")
    return list(csv.DictReader(io.StringIO(response.get_data(as_text=True), newline="")))


def taken(client: FlaskClient, path: str) -> dict[str, Any]:
    response = client.get(path)
    assert (response.status_code, response.mimetype) == (200, "application/json"), path
    found: dict[str, Any] = json.loads(response.data)
    return found


def count(client: FlaskClient, path: str) -> int:
    heading = re.search(r"<h1[^>]*>(.*?)</h1>", client.get(path).get_data(as_text=True))
    assert heading is not None
    number = re.match(r"[\d,]+", heading[1])
    return int(number[0].replace(",", "")) if number else 0


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("view", ["texts", "passages"])
def test_there_are_as_many_rows_as_the_page_counts(client: FlaskClient, question: str, view: str) -> None:
    total = count(client, f"/search?{question}&view={view}")
    table = rows(client, f"/search.csv?{question}&view={view}")
    found = taken(client, f"/search.json?{question}&view={view}")
    assert len(table) == len(found["hits"]) == found["totals"][view] == total
    assert [row["reference"] for row in table] == [hit["reference"] for hit in found["hits"]]
    assert len({row["reference"] for row in table}) == total


@pytest.mark.parametrize("question", QUESTIONS)
def test_there_are_as_many_lines_as_the_concordance_counts(client: FlaskClient, question: str) -> None:
    question = re.sub(r"&sort=\w+", "", question)
    total = count(client, f"/search/concordance?{question}&by=left1&by=date")
    table = rows(client, f"/search/concordance.csv?{question}&by=left1&by=date")
    found = taken(client, f"/search/concordance.json?{question}&by=left1&by=date")
    assert len(table) == len(found["lines"]) == found["totals"]["lines"] == total
    assert [row["hit"] for row in table] == [line["parts"][1][0] for line in found["lines"]]
    assert sum(int(row["hits"]) for row in rows(client, f"/search/frequency.csv?{question}")) == total
    assert sum(int(row["hits"]) for row in rows(client, f"/search/speakers.csv?{question}")) == total


def test_a_hit_has_its_address_people_date_and_words(client: FlaskClient) -> None:
    (hit, *_) = taken(client, "/search.json?q=Feofilaktov")["hits"]
    assert re.fullmatch(rf"{BASE}/items/{LENIN}@[0-9a-f]{{12}}/p\d+", hit["address"])
    assert hit["authors"] == [{"key": "lenin", "name": "V. I. Lenin"}]
    assert hit["date"]["edtf"] == "1917-12-01"
    assert hit["date"]["words"] == "18 November [1 December N.S.] 1917"
    assert hit["venue"]["key"] == "peasants-congress-1917"
    (snippet,) = hit["snippets"]
    assert [words for words, is_match in snippet["parts"] if is_match] == ["Feofilaktov"]
    assert client.get(hit["address"].removeprefix(BASE)).status_code == 200
    (row, *_) = rows(client, "/search.csv?q=Feofilaktov")
    assert (row["speaker_key"], row["date"], row["matched"]) == ("lenin", "1917-12-01", "Feofilaktov")


def test_the_file_says_what_was_asked_and_of_what(client: FlaskClient) -> None:
    found = taken(client, "/search.json?q=tramway+waggon:x&view=texts&genre=letter")
    assert found["search"]["address"] == f"{BASE}/search?q=tramway+waggon:x&view=texts&genre=letter"
    assert found["search"]["typed"] == "tramway waggon:x"
    assert "tramway" in found["search"]["understood"]
    assert found["search"]["filters"] == [{"facet": "genre", "value": "letter", "label": "letter"}]
    assert any("waggon" in hint for hint in found["search"]["hints"])
    assert found["archive"]["generation"].startswith("gen-")


def test_the_file_of_a_concordance_says_how_its_lines_are_sorted_and_which_they_are(client: FlaskClient) -> None:
    found = taken(client, "/search/concordance.json?q=the&by=left1&by=date&voice=lenin")
    assert (found["search"]["order"], found["search"]["voice"]) == (["left1", "date"], ["lenin"])
    assert taken(client, "/search/concordance.json?q=the")["search"]["order"] == ["right1", "right2", "right3"]


def test_a_line_links_to_its_very_hit(client: FlaskClient) -> None:
    for row in rows(client, "/search/concordance.csv?q=the"):
        page = Page(client.get(row["link"].removeprefix(BASE)))
        (here,) = page.attributes("mark", **{"class": "here"})
        assert here["id"] == f"hit-{row['number']}" == row["link"].partition("#")[2]


def test_a_frequency_table_has_every_search_that_is_compared(client: FlaskClient) -> None:
    table = rows(client, "/search/frequency.csv?q=the&also=tramway&also=mill")
    assert list(dict.fromkeys(row["search"] for row in table)) == ["the", "tramway", "mill"]
    found = taken(client, "/search/frequency.json?q=the&also=tramway&also=mill")
    assert [one["typed"] for one in found["searches"]] == ["the", "tramway", "mill"]
    for one in found["searches"]:
        years = [row for row in table if row["search"] == one["typed"]]
        assert [int(row["hits"]) for row in years] == [year["hits"] for year in one["years"]]
        assert sum(year["words"] for year in one["years"]) == one["total"]["words"]


def test_who_says_it_has_a_row_for_each_person_and_year(client: FlaskClient) -> None:
    found = taken(client, "/search/speakers.json?q=the")
    table = rows(client, "/search/speakers.csv?q=the")
    assert [(row["speaker_key"] or None, row["year"], int(row["hits"])) for row in table] == [
        (one["speaker"] and one["speaker"]["key"], str(year["year"] or "undated"), year["hits"])
        for one in found["speakers"]
        for year in one["years"]
    ]
    assert found["totals"]["hits"] == sum(one["total"]["hits"] for one in found["speakers"])


PATHS = (
    "/search.csv",
    "/search.json",
    "/search.atom",
    "/search/concordance.csv",
    "/search/frequency.json",
    "/search/speakers.csv",
)


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("", "Nothing is asked for here"),
        ("?q=the&from=yesterday", "yesterday"),
        ("?q=the&from=1920&to=1910", "before they begin"),
        ("?q=the&dates=maybe", "certain"),
    ],
    ids=["nothing", "no date", "backwards", "no kind"],
)
def test_what_a_file_cannot_say_is_refused_with_the_sentence_of_the_page(
    client: FlaskClient, path: str, question: str, said: str
) -> None:
    response = client.get(f"{path}{question}")
    assert response.status_code == 400
    assert said in Page(response).text


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/search.csv?q=the&view=pictures", "texts, passages"),
        ("/search.csv?q=the&sort=random", "relevance"),
        ("/search.csv?q=the&for=lotus", "for=excel"),
        ("/search/concordance.csv?q=the&by=colour", "left1"),
    ],
)
def test_an_unknown_choice_is_refused_with_those_there_are(client: FlaskClient, path: str, said: str) -> None:
    response = client.get(path)
    assert response.status_code == 400
    assert said in Page(response).text
    assert client.get("/search.xls?q=the").status_code == 404


@pytest.mark.parametrize("q", ['"coalition', ")))(((", "*", "speaker:", "(" * 1000, "a" * 2000, "\u0000", "=1+1", "{{ 7*7 }}"])
@pytest.mark.parametrize("path", [*PATHS, "/search/record", "/search/record.txt", "/search/record.json"])
def test_no_words_are_an_error(client: FlaskClient, path: str, q: str) -> None:
    assert client.get(path, query_string={"q": q}).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/search.csv?q=the",
        "/search.csv?q=the&view=texts",
        "/search/concordance.csv?q=the",
        "/search/frequency.csv?q=the",
        "/search/speakers.csv?q=the",
        "/items.csv?",
    ],
)
def test_a_table_opens_in_a_spreadsheet_as_what_it_is(client: FlaskClient, path: str) -> None:
    response = client.get(path)
    assert response.content_type == "text/csv; charset=utf-8"
    assert not response.data.startswith(b"\xef\xbb\xbf")
    assert response.data.endswith(b"\r\n")
    table = rows(client, path)
    assert table
    for row in table:
        assert all(cell is not None and (cell == "" or cell[0] not in RISKY) for cell in row.values())
        assert re.fullmatch(r"(\d{4}(-\d\d(-\d\d)?)?)?", row.get("date", ""))
        assert re.fullmatch(r"\d{4}|undated", row.get("year", "undated"))
        for name in ("hits", "passages", "words", "number"):
            assert row.get(name, "0").isdigit()
        assert float(row.get("per_10000_words", "0")) >= 0
        assert row.get("address", BASE).startswith(BASE)


def test_excel_gets_a_mark_before_the_same_table(client: FlaskClient) -> None:
    plain, excel = (client.get(f"/search.csv?q=the{more}").data for more in ("", "&for=excel"))
    assert excel == b"\xef\xbb\xbf" + plain


@pytest.mark.parametrize(
    "path", ["/search?q=the&view=texts&genre=letter&sort=date", "/search/concordance?q=the&by=left1", "/search/record?q=the"]
)
def test_everything_that_can_be_taken_away_is_there(client: FlaskClient, path: str) -> None:
    page = Page(client.get(path))
    links = [link for link in page.links if re.match(r"/search(\.|/\w+\.)", link)]
    assert len(links) >= 13
    for link in links:
        assert "q=the" in link
        assert client.get(link).status_code == 200, link
    if "genre" in path:
        assert all("genre=letter" in link for link in links)


def test_the_concordance_is_taken_away_as_it_is_sorted(client: FlaskClient) -> None:
    page = Page(client.get("/search/concordance?q=the&by=left1&by=date"))
    assert "/search/concordance.csv?q=the&by=left1&by=date&form=csv" not in page.links
    assert "/search/concordance.csv?q=the&by=left1&by=date" in page.links


def test_without_an_index_nothing_can_be_taken_away(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Index, "current", lambda _: Holdings(None, Authorities(()), None, (), NO_INDEX))
    assert client.get("/search.csv?q=the").status_code == 503
    assert client.get("/search/record?q=the").status_code == 503
    for path in ("/search.json?q=the", "/suggest?q=the", "/quotation.json?q=the"):
        response = client.get(path)
        assert (response.status_code, response.mimetype) == (503, "application/json")
        assert "archive build" in json.loads(response.data)["error"]["sentence"]
