"""What a master says, and what cannot be written."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from lxml import etree

from archive.authorities import Authorities, Authority, Kind
from archive.dates import Calendar, DateInterval, day_number
from archive.errors import EncodingError
from archive.model import Agent, Assertion, Change, Container, Description, Item, Mark, Origin, Passage, Section, Span
from archive.tei import decode, encode, faults
from archive.tei.building import identifier_of, pointer_to
from tests.tei.items import AUTHORITIES

ORIGIN = Origin("letters/a.txt", "ab" * 32, 12, "windows-1252", ((3, "U+000C"),))
DAY = day_number(1917, 12, 1)
N = {"t": "http://www.tei-c.org/ns/1.0"}


def item(*passages: Passage, description: Description | None = None) -> Item:
    return Item("an-item", ORIGIN, (Section("text", 0, None, description or Description("A title"), passages),))


def passage(text: str, *marks: Mark, element: str = "p", number: int = 1, within: tuple[Container, ...] = ()) -> Passage:
    return Passage(f"p{number}", element, text, text, marks, within)


def found(element: Any, path: str | None) -> Any:
    """Search with XPath; lxml's types allow for every kind of answer."""
    return element.xpath(path or "", namespaces=N)


def written(it: Item) -> str:
    return encode(it, AUTHORITIES).decode()


def body(it: Item) -> str:
    text = written(it)
    return text[text.index("<body>") : text.index("</body>")]


def test_a_line_end_stands_in_place_of_the_blank() -> None:
    assert "one\n<lb/>two" in body(item(passage("one two", Mark(3, 3, "lb"))))


def test_a_page_marker_is_kept_and_is_no_part_of_the_passage() -> None:
    marks = Mark(0, 0, "pb", (("n", "071v"),)), Mark(0, 0, "fw", (("type", "pageMarker"),), "--- page 071v---")
    it = item(passage("words", *marks))
    assert '<pb n="071v"/><fw type="pageMarker">--- page 071v---</fw>words' in body(it)
    assert decode(encode(it, AUTHORITIES), "a").passages[0].received == "words"


def test_a_correction_keeps_what_was_received() -> None:
    mark = Mark(5, 9, "choice", (("cert", "high"), ("resp", "#importer"), ("xml:id", "c1")), "1909")
    assert '<choice xml:id="c1"><sic>l909</sic><corr cert="high" resp="#importer">1909</corr></choice>' in body(
        item(passage("1899-l909", mark))
    )


def test_matter_after_a_closer_goes_on_in_a_division_of_its_own() -> None:
    it = item(passage("N. Lenin", element="closer"), passage("P.S.", element="p", number=2))
    assert body(it).count('<div type="continuation">') == 2
    assert faults(encode(it, AUTHORITIES)) == ()


def test_a_block_gets_the_container_that_tei_demands() -> None:
    it = item(passage("one", element="item"), passage("two", element="item", number=2))
    assert body(it).count("<list>") == 1
    assert decode(encode(it, AUTHORITIES), "a").passages[1].within == (Container("list", 1),)


def test_a_voice_around_what_cannot_stand_in_it_goes_to_the_words() -> None:
    around = (Container("said", 1, (("who", "#lenin"), ("xml:id", "said1"))),)
    it = item(passage("A heading", element="head", within=around))
    assert '<head xml:id="p1"><said who="#lenin">A heading</said></head>' in body(it)


def test_a_container_cut_in_two_keeps_its_id_once() -> None:
    around = (Container("list", 1, (("xml:id", "list1"),)),)
    it = item(
        passage("one", element="item", within=around),
        passage("heading", element="head", number=2, within=around),
        passage("two", element="item", number=3, within=around),
    )
    assert body(it).count("list1") == 1
    assert body(it).count("<list") == 2


@pytest.mark.parametrize(
    ("marks", "words"),
    [
        ((Mark(0, 5, "hi"), Mark(2, 7, "persName")), "crosses"),
        ((Mark(0, 99, "hi"),), "outside the words"),
        ((Mark(0, 3, "note"),), "a passage of its own"),
        ((Mark(0, 3, "lb"),), "must be empty"),
        ((Mark(3, 4, "hi"),), "holds no words"),
        ((Mark(0, 2, "signed"),), "inside a word"),
        ((Mark(0, 3, "signed"),), "cannot stand in “p”"),
    ],
    ids=["crossing", "outside", "lifted", "a wide break", "a blank", "half a word", "out of place"],
)
def test_a_mark_that_cannot_be_written_is_refused(marks: tuple[Mark, ...], words: str) -> None:
    with pytest.raises(EncodingError, match=words):
        written(item(passage("one two", *marks)))


def test_marks_are_moved_off_the_blanks_at_their_edges() -> None:
    it = item(passage("one two six", Mark(3, 8, "hi"), Mark(8, 8, "pb")))
    assert "one <hi>two</hi><pb/> six" in body(it)


def test_a_break_inside_a_word_says_so_and_no_other() -> None:
    it = item(passage("one two", Mark(1, 1, "pb"), Mark(3, 3, "cb", (("break", "no"),))))
    assert 'o<pb break="no"/>ne<cb/> two' in body(it)


@pytest.mark.parametrize(
    ("it", "words"),
    [
        (item(passage("a", element="frage")), "no plain text holds"),
        (item(passage("")), "has no words"),
        (item(passage("a"), passage("b")), "would stand 2 times"),
        (
            replace(item(passage("a")), sections=(*item().sections, Section("s1", 2, "text", Description("x"), ()))),
            "order of a document",
        ),
        (
            replace(item(), sections=(*item().sections, Section("s1", 1, "nowhere", Description("x"), ()))),
            "order of a document",
        ),
    ],
    ids=["an unknown block", "no words", "an id used twice", "a depth too far", "no such parent"],
)
def test_an_item_that_no_tei_can_hold_is_refused(it: Item, words: str) -> None:
    with pytest.raises(EncodingError, match=words):
        written(it)


def test_what_publishes_the_archive_is_said_and_the_rights_beside_it() -> None:
    it = item(passage("a"), description=Description("A title", licence="Rights not known."))
    for licence in ("https://example.org/licence", "CC BY 4.0"):
        master = encode(it, AUTHORITIES, publisher="The House", licence=licence).decode()
        assert "<publisher>The House</publisher>" in master
        assert f"{licence}</licence>" in master
        assert decode(master.encode(), "a").description.licence == "Rights not known."
        assert faults(master.encode()) == ()


def test_every_stated_value_says_why_and_every_pointer_leads_somewhere() -> None:
    span = Span("p1", 0, 5, "Today")
    assertions = (
        Assertion("date", "1917-12-01", "1 December", "high", "importer", "A rule.", (span,)),
        Assertion("author", "lenin", "V. I. Lenin", "medium", "archivist", "Said so."),
        Assertion("venue", "congress", "Congress", "low", "importer", "From the name.", from_name=True),
        Assertion("genre", "letter", "letter", "low", "importer", "No ground."),
    )
    description = Description(
        "A title",
        genre="letter",
        authors=(Agent("lenin", "V. I. Lenin"),),
        venue=Agent("congress", "Congress"),
        date=DateInterval(DAY, DAY, Calendar.JULIAN, "Today"),
        assertions=assertions,
    )
    master = encode(
        item(passage("Today", Mark(0, 5, "persName", (("ref", "#stranger"),))), description=description), AUTHORITIES
    )
    root = etree.fromstring(master)
    author = found(root, "//t:titleStmt/t:author/t:persName")[0]
    assert dict(author.attrib) == {
        "cert": "medium",
        "resp": "#archivist",
        "source": "#archivist",
        "evidence": "external",
        "ref": "#lenin",
    }
    assert found(root, "//t:creation/t:date/@evidence") == ["internal"]
    assert found(root, "//t:setting/t:name/@source") == ["#received"]
    ids = set(found(root, "//@xml:id"))
    pointers = [
        one for name in ("resp", "ref", "who", "calendar", "datingMethod", "target") for one in found(root, f"//@{name}")
    ]
    assert {pointer for value in pointers for pointer in value.split()} <= {f"#{one}" for one in ids}
    assert faults(master) == ()


def test_the_file_explains_its_own_citations() -> None:
    it = item(passage("a"), passage("b", number=2))
    root = etree.fromstring(encode(it, AUTHORITIES))
    for element in root.iter():
        element.tag = etree.QName(element).localname  # XPath in citeStructure takes names for TEI's (TEI P5, 16.2.5.4)
    ((outer, inner),) = [(one, one[0]) for one in found(root, "//refsDecl/citeStructure")]
    (top,) = found(root, outer.get("match"))
    (whole,) = found(top, outer.get("use"))
    blocks = found(top, inner.get("match"))
    addresses = [f"{whole.text}{inner.get('delim')}{found(block, inner.get('use'))[0]}" for block in blocks]
    assert addresses == ["an-item/text", "an-item/p1", "an-item/p2"]


def test_what_became_of_a_passage_is_a_sentence_and_a_pointer() -> None:
    it = replace(item(passage("a")), changes=(Change("p7", "merged", ("p1",)), Change("p8", "removed")), ingested="2026-11-22")
    master = written(it)
    assert '<change xml:id="p7" type="merged" target="#p1">p7 was merged into p1.</change>' in master
    assert '<change xml:id="p8" type="removed">p8 was removed.</change>' in master


def test_names_without_authority_get_an_id_that_is_always_the_same_and_never_another_s() -> None:
    names = ["Adam Smith", "ADAM SMITH", "Adam  Smith", "A. Smith", "Иван", "—", "X" * 60]
    ids = [identifier_of(f"name:{name}") for name in names]
    assert ids[0] == "name-adam-smith"
    assert len(set(ids)) == len(ids)
    assert pointer_to("lenin") == "#lenin"


def test_an_authority_whose_id_the_file_needs_is_refused_by_name() -> None:
    description = Description("A title", authors=(Agent("p1", "Peter I"),))
    with pytest.raises(EncodingError, match="“p1”"):
        encode(item(passage("a"), description=description), Authorities())


def test_labels_and_items_take_turns() -> None:
    around = (Container("list", 1),)
    names = ("item", "label", "label", "head", "label", "item")
    it = item(*(passage("a", element=name, number=number, within=around) for number, name in enumerate(names)))
    assert faults(encode(it, AUTHORITIES)) == ()
    assert [one.element for one in decode(encode(it, AUTHORITIES), "a").passages] == list(names)


def test_words_of_a_row_or_stanza_that_are_in_no_part_get_one() -> None:
    it = item(
        passage("one two six", Mark(4, 7, "cell"), Mark(0, 0, "pb"), element="row", within=(Container("table", 1),)),
        passage("a b", Mark(0, 1, "l"), element="lg", number=2),
        passage("c d", element="l", number=3),
    )
    assert "<cell><pb/>one</cell>" in body(it)
    assert faults(encode(it, AUTHORITIES)) == ()
    assert [len(one.marks) for one in decode(encode(it, AUTHORITIES), "a").passages] == [4, 2, 1]


def test_an_utterance_where_tei_wants_a_phrase_gets_a_segment() -> None:
    it = item(passage("he said so", Mark(3, 10, "said", (("who", "#lenin"),)), element="dateline"))
    assert "<seg><said who=" in body(it)
    assert decode(encode(it, AUTHORITIES), "a").passages[0].marks[0].element == "said"


def test_what_is_said_of_a_block_that_speaks_is_kept_on_the_block() -> None:
    mark = Mark(0, 5, "said", (("who", "#lenin"),))
    it = item(passage("words", mark, element="said"))
    assert '<said xml:id="p1" who="#lenin">words</said>' in body(it)
    assert decode(encode(it, AUTHORITIES), "a").passages[0].marks == (mark,)


def test_people_of_antiquity_have_their_years_in_the_form_that_counts_a_year_nought() -> None:
    cicero = Authority(
        "cicero", Kind.PERSON, "Cicero", "Cicero", span=DateInterval(day_number(-105, 1, 3), day_number(-42, 12, 31))
    )
    it = item(passage("a"), description=Description("x", authors=(Agent("cicero", "Cicero"),)))
    master = encode(it, Authorities([cicero]))
    assert b'<birth when-iso="-0105-01-03"/>' in master
    assert b'<death when-iso="-0042"/>' in master
    assert faults(master) == ()
