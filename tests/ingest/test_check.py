"""A check names whatever is wrong with a master, and tells work done by hand from damage."""

from __future__ import annotations

import os
import time

import pytest

from archive.ingest import Finding, check
from tests.ingest.conftest import LETTER, Desk

FIRST = '<p xml:id="p2">The first paragraph speaks of the long winter we had and of the road that was closed for weeks.</p>'


def kinds(findings: tuple[Finding, ...]) -> list[tuple[str, bool]]:
    return [(finding.kind, finding.is_fault) for finding in findings]


def put_in(desk: Desk, old: str, new: str) -> None:
    """Change a master as a faulty program would: with a record and a manifest that agree to it."""
    repository = desk.shelf.repository
    data = repository.read("letter")
    assert data.count(old.encode()) == 1
    with repository.writing() as keeper:
        keeper.keep("letter", data.replace(old.encode(), new.encode()), repository.version("letter"))


def test_a_sound_shelf_has_no_findings_and_progress_is_told(letter: Desk) -> None:
    heard: list[int] = []
    assert check(letter.shelf, heard.append) == ()
    assert heard == [1]


def test_an_edited_master_is_told_from_a_damaged_one(letter: Desk) -> None:
    letter.edit("letter", "the long winter", "the very long winter")
    (edited,) = letter.check()
    assert (edited.item, edited.kind, edited.is_fault) == ("letter", "edited", True)
    assert "archive keep letter" in edited.sentence
    assert ".versions/letter/1-" in edited.sentence
    record = (letter.path / "tei/.versions/letter/record.json").stat().st_mtime
    os.utime(letter.master("letter"), (record - 60, record - 60))
    (damaged,) = letter.check()
    assert (damaged.kind, damaged.is_fault) == ("damaged", True)
    assert "archive keep" not in damaged.sentence


def test_a_master_cut_in_half_is_damaged_and_the_cure_is_named(letter: Desk) -> None:
    time.sleep(0.01)
    path = letter.master("letter")
    path.write_bytes(path.read_bytes()[:1000])
    (damaged,) = letter.check()
    assert damaged.kind == "damaged"
    assert "not well-formed" in damaged.sentence
    assert "copy its last kept state" in damaged.sentence


@pytest.mark.parametrize(
    ("old", "new", "kind", "words"),
    [
        pytest.param('<p xml:id="p3">', '<p xml:id="p3" who="#nobody">', "validity", "line", id="not valid"),
        pytest.param('<p xml:id="p3">', '<p xml:id="p3" corresp="#nobody">', "pointers", "#nobody (line ", id="a lost pointer"),
        pytest.param(
            "<teiHeader>", "<teiHeader corresp='#string-range(p3,90,400)'>", "pointers", "p3,90,400", id="beyond the words"
        ),
        pytest.param(">letter</idno>", ">lettre</idno>", "ids", "“lettre”", id="another id"),
        pytest.param("the long winter", "the winter", "version", "on record", id="another version"),
        pytest.param("the long winter", "the winter", "source", "not the same words", id="lost words"),
        pytest.param(FIRST, f"<figure>{FIRST}</figure>", "round-trip", "come out otherwise", id="no round trip"),
        pytest.param(' xml:id="p3"', "", "unreadable", "no xml:id", id="a passage without id"),
    ],
)
def test_what_is_wrong_with_a_master_is_a_fault(letter: Desk, old: str, new: str, kind: str, words: str) -> None:
    put_in(letter, old, new)
    found = {finding.kind: finding for finding in letter.check() if finding.is_fault}
    assert kind in found
    assert words in found[kind].sentence
    assert found[kind].sentence.startswith("tei/letter.xml")


def test_a_passage_that_went_without_a_word_is_a_fault(letter: Desk) -> None:
    put_in(letter, '<p xml:id="p3">', '<p xml:id="p33">')
    assert "p3 without a word" in {finding.kind: finding.sentence for finding in letter.check()}["ids"]


def test_other_faults_of_the_shelf_come_first(letter: Desk) -> None:
    (letter.path / "tei/manifest-sha256.txt").unlink()
    (letter.path / "seeds/letter.txt").write_text(LETTER + "\nA postscript was added to it.\n")
    findings = letter.check()
    assert ("fixity", True) in kinds(findings)
    assert ("source", False) in kinds(findings)


def test_a_source_that_can_no_longer_be_read_is_a_note(letter: Desk) -> None:
    letter.write("letter.txt", b"%PDF-1.7")
    (finding,) = letter.check()
    assert (finding.kind, finding.is_fault) == ("source", False)


def test_of_many_lost_pointers_the_first_are_named_and_the_rest_counted(letter: Desk) -> None:
    put_in(letter, '<p xml:id="p3">', '<p xml:id="p3" corresp="#a #b #c #d #e">')
    (finding,) = letter.check()
    assert "and 2 more" in finding.sentence


def test_damage_to_an_earlier_state_is_a_matter_of_fixity(letter: Desk) -> None:
    letter.write("letter.txt", LETTER.replace("autumn", "spring"))
    letter.ingest()
    letter.shelf.repository.versions("letter")[0].path.write_bytes(b"<broken")
    assert kinds(letter.check()) == [("fixity", True)]


def test_a_master_that_was_never_kept_is_told_apart(letter: Desk) -> None:
    letter.master("other").write_bytes(letter.master("letter").read_bytes())
    (finding, *_) = [finding for finding in letter.check() if finding.item == "other"]
    assert (finding.kind, finding.is_fault) == ("edited", True)


def test_work_by_hand_in_the_words_is_a_note(letter: Desk) -> None:
    letter.edit("letter", "the long winter", "the very long winter")
    letter.keep("letter")
    assert kinds(letter.check()) == [("source", False)]


def test_work_by_hand_that_the_importer_could_not_write_is_a_note(letter: Desk) -> None:
    letter.edit("letter", FIRST, f"<figure>{FIRST}</figure>")
    letter.keep("letter")
    assert kinds(letter.check()) == [("round-trip", False)]


def test_a_block_that_the_importer_does_not_know_cannot_be_written_again(letter: Desk) -> None:
    described = FIRST.replace("<p ", "<figDesc ").replace("</p>", "</figDesc>")
    put_in(letter, FIRST, f"<figure>{described}</figure>")
    (finding,) = [finding for finding in letter.check() if finding.kind == "round-trip"]
    assert "cannot be written again" in finding.sentence


def test_pages_without_words_one_after_another_are_no_fault(desk: Desk) -> None:
    markers = "\n\n".join(f"--- page {number} ---" for number in ("2r", "2v", "3r"))
    desk.write("letter.txt", f"--- page 1r ---\n\n{LETTER}\n{markers}\n")
    desk.ingest_one()
    assert desk.master("letter").read_text("utf-8").count("<fw ") == 4
    assert desk.check() == ()


def test_whoever_speaks_in_a_debate_stands_in_the_master_under_the_name_that_its_text_gives(desk: Desk) -> None:
    turns = "Mr. BRAND: Sir, I rise to oppose the motion.\n\nMr. CARSTAIRS: Twelve years.\n\nMr. BRAND: I said no such thing.\n"
    desk.write("letter.txt", f"HOUSE OF ASSEMBLY\n\nTuesday, 14th March 1905\n\n{turns}")
    desk.ingest_one()
    master = desk.master("letter").read_text("utf-8")
    assert "<persName>Mr. CARSTAIRS</persName>" in master
    assert "<persName>name-" not in master
