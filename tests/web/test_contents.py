"""The contents of a text: nested, the current section told apart, bounded on the page of a text, whole on a page of its own."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

from archive.settings import Home
from archive.web import create_app
from archive.web.texts.contents import LISTED, NEAR
from tests.homes import demo_home
from tests.web.conftest import LENIN
from tests.web.pages import Page

BOOKS, CHAPTERS = 4, 40


def volume() -> str:
    """Write a volume of books of chapters, more than a page lists."""
    books = "".join(
        f'<div type="book" xml:id="b{book}"><head>Book {book}</head>'
        + "".join(
            f'<div type="chapter" xml:id="b{book}c{one}"><head>Chapter {book}.{one}</head><p>Word {book} {one}.</p></div>'
            for one in range(1, CHAPTERS + 1)
        )
        + "</div>"
        for book in range(1, BOOKS + 1)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt>'
        "<title>Books</title></titleStmt><publicationStmt><p>Invented.</p></publicationStmt><sourceDesc><p>Invented.</p>"
        f'</sourceDesc></fileDesc></teiHeader><text xml:lang="en"><body>{books}</body></text></TEI>'
    )


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Home:
    return demo_home(tmp_path_factory.mktemp("books") / "home", {"books.xml": volume()})


@pytest.fixture
def reader(books: Home) -> FlaskClient:
    return create_app(books).test_client()


def contents(reader: FlaskClient, address: str) -> list[tuple[int, str]]:
    """Give the parts listed, each with the lists it stands in."""
    html = reader.get(address).get_data(as_text=True)
    nav = re.search(r'<nav[^>]*aria-label="Contents">(.*?)</nav>', html, re.DOTALL)
    assert nav is not None
    depth, found = 0, []
    for opened, closed, title in re.findall(r"(<ol>)|(</ol>)|<li><a [^>]*>([^<]*)</a>", nav[1]):
        depth += bool(opened) - bool(closed)
        if title:
            found.append((depth, title))
    assert depth == 0
    return found


def test_a_long_text_lists_what_is_near_and_leads_to_all(reader: FlaskClient) -> None:
    found = contents(reader, "/items/books/b2c20")
    assert found[0] == (1, "Books")
    assert [title for depth, title in found if depth == 2] == [f"Book {book}" for book in range(1, BOOKS + 1)]
    near = [f"Chapter 2.{one}" for one in range(20 - NEAR, 20 + NEAR + 1)]
    assert [title for depth, title in found if depth == 3] == near
    page = Page(reader.get("/items/books/b2c20"))
    total = 1 + BOOKS * (CHAPTERS + 1)
    assert total > LISTED
    assert f"All {total} parts" in page.text
    assert f"Contents: part {1 + 41 + 1 + 20} of {total}" in page.text
    assert len(contents(reader, "/contents/books/b2c20")) == total
    (here,) = [
        attributes
        for attributes in page.attributes("a")
        if attributes.get("aria-current") == "page" and "/items/books" in (attributes["href"] or "")
    ]
    assert here["href"] == "/items/books/b2c20"


def test_the_contents_keep_the_search_and_the_switches(reader: FlaskClient) -> None:
    html = reader.get("/items/books/b1c1?q=word&names=plain").get_data(as_text=True)
    (all_of_them,) = re.findall(r'href="(/contents/[^"]+)"', html)
    page = Page(reader.get(all_of_them.replace("&amp;", "&")))
    assert "/items/books/b4c40?q=word&names=plain" in page.links
    assert "/items/books/b1c1?q=word&names=plain" in page.links


def test_a_text_of_one_section_has_no_contents(reader: FlaskClient) -> None:
    assert "Contents:" not in Page(reader.get(f"/items/{LENIN}")).text
    assert "one part" in Page(reader.get(f"/contents/{LENIN}?colour=red")).text


def test_the_contents_of_the_whole_on_one_page_lead_down_the_page(reader: FlaskClient) -> None:
    page = Page(reader.get("/items/books?whole=yes"))
    assert "/items/books#b1" in page.links
    assert "b1" in page.ids
