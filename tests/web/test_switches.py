"""Switches of the reading page: each stands in the address, stays in every link, and is offered where it changes something."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

from archive.settings import Home
from archive.web import create_app
from archive.web.texts.switches import SAID, Switches, switches_in
from tests.homes import demo_home
from tests.web.conftest import LENIN
from tests.web.pages import Page

VOLUME = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
<teiHeader><fileDesc><titleStmt><title>Letters on the Canal</title></titleStmt>
<publicationStmt><p>Invented.</p></publicationStmt><sourceDesc><p>Invented.</p></sourceDesc></fileDesc>
<profileDesc><particDesc><listPerson><person xml:id="smith"><persName>Ada Smith</persName></person></listPerson></particDesc>
</profileDesc></teiHeader>
<text xml:lang="en"><body><p>Before the letters.</p>
<div type="letter" xml:id="one"><head>One</head><p>The canal was demo-<lb break="no"/>lished by <persName ref="#smith">Ada
 Smith</persName>,<lb/>who <pb n="7"/>said "no".</p>
<div type="enclosure" xml:id="inner"><head>Enclosed</head><p>A <choice><sic>cannal</sic><corr>canal</corr></choice> map.</p>
</div></div>
<div type="letter" xml:id="two"><head>Two</head>
<p>A canal <choice><sic>rnay</sic><corr>may</corr></choice> be dug again.</p></div>
<div type="letter" xml:id="three"><head>Three</head><p>Nothing was dug</p></div>
<p>After the letters a canal.</p></body></text></TEI>
"""


@pytest.fixture(scope="module")
def canal(tmp_path_factory: pytest.TempPathFactory) -> Home:
    return demo_home(tmp_path_factory.mktemp("canal") / "home", {"canal.xml": VOLUME})


@pytest.fixture
def reader(canal: Home) -> FlaskClient:
    return create_app(canal).test_client()


def text_of(reader: FlaskClient, address: str) -> str:
    """Give what stands inside the text of a page, as HTML."""
    html = reader.get(address).get_data(as_text=True)
    return html.partition('<div class="read"')[2].partition('<section class="cite"')[0]


def turns(reader: FlaskClient, address: str) -> dict[str, str]:
    """Give the links that turn a switch, by what they say."""
    html = reader.get(address).get_data(as_text=True)
    bars = "".join(re.findall(r'<nav class="bar".*?</nav>|<nav aria-label="How.*?</nav>', html, re.DOTALL))
    return {said: url.replace("&amp;", "&") for url, said in re.findall(r'<a href="([^"]+)"[^>]*>([^<]+)</a>', bars)}


def test_lines_run_on_or_stand_as_in_the_source(reader: FlaskClient) -> None:
    assert "<br>" not in text_of(reader, "/items/canal/one")
    shown = text_of(reader, "/items/canal/one?lines=source")
    assert shown.count("<br>") == 4
    assert "demo<span" in shown
    assert "demo-<br>lished" in text_of(reader, "/items/canal/one?lines=source&view=received")


def test_names_are_links_or_plain(reader: FlaskClient) -> None:
    address = f"/items/{LENIN}"
    assert 'class="agent" href' in text_of(reader, address)
    plain = text_of(reader, f"{address}?names=plain")
    assert 'class="agent" href' not in plain
    assert (
        Page(reader.get(f"{address}?names=plain")).links.count("/people/lenin")
        < Page(reader.get(address)).links.count("/people/lenin")
        or "/people/lenin" not in plain
    )


def test_evidence_stands_behind_the_passage_it_was_read_from(reader: FlaskClient) -> None:
    address = f"/items/{LENIN}"
    assert 'class="note beside evidence ed"' not in text_of(reader, address)
    shown = reader.get(f"{address}?evidence=text")
    assert "Date: " in Page(shown).text
    notes = Page(shown).text.partition("About this text")[0]
    assert notes.count("the weekday; the life of V. I. Lenin") == 1
    assert "the reason stands with passage 1" in notes
    assert "inferred, certainty" in shown.get_data(as_text=True).partition('id="cite"')[0]
    assert '<span class="about">' in shown.get_data(as_text=True)


def test_all_sections_stand_on_one_page_once_and_in_their_order(reader: FlaskClient) -> None:
    page = Page(reader.get("/items/canal?whole=yes"))
    places = [page.text.index(words) for words in ("Before the letters", "Ada Smith", "A canal map", "dug again", "After the")]
    assert places == sorted(places)
    assert {"one", "inner", "two", "three"} <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))
    assert {"c1", "c2", "r1", "r2"} <= set(page.ids)
    assert all(after <= before + 1 for before, after in zip(page.headings, page.headings[1:], strict=False))


def test_hits_are_marked_and_counted_through_the_whole_text_on_one_page(reader: FlaskClient) -> None:
    html = reader.get("/items/canal?whole=yes&q=canal").get_data(as_text=True)
    marks = re.findall(r'<mark id="hit-(\d+)"', html)
    assert marks == [str(number) for number in range(1, len(marks) + 1)]
    assert len(marks) == 4
    assert "1 of 4" in Page(reader.get("/items/canal?whole=yes&q=canal")).text
    assert "4 of 4" in Page(reader.get("/items/canal?whole=yes&q=canal&hit=4")).text


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/items/canal/one", {"lines", "names", "view", "whole"}),
        ("/items/canal/two", {"view", "whole"}),
        ("/items/canal/three", {"whole"}),
        (f"/items/{LENIN}", {"view", "names", "evidence"}),
    ],
)
def test_a_switch_is_offered_only_where_it_changes_something(reader: FlaskClient, address: str, said: set[str]) -> None:
    usual = text_of(reader, address)
    offered = turns(reader, address)
    for name, positions in SAID.items():
        other = list(positions)[1]
        assert (positions[other] in offered) == (name in said), name
        is_other = text_of(reader, f"{address}?{name}={other}").replace(f"{name}={other}", "") != usual
        if name in said:
            assert is_other, name
            assert Page(reader.get(offered[positions[other]])).text != Page(reader.get(address)).text, name


@pytest.mark.parametrize("words", ["", "q=canal&"])
def test_every_link_into_the_text_keeps_the_switches(reader: FlaskClient, words: str) -> None:
    state = "view=received&lines=source&names=plain&evidence=text"
    html = reader.get(f"/items/canal/one?{words}{state}").get_data(as_text=True)
    main = html.partition("<main")[2].partition('id="cite"')[0]
    links = [link.replace("&amp;", "&") for link in re.findall(r'href="(/items/canal[^"]*)"', main) if ".xml" not in link]
    turned = set(turns(reader, f"/items/canal/one?{words}{state}").values())
    kept = [link for link in links if link not in turned]
    assert len(kept) > 5
    assert all(state.replace("view=received&", "") in link for link in kept)
    assert all("view=received" in link for link in kept)
    before = re.search(r'rel="next" href="([^"]+)"', html)
    assert before is not None
    assert all(part in before[1].replace("&amp;", "&") for part in filter(None, (*words.split("&"), *state.split("&"))))
    assert '<link rel="canonical" href="http://127.0.0.1:8000/items/canal/one">' in html


def test_from_a_section_the_whole_opens_at_that_section(reader: FlaskClient) -> None:
    whole = turns(reader, "/items/canal/two?lines=source")["Show all on one page"]
    assert whole == "/items/canal?lines=source#two"
    assert turns(reader, whole)["Show section by section"] == "/items/canal?lines=source&whole=no"


def test_a_position_that_there_is_not_is_told_and_left_out(reader: FlaskClient) -> None:
    page = Page(reader.get("/items/canal/one?lines=wavy&names=&whole=perhaps"))
    assert "There is no lines “wavy”" in page.text
    assert "There is no whole “perhaps”" in page.text
    assert switches_in({"names": ""}) == (Switches(), ())


def test_a_text_too_long_for_one_page_says_so(reader: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("archive.web.texts.reading.WHOLE_MOST", 50)
    page = Page(reader.get("/items/canal?whole=yes"))
    assert "too long for one page" in page.text
    assert "Show all on one page" not in page.text
    assert "dug again" not in page.text


def test_words_selected_on_the_whole_page_lead_to_their_address(reader: FlaskClient) -> None:
    page = Page(reader.get("/items/canal?whole=yes"))
    (read,) = [attributes for tag, attributes in page.tags if attributes.get("class") == "read"]
    passage = Page(reader.get("/items/canal/two")).attributes("div", **{"class": "p heading"})[0]["id"]
    found = reader.get(f"/cite?of={read['data-of']}&from={passage}:0&to={passage}:3")
    assert found.status_code == 303
    assert f"/{passage}:" in found.headers["Location"] or found.headers["Location"].endswith(f"/{passage}")
