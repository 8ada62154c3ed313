"""TEI of others is taken in whole; its editors' ids stay, ours are kept true, and the catalogue may speak of it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from archive.dates import Calendar, day_number
from archive.model import Change
from tests.ingest.conftest import Desk

HEADER = """<teiHeader><fileDesc><titleStmt><title>A letter of others</title></titleStmt>
<publicationStmt><p>Nowhere.</p></publicationStmt><sourceDesc><p>Born digital.</p></sourceDesc></fileDesc></teiHeader>"""
FIRST = "<p>The first paragraph speaks of the long winter we had and of the road that was closed for weeks.</p>"
NAMED = '<p xml:id="S.2">The second has an id that its editors gave it, with a capital and a full stop in it.</p>'
THIRD = "<p>The third paragraph asks whether the library has received the books that were sent in the autumn.</p>"
ODD = (
    '<p><nonesuch>An element nobody knows</nonesuch> stands in the fourth and points to <ref target="#gone">nothing</ref>.</p>'
)


def edition(*paragraphs: str) -> str:
    body = "\n".join(paragraphs)
    return f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{HEADER}<text><body>\n{body}\n</body></text></TEI>\n'


@pytest.fixture
def adopted(desk: Desk) -> Desk:
    desk.write("edition.xml", edition(FIRST, NAMED, THIRD, ODD))
    assert desk.ingest_one().what == "new"
    return desk


def ids(desk: Desk) -> list[str]:
    return [passage.id for passage in desk.item("edition").passages]


def test_what_was_wrong_when_it_was_received_is_noted_and_no_fault(adopted: Desk) -> None:
    assert ids(adopted) == ["p1", "S.2", "p2", "p3"]
    findings = adopted.check()
    assert [(finding.kind, finding.is_fault) for finding in findings] == [("validity", False), ("pointers", False)]
    assert all("as received" in finding.sentence for finding in findings)
    assert adopted.ingest_one().what == "unchanged"


def test_a_changed_edition_keeps_the_ids_that_were_given_here(adopted: Desk) -> None:
    adopted.write("edition.xml", edition("<p>Something that was not there before stands in front.</p>", THIRD, NAMED, ODD))
    assert adopted.ingest_one().what == "rewritten"
    item = adopted.item("edition")
    assert ids(adopted) == ["p4", "p2", "S.2", "p3"]
    assert item.changes == (Change("p1", "removed"),)
    assert item.ingested == "2024-05-01"
    assert not [finding for finding in adopted.check() if finding.is_fault]
    adopted.write("edition.xml", edition(FIRST, THIRD, NAMED, ODD))
    adopted.ingest_one()
    assert ids(adopted) == ["p5", "p2", "S.2", "p3"]
    assert {change.passage for change in adopted.item("edition").changes} == {"p1", "p4"}


@pytest.mark.parametrize(
    "revisions",
    [
        pytest.param("<change>Born.</change>", id="changes"),
        pytest.param("<listChange><change>Born.</change></listChange>", id="a list of changes"),
        pytest.param("<list><item>Born.</item></list>", id="a list of words"),
    ],
)
def test_word_of_what_went_offends_no_schema_whatever_the_history_of_the_file(desk: Desk, revisions: str) -> None:
    whole = edition(FIRST, NAMED, THIRD).replace("</teiHeader>", f"<revisionDesc>{revisions}</revisionDesc></teiHeader>")
    desk.write("edition.xml", whole)
    desk.ingest()
    desk.write("edition.xml", whole.replace(FIRST, "").replace(THIRD, THIRD.replace("autumn", "spring")))
    desk.ingest()
    assert desk.item("edition").changes == (Change("p1", "removed"),)
    assert not [finding for finding in desk.check() if finding.is_fault]


def test_the_catalogue_speaks_of_an_edition_and_its_header_stays(adopted: Desk) -> None:
    version = adopted.shelf.repository.version("edition")
    adopted.write(
        "catalogue.csv",
        "source,title,author,addressee,speaker,venue,place,occasion,genre,language,date,bibliography,licence\n"
        "edition.xml,A winter letter,lenin; Jane Doe,pravda,lenin,peasants-congress-1917,petrograd,peasants-congress-1917,"
        'letter,ru,1917-11-18os,Works,"free, it is said"\n',
    )
    assert adopted.ingest_one().what == "header"
    said = adopted.item("edition").description
    assert (said.title, said.genre, said.language, said.source, said.licence) == (
        ("A winter letter", "letter", "ru", "Works", "free, it is said")
    )
    assert [agent.key for agent in said.authors] == ["lenin", "name:Jane Doe"]
    assert said.date is not None
    assert (said.date.first, said.date.calendar) == (day_number(1917, 12, 1), Calendar.JULIAN)
    assert said.venue is not None
    assert said.place is not None
    assert said.venue == said.occasion
    assert {one.responsible for one in said.assertions} >= {"archivist"}
    assert b"<title>A letter of others</title>" in adopted.master("edition").read_bytes()
    assert adopted.shelf.repository.version("edition") == version
    assert not [finding for finding in adopted.check() if finding.is_fault]
    (adopted.path / "seeds/catalogue.csv").unlink()
    assert adopted.ingest_one().what == "header"
    assert adopted.item("edition").description.title == "A letter of others"


def test_work_by_hand_in_an_edition_is_kept_and_the_catalogue_still_reaches_it(adopted: Desk) -> None:
    adopted.edit("edition", "the long winter", "the <emph>very</emph> long winter")
    assert adopted.ingest_one().what == "edited"
    assert adopted.keep("edition").what == "kept"
    adopted.write("catalogue.csv", "source,title\nedition.xml,A winter letter\n")
    assert adopted.ingest_one().what == "header"
    item = adopted.item("edition")
    assert (item.description.title, "very long" in item.passages[0].received) == ("A winter letter", True)
    assert adopted.ingest_one().what == "unchanged"


def test_an_edit_may_have_the_faults_that_were_received_and_no_others(adopted: Desk) -> None:
    adopted.edit("edition", "</body>", "<p><other>new</other></p></body>")
    with pytest.raises(Exception, match="not valid"):
        adopted.keep("edition")


def test_a_statement_spoilt_by_hand_is_a_fault_with_its_name(adopted: Desk) -> None:
    adopted.write("catalogue.csv", "source,date\nedition.xml,1917\n")
    adopted.ingest()
    for old, new in (('value="1917"', 'value="never"'), ('aspect="date"', 'aspect="shade"')):
        adopted.edit("edition", old, new)
        assert any("tei-archive-stated" in finding.sentence for finding in adopted.check())


def test_a_source_renamed_and_changed_is_known_by_its_words_in_xml_too(adopted: Desk) -> None:
    (adopted.path / "seeds/edition.xml").unlink()
    adopted.write("other.xml", edition(FIRST, NAMED, THIRD.replace("autumn", "spring"), ODD))
    adopted.write("bad.xml", "<TEI>")
    report = adopted.ingest()
    assert [(one.item, one.what) for one in report.outcomes] == [("edition", "rewritten")]
    assert len(report.faults) == 1


DATA = os.environ.get("TEI_ARCHIVE_DATA", "")


@pytest.mark.skipif(not DATA, reason="TEI_ARCHIVE_DATA does not name the folder of real texts")
@pytest.mark.parametrize("kind", ["plays", "letters"])
def test_real_editions_are_ingested_and_checked_without_fault(desk: Desk, kind: str) -> None:
    for path in sorted(Path(DATA, kind).rglob("*.xml"))[:6]:
        desk.write(path.name, path.read_bytes())
    report = desk.ingest()
    assert report.outcomes
    assert [str(fault) for fault in report.faults if "is XML but not TEI" not in str(fault)] == []
    assert [finding.sentence for finding in desk.check() if finding.is_fault] == []
