"""A withdrawn item answers nobody, stays on the shelf, and comes back when it is put back, and not before."""

from __future__ import annotations

import pytest

from archive import tei
from archive.errors import EncodingError, Gone, SourceError, UnknownReference
from archive.ingest import Outcome, restore, withdraw
from archive.tei.withdrawal import withdrawal_in
from tests.ingest.conftest import LETTER, Desk

WHY = "At the request of the family."
SENTENCE = "“letter” was withdrawn from the archive on 7 May 2024. The reason given: At the request of the family."


def withdrawn(desk: Desk, item: str = "letter", why: str = WHY) -> Outcome:
    return withdraw(desk.shelf, item, why, today="2024-05-07")


def test_a_withdrawn_item_answers_in_no_version_and_says_since_when_and_why(letter: Desk) -> None:
    version = letter.shelf.repository.version("letter")
    outcome = withdrawn(letter)
    assert (outcome.what, outcome.detail) == ("withdrawn", f"on 2024-05-07: {WHY}")
    repository = letter.shelf.repository
    assert repository.items() == ()
    for asked in (repository.read, repository.read_kept, lambda item: repository.read_version(item, version)):
        with pytest.raises(Gone) as caught:
            asked("letter")
        assert str(caught.value) == SENTENCE


def test_its_master_says_so_and_stays_on_the_shelf_with_every_version(letter: Desk) -> None:
    before, states = letter.item("letter"), len(letter.shelf.repository.versions("letter"))
    withdrawn(letter)
    data = letter.master("letter").read_bytes()
    said = withdrawal_in(data, "letter")
    assert said is not None
    assert (said.when, said.why) == ("2024-05-07", WHY)
    assert b'<revisionDesc status="withdrawn">' in data
    assert letter.item("letter") == before
    assert len(letter.shelf.repository.versions("letter")) == states + 1
    assert not tei.faults(data)
    assert list(letter.shelf.repository.fixity()) == []


def test_a_check_knows_it_and_finds_no_fault(letter: Desk) -> None:
    withdrawn(letter)
    (finding,) = letter.check()
    assert (finding.kind, finding.is_fault) == ("withdrawn", False)
    assert WHY in finding.sentence
    (letter.path / "seeds/letter.txt").unlink()
    assert [one.kind for one in letter.check()] == ["withdrawn"]
    letter.edit("letter", "the long winter we had", "the long, long winter we had")
    assert [one.kind for one in letter.check()] == ["edited", "withdrawn"]


@pytest.mark.parametrize("text", [LETTER, LETTER.replace("autumn", "spring")], ids=["as it was", "changed meanwhile"])
@pytest.mark.parametrize("name", ["letter.txt", "winter.txt"])
def test_no_ingest_brings_it_back_and_each_says_so(letter: Desk, name: str, text: str) -> None:
    withdrawn(letter)
    files = letter.files()
    (letter.path / "seeds/letter.txt").unlink()
    letter.write(name, text)
    letter.write("catalogue.csv", f"source,title\n{name},Another title\n")
    outcome = letter.ingest_one()
    assert (outcome.item, outcome.what) == ("letter", "withdrawn")
    assert "archive withdraw letter --restore" in outcome.detail
    assert letter.files() == files


def test_a_withdrawn_item_whose_source_is_gone_is_passed_over_in_silence(letter: Desk) -> None:
    withdrawn(letter)
    (letter.path / "seeds/letter.txt").unlink()
    report = letter.ingest()
    assert (report.outcomes, report.faults) == ((), ())


def test_even_asked_for_it_is_not_described_anew(letter: Desk) -> None:
    withdrawn(letter)
    files = letter.files()
    (fault,) = letter.ingest("letter").faults
    assert str(fault).startswith(SENTENCE)
    assert letter.files() == files
    with pytest.raises(Gone, match="Put it back before you change it"):
        letter.keep("letter")


def test_its_id_is_given_to_no_other_source(letter: Desk) -> None:
    withdrawn(letter)
    (letter.path / "seeds/letter.txt").unlink()
    letter.write("letter.xml", "<TEI/>")
    letter.write("other.txt", "Quite another text, of which nobody would say that it was the letter.")
    letter.write("catalogue.csv", "source,id\nother.txt,letter\n")
    report = letter.ingest()
    assert {(one.item, one.what) for one in report.outcomes} <= {("letter", "withdrawn")}
    assert letter.shelf.repository.items() == ()


def test_what_is_put_back_is_byte_for_byte_what_it_was_and_follows_its_source_again(letter: Desk) -> None:
    before = letter.master("letter").read_bytes()
    withdrawn(letter)
    letter.write("letter.txt", LETTER.replace("autumn", "spring"))
    outcome = restore(letter.shelf, "letter")
    assert (outcome.what, outcome.detail) == ("restored", f"it was withdrawn on 2024-05-07: {WHY}")
    assert letter.master("letter").read_bytes() == before == letter.shelf.repository.read("letter")
    assert letter.ingest_one().what == "rewritten"
    assert letter.check() == ()
    withdrawn(letter, why="For another reason")
    assert restore(letter.shelf, "letter").what == "restored"
    assert "sent in the spring" in letter.master("letter").read_text("utf-8")


def test_a_dry_run_shows_what_would_be_and_changes_nothing(letter: Desk) -> None:
    files = letter.files()
    outcome = withdraw(letter.shelf, "letter", WHY, dry_run=True, today="2024-05-07")
    assert '+    <revisionDesc status="withdrawn">' in outcome.difference
    assert letter.files() == files
    withdrawn(letter)
    files = letter.files()
    assert '-    <revisionDesc status="withdrawn">' in restore(letter.shelf, "letter", dry_run=True).difference
    assert letter.files() == files


@pytest.mark.parametrize("why", ["", " \n ", "a\x00b", "\ud800"])
def test_a_reason_is_needed_that_a_reader_can_be_told(letter: Desk, why: str) -> None:
    with pytest.raises(SourceError, match="a reason is needed"):
        withdrawn(letter, why=why)


def test_a_reason_is_one_line_whatever_it_holds(letter: Desk) -> None:
    withdrawn(letter, why="  A <b>&amp; \n two lines")
    said = letter.shelf.repository.withdrawal("letter")
    assert said is not None
    assert said.why == "A <b>&amp; two lines"
    assert withdrawal_in(letter.master("letter").read_bytes(), "letter") == said


def test_what_is_not_there_or_withdrawn_already_is_said(letter: Desk) -> None:
    with pytest.raises(UnknownReference, match="There is no item “lettre”"):
        withdrawn(letter, "lettre")
    with pytest.raises(UnknownReference, match="is not withdrawn"):
        restore(letter.shelf, "letter")
    withdrawn(letter)
    with pytest.raises(Gone, match="archive withdraw letter --restore"):
        withdrawn(letter)


def test_an_edit_that_nobody_kept_is_neither_withdrawn_nor_overwritten(letter: Desk) -> None:
    letter.edit("letter", "the long winter we had", "the long, long winter we had")
    with pytest.raises(EncodingError, match="archive keep letter"):
        withdrawn(letter)
    letter.keep("letter")
    withdrawn(letter)
    letter.edit("letter", "the long, long winter we had", "the winter")
    with pytest.raises(EncodingError, match="was edited by hand while it was withdrawn"):
        restore(letter.shelf, "letter")


def test_a_master_that_was_taken_away_can_be_withdrawn_in_form(letter: Desk) -> None:
    before = letter.master("letter").read_bytes()
    letter.master("letter").unlink()
    withdrawn(letter)
    assert letter.shelf.repository.withdrawals().keys() == {"letter"}
    restore(letter.shelf, "letter")
    assert letter.master("letter").read_bytes() == before


def test_a_record_that_was_lost_brings_nothing_back(letter: Desk) -> None:
    withdrawn(letter)
    (letter.path / "tei/.versions/letter/record.json").unlink()
    assert letter.shelf.repository.items() == ()
    with pytest.raises(Gone):
        letter.shelf.repository.read("letter")
    assert letter.ingest_one().what == "withdrawn"
    assert restore(letter.shelf, "letter").what == "restored"


def test_a_master_that_came_withdrawn_from_elsewhere_is_not_read_either(letter: Desk) -> None:
    withdrawn(letter)
    data = letter.master("letter").read_bytes().replace(b">letter<", b">other<")
    letter.master("other").write_bytes(data)
    assert letter.shelf.repository.items() == ()
    with pytest.raises(EncodingError, match="Take the change of type “withdrawn”"):
        restore(letter.shelf, "other")
