"""Notes: each after the passage it interrupts, mark and note leading to each other."""

from __future__ import annotations

from archive.tei.html.drawing import draw, render
from tests.tei.html_pages import LINKS, master_of, tree_of


def page(body: str) -> str:
    return str(render(master_of(body), "text", view="corrected", links=LINKS))


def test_a_note_follows_the_passage_it_interrupts_and_its_mark_stays() -> None:
    written = page('<p>So<note n="3">A <hi>note</hi>.</note> on<note><p>Another.</p></note></p>')
    first, rest = written.split("</p>", 1)
    assert 'So<a class="noteref ed" id="note:1" href="#p2" aria-label="Note 3">3</a> on<a class="noteref ed"' in first
    assert '<div class="note beside" role="note"><p class="p" id="p2">' in rest
    assert "A <em>note</em>.</p></div>" in rest
    back = '<a class="mark ed" href="#note:2" aria-label="Note 2, back to the text">2</a>'
    assert f'<p class="numeral">{back}</p><p class="p" id="p3">' in rest


def test_every_mark_leads_to_its_note_and_every_note_back_to_its_mark() -> None:
    notes = "".join(f"<note n='{number}'>note {number}</note> and" for number in range(1, 9))
    tree = tree_of(page(f'<p>So{notes} <ptr target="#n" n="9"/></p><note xml:id="n" n="9">note 9</note>'))
    by_id = {element.get("id"): element for element in tree.iter() if element.get("id")}
    marks = tree.find_class("noteref")
    assert len(marks) == 9
    for mark in marks:
        note = by_id[mark.get("href").removeprefix("#")]
        back = note.find_class("mark")[0]
        assert back.text == mark.text
        assert by_id[back.get("href").removeprefix("#")] is mark


def test_a_note_between_paragraphs_stays_where_it_is() -> None:
    assert '<div class="note" role="note"><p class="p" id="p1">' in page("<note>Hear, hear.</note>")


def test_a_note_without_words_is_a_mark_alone() -> None:
    assert '<span class="noteref ed" id="note:1">1</span>' in page("<p>a<note/></p>")


def test_a_page_knows_whether_notes_stand_beside_it_and_words_do_not_feign_them() -> None:
    for body, is_noted in (
        ("<p>a<note>b</note></p>", True),
        ("<note>b</note>", False),
        ('<p>&lt;div class="note beside</p>', False),
    ):
        assert draw(master_of(body), "text", view="corrected", links=LINKS).is_noted is is_noted
