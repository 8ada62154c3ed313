"""Words selected on a page lead to received text, and back to exactly these words, marked."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.tei import Master
from archive.tei.html.drawing import render
from archive.tei.reading import View, read
from archive.tei.selection import selected, words_shown
from tests.tei.html_pages import LINKS, master_of, tree_of, words_of
from tests.tei.test_html_words import BODIES


def solid(words: str) -> str:
    """Leave out white space as XML has it; a no-break space is a character of the text."""
    return re.sub(r"[ \t\r\n]+", "", words)


def marked(master: Master, section: str, passage: str, view: View, words: tuple[int, int]) -> str:
    page = tree_of(render(master, section, view=view, links=LINKS, words={passage: words}))
    return solid("".join(mark.text_content() for mark in page.iter("mark") if mark.get("class") == "words"))


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(BODIES, st.sampled_from(["received", "corrected"]), st.randoms(use_true_random=False))
def test_the_words_selected_are_the_words_marked(body: str, view: View, chance: object) -> None:
    master = master_of(body)
    for section in master.item.sections:
        page = tree_of(render(master, section.id, view=view, links=LINKS))
        for passage in section.passages:
            words = solid(words_of(page.get_element_by_id(passage.id), inner_passages=False))
            start, end = sorted(chance.sample(range(len(words) + 1), 2)) if words else (0, 0)  # type: ignore[attr-defined]
            found = selected(master, passage.id, view, "en", start, end)
            if found is None:
                assert not words or view == "corrected"
                continue
            got = marked(master, section.id, passage.id, view, found)
            assert words[start:end] in got
            assert solid(words_shown(master, passage.id, view, "en", *found)) == got
            if "choice" not in body and "subst" not in body:
                assert got == words[start:end]


@pytest.mark.parametrize(
    ("body", "view", "start", "end", "received"),
    [
        ("<p>He said, a  👍🏽 is old.</p>", "corrected", 7, 10, "a 👍🏽"),
        ("<p>a -- b---c</p>", "corrected", 1, 2, "--"),
        ("<p>only one--so</p>", "corrected", 8, 9, "s"),
        ("<p>in <choice><sic>l909</sic><corr>1909</corr></choice>, yes</p>", "corrected", 0, 6, "in l909"),
        ("<p>in <choice><sic>l909</sic><corr>1909</corr></choice>, yes</p>", "corrected", 3, 4, "l909"),
        ("<p>an ex-<lb break='no'/>ample of it</p>", "corrected", 2, 9, "ex-ample"),
        ("<p>an ex-<lb break='no'/>ample of it</p>", "received", 2, 10, "ex-ample"),
        ("<p>one<note>two</note> three</p>", "corrected", 2, 5, "e th"),
        ("<p>one <code>a--b</code> two -- three</p>", "corrected", 3, 7, "a--b"),
        ("<p>one <code>a--b</code> two -- three</p>", "corrected", 10, 11, "--"),
        ("<p>one</p>", "corrected", -4, 90, "one"),
    ],
)
def test_what_is_selected_is_found_in_the_received_text(body: str, view: View, start: int, end: int, received: str) -> None:
    master = master_of(body)
    found = selected(master, "p1", view, "en", start, end)
    assert found is not None
    assert read(master.places["p1"], "received").text[slice(*found)] == received


@pytest.mark.parametrize(
    ("body", "start", "end"),
    [("<p>one</p>", 3, 9), ("<p>one</p>", 2, 2), ("<p>a <choice><sic/><corr>the</corr></choice> b</p>", 1, 4)],
    ids=["beyond its end", "nothing", "supplied words"],
)
def test_what_was_never_received_has_no_place(body: str, start: int, end: int) -> None:
    assert selected(master_of(body), "p1", "corrected", "en", start, end) is None
