"""Who may change a master: four digests decide, and an address that was cited goes on meaning what it meant."""

from __future__ import annotations

import pytest

from archive import tei
from archive.ingest import ingest
from archive.model import Change, version_of
from tests.ingest.conftest import LETTER, Desk

SECOND = "The second paragraph tells how the mail came at last, with three of your letters in one bag."
THIRD = "The third paragraph asks whether the library has received the books that were sent in the autumn."


def texts(desk: Desk, item: str = "letter") -> dict[str, str]:
    return {passage.id: passage.received for passage in desk.item(item).passages}


def test_nothing_changed_so_no_byte_changes(letter: Desk) -> None:
    before = letter.files()
    assert letter.ingest_one(today="2025-01-01").what == "unchanged"
    assert letter.files() == before


def test_a_changed_paragraph_keeps_its_id_and_the_state_before_is_kept(letter: Desk) -> None:
    before, version = texts(letter), letter.shelf.repository.version("letter")
    letter.write("letter.txt", LETTER.replace("three of your letters", "four of your letters"))
    outcome = letter.ingest_one(today="2025-01-01")
    after = texts(letter)
    assert (outcome.what, outcome.detail) == ("rewritten", "passages changed 1, new 0, gone 0")
    assert after.keys() == before.keys()
    assert [one for one in after if after[one] != before[one]] == ["p3"]
    assert b"three of your letters" in letter.shelf.repository.read_version("letter", version)
    assert letter.item("letter").ingested == "2024-05-01"
    assert letter.check() == ()


def test_a_removed_paragraph_leaves_word_and_its_id_is_never_given_again(letter: Desk) -> None:
    letter.write("letter.txt", LETTER.replace(SECOND + "\n\n", ""))
    letter.ingest_one()
    assert letter.item("letter").changes == (Change("p3", "removed"),)
    letter.write("letter.txt", LETTER.replace(SECOND, "Something that nobody had thought of before stands here now."))
    letter.ingest_one()
    item = letter.item("letter")
    assert item.changes == (Change("p3", "removed"),)
    assert [passage.id for passage in item.passages] == ["p1", "p2", "p7", "p4", "p5", "p6"]
    assert letter.check() == ()


def test_merged_and_split_paragraphs_say_where_their_text_went(letter: Desk) -> None:
    letter.write("letter.txt", LETTER.replace(SECOND + "\n\n" + THIRD, f"{SECOND} {THIRD}"))
    letter.ingest_one()
    (merged,) = letter.item("letter").changes
    assert (merged.kind, {merged.passage, *merged.targets}) == ("merged", {"p3", "p4"})
    letter.write("letter.txt", LETTER)
    letter.ingest_one()
    split = letter.item("letter").changes[-1]
    assert (split.passage, split.kind, split.targets) == (merged.targets[0], "split", ("p7", "p8"))
    assert texts(letter)["p7"] == SECOND
    assert letter.check() == ()


def test_a_new_authority_in_the_text_changes_header_and_pointers_alone(letter: Desk) -> None:
    before, version = texts(letter), letter.shelf.repository.version("letter")
    path = letter.path / "seeds/authorities.toml"
    path.write_text(path.read_text() + '\n[organisation.library]\nname = "the library"\n')
    outcome = letter.ingest_one(dry_run=True)
    assert outcome.what == "header"
    assert "+" in outcome.difference
    assert "library" in outcome.difference
    assert letter.ingest_one().what == "header"
    assert "library" in dict(letter.item("letter").agents)
    assert (texts(letter), letter.shelf.repository.version("letter")) == (before, version)


def test_an_authority_that_the_text_does_not_name_changes_no_master(letter: Desk) -> None:
    before = letter.master("letter").read_bytes()
    path = letter.path / "seeds/authorities.toml"
    path.write_text(path.read_text() + '\n[person.nobody]\nname = "Nobody Atall"\n')
    assert letter.ingest_one().what == "unchanged"
    assert letter.master("letter").read_bytes() == before
    files = letter.files()
    assert letter.ingest_one().what == "unchanged"
    assert letter.files() == files


def test_an_authority_that_is_known_better_is_copied_anew(letter: Desk) -> None:
    path = letter.path / "seeds/authorities.toml"
    path.write_text(path.read_text().replace('note = "Born 10 April 1870 Old Style."', 'note = "Born at Simbirsk."'))
    assert letter.ingest_one().what == "header"
    assert b"Born at Simbirsk." in letter.master("letter").read_bytes()


@pytest.mark.parametrize("dry_run", [False, True])
def test_a_master_edited_by_hand_is_never_overwritten_and_is_named(letter: Desk, dry_run: bool) -> None:
    letter.edit("letter", "the long winter we had", "the long, long winter we had")
    edited = letter.files()
    letter.write("letter.txt", LETTER.replace("autumn", "spring"))
    outcome = letter.ingest_one(dry_run=dry_run)
    assert outcome.what == "edited"
    assert "archive keep letter" in outcome.detail
    assert letter.files() == edited


def test_again_describes_an_edited_master_anew_and_keeps_the_edit_as_a_version(letter: Desk) -> None:
    letter.edit("letter", "the long winter we had", "the long, long winter we had")
    assert letter.ingest_one("letter").what == "rewritten"
    repository = letter.shelf.repository
    assert b"long, long" not in repository.read("letter")
    states = repository.versions("letter")
    assert [b"long, long" in state.path.read_bytes() for state in states] == [False, True, False]
    assert letter.check() == ()


def test_again_works_on_a_master_that_can_no_longer_be_read(letter: Desk) -> None:
    letter.master("letter").write_bytes(b"<TEI><broken")
    assert letter.ingest_one("letter").what in ("header", "unchanged")
    assert letter.check() == ()
    assert any(state.path.read_bytes() == b"<TEI><broken" for state in letter.shelf.repository.versions("letter"))


def test_again_needs_the_source_and_an_item_that_is_there(letter: Desk) -> None:
    (letter.path / "seeds/letter.txt").unlink()
    report = letter.ingest("letter", "lettre")
    assert [str(fault) for fault in report.faults] == [
        "There is no item “lettre”.",
        "seeds/letter.txt: “letter” cannot be described anew: its source is gone. Put it back, then ask again.",
    ]


def test_a_vanished_source_leaves_its_item_and_is_named_missing(letter: Desk) -> None:
    files = letter.files()
    (letter.path / "seeds/letter.txt").unlink()
    assert letter.ingest_one().what == "missing"
    assert letter.files() == files
    (finding,) = letter.check()
    assert (finding.kind, finding.is_fault) == ("missing", False)


def test_a_master_that_was_taken_away_is_not_made_again_unless_asked_for(letter: Desk) -> None:
    letter.master("letter").unlink()
    assert letter.ingest_one().what == "missing"
    assert not letter.master("letter").exists()
    assert letter.ingest_one("letter").what in ("header", "unchanged")
    assert letter.check() == ()


def test_a_renamed_source_keeps_its_item_and_says_so(letter: Desk) -> None:
    before = texts(letter)
    (letter.path / "seeds/letter.txt").rename(letter.path / "seeds/winter.txt")
    outcome = letter.ingest_one()
    assert (outcome.item, outcome.what) == ("letter", "header")
    assert "“letter.txt”" in outcome.detail
    assert letter.item("letter").origin.path == "winter.txt"
    assert texts(letter) == before
    assert letter.ingest_one().what == "unchanged"


def test_a_source_renamed_and_changed_at_once_is_known_by_its_words(letter: Desk) -> None:
    (letter.path / "seeds/letter.txt").unlink()
    letter.write("winter.txt", LETTER.replace("autumn", "spring"))
    letter.write("other.txt", "A text that has nothing to do with any of this, and says so at some length, to be fair.")
    report = letter.ingest()
    assert {(one.item, one.what) for one in report.outcomes} == {("letter", "rewritten"), ("other", "new")}


def test_a_dry_run_writes_nothing_and_shows_the_difference(letter: Desk) -> None:
    files = letter.files()
    letter.write("letter.txt", LETTER.replace("autumn", "spring"))
    letter.write("new.txt", "A new text that is not there yet.")
    first, second = letter.ingest(dry_run=True).outcomes
    assert (first.what, second.what) == ("rewritten", "new")
    assert "-" in first.difference
    assert "sent in the spring." in first.difference
    assert first.difference.startswith("--- tei/letter.xml")
    assert letter.files() == files


def test_progress_hears_how_many_sources_are_done(letter: Desk) -> None:
    heard: list[int] = []
    letter.write("new.txt", "A new text that is not there yet.")
    ingest(letter.shelf, progress=heard.append)
    assert heard == [1, 2]


def test_the_day_of_the_machine_is_put_down_where_none_is_given(desk: Desk) -> None:
    desk.write("letter.txt", LETTER)
    desk.ingest_one(today=None)
    assert desk.item("letter").ingested.startswith("20")


def test_a_text_the_importer_would_now_read_otherwise_is_left_as_it_is_when_only_its_row_changed(letter: Desk) -> None:
    repository = letter.shelf.repository
    joined = repository.read("letter").replace(b'in one bag.</p>\n      <p xml:id="p4">', b"in one bag. ")
    with repository.writing() as keeper:
        keeper.keep("letter", joined, version_of(tei.decode(joined, "letter").passages))
    before = texts(letter)
    assert "p4" not in before
    letter.write("catalogue.csv", "source,title\nletter.txt,A winter letter\n")
    assert letter.ingest_one().what == "header"
    assert letter.item("letter").description.title == "A winter letter"
    assert texts(letter) == before
    words = {one.passage: one.words for why in letter.item("letter").description.assertions for one in why.evidence}
    assert all(said in before[passage] for passage, said in words.items())


def test_an_earlier_state_that_can_no_longer_be_read_stops_nothing(letter: Desk) -> None:
    repository = letter.shelf.repository
    repository.versions("letter")[0].path.write_bytes(b"<broken")
    letter.master("letter").write_bytes(b"<broken too")
    report = letter.ingest("letter")
    assert ["not well-formed" in str(fault) for fault in report.faults] == [True]
    (letter.path / "seeds/letter.txt").rename(letter.path / "seeds/winter.txt")
    letter.write("winter.txt", LETTER.replace("autumn", "spring"))
    assert [one.what for one in letter.ingest().outcomes] == ["new", "missing"]


def test_a_record_that_was_lost_counts_as_work_by_hand(letter: Desk) -> None:
    (letter.path / "tei/.versions/letter/record.json").unlink()
    assert letter.ingest_one().what == "edited"
    assert letter.keep("letter").what == "kept"
    assert letter.ingest_one().what == "unchanged"
