"""Notes that an edition keeps apart: each is brought to its mark once, or mark and note lead to each other's page."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.tei import parse
from archive.tei.html.drawing import draw, render
from archive.tei.html.frame import Manner
from tests.tei.html_pages import LINKS, master_of, numbered, tree_of, words_of

FOLDER = Path(os.environ.get("TEI_ARCHIVE_DATA", "")) / "suriano" / "tei"


def page(body: str, section: str = "text", language: str = "en") -> str:
    return str(render(master_of(body, language=language), section, view="corrected", links=LINKS))


def test_a_note_at_the_end_stands_beside_its_mark_and_each_leads_to_the_other() -> None:
    written = page('<p>So<ptr target="#n1" n="1"/> on.</p><p>More.</p><note xml:id="n1"><p>It was.</p></note>')
    passage, rest = written.split("</p>", 1)
    assert '<a class="noteref ed" id="note:p3" href="#p3" aria-label="Note 1">1</a>' in passage
    note, after = rest.split("</div></div>", 1)
    assert note.startswith('<div class="note beside" role="note" lang="en">')
    assert '<a class="mark ed" href="#note:p3" aria-label="Note 1, back to the text">1</a>' in note
    assert '<p class="p" id="p3">' in note
    assert words_of(tree_of(after)).split() == ["More."]


@pytest.mark.parametrize(
    ("body", "mark"),
    [
        ('<p>So<ref target="#n">*</ref>.</p><note xml:id="n">It was.</note>', "*"),
        ('<note xml:id="n">It was.</note><p>So<ptr target="#n"/>.</p>', "1"),
        ('<p>So<anchor xml:id="a"/>.</p><note target="#a" n="7">It was.</note>', "7"),
        ('<p>So<ptr target="#n" n="3"/>.</p><note xml:id="n">3 It was.</note>', "3"),
        ('<head>So<ptr target="#n" n="3"/>.</head><p>On.</p><note xml:id="n"><p>It</p><p>was.</p></note>', "3"),
    ],
    ids=["a short ref", "a note before its mark", "a note that points", "a note with its number", "in a heading"],
)
def test_whatever_way_the_edition_points_the_note_is_brought(body: str, mark: str) -> None:
    tree = tree_of(page(body))
    (reference,) = tree.find_class("noteref")
    assert reference.text == mark
    (note,) = tree.find_class("beside")
    (back,) = note.find_class("mark")
    assert back.get("href") == f"#{reference.get('id')}"
    assert note.getprevious() is not None
    assert reference in note.getprevious().iter()


@pytest.mark.parametrize(
    "body",
    [
        "<p>So.</p><note xml:id='n'>It was.</note>",
        "<p>See <ref target='#n'>the last note</ref>.</p><note xml:id='n'>It was.</note>",
        "<p><choice><sic>a<ptr target='#n' n='1'/></sic><corr>b</corr></choice></p><note xml:id='n'>It was.</note>",
        "<p>So.</p><note xml:id='n'>It was <ptr target='#n' n='1'/>.</note>",
    ],
    ids=["no mark", "a sentence that speaks of the note", "a mark that is not read", "a note that marks itself"],
)
def test_a_note_that_nothing_marks_on_the_page_stays_in_its_place(body: str) -> None:
    tree = tree_of(page(body))
    assert not tree.find_class("beside")
    assert words_of(tree).split()[-2:] in (["It", "was."], ["was", "."])


def test_only_the_first_mark_of_a_note_has_it() -> None:
    tree = tree_of(page('<p>A<ptr target="#n" n="1"/></p><p>B<ptr target="#n" n="1"/></p><note xml:id="n">It.</note>'))
    assert [mark.get("id") for mark in tree.find_class("noteref")] == ["note:n", None]
    assert [mark.get("href") for mark in tree.find_class("noteref")] == ["#n", "#n"]
    assert len(tree.find_class("beside")) == 1


LETTER = (
    '<div xml:id="s" type="letter"><head>Letter</head><p xml:id="a">So<ptr target="#n" n="1"/>.</p></div>'
    '<note xml:id="n"><p xml:id="b"><hi>1</hi> A "stain".</p></note>'
)


def test_a_note_of_another_page_is_told_beside_its_mark_and_both_pages_lead_to_each_other() -> None:
    body = page(LETTER, "s")
    (told,) = tree_of(body).find_class("repeated")
    assert " ".join(told.text_content().split()) == "1 A “stain”. [passage b]"
    assert '<a class="noteref ed" id="note:b" href="/items/letter/b" aria-label="Note 1">1</a>' in body
    assert '<a class="ptr" href="/items/letter/b">[passage b]</a>' in body
    assert words_of(tree_of(body)).split() == ["Letter", "So."]
    notes = page(LETTER)
    assert '<a class="mark ed" href="/items/letter/a" aria-label="To its place in the text">↑</a>' in notes
    assert "stain" in words_of(tree_of(notes))


def test_a_long_note_of_another_page_is_told_in_part() -> None:
    (told,) = tree_of(page(LETTER.replace("stain", "word " * 400), "s")).find_class("says")
    assert len(told.text_content()) < 620
    assert told.text_content().endswith("word …")


def test_all_on_one_page_brings_the_notes_of_all_sections() -> None:
    drawn = draw(master_of(LETTER), "text", view="received", links=LINKS, manner=Manner(sections="written"))
    tree = tree_of(drawn.markup())
    assert not tree.find_class("repeated")
    assert words_of(tree.get_element_by_id("s")).split() == ["Letter", "So.", "1", "A", '"stain".']


@given(st.lists(st.tuples(st.integers(0, 5), st.sampled_from(("p", "note"))), max_size=8))
def test_however_marks_and_notes_point_each_word_stands_once(blocks: list[tuple[int, str]]) -> None:
    body = "".join(
        f'<{tag} xml:id="n{at}">w{at}<ptr target="#n{target}" n="1"/></{tag}>' for at, (target, tag) in enumerate(blocks)
    )
    words = words_of(tree_of(page(f"{body}<p>end</p>"))).split()
    assert sorted(words) == sorted([f"w{at}" for at in range(len(blocks))] + ["end"])


@pytest.mark.skipif(not FOLDER.is_dir(), reason="TEI_ARCHIVE_DATA does not name the folder of real texts")
def test_every_note_of_real_letters_stands_beside_its_mark_on_one_page() -> None:
    met = 0
    for path in sorted(FOLDER.rglob("*.xml"))[:12]:
        master = numbered(parse(path.read_bytes(), path.name))
        drawn = draw(master, master.item.sections[0].id, view="received", links=LINKS, manner=Manner(sections="written"))
        tree = tree_of(drawn.markup())
        marks = [mark.get("id") for mark in tree.find_class("noteref")]
        assert [back.get("href") for note in tree.find_class("beside") for back in note.find_class("mark")] == [
            f"#{mark}" for mark in marks
        ]
        met += len(marks)
        words = words_of(tree).split()
        assert len(words) == sum(len(passage.received.split()) for passage in master.item.passages)
    assert met > 100
