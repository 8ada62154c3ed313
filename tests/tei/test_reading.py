"""A passage is read as transmitted or as corrected, with the way back from each word to its node."""

from __future__ import annotations

import pytest
from lxml import etree

from archive.tei.passages import Place
from archive.tei.reading import read

READINGS = [
    ("white space", "<p> a\n\tb </p>", "a b", "a b"),
    ("a no-break space", "<p>a\u00a0b</p>", "a\u00a0b", "a\u00a0b"),
    ("a correction", "<p>(1899-<choice><sic>l909</sic><corr>1909</corr></choice>)</p>", "(1899-l909)", "(1899-1909)"),
    ("an abbreviation", "<p><choice><abbr>Dr</abbr><expan>Doctor</expan></choice> X</p>", "Dr X", "Doctor X"),
    ("a choice of neither kind", "<p><choice><seg>a</seg><seg>b</seg></choice></p>", "a", "a"),
    ("a word broken at a line end", '<p>hy-\n<lb break="no"/>phen</p>', "hy-phen", "hyphen"),
    ("a lone hyphen at a line end", '<p>a <hi>-</hi><lb break="no"/>b</p>', "a -b", "a -b"),
    ("a line end", "<p>a<lb/>b</p>", "a b", "a b"),
    ("a line end in an element", '<p><hi>hy-</hi><lb break="no"/>phen</p>', "hy-phen", "hyphen"),
    ("words struck out", "<p>a <subst><del>b</del><add>c</add></subst></p>", "a bc", "a c"),
    ("variants", "<p>a <app><lem>b</lem><rdg>c</rdg></app></p>", "a b", "a b"),
    ("variants without a lemma", "<p>a <app><rdg>c</rdg></app></p>", "a c", "a c"),
    ("tokens", '<p><w>Hi</w> <w join="right">you</w><pc>.</pc> <w>And</w></p>', "Hi you. And", "Hi you. And"),
    ("tokens joined to the left", '<p><w>Hi</w>\n<pc join="left">!</pc></p>', "Hi!", "Hi!"),
    ("cells", "<row><cell>a</cell><cell>b</cell></row>", "a b", "a b"),
    ("a comment in a word", "<p>a<!-- x -->b</p>", "ab", "ab"),
    ("nothing read in one view", "<p>a <choice><sic>b</sic><corr/></choice> c</p>", "a b c", "a c"),
]


@pytest.mark.parametrize(("xml", "received", "corrected"), [case[1:] for case in READINGS], ids=[case[0] for case in READINGS])
def test_a_passage_is_read_in_both_views(xml: str, received: str, corrected: str) -> None:
    place = Place((etree.fromstring(xml),))
    assert (read(place, "received").text, read(place, "corrected").text) == (received, corrected)


def test_each_text_node_and_element_knows_its_stretch_of_the_text() -> None:
    element = etree.fromstring("<p>one <hi> two </hi> three<note>n</note><lb/></p>")
    reading = read(Place((element,)), "received")
    inner, note, line = element
    assert reading.text == "one two three"
    assert {reading.text[start:end] for start, end in reading.nodes.values()} == {"one", "two", "three"}
    assert reading.nodes[inner, False] == (4, 7)
    assert reading.extents[inner] == (4, 7)
    assert reading.extents[note] == reading.extents[line] == (13, 13)
