"""Real editions: every section of every file renders, each word once, and by a rule of its own."""

from __future__ import annotations

import os
import re
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree

from archive.authorities import Authorities
from archive.errors import SourceError
from archive.model import Origin
from archive.tei import Master, adopt, parse
from archive.tei.html.drawing import render
from archive.tei.html.elements import ELEMENTS, OTHERS, rule_of
from archive.tei.reading import View
from archive.tei.sections import text_elements
from tests.tei.html_pages import LINKS, tree_of, words_of

DATA = os.environ.get("TEI_ARCHIVE_DATA")
FILES = sorted(path for path in Path(DATA).rglob("*.xml") if b"<TEI" in path.read_bytes()[:9_000]) if DATA else []
DAY = "2026-11-22"
NEUTRAL = {
    "{http://history.state.gov/frus/ns/1.0}file": "the name of a file with a picture; it has no words",
    "{http://history.state.gov/frus/ns/1.0}page-count-according-to-citation": "a count for those who made the pictures",
    "{http://history.state.gov/frus/ns/1.0}pdf": "the size of a file; it has no words",
    "{http://www.tei-c.org/ns/1.0}uh-oh": "no element of TEI: its editors remark on their own work",
    "{http://www.w3.org/1999/xhtml}object": "a film: nothing foreign is loaded",
    "{http://www.w3.org/1999/xhtml}param": "how the film is shown; it has no words",
    "{http://www.w3.org/1999/xhtml}script": "a program: it is text and never runs",
}
"""Every element of the real editions that has no rule of its own, and why; its words are shown all the same."""


@pytest.mark.skipif(not FILES, reason="TEI_ARCHIVE_DATA does not name the folder of real texts")
def test_only_listed_elements_are_written_neutrally() -> None:
    met: set[str] = set()
    for path in FILES:
        root = etree.parse(path, etree.XMLParser(huge_tree=True)).getroot()
        met.update(str(element.tag) for text in text_elements(root) for element in text.iter(etree.Element))
    known = {*ELEMENTS.values(), *OTHERS.values()}
    assert {tag for tag in met if rule_of(tag) not in known} == set(NEUTRAL)


@pytest.mark.skipif(not FILES, reason="TEI_ARCHIVE_DATA does not name the folder of real texts")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_each_word_of_a_master_stands_once_on_its_pages(path: Path) -> None:
    try:
        master = _adopted(path)
    except SourceError as error:
        pytest.skip(str(error))
    shown: Counter[str] = Counter()
    for number, section in enumerate(master.item.sections):
        view: View = "received" if number % 2 else "corrected"
        page = tree_of(render(master, section.id, view=view, links=LINKS))
        found = {element.get("id") or element.get("data-passage"): element for element in page.find_class("p")}
        for passage in section.passages:
            text = passage.received if view == "received" else passage.corrected
            assert _words(words_of(found[passage.id], inner_passages=False)) == _words(text), (passage.id, view)
        assert page.xpath("count(.//a[@class='n' or @class='n long'])") == len(section.passages)
        shown.update(found.keys())
    assert shown == Counter(passage.id for passage in master.item.passages)


def _adopted(path: Path) -> Master:
    data = path.read_bytes()
    origin = Origin(path.name, "", len(data), "UTF-8")
    data = adopt(
        data, path.name, item="x", origin=origin, ingested=DAY, language="en", authorities=Authorities.load(Path("none.toml"))
    )
    return parse(data, path.name)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)
