"""An edit by hand is taken in: checked, with the state before it kept, and never undone by the importer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from archive.errors import EncodingError, SourceError, UnknownReference
from archive.model import Change
from archive.repository import Repository
from tests.ingest.conftest import LETTER, Desk

SECOND = '<p xml:id="p3">The second paragraph tells how the mail came at last, with three of your letters in one bag.</p>'


def test_a_master_that_nobody_edited_needs_no_keeping(letter: Desk) -> None:
    files = letter.files()
    assert letter.keep("letter").what == "unchanged"
    assert letter.files() == files


def test_an_edit_is_kept_as_it_is_and_the_state_before_it_stays_citable(letter: Desk) -> None:
    version = letter.shelf.repository.version("letter")
    letter.edit("letter", "the long winter", "the <emph>very</emph> long winter")
    edited = letter.master("letter").read_text("utf-8")
    outcome = letter.keep("letter")
    repository = letter.shelf.repository
    assert (outcome.what, outcome.source) == ("kept", "letter.txt")
    kept = repository.read("letter").decode()
    day = '      <change type="revised" when="2024-05-03">The text was revised.</change>\n'
    assert kept == edited.replace("    </revisionDesc>", f"{day}    </revisionDesc>")
    assert len(repository.versions("letter")) == 2
    assert repository.state("letter") == "kept"
    assert b"very" not in repository.read_version("letter", version)
    assert repository.version("letter") != version
    assert [finding.kind for finding in letter.check() if finding.is_fault] == []
    assert letter.ingest_one().what == "unchanged"


def test_a_dry_run_of_keep_shows_the_difference_and_keeps_nothing(letter: Desk) -> None:
    letter.edit("letter", "the long winter", "the very long winter")
    files = letter.files()
    outcome = letter.keep("letter", dry_run=True)
    assert "very long winter" in outcome.difference
    assert letter.files() == files


def test_a_paragraph_taken_out_by_hand_leaves_word(letter: Desk) -> None:
    letter.edit("letter", SECOND, "")
    outcome = letter.keep("letter")
    assert outcome.detail == "p3 removed"
    assert letter.item("letter").changes == (Change("p3", "removed"),)
    assert [finding.kind for finding in letter.check() if finding.is_fault] == []


def test_paragraphs_joined_by_hand_say_where_the_words_went(letter: Desk) -> None:
    letter.edit("letter", 'in one bag.</p>\n      <p xml:id="p4">', "in one bag. ")
    assert letter.keep("letter").detail == "p4 merged"
    assert letter.item("letter").changes == (Change("p4", "merged", ("p3",)),)


def test_a_paragraph_added_without_an_id_gets_one_never_used(letter: Desk) -> None:
    letter.edit("letter", SECOND, SECOND + "<p>A word from the editor.</p>")
    letter.keep("letter")
    assert [passage.id for passage in letter.item("letter").passages] == ["p1", "p2", "p3", "p7", "p4", "p5", "p6"]


def test_word_of_what_went_cannot_be_taken_out(letter: Desk) -> None:
    letter.edit("letter", SECOND, "")
    letter.keep("letter")
    letter.edit("letter", '<change xml:id="p3" type="removed"/>', "")
    letter.keep("letter")
    assert letter.item("letter").changes == (Change("p3", "removed"),)


def test_an_id_that_once_named_something_else_is_refused(letter: Desk) -> None:
    letter.edit("letter", SECOND, "")
    letter.keep("letter")
    letter.edit("letter", '<change xml:id="p3" type="removed"/>', "")
    letter.edit("letter", '<p xml:id="p4">', '<p xml:id="p3">A new one.</p><p xml:id="p4">')
    with pytest.raises(EncodingError, match="p3: was the id of something that went"):
        letter.keep("letter")


def test_an_id_given_to_quite_another_text_is_remarked_upon(letter: Desk) -> None:
    letter.edit(
        "letter", SECOND, '<p xml:id="p3">Nothing of what was said before is to be found in here, not a single bit.</p>'
    )
    assert letter.keep("letter").detail.startswith("p3 now says quite another thing")


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        pytest.param("</body>", "", "not well-formed", id="not well-formed"),
        pytest.param("<TEI ", "<!DOCTYPE TEI><TEI ", "DOCTYPE", id="a DOCTYPE"),
        pytest.param('xml:id="p4"', 'xml:id="p3"', "already used in line", id="an id twice"),
        pytest.param(SECOND, SECOND.replace("<p ", "<paragraph ").replace("</p>", "</paragraph>"), "not valid", id="not valid"),
        pytest.param('"archive">letter<', '"archive">lettre<', "an id never changes", id="another id"),
    ],
)
def test_an_edit_that_cannot_stand_is_refused_and_nothing_changes(letter: Desk, old: str, new: str, reason: str) -> None:
    letter.edit("letter", old, new)
    files = letter.files()
    with pytest.raises((EncodingError, SourceError), match=reason):
        letter.keep("letter")
    assert letter.files() == files


def test_an_unknown_item_cannot_be_kept(letter: Desk) -> None:
    with pytest.raises(UnknownReference, match="lettre"):
        letter.keep("lettre")


def test_a_master_that_was_put_there_by_hand_can_be_kept(letter: Desk, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = replace(letter, path=tmp_path_factory.mktemp("other"))
    (other.path / "tei").mkdir()
    (other.path / "seeds").mkdir()
    other.master("letter").write_bytes(letter.master("letter").read_bytes())
    assert [outcome.what for outcome in other.ingest().outcomes] == ["missing"]
    other.write("letter.txt", LETTER)
    assert other.ingest_one().what == "edited"
    assert other.keep("letter").what == "kept"
    assert other.ingest_one().what == "unchanged"


def test_a_row_of_the_catalogue_reaches_a_kept_edit_and_leaves_it_otherwise_alone(letter: Desk) -> None:
    letter.edit("letter", "the long winter", "the <emph>very</emph> long winter")
    letter.keep("letter")
    letter.write("catalogue.csv", "source,title\nletter.txt,A winter letter\n")
    assert letter.ingest_one().what == "header"
    item = letter.item("letter")
    assert item.description.title == "A winter letter"
    assert "very long" in item.passages[1].received
    assert letter.ingest_one().what == "unchanged"


def test_a_kept_edit_that_the_importer_cannot_write_is_left_alone(letter: Desk) -> None:
    letter.edit("letter", "<quotation ", "<hyphenation><p>Hyphens were checked by hand.</p></hyphenation><quotation ")
    letter.keep("letter")
    letter.write("catalogue.csv", "source,title\nletter.txt,A winter letter\n")
    files = letter.files()
    outcome = letter.ingest_one()
    assert (outcome.what, "--again letter" in outcome.detail) == ("edited", True)
    assert letter.files() == files


def test_a_kept_edit_outlives_a_change_of_its_source(letter: Desk) -> None:
    letter.edit("letter", "the long winter", "the very long winter")
    letter.keep("letter")
    letter.write("letter.txt", LETTER.replace("autumn", "spring"))
    files = letter.files()
    outcome = letter.ingest_one()
    assert (outcome.what, "its source changed" in outcome.detail) == ("edited", True)
    assert letter.files() == files
    assert letter.ingest_one("letter").what == "rewritten"
    assert "spring" in letter.item("letter").passages[3].received
    assert not Repository(letter.path / "tei").record("letter").is_by_hand  # type: ignore[union-attr]


def test_a_passage_that_only_lost_its_id_gets_it_back(seed: Desk) -> None:
    item = seed.ingest_one().item
    before = seed.item(item)
    seed.edit(item, '<p xml:id="p3">', "<p>")
    outcome = seed.keep(item)
    assert "p3" not in outcome.detail
    assert [passage.id for passage in seed.item(item).passages] == [passage.id for passage in before.passages]
    assert not [finding for finding in seed.check() if finding.is_fault]


def test_no_value_rests_on_words_that_an_edit_took_away(seed: Desk) -> None:
    item = seed.ingest_one().item
    text = seed.master(item).read_text("utf-8")
    start, end = text.index('<p xml:id="p8">'), text.index("</p>", text.index('<p xml:id="p8">')) + len("</p>")
    seed.master(item).write_text(text[:start] + text[end:], "utf-8")
    assert "p8 removed" in seed.keep(item).detail
    assert "string-range(p8," not in seed.master(item).read_text("utf-8")
    assert not [finding for finding in seed.check() if finding.is_fault]
