"""Real editions: every section of every file renders, with its words."""

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
from archive.tei.html import render
from archive.tei.html_elements import ELEMENTS, rule_of
from archive.tei.reading import View
from archive.tei.sections import text_elements
from tests.tei.html_pages import LINKS, tree_of, words_of

DATA = os.environ.get("TEI_ARCHIVE_DATA")
FILES = sorted(path for path in Path(DATA).rglob("*.xml") if b"<TEI" in path.read_bytes()[:9_000]) if DATA else []
DAY = "2026-11-22"
MANY = 60
"""Sections from which on every fifth has to do: those of a volume of documents are all of one kind."""


@pytest.mark.skipif(not FILES, reason="TEI_ARCHIVE_DATA does not name the folder of real texts")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_sections_of_an_edition_are_shown_with_all_their_words(path: Path) -> None:
    try:
        master = _adopted(path)
    except SourceError as error:
        pytest.skip(str(error))
    step = 1 if len(master.item.sections) <= MANY else 5
    for number, section in enumerate(master.item.sections[::step]):
        view: View = "received" if number % 2 else "corrected"
        page = tree_of(render(master, section.id, view=view, links=LINKS))
        texts = (passage.received if view == "received" else passage.corrected for passage in section.passages)
        assert _words(words_of(page)) == _words(" ".join(texts)), (section.id, view)
        assert len(page.findall(".//a[@class='n']")) + len(page.findall(".//a[@class='n long']")) == len(section.passages)
    print("written neutrally:", _unknown(master).most_common())


def _adopted(path: Path) -> Master:
    data = path.read_bytes()
    origin = Origin(path.name, "", len(data), "UTF-8")
    data = adopt(
        data, path.name, item="x", origin=origin, ingested=DAY, language="en", authorities=Authorities.load(Path("none.toml"))
    )
    return parse(data, path.name)


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text))


def _unknown(master: Master) -> Counter[str]:
    elements = (str(element.tag) for text in text_elements(master.root) for element in text.iter(etree.Element))
    return Counter(tag for tag in elements if rule_of(tag) not in ELEMENTS.values())
