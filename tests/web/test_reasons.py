"""The page of a text gives every assertion with all it rests on, as the command line does."""

from __future__ import annotations

import html
import re

from flask.testing import FlaskClient

from archive import tei
from archive.settings import Home

ITEM = "lenin-1917-12-01-alliance"


def words(text: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", text)).split())


def test_every_assertion_is_on_the_page_with_its_words_and_all_that_was_ruled_out(client: FlaskClient, home: Home) -> None:
    page = words(client.get(f"/items/{ITEM}").text.partition('id="reasons"')[2])
    description = tei.decode((home.masters / f"{ITEM}.xml").read_bytes(), ITEM).description
    assert {one.aspect for one in description.assertions} >= {"voice", "correction", "addressee", "mention"}
    for assertion in description.assertions:
        assert words(assertion.label) in page
        assert words(assertion.rule) in page or assertion.responsible == "archivist"
        for span in assertion.evidence:
            assert f"{words(span.words)} ({span.passage[1:]})" in page
        for rejected in assertion.rejected:
            assert words(rejected.reason).rstrip(".") in page


def test_what_is_left_open_is_said_on_the_page(client: FlaskClient) -> None:
    page = words(client.get("/items/tramways").text.partition('id="reasons"')[2])
    assert "Dateleft open; the source names none." in page.replace("Date left", "Dateleft")
