"""unAPI: a reference manager takes the records of a list, each with its own type."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest
from flask.testing import FlaskClient

from tests.web.conftest import LENIN
from tests.web.pages import Page


def ids(page: Page) -> list[str]:
    return [str(one["title"]) for one in page.attributes("abbr", **{"class": "unapi-id"})]


@pytest.mark.parametrize("path", ["/search?q=coalition+OR+tramway+OR+waterworks", "/search?q=the&view=texts", "/items"])
def test_a_list_leads_a_reference_manager_to_a_record_of_each_text(client: FlaskClient, path: str) -> None:
    page = Page(client.get(path))
    server = page.attributes("link", rel="unapi-server")[0]["href"]
    formats = ET.fromstring(client.get(f"{server}").data)
    names = [one.get("name") for one in formats.iter("format")]
    assert names[0] == "ris"
    found = ids(page)
    assert len(found) >= 3
    assert len(set(found)) == len(found)
    for one in found:
        record = client.get(f"{server}?id={one}&format=ris").get_data(as_text=True)
        assert record.startswith("TY  - ")
        assert f"/items/{one}\r\n" in record


def test_a_letter_stays_a_letter(client: FlaskClient) -> None:
    one = next(found for found in ids(Page(client.get("/search?q=coalition"))) if found.startswith(LENIN))
    record = client.get(f"/unapi?id={one}&format=ris").get_data(as_text=True)
    assert re.match(r"TY  - PCOMM\r\nAU  - Lenin, V. I.\r\nA2  - Pravda\r\n", record)
    assert client.get(f"/unapi?id={one}&format=bibtex").get_data(as_text=True).startswith("@misc{")


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("", 200),
        (f"?id={LENIN}", 300),
        (f"?id={LENIN}/p9&format=ris", 200),
        (f"?id={LENIN}&format=mods", 406),
        ("?id=nobody", 404),
        ("?id=%22%3E%3Cx", 404),
        (f"?id={LENIN}/p999&format=ris", 404),
        (f"?id={LENIN}&form=ris", 400),
    ],
)
def test_each_question_has_the_answer_of_the_standard(client: FlaskClient, query: str, status: int) -> None:
    answer = client.get(f"/unapi{query}")
    assert answer.status_code == status
    if status in (300, 406):
        assert ET.fromstring(answer.data).get("id") == LENIN
