"""A passage, a run or a section as a TEI file of its own."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.errors import UnknownReference
from archive.ingest.pointers import dangling
from archive.model import Item
from archive.tei import Master, decode, encode, excerpt, faults, parse
from tests.tei.items import AUTHORITIES, items
from tests.tei.test_adopting import HEAD, TAIL, adopted

URL = "https://archive.example.org/items/an-item@0123456789ab/p1"


def lost_pointers(master: Master) -> set[str]:
    return {pointer for _, pointer in dangling(master)}


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(items().filter(lambda item: bool(item.passages)), st.data())
def test_every_excerpt_of_a_master_is_valid_and_holds_the_same_passages(item: Item, data: st.DataObject) -> None:
    master = parse(encode(item, AUTHORITIES), "a.xml")
    order = list(master.places)
    first, last = sorted((data.draw(st.integers(0, len(order) - 1)), data.draw(st.integers(0, len(order) - 1))))
    cut = excerpt(master, order[first], order[last] if last > first else None, url=URL)
    assert faults(cut) == ()
    assert lost_pointers(parse(cut, "cut.xml")) <= lost_pointers(master)
    expected = {one.id: (one.received, one.corrected) for one in item.passages if one.id in order[first : last + 1]}
    decoded = decode(cut, "cut.xml")
    assert {one.id: (one.received, one.corrected) for one in decoded.passages} == expected
    assert decoded.description.title == item.description.title


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(items())
def test_every_section_of_a_master_can_be_cut_out(item: Item) -> None:
    master = parse(encode(item, AUTHORITIES), "a.xml")
    for section in item.sections:
        cut = excerpt(master, section.id, url=URL)
        assert faults(cut) == ()
        assert lost_pointers(parse(cut, "cut.xml")) <= lost_pointers(master)
        inside = {one.id for one in item.sections if one.id == section.id or section.depth == 0 or one.parent == section.id}
        found = decode(cut, "cut.xml")
        assert {one.id for one in found.passages} >= {
            passage.id for one in item.sections if one.id in inside for passage in one.passages
        }


BODY = (
    '<div type="letter"><head>I</head><list><label>a</label><item>b</item><label>c</label><item>d</item></list>'
    "<sp><speaker>A</speaker><p>e</p></sp><table><head>h</head><row><cell>f</cell></row></table>"
    "<p>words <note>a note</note> more</p><closer>Yours</closer></div>"
    "<div><head>II</head><p>z</p></div>"
)


@pytest.mark.parametrize("number", range(14))
def test_every_passage_of_a_valid_file_of_others_can_be_cut_out_valid(number: int) -> None:
    master = parse(adopted((HEAD + BODY + TAIL).encode()), "a.xml")
    key = list(master.places)[number]
    cut = excerpt(master, key, url=URL)
    assert faults(cut) == ()
    before = {one.id: one.received for one in master.item.passages}
    after = {one.id: one.received for one in decode(cut, "a.xml").passages}
    assert after == {one: before[one] for one in after}
    assert key in after
    assert URL.encode() in cut


def test_an_excerpt_can_run_from_section_to_section_whichever_is_named_first() -> None:
    master = parse(adopted((HEAD + BODY + TAIL).encode()), "a.xml")
    _, first, second = master.sections
    both = excerpt(master, second, first, url=URL)
    assert len(decode(both, "a.xml").passages) == len(master.item.passages)


def test_front_matter_can_be_cut_out_of_a_text() -> None:
    data = (HEAD + "<p>b</p>" + TAIL).replace("<body>", "<front><titlePage><titlePart>T</titlePart></titlePage></front><body>")
    master = parse(adopted(data.encode()), "a.xml")
    cut = excerpt(master, next(iter(master.places)), url=URL)
    assert faults(cut) == ()
    assert [one.received for one in decode(cut, "a.xml").passages] == ["T"]


def test_a_file_without_source_description_is_cut_all_the_same() -> None:
    data = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>a</p><p>b</p></body></text></TEI>'
    master = parse(adopted(data.encode()), "a.xml")
    assert [one.received for one in decode(excerpt(master, "p2", url=URL), "a.xml").passages] == ["b"]


def test_a_block_that_is_not_there_is_unknown() -> None:
    master = parse(adopted((HEAD + BODY + TAIL).encode()), "a.xml")
    with pytest.raises(UnknownReference, match="no block “p99”"):
        excerpt(master, "p99", url=URL)


def test_an_excerpt_keeps_word_of_where_the_file_came_from() -> None:
    master = parse(adopted((HEAD + BODY + TAIL).encode()), "a.xml")
    assert decode(excerpt(master, "p1", url=URL), "a.xml").origin == master.item.origin


def test_what_is_said_of_passages_left_out_is_cut_and_their_evidence_is_given_by_its_permanent_address() -> None:
    body = (
        '<p xml:id="a">one <ptr target="#b #c #inside"/></p><p xml:id="b">two</p>'
        '<p xml:id="c">three <hi xml:id="inside">x</hi></p>'
    )
    aside = (
        '<standOff><certainty locus="value" target="#b" source="#string-range(b,0,3) #string-range(c,1,4)"/>'
        '<certainty locus="value" target="#text #c"/></standOff><text'
    )
    data = (HEAD.replace("<text", aside) + body + TAIL).encode()
    cut = excerpt(parse(adopted(data), "a.xml"), "a", "b", url=URL).decode()
    whole = URL.rpartition("/")[0]
    assert f'source="#string-range(b,0,3) {whole}/c:1-5"' in cut
    assert f'<ptr target="#b {whole}/c {whole}.xml#inside"/>' in cut
    assert 'target="#text #c"' not in cut
    assert faults(cut.encode()) == ()
    assert "standOff" not in excerpt(parse(adopted(data), "a.xml"), "a", url=URL).decode()
