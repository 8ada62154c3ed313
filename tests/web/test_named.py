"""Where a search asks whom the texts name and for no words, the names themselves are the hits of a text, by its markup."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from archive.web import create_app
from tests.homes import demo_home, rebuild
from tests.web.pages import Page

TEXT = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>A letter</title></titleStmt>
<publicationStmt><p>Drawn.</p></publicationStmt><sourceDesc><p>Drawn.</p></sourceDesc></fileDesc>
<profileDesc><particDesc><listPerson><person xml:id="fritz"><persName>Fritz</persName></person></listPerson></particDesc>
</profileDesc></teiHeader><text xml:lang="en"><body>
<p><choice><sic>Cmd</sic><corr>Comrade</corr></choice> <persName ref="#lenin">Lenin</persName> met <rs ref="#fritz">a
baker</rs>; <rs ref="#lenin">he <persName ref="#lenin">(Lenin)</persName> himself</rs> said so. Lenin is a town.</p>
<div type="letter"><p>Nobody is here.</p></div>
<div type="letter"><p>Again <rs ref="#lenin">the chairman</rs> and
<persName ref="out.xml#x">Outis, the Old</persName> spoke.</p></div>
</body></text></TEI>
"""

_MARK = re.compile(r'<mark id="hit-\d+"[^>]*>(.*?)</mark>', re.DOTALL)


@pytest.fixture(scope="module")
def visitor(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    home = demo_home(tmp_path_factory.mktemp("named") / "home")
    Path(home.seeds / "letter.xml").write_text(TEXT, encoding="utf-8")
    rebuild(home)
    return create_app(home).test_client()


def _marked(visitor: FlaskClient, url: str) -> list[str]:
    html = visitor.get(url).get_data(as_text=True)
    return [unescape(re.sub(r"<[^>]+>", "", words)) for words in _MARK.findall(html)]


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("q=mentions:lenin", ["Lenin", "he ", "the chairman"]),
        ("q=mentions:lenin&view=received", ["Lenin", "he ", "the chairman"]),
        ("q=mentions:Fritz", ["a baker"]),
        ("q=mentions:Fritz+OR+mentions:Outis", ["a baker", "Outis, the Old"]),
        ("q=mentions:lenin+town", ["town"]),
        ("q=-mentions:lenin", []),
        ("q=author:lenin", []),
    ],
    ids=["by markup, whatever the words", "as received", "another", "two", "words go first", "excluded", "no name in the text"],
)
def test_the_names_that_were_asked_for_are_marked(visitor: FlaskClient, query: str, marked: list[str]) -> None:
    assert _marked(visitor, f"/items/letter?{query}&whole=yes") == marked


def test_the_bar_counts_the_names_and_leads_from_one_to_the_next(visitor: FlaskClient) -> None:
    page = Page(visitor.get("/items/letter?q=mentions:lenin"))
    assert "mentions:lenin, 1 of 2 in this section, 3 in the whole text" in page.text
    following = [link["href"] for link in page.attributes("a", rel="next", accesskey="n")]
    assert following == ["/items/letter?q=mentions:lenin&hit=2#hit-2"]


def test_every_passage_found_by_a_name_shows_it(visitor: FlaskClient) -> None:
    for query in ("mentions:lenin", "mentions:fritz", "mentions:outis"):
        found = visitor.get(f"/search?q={query}").get_data(as_text=True)
        links = {unescape(link) for link in re.findall(r'href="(/items/letter[^"]*q=mentions[^"]*#[^"]*)"', found)}
        assert links
        assert all(_marked(visitor, link) for link in links)


def test_the_words_around_a_name_that_a_list_has_turned_are_shown(visitor: FlaskClient) -> None:
    page = visitor.get("/names/?name=Outis,+the+Old").get_data(as_text=True)
    assert "<mark>Outis, the Old</mark>" in page
