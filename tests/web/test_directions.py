"""Texts written from right to left, in pages that are not: each piece is laid out its own way, whatever stands beside it."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

from archive.web import create_app
from tests.homes import demo_home
from tests.web.pages import Page

HEBREW = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
<teiHeader><fileDesc><titleStmt><title>הכרזה!</title></titleStmt>
<publicationStmt><p>Invented.</p></publicationStmt><sourceDesc><p>Invented.</p></sourceDesc></fileDesc></teiHeader>
<text xml:lang="he"><body><p>כל אדם זכאי לאזרחות.</p><p>לא יכפו על אדם השתייכות לאגודה.</p></body></text></TEI>
"""


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    app = create_app(demo_home(tmp_path_factory.mktemp("hebrew") / "home", {"hebrew.xml": HEBREW}))
    app.testing = True
    return app.test_client()


def test_snippets_and_quotations_run_the_way_of_their_language(client: FlaskClient) -> None:
    for path, kind in (("/search?q=אדם", "p"), ("/quotation?q=כל אדם זכאי לאזרחות", "p difference")):
        page = Page(client.get(path))
        assert {words["dir"] for words in page.attributes("p", lang="he", **{"class": kind})} == {"rtl"}
    assert {words["dir"] for words in Page(client.get("/search?q=coalition")).attributes("p", lang="en")} == {"ltr"}


@pytest.mark.parametrize("path", ["/", "/search", "/search?q=אדם", "/search/help", "/quotation", "/items/hebrew?q=אדם"])
def test_a_box_takes_words_of_either_direction(client: FlaskClient, path: str) -> None:
    page = Page(client.get(path))
    boxes = [*page.attributes("input", type="search"), *page.attributes("textarea", name="q")]
    assert boxes
    assert {box["dir"] for box in boxes} == {"auto"}


def test_a_title_and_words_beside_a_count_are_set_apart_from_it(client: FlaskClient) -> None:
    assert Page(client.get("/search?q=אדם")).attributes("a", lang="he")[0]["dir"] == "auto"
    assert '<q dir="auto">אדם</q>' in client.get("/items/hebrew?q=אדם").get_data(as_text=True)
    empty = client.get("/search?q=אדם+לאגודהה").get_data(as_text=True)
    assert re.search(r'<a href="[^"]*" dir="auto">אדם</a>', empty)
    assert "<bdi>לאגודהה</bdi>" in empty
