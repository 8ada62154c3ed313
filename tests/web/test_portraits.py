"""What a page tells of somebody: every number on it is what the search behind it finds."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from shutil import rmtree

import pytest
from flask.testing import FlaskClient

from archive.settings import Home
from archive.web import create_app
from tests.homes import demo_home, rebuild
from tests.web.debating import debates
from tests.web.pages import Page

AUTHORITIES = """
[person.ann]
name = "Ann Miller"
born = "1820"
died = "1890"
[person.ben]
name = "Ben Miller"
variants = ["Ben"]
organisation = "council"
[person.cid]
name = "Cid Miller"
born = "0100"
died = "0150"
[organisation.council]
name = "The Council"
place = "milltown"
[place.milltown]
name = "Milltown"
geonames = "1"
[event.flood]
name = "The Flood"
first = "1849-02-01"
place = "milltown"
[event.drought]
name = "The Drought"
first = "1848"
last = "1849-02-01"
"""
LETTER = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
<teiHeader><fileDesc><titleStmt><title>Letter {number}</title></titleStmt>
<publicationStmt><p>Drawn.</p></publicationStmt><sourceDesc><p>Drawn.</p></sourceDesc></fileDesc>
<profileDesc><correspDesc><correspAction type="sent"><persName ref="#ann">Ann</persName>
<placeName ref="#milltown">Milltown</placeName>
<date when="{year}-02-03"/></correspAction>
<correspAction type="received"><persName ref="#ben">Ben</persName></correspAction></correspDesc>
</profileDesc></teiHeader>
<text xml:lang="en"><body><p>To <persName ref="#ben">Ben</persName> of the <orgName ref="#council">council</orgName>.</p>
<p>{filling} we saw <rs ref="#flood">that water</rs> with <persName ref="#ben">my friend</persName>.</p>
<p><persName ref="#ben">He</persName> said:
<said who="#ben">no bread</said>.</p><closer><signed>Ann</signed></closer></body></text></TEI>
"""
DORA = "/names/?name=Dora+Miller"
PAGES = ("/people/ann", "/people/ben", "/people/cid", "/organisations/council", "/places/milltown", "/events/flood", DORA)

_LINK = re.compile(r'<a href="(/search[^"]*)"[^>]*>(?:All )?([\d,]+)(?: [a-z ]+)?</a>')
_MET = re.compile(r'<li><a href="(/search[^"]*)">[^<]*</a><span class="num">([\d,]+)</span>')
_CELL = re.compile(r'<td class="num"><a href="(/search[^"]*)">([\d,]+)</a></td>')
_BAR = re.compile(r'<a href="(/search[^"]*)"><title>[^<]*: ([\d,]+) texts?</title>')


@pytest.fixture(scope="module")
def visitor(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    letters = {
        f"letter-{number}.xml": LETTER.format(number=number, year=1847 + number % 3, filling="Much " * 90 * (number % 2))
        for number in range(14)
    }
    home = demo_home(tmp_path_factory.mktemp("portraits") / "home")
    _write(home, {**debates(seed=9), **letters})
    return create_app(home).test_client()


def _write(home: Home, files: dict[str, str]) -> None:
    known = Path(home.seeds / "authorities.toml")
    known.write_text(known.read_text(encoding="utf-8") + AUTHORITIES, encoding="utf-8")
    for name, text in files.items():
        (home.seeds / name).write_text(text, encoding="utf-8")
    rebuild(home)


@pytest.mark.parametrize("path", PAGES)
def test_every_number_is_what_is_found_behind_it(visitor: FlaskClient, path: str) -> None:
    words = visitor.get(path).get_data(as_text=True)
    counted = [found for form in (_LINK, _MET, _CELL, _BAR) for found in form.findall(words)]
    assert len(counted) > 5
    for url, count in dict.fromkeys(counted):
        found = re.search(r'<h1 class="count">([\d,]+) ', visitor.get(unescape(url)).get_data(as_text=True))
        assert found, url
        assert found[1] == count, (url, count)


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/people/ann", "Wrote 14 texts: 14 letters"),
        ("/people/ann", "Lived 1820–1890"),
        ("/people/ann", "The first 10 by date. All 14 texts"),
        ("/people/ben", "Was written to in 14 texts: 14 letters"),
        ("/people/ben", "Wrote and was written to Texts to and from each correspondent NameToFrom Ann Miller014"),
        ("/people/ben", "Named together with The Council14The Flood14"),
        ("/people/ben", "Is named in 14 texts, 42 passages"),
        ("/organisations/council", "PlaceMilltown PeopleBen Miller"),
        ("/places/milltown", "OrganisationsThe Council EventsThe Flood"),
        ("/events/drought", "First1848 Last1 February 1849"),
        ("/events/drought", "No text of the archive names The Drought yet. Search for these words"),
        ("/events/flood", "Is named in 14 texts, 14 passages"),
    ],
)
def test_a_page_tells_who_somebody_is_and_what_they_did(visitor: FlaskClient, path: str, said: str) -> None:
    assert said in Page(visitor.get(path)).text


def test_what_somebody_says_is_listed_in_their_own_texts_and_in_those_of_others(visitor: FlaskClient) -> None:
    text = Page(visitor.get("/people/ben")).text
    assert re.search(r"Speaks in \d+ texts, \d+ passages, \d+ words", text)
    assert "of their own" not in text
    said = _section(visitor, "/people/ann", "voice")
    assert "The first 3 by date. All 14 texts of their own" in said
    assert "In 14 texts of their own Letter 0 Ann Miller · letter to Ben Miller · 3 February 1847" in said
    assert re.search(r"In \d+ texts of others Debate \d+", said)


def test_a_text_of_their_own_is_listed_where_a_person_speaks(visitor: FlaskClient) -> None:
    said = _section(visitor, "/people/lenin", "voice")
    assert "1 text of their own, 11 passages" in said
    assert "Alliance Between the Workers and the Working and Exploited Peasants" in said
    assert "of others" not in said


def _section(visitor: FlaskClient, path: str, part: str) -> str:
    html = visitor.get(path).get_data(as_text=True)
    section = html.partition(f'<section id="{part}">')[2].partition("</section>")[0]
    apart = re.sub(r"</?(?:p|h\d|li|ul)\b[^>]*>", " ", section)
    return " ".join(unescape(re.sub(r"<[^>]+>", "", apart)).split())


def test_the_words_shown_are_those_around_the_name(visitor: FlaskClient) -> None:
    words = visitor.get("/people/ben").get_data(as_text=True)
    assert "<mark>Ben</mark>" in words


def test_passages_that_follow_each_other_are_one_link(visitor: FlaskClient) -> None:
    assert "Passages 1 to 3" in Page(visitor.get("/people/ben")).text


def test_somebody_who_lived_in_another_age_does_not_stretch_the_picture(visitor: FlaskClient) -> None:
    assert "Lived" not in Page(visitor.get("/people/cid")).text


def test_the_picture_has_a_table_of_the_same_numbers(visitor: FlaskClient) -> None:
    words = visitor.get("/people/ben").get_data(as_text=True)
    picture, table = words.partition("The numbers as a table")[::2]
    assert sorted(_BAR.findall(picture)) == sorted(
        re.findall(r'<td class="num"><a href="([^"]*year=[^"]*)">([\d,]+)</a>', table)
    )


@pytest.mark.parametrize(
    ("path", "near"),
    [
        ("/people/anna", "Ann Miller"),
        ("/people/Ben", "Ben Miller"),
        ("/people/lenin-", "V. I. Lenin"),
        ("/places/miltown", "Milltown"),
        ("/events/qqqqqq", "All events"),
        ("/people/%20", "All people"),
        ("/people/%D9%85%D8%AD%D9%85%D8%AF", "All people"),
        ("/people/%3Cscript%3Ealert(1)", "All people"),
        ("/people/" + "x" * 9000, "All people"),
        ("/people/%2E%2E%5C%00", "All people"),
    ],
)
def test_nobody_is_answered_with_who_may_be_meant(visitor: FlaskClient, path: str, near: str) -> None:
    answer = visitor.get(path)
    assert answer.status_code == 404
    page = Page(answer)
    assert near in page.text
    assert all(
        visitor.get(link).status_code == 200 for link in page.links if link.startswith(("/people", "/places", "/search"))
    )


def test_ten_thousand_characters_are_too_long_an_address(visitor: FlaskClient) -> None:
    assert visitor.get("/people/" + "x" * 10_000).status_code == 414


def test_somebody_whose_record_was_taken_out_is_found_in_the_texts(tmp_path: Path) -> None:
    home = demo_home(tmp_path / "home")
    known = home.seeds / "authorities.toml"
    known.write_text(known.read_text(encoding="utf-8").replace("[person.kautsky]", "[person.karl]"), encoding="utf-8")
    page = Page(create_app(home).test_client().get("/people/kautsky"))
    assert "The texts that mean “kautsky”" in page.text
    assert "/search?q=mentions:%3Dkautsky&view=texts&sort=date" in page.links


def test_a_name_that_no_record_explains_has_a_page_of_its_own(visitor: FlaskClient) -> None:
    items = [link for link in Page(visitor.get("/items?sort=title")).links if link.startswith("/items/debate-")]
    links = {link for item in items for link in Page(visitor.get(item)).links}
    assert {"/people/ann", DORA} <= links
    page = Page(visitor.get(DORA)).text
    assert "No record says yet who is meant" in page
    assert re.search(r"Speaks in \d+ texts, \d+ passages, \d+ words", page)


@pytest.mark.parametrize(
    ("name", "code", "said"),
    [
        ("Ann Miller", 302, "/people/ann"),
        ("Dora Mueller", 404, "All people"),
        ("", 404, "All people"),
        ("../..//%00<script>", 404, "All people"),
        ("x" * 9000, 404, "All people"),
    ],
    ids=["borne by a record", "near", "empty", "hostile", "long"],
)
def test_a_name_that_no_text_has_is_no_page(visitor: FlaskClient, name: str, code: int, said: str) -> None:
    answer = visitor.get("/names/", query_string={"name": name})
    assert answer.status_code == code
    assert said in (answer.headers["Location"] if code == 302 else Page(answer).text)


def test_without_an_index_a_page_says_who_it_is_and_a_list_is_whole(own_home: Home) -> None:
    rmtree(own_home.index)
    visitor = create_app(own_home).test_client()
    person = Page(visitor.get("/people/lenin"))
    assert "There is no index yet" in person.text
    assert "22 April 1870" in person.text
    assert "Lenin, V. I." in Page(visitor.get("/people/")).text
    assert visitor.get("/people/lenin?format=tei").status_code == 200
    assert visitor.get("/people/lenin?format=json").status_code == 503  # what it counts cannot be counted


def test_a_name_in_quotation_marks_is_found_behind_its_number(tmp_path: Path) -> None:
    home = demo_home(tmp_path / "home", {"jack.xml": LETTER.format(number=1, year=1848, filling="").replace(
        '<persName ref="#ann">Ann</persName>', '<persName>John "Jack" (the “Ripper”) Doe</persName>'
    )})  # fmt: skip
    visitor = create_app(home).test_client()
    words = visitor.get("/people/?q=ripper").get_data(as_text=True)
    (url,) = set(re.findall(r'<a href="(/search[^"]*)"', words)) - {"/search"}
    assert '<h1 class="count">1 text</h1>' in visitor.get(unescape(url)).get_data(as_text=True)
