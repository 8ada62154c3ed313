"""Verse, notes, lists, tables, openings and closings: how the blocks of a text stand on the page."""

from __future__ import annotations

import re

import pytest

from archive.tei.html.drawing import draw, render, text_direction
from archive.tei.html.elements import ELEMENTS, rule_of
from archive.tei.html.frame import Manner
from archive.tei.names import TEI
from archive.tei.reading import View
from tests.tei.html_pages import LINKS, Addresses, master_of, numbered, tree_of

RECEIVED = "<fileDesc><titleStmt><title>Two letters</title></titleStmt></fileDesc>"
"""The header of a file that the archive did not write: its sections have the titles that their headings say."""


def page(body: str, view: View = "corrected", language: str = "en", **more: str) -> str:
    return str(render(master_of(body, language=language, **more), "text", view=view, links=LINKS))


def number(passage: str) -> str:
    return f'<a class="n" href="/items/letter/p{passage}" aria-label="Passage {passage}, permanent link">{passage}</a>'


def test_lines_break_where_they_matter_and_nowhere_else() -> None:
    assert "<br>" not in page("<p>one<lb/>two</p>")
    assert "one two" in page("<p>one<lb/>two</p>")
    assert "<br>" in page("<closer><signed>one<lb/>two</signed></closer>")
    assert "onetwo" in page('<p>one-<lb break="no"/>two</p>')


def test_verse_keeps_its_lines_and_is_one_passage() -> None:
    written = page("<lg><head>Song</head><l>one</l><l>two</l></lg><l>three</l><pb/><l>four</l>")
    assert f'<span class="l">{number("1")}one</span> <span class="l">two</span></div>' in written
    assert f'<p class="p lg" id="p3"><span class="l">{number("3")}three</span> <span class="l">four</span></p>' in written
    assert '<div class="lg"><div class="p lg"' in page("<lg><lg><l>a</l></lg></lg>")


def test_lists_keep_their_kind() -> None:
    assert '<ul class="plain in1"><li class="p item" id="p1">' in page("<list><item>a</item></list>")
    assert '<ol class="numbered in1">' in page('<list rend="numbered"><item>a</item></list>')
    assert '<ul class="bulleted in1">' in page('<list type="bulleted"><item><p>a</p></item></list>')
    written = page("<list><head>H</head><label>1.</label><item>a</item><label>2.</label><item>b</item></list>")
    assert [element.tag for element in tree_of(written).iter("dl", "dt", "dd")] == ["dl", "dt", "dd", "dt", "dd"]
    assert written.index("caption") < written.index("<dl")
    assert '<li class="p marker"' in page("<list><label>1.</label><label>2.</label><item>a</item></list>")
    assert '<li class="other">' in page('<list><pb n="1"/><item>a</item></list>')


def test_a_list_with_loose_words_is_a_passage_of_blocks() -> None:
    written = page("<list>loose<item>a</item></list>")
    assert '<div class="p loose" id="p1">' in written
    assert "<li" not in written


def test_a_list_inside_a_paragraph_makes_it_a_block() -> None:
    written = page("<p>first <list><item>a</item></list> last</p>")
    assert written.startswith('<div class="p" id="p1">')
    assert "last</div>" in written
    assert page("<p>a<list/></p>").endswith("a</p>")
    assert page("<list><item/></list>") == ""


def test_insets_grow_by_one_and_end_with_the_sixth() -> None:
    body = "<list><item>" * 8 + "a" + "</item></list>" * 8
    written = page(body)
    assert [f'in{level}"' in written for level in range(1, 8)] == [True] * 6 + [False]


def test_a_table_scrolls_in_a_region_that_can_be_reached() -> None:
    written = page(
        "<table><head>T</head><row role='label'><cell>A</cell><cell/></row>"
        "<row><cell role='label' rows='2'>B</cell><cell cols='3'>C<note>n</note></cell></row><row/></table>"
    )
    assert '<div class="scroll" role="region" tabindex="0" aria-label="Table 1"><table><tbody><tr class="p" id="p2">' in written
    assert '<th scope="col">' in written
    assert '<th scope="row" rowspan="2">' in written
    assert '<td colspan="3">' in written
    assert written.index("</table>") < written.index('class="note beside"')
    assert page("<table/>") == ""


def test_what_html_does_not_let_stand_in_a_table_is_put_into_a_cell() -> None:
    loose = '<table>\n<pb n="2"/><row>loose <cell>a</cell></row></table>'
    written = page(f"{loose}<row><cell>b</cell></row><table>x<row><cell>c</cell></row></table>")
    assert '<tr><td><p class="break"' in written
    assert "<td>loose</td>" in written.replace(" </td>", "</td>")
    assert '<div class="p loose"' in written


def test_a_cell_may_hold_paragraphs_of_its_own() -> None:
    written = page("<table><row><cell cols='x'><p>a</p></cell><cell rows='9999'><p>b</p></cell></row></table>")
    assert '<td><p class="p"' in written
    assert 'rowspan="1000"' in written


def test_openings_and_closings_are_one_passage_of_several_lines() -> None:
    written = page(
        "<opener><dateline>Moscow</dateline><salute>Sir,</salute></opener><closer><signed>N. Lenin</signed></closer>"
    )
    assert '<p class="p opener" id="p1"><span class="dateline">' in written
    assert '<span class="salute">Sir,</span>' in written
    assert f'<p class="p closer" id="p2"><span class="signed">{number("2")}N. Lenin</span></p>' in written


def test_placing_comes_from_a_table_and_not_from_the_text() -> None:
    assert 'class="p center"' in page('<p rend="center">a</p>')
    assert 'class="p right"' in page('<dateline rendition="#right">a</dateline>').replace("p dateline right", "p right")
    assert "evil" not in page('<p rend="evil">a</p>')


def test_the_language_is_said_where_it_changes() -> None:
    assert '<p class="p" id="p1" lang="ru">' in page('<p xml:lang="ru">a</p>')
    assert '<p class="p" id="p1" lang="he" dir="rtl">' in page('<p xml:lang="he">a</p>')
    assert page("<p>a</p>", language="he").startswith('<div lang="he" dir="rtl"><p class="p" id="p1">')
    assert 'lang="en" dir="ltr"' in page('<p>a <foreign xml:lang="en">b</foreign></p>', language="ar")
    assert "lang" not in page('<p xml:lang="not a tag">a</p>')
    assert (text_direction("ur"), text_direction("de")) == ("rtl", "ltr")
    assert '<div lang="fr">' in page('<div type="continuation" xml:lang="fr"><p>a</p></div>')


def test_quotations_around_paragraphs_are_blocks_and_get_no_marks() -> None:
    assert '<blockquote class="quote in1"><p class="p" id="p1">' in page("<quote><p>a</p></quote>")
    assert '<blockquote class="epigraph in1"><p class="p" id="p1">' in page("<epigraph>a</epigraph>")


def test_a_bibliographic_note_inside_a_sentence_does_not_break_it() -> None:
    written = page("<p>See <bibl>Smith</bibl> and</p><bibl>Jones</bibl>")
    assert 'See <span class="p run-in bibl" id="p2">' in written
    assert '<p class="p bibl" id="p3">' in written


def test_loose_phrases_are_passages_of_their_own() -> None:
    written = page('<cit><quote>a</quote> <ref target="https://a.example/">b</ref></cit><hi rend="italic">c</hi>')
    assert f'<p class="p" id="p2">{number("2")}<a class="ref" href="https://a.example/">b</a></p>' in written
    assert f"{number('3')}<i>c</i></p>" in written


def test_a_line_parts_what_a_milestone_parts() -> None:
    assert "<hr>" in page("<p>a</p><milestone/><p>b</p>")


def test_what_is_no_text_is_not_shown() -> None:
    assert "furniture" not in page("<p>a<fw>furniture</fw></p><fw>furniture</fw><!-- furniture --><?furniture x?>")


def test_phrases_around_paragraphs_become_blocks() -> None:
    assert '<div class="term"><p class="p"' in page("<term><p>a</p></term>")
    assert page("<hi rend='italic'><p>a</p></hi>").startswith("<div><p")


def test_a_name_of_an_unknown_element_is_cut_down_to_letters() -> None:
    assert rule_of(f"{{{TEI}}}Ünsafe.name").css == "tei-nsafename"
    assert rule_of("plain").css == "x-plain"
    assert rule_of(f"{{{TEI}}}p") is ELEMENTS["p"]


def test_a_master_with_several_files_renders_each() -> None:
    inner = f'<TEI xmlns="{TEI}" xml:id="{{0}}"><teiHeader/><text><body><p>{{0}}</p></body></text></TEI>'
    from archive.tei import parse

    corpus = f'<teiCorpus xmlns="{TEI}"><teiHeader/>{inner.format("one")}{inner.format("two")}</teiCorpus>'
    master = numbered(parse(corpus.encode(), "corpus.xml"))
    assert render(master, "text", view="corrected", links=Addresses()).count('class="inner ed"') == 2
    assert ">two</p>" in render(master, "two", view="corrected", links=Addresses())


@pytest.mark.parametrize(
    "nest",
    [
        "div",
        "list item",
        "quote p",
        "p quote",
        "note p",
        "p note",
        "said p",
        "sp p",
        "floatingText body p",
        "table row cell",
        "q",
        "app rdg",
    ],
)
def test_what_is_nested_as_deeply_as_xml_is_read_gives_a_page_with_its_word_once(nest: str) -> None:
    names = nest.split()
    levels = 245 // len(names)
    opened = "".join(f"<{name}>" for name in names) * levels
    closed = "".join(f"</{name}>" for name in reversed(names)) * levels
    master = master_of(f"{opened}<p>word</p>{closed}")
    pages = [render(master, key, view="corrected", links=LINKS) for key in master.sections]
    assert sum(page.count("word") for page in pages) == 1
    assert max(int(depth) for page in pages for depth in (0, *re.findall(r"\bin(\d+)", page))) <= 6


FIGURES = [
    ("a number", "1,234.5", True),
    ("money", "$ 12,000", True),
    ("less than none", "−3", True),
    ("a share", "12½ %", True),
    ("dots that stand for none", ". . . .", True),
    ("a dash that stands for none", "—", True),
    ("a word", "Monrovia", False),
    ("a number and its words", "12 ships", False),
    ("a number among letters", "B2", False),
    ("nothing", "", False),
    ("digits without end", "1" * 41, False),
]


@pytest.mark.parametrize(("words", "is_number"), [case[1:] for case in FIGURES], ids=[case[0] for case in FIGURES])
def test_numbers_stand_at_the_right_of_their_column(words: str, is_number: bool) -> None:
    written = page(f"<table><row><cell>Country</cell><cell>{words}</cell></row></table>")
    assert ('<td class="num">' in written) is is_number


def test_on_one_page_the_link_to_a_part_does_not_say_its_heading_over_again() -> None:
    master = master_of(
        '<div xml:id="d1" type="letter"><head>One</head><p>a</p></div><div xml:id="d2" type="letter"><p>b</p></div>',
        RECEIVED,
    )
    written = draw(master, "text", view="corrected", links=Addresses(), manner=Manner(sections="written")).markup()
    assert '<a href="/items/letter/d1" aria-label="This part alone: One">This part alone</a>' in written
    assert written.count(">One<") == 1
    assert '<a href="/items/letter/d2">b</a>' in written
