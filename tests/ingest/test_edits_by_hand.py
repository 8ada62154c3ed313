"""A master edited by hand is never overwritten, whatever else changes at the same time; a dry run shows and changes nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from archive.errors import EncodingError
from archive.ingest import ingest
from tests.ingest.conftest import LETTER, Desk

EDIT = "the long winter we had", "the long, long winter we had"


def change_the_source(desk: Desk) -> None:
    desk.write("letter.txt", LETTER.replace("autumn", "spring"))


def change_the_row(desk: Desk) -> None:
    desk.write("catalogue.csv", "source,title\nletter.txt,A winter letter\n")


def change_the_authorities(desk: Desk) -> None:
    path = desk.path / "seeds/authorities.toml"
    path.write_text(path.read_text("utf-8") + '\n[organisation.library]\nname = "the library"\n', "utf-8")


def name_nobody(desk: Desk) -> None:
    path = desk.path / "seeds/authorities.toml"
    path.write_text(path.read_text("utf-8") + '\n[person.nobody]\nname = "Nobody Atall"\n', "utf-8")


def rename_the_source(desk: Desk) -> None:
    (desk.path / "seeds/letter.txt").rename(desk.path / "seeds/winter.txt")


def take_the_source_away(desk: Desk) -> None:
    (desk.path / "seeds/letter.txt").unlink()


CHANGES: list[tuple[Callable[[Desk], None], ...]] = [
    (change_the_source,),
    (change_the_row,),
    (change_the_authorities,),
    (rename_the_source,),
    (take_the_source_away,),
    (change_the_source, change_the_row, change_the_authorities),
    (change_the_source, change_the_row, change_the_authorities, rename_the_source),
]


@pytest.mark.parametrize("changes", CHANGES, ids=lambda changes: " and ".join(one.__name__ for one in changes))
def test_an_edit_stands_against_every_change(letter: Desk, changes: tuple[Callable[[Desk], None], ...]) -> None:
    letter.edit("letter", *EDIT)
    for change in changes:
        change(letter)
    before = letter.files()
    for dry_run in (True, False):
        report = letter.ingest(dry_run=dry_run)
        assert {one.what for one in report.outcomes} <= {"edited", "missing"}
        assert letter.files() == before


def test_a_kept_edit_stands_against_a_changed_source_and_takes_the_header_alone(letter: Desk) -> None:
    letter.edit("letter", *EDIT)
    letter.keep("letter")
    version = letter.shelf.repository.version("letter")
    change_the_row(letter)
    change_the_authorities(letter)
    assert letter.ingest_one().what == "header"
    assert letter.item("letter").description.title == "A winter letter"
    assert EDIT[1] in letter.master("letter").read_text("utf-8")
    assert letter.shelf.repository.version("letter") == version
    change_the_source(letter)
    before = letter.files()
    assert letter.ingest_one().what == "edited"
    assert letter.files() == before


def test_an_edit_made_while_the_ingest_runs_is_left_alone_and_named(letter: Desk) -> None:
    change_the_source(letter)
    letter.write("other.txt", "Another text, which is new and is ingested whatever becomes of the letter.")
    edited: list[bytes] = []

    def edit_after_describing(_done: int) -> None:
        if not edited:
            letter.edit("letter", *EDIT)
            edited.append(letter.master("letter").read_bytes())

    report = ingest(letter.shelf, progress=edit_after_describing)
    assert letter.master("letter").read_bytes() == edited[0]
    said = [str(fault) for fault in report.faults] + [one.detail for one in report.outcomes if one.item == "letter"]
    assert any("archive keep letter" in one for one in said)
    assert letter.master("other").exists()


def test_an_edit_made_between_description_and_writing_is_left_alone(letter: Desk) -> None:
    repository = letter.shelf.repository
    described, record = repository.read("letter").replace(b"autumn", b"spring"), repository.record("letter")
    assert record is not None

    def keep_what_was_described() -> None:
        with repository.writing() as keeper:
            keeper.keep("letter", described, record.version, record)
            letter.edit("letter", *EDIT)

    with pytest.raises(EncodingError, match="archive keep letter"):
        keep_what_was_described()
    assert EDIT[1] in letter.master("letter").read_text("utf-8")


@pytest.mark.parametrize("change", [change_the_authorities, change_the_row, name_nobody])
def test_an_edit_made_while_only_the_header_would_change_is_left_alone(letter: Desk, change: Callable[[Desk], None]) -> None:
    change(letter)
    edited: list[bytes] = []

    def edit_after_planning(_done: int) -> None:
        if not edited:
            letter.edit("letter", *EDIT)
            edited.append(letter.master("letter").read_bytes())

    (outcome,) = ingest(letter.shelf, progress=edit_after_planning).outcomes
    assert outcome.what == "edited"
    assert letter.master("letter").read_bytes() == edited[0]
    assert letter.shelf.repository.state("letter") == "edited"


def test_again_with_a_dry_run_shows_what_would_be_lost_and_changes_nothing(letter: Desk) -> None:
    letter.edit("letter", *EDIT)
    change_the_source(letter)
    before = letter.files()
    outcome = letter.ingest_one("letter", dry_run=True)
    assert outcome.what == "rewritten"
    assert f'-      <p xml:id="p2">The first paragraph speaks of {EDIT[1]}' in outcome.difference
    assert "+" in outcome.difference
    assert letter.files() == before


def test_a_changed_row_changes_the_header_and_not_a_byte_of_the_text(letter: Desk) -> None:
    before = letter.master("letter").read_bytes()
    version = letter.shelf.repository.version("letter")
    change_the_row(letter)
    assert letter.ingest_one().what == "header"
    after = letter.master("letter").read_bytes()
    assert after != before
    assert after[after.index(b"<text ") :] == before[before.index(b"<text ") :]
    assert letter.shelf.repository.version("letter") == version
    assert b"A winter letter" in after
