"""A text whose first heading says the same as its title has one heading: the text's own, at the head of its page."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

from archive.settings import Home
from archive.web import create_app
from tests.homes import demo_home
from tests.web.conftest import LENIN
from tests.web.pages import Page

MINUTES = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
<teiHeader><fileDesc><titleStmt><title>Two Minutes</title></titleStmt>
<publicationStmt><p>Invented.</p></publicationStmt><sourceDesc><p>Invented.</p></sourceDesc></fileDesc></teiHeader>
<text xml:lang="en"><body>
<div type="minutes" xml:id="one"><note>Kept in a chest.</note>
<head>Minutes of the <hi rend="italic">Canal</hi> Board<note n="1">A note.</note></head>
<head>Second Session</head><p>The canal.</p><div><head>Inside</head><p>Dug.</p></div></div>
<div type="minutes" xml:id="two"><p>Before it.</p><head>Late</head><p>The mill.</p></div>
</body></text></TEI>
"""


PLAY = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
<teiHeader><fileDesc><titleStmt><title>The Mill</title></titleStmt>
<publicationStmt><p>Invented.</p></publicationStmt><sourceDesc><p>Invented.</p></sourceDesc></fileDesc></teiHeader>
<text xml:lang="en"><front><docTitle><titlePart type="main">The Mill</titlePart><titlePart>A Play</titlePart></docTitle></front>
<body><div><p>It turns.</p></div></body></text></TEI>
"""


@pytest.fixture(scope="module")
def minutes(tmp_path_factory: pytest.TempPathFactory) -> Home:
    return demo_home(tmp_path_factory.mktemp("heading") / "home", {"minutes.xml": MINUTES, "mill.xml": PLAY})


@pytest.fixture
def reader(minutes: Home) -> FlaskClient:
    return create_app(minutes).test_client()


def test_a_heading_that_says_the_title_stands_once_with_its_number_and_its_note(reader: FlaskClient) -> None:
    response = reader.get("/items/minutes/one")
    page, html = Page(response), response.text
    assert len(re.findall("Canal</i> Board|Canal Board</h", html)) == 1
    assert len(re.findall("<h1", html)) == 1
    assert re.search(r'<div class="p heading" id="p\d+" lang="en" dir="ltr"><a class="n"[^>]*>\d+</a><h1>Minutes of', html)
    assert "<i>Canal</i>" in html
    assert html.partition('<div class="read"')[2].count("A note.") == 1
    assert page.headings[:2] == [1, 2]
    assert all(after <= before + 1 for before, after in zip(page.headings, page.headings[1:], strict=False))
    assert len(page.ids) == len(set(page.ids))


def test_the_title_page_of_a_play_gives_its_title_to_the_page(reader: FlaskClient) -> None:
    html = reader.get("/items/mill").text
    assert re.search(r'<div class="p heading" id="p1"[^>]*><a class="n"[^>]*>\d+</a><h1>The Mill</h1>', html)
    text = html.partition('<div class="read"')[2].partition("<section")[0]
    assert "A Play" in text
    assert "The Mill" not in text


@pytest.mark.parametrize("address", ["/items/minutes/two", "/items/minutes", f"/items/{LENIN}"])
def test_every_page_of_a_text_has_one_heading_of_the_first_rank_before_all_others(reader: FlaskClient, address: str) -> None:
    assert Page(reader.get(address)).headings[0] == 1
    assert Page(reader.get(address)).headings.count(1) == 1


def test_words_searched_are_marked_and_counted_in_the_heading(reader: FlaskClient) -> None:
    html = reader.get("/items/minutes/one?q=canal&hit=1").text
    assert re.search(r'<h1>.*<mark id="hit-1" class="here">Canal</mark>', html)
    assert "1 of 2" in Page(reader.get("/items/minutes/one?q=canal&hit=1")).text
    assert '<mark id="hit-2">' in html.partition('<div class="read"')[2]


def test_an_address_of_the_heading_marks_it(reader: FlaskClient) -> None:
    html = reader.get("/items/minutes/one").text
    (passage,) = re.findall(r'<div class="p heading" id="(p\d+)" lang', html)
    assert re.search(rf'<div class="p[^"]*here[^"]*" id="{passage}"', reader.get(f"/items/minutes/{passage}").text)
