"""Real editions: whatever words are selected on their pages, exactly these are marked by the link."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from archive.errors import SourceError
from archive.model import Section
from archive.tei import Master
from archive.tei.html.drawing import render
from archive.tei.reading import View
from archive.tei.selection import page_text, selected, words_shown
from tests.tei.html_pages import LINKS, tree_of
from tests.tei.test_html_data import FILES, _adopted
from tests.tei.test_selection import solid

LARGEST = 400_000
"""Bytes of a file that is read here; the larger ones are volumes of the same kinds."""

TRIED = 25
"""Selections of each file; two of them are looked up on the page itself."""


@pytest.mark.skipif(not FILES, reason="TEI_ARCHIVE_DATA does not name the folder of real texts")
@pytest.mark.parametrize("path", [path for path in FILES if path.stat().st_size < LARGEST], ids=lambda path: path.name)
def test_words_selected_in_a_real_edition_are_the_words_marked(path: Path) -> None:
    chance = random.Random(11)
    try:
        master = _adopted(path)
    except SourceError as error:
        pytest.skip(str(error))
    places = [(section, passage.id) for section in master.item.sections for passage in section.passages if passage.received]
    for number in range(TRIED if places else 0):
        section, passage = chance.choice(places)
        view: View = "received" if number % 2 else "corrected"
        _check(master, section, passage, view, chance, is_drawn=number < 2)


def _check(master: Master, section: Section, passage: str, view: View, chance: random.Random, *, is_drawn: bool) -> None:
    words = solid(page_text(master, passage, view, "en"))
    if not words:
        return
    start = chance.randrange(len(words))
    end = chance.randrange(start, len(words)) + 1
    found = selected(master, passage, view, "en", start, end)
    if found is None:
        return
    got = solid(words_shown(master, passage, view, "en", *found))
    has_other_reading = any(
        each.tag.rpartition("}")[2] in ("choice", "subst", "app")
        for element in master.places[passage].elements
        for each in element.iter("*")
    )
    assert words[start:end] in got if has_other_reading else words[start:end] == got
    if is_drawn:
        page = tree_of(render(master, section.id, view=view, links=LINKS, words={passage: found}))
        assert len(solid("".join(mark.text_content() for mark in page.find_class("words")))) == len(got)
