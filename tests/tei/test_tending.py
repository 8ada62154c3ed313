"""Small changes to a file that leave all else as it is, and what the archivist states of one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from archive.dates import Calendar, DateInterval, day_number
from archive.errors import EncodingError
from archive.model import Agent, Aspect, Assertion, Change, Description
from archive.tei import decode, faults, parse
from archive.tei.adopt import with_statements
from archive.tei.tending import next_ids, with_changes, with_ids
from tests.tei.test_adopting import HEAD, TAIL, adopted

BODY = '<p xml:id="p1">a <ref target="#p2 #p3">b</ref></p><p xml:id="p2">c</p><note source="#string-range(p2,0,1)">n</note>'
DATA = adopted((HEAD + BODY + TAIL).encode())
GONE = (Change("p7", "merged", ("p2",)), Change("p8", "removed"))


def test_a_file_that_lacks_no_id_comes_back_as_it_is() -> None:
    assert with_ids(DATA, "a.xml") == DATA
    assert with_changes(DATA, "a.xml", (Change("p2", "removed"),)) == DATA, "what is there is not gone"


def test_ids_follow_after_the_last_one_used() -> None:
    assert next(next_ids("p", ("p2", "p11", "p_3", "s40"))) == "p12"


def test_an_id_is_changed_with_all_that_points_to_it() -> None:
    changed = with_changes(DATA, "a.xml", (), {"p2": "p22"}).decode()
    assert '<ref target="#p22 #p3">' in changed
    assert '<p xml:id="p22">c</p>' in changed
    assert 'source="#string-range(p22,0,1)"' in changed


REVISIONS = [
    ("none", ""),
    ("changes", '<revisionDesc><change when="2020">old</change></revisionDesc>'),
    ("a list of changes", "<revisionDesc>\n<listChange>\n<change>old</change>\n</listChange>\n</revisionDesc>"),
    ("a list of words", "<revisionDesc><list><item>old</item></list></revisionDesc>"),
]


@pytest.mark.parametrize("revisions", [case[1] for case in REVISIONS], ids=[case[0] for case in REVISIONS])
def test_word_of_what_went_is_left_where_the_schema_allows_it(revisions: str) -> None:
    data = (HEAD + BODY + TAIL).replace("</teiHeader>", f"{revisions}</teiHeader>").encode()
    received = adopted(data)
    changed = with_changes(received, "a.xml", GONE[:1])
    changed = with_changes(changed, "a.xml", GONE)
    assert decode(changed, "a.xml").changes == GONE
    assert len(faults(changed)) == len(faults(received))
    assert parse(changed, "a.xml").item.passages == parse(received, "a.xml").item.passages


def test_a_file_without_header_gets_one_for_word_of_what_went() -> None:
    data = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>a</p></body></text></TEI>'
    assert decode(with_changes(adopted(data.encode()), "a.xml", GONE), "a.xml").changes == GONE


def stated(aspect: Aspect, value: str, label: str = "") -> Assertion:
    return Assertion(aspect, value, label or value, "high", "archivist", "")


DAY = day_number(1917, 12, 1)
SAID = Description(
    "A better title",
    genre="letter",
    language="ru",
    authors=(Agent("lenin", "V. I. Lenin"),),
    addressees=(Agent("pravda", "Pravda"),),
    speakers=(Agent("lenin", "V. I. Lenin"),),
    venue=Agent("congress", "The Congress"),
    place=Agent("petrograd", "Petrograd"),
    occasion=Agent("congress", "The Congress"),
    date=DateInterval(DAY, DAY, Calendar.JULIAN),
    source="Works, vol. 26",
    licence="Not known",
    assertions=(
        stated("title", "A better title"),
        stated("genre", "letter"),
        stated("language", "ru"),
        stated("author", "lenin", "V. I. Lenin"),
        stated("addressee", "pravda", "Pravda"),
        stated("speaker", "lenin", "V. I. Lenin"),
        stated("venue", "congress", "The Congress"),
        stated("place", "petrograd", "Petrograd"),
        stated("occasion", "congress", "The Congress"),
        stated("date", "1917-12-01", "1 December 1917"),
    ),
)


def test_what_the_archivist_states_of_a_file_of_others_wins_over_what_it_says() -> None:
    found = decode(with_statements(DATA, "a.xml", SAID), "a.xml").description
    assert replace(found, assertions=(), mentions=()) == replace(SAID, assertions=())
    assert {one.responsible for one in found.assertions if one.aspect in ("title", "date", "author")} == {"archivist"}


def test_what_was_stated_before_gives_way() -> None:
    once = with_statements(DATA, "a.xml", SAID)
    assert with_statements(once, "a.xml", SAID) == once
    assert with_statements(once, "a.xml", Description("")) == DATA


def test_a_date_the_archivist_states_is_that_of_the_chapters_too() -> None:
    data = adopted((HEAD + '<div type="chapter"><p>a</p></div>' + TAIL).encode())
    found = decode(with_statements(data, "a.xml", SAID), "a.xml")
    assert found.sections[1].description.date == SAID.date


@pytest.mark.parametrize(
    ("wrong", "words"),
    [('aspect="colour" value="red"', "nothing that can be stated"), ('aspect="date" value="1917-02-30"', "date cannot be")],
)
def test_an_instruction_that_makes_no_sense_is_an_error(wrong: str, words: str) -> None:
    data = DATA.replace(b"<?tei-archive ", f"<?tei-archive-stated {wrong}?>\n<?tei-archive ".encode())
    with pytest.raises(EncodingError, match=words):
        decode(data, "a.xml")
