"""The contents of a text: nested, the current section told apart, bounded on the page of a text, whole on a page of its own."""

from __future__ import annotations

import re
from pathlib import Path

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


def test_the_page_of_a_part_says_in_what_and_in_which_volume_it_stands(reader: FlaskClient) -> None:
    html = reader.get("/items/books/b2c20").get_data(as_text=True)
    assert "<title>Chapter 2.20 · Books · " in html
    assert re.search(r'Part of <a href="/items/books"[^>]*>Books</a>: <a href="/items/books/b2"[^>]*>Book 2</a></p>', html)
    assert "Part of <a" not in reader.get("/items/books").get_data(as_text=True)
    (above,) = re.findall(r'<p class="eyebrow">(.*?)</p>', reader.get("/items/books/b2").get_data(as_text=True))
    assert above.count("<a ") == 1


def test_the_part_before_and_after_is_one_step_from_the_beginning_of_the_page(reader: FlaskClient) -> None:
    html = reader.get("/items/books/b2c20").get_data(as_text=True)
    steps = html[: html.index('class="read"')]
    assert 'href="/items/books/b2c19" title="Chapter 2.19">Previous part</a>' in steps
    assert 'href="/items/books/b2c21" title="Chapter 2.21">Next part</a>' in steps


NARROWED = [
    ("the beginning of a word", "chap 3.40", ["Chapter 3.40"]),
    ("capitals", "BOOK 4", ["Book 4"]),
    ("none", "verse", []),
]


@pytest.mark.parametrize(("words", "titles"), [case[1:] for case in NARROWED], ids=[case[0] for case in NARROWED])
def test_long_contents_can_be_narrowed_to_parts_by_their_titles(reader: FlaskClient, words: str, titles: list[str]) -> None:
    answer = reader.get("/contents/books", query_string={"has": words, "q": "word"})
    html = answer.get_data(as_text=True)
    assert f"{len(titles)} of {1 + BOOKS * (CHAPTERS + 1)} parts" in html
    assert "is not an argument" not in html
    assert '<input type="hidden" name="q" value="word">' in html
    if titles:
        assert contents(reader, f"/contents/books?has={words}") == [(1, title) for title in titles]


def test_parts_of_one_title_are_told_apart_by_their_place(tmp_path: Path) -> None:
    notes = "".join(f'<div type="chapter"><head>{head}</head><p>x</p></div>' for head in ("Note", "Map", "Note"))
    home = demo_home(tmp_path / "home", {"notes.xml": volume().replace("<body>", f"<body>{notes}")})
    html = create_app(home).test_client().get("/contents/notes").get_data(as_text=True)
    listed = html[html.index('aria-label="Contents">') :]
    names = [re.sub("<[^>]*>", "", name) for name in re.findall(r"<li><a [^>]*>(.*?)</a>", listed)]
    assert names[1:4] == ["Note (part 2)", "Map", "Note (part 4)"]
