"""A state in which the text became another one says on which day, and nothing else does."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from archive import tei
from archive.ingest import restore, withdraw
from archive.tei.revising import revised_in
from tests.ingest.conftest import LETTER, Desk

PLAY = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>The Mill</title></titleStmt>
<publicationStmt><p>Invented.</p></publicationStmt><sourceDesc><p>Invented.</p></sourceDesc></fileDesc>
<revisionDesc><change type="revised" when="1999-01-01">Proofs read.</change></revisionDesc></teiHeader>
<text xml:lang="en"><body><p>The wheel turns in the dark.</p><p>The miller sleeps beside it.</p></body></text></TEI>
"""


def changed(desk: Desk, day: str, old: str = "autumn", new: str = "spring") -> None:
    desk.write("letter.txt", (desk.path / "seeds" / "letter.txt").read_text("utf-8").replace(old, new))
    assert desk.ingest_one(today=day).what == "rewritten"


def days(desk: Desk, item: str = "letter") -> list[tuple[str, ...]]:
    """Give what each state of an item records, the oldest first."""
    return [revised_in(state.path.read_bytes(), item) for state in desk.shelf.repository.versions(item)]


def test_each_change_of_the_source_leaves_its_day_in_the_states_after_it(letter: Desk) -> None:
    changed(letter, "2024-06-02")
    changed(letter, "2024-06-02", "winter", "summer")
    changed(letter, "2024-07-09", "weeks", "months")
    assert days(letter) == [(), ("2024-06-02",), ("2024-06-02",) * 2, ("2024-06-02", "2024-06-02", "2024-07-09")]
    assert letter.item("letter").revised == days(letter)[-1]
    assert letter.item("letter").ingested == "2024-05-01"
    assert not tei.faults(letter.master("letter").read_bytes())


def test_an_ingest_that_changes_nothing_changes_no_byte_on_whatever_day(letter: Desk) -> None:
    changed(letter, "2024-06-02")
    files = letter.files()
    assert letter.ingest_one(today="2025-01-01").what == "unchanged"
    assert letter.ingest_one("letter", today="2025-01-01").what == "unchanged"
    assert letter.files() == files


def by_row(desk: Desk) -> None:
    desk.write("catalogue.csv", "source,title\nletter.txt,A winter letter\n")


def by_authorities(desk: Desk) -> None:
    path = desk.path / "seeds" / "authorities.toml"
    path.write_text(path.read_text("utf-8").replace("Petrograd", "Petrograd City"), "utf-8")


@pytest.mark.parametrize("change", [by_row, by_authorities])
def test_a_change_of_the_header_alone_puts_no_day_down(letter: Desk, change: Callable[[Desk], None]) -> None:
    changed(letter, "2024-06-02")
    change(letter)
    assert letter.ingest_one(today="2025-01-01").what == "header"
    assert days(letter)[-1] == ("2024-06-02",)
    assert b"2025" not in letter.master("letter").read_bytes()


def test_a_dry_run_shows_the_day(letter: Desk) -> None:
    letter.write("letter.txt", LETTER.replace("autumn", "spring"))
    shown = letter.ingest_one(dry_run=True, today="2024-06-02").difference
    assert re.search(r'^\+ +<change type="revised" when="2024-06-02">', shown, re.MULTILINE)
    letter.write("letter.txt", LETTER)
    letter.edit("letter", "autumn", "spring")
    assert '<change type="revised" when="2024-05-03">' in letter.keep("letter", dry_run=True).difference


def test_a_kept_edit_has_its_day_and_a_row_still_reaches_it(letter: Desk) -> None:
    letter.edit("letter", "autumn", "spring")
    letter.keep("letter", today="2024-06-02")
    by_row(letter)
    assert letter.ingest_one(today="2025-01-01").what == "header"
    assert days(letter) == [(), ("2024-06-02",), ("2024-06-02",)]
    assert letter.ingest_one(today="2025-01-02").what == "unchanged"
    assert not [finding for finding in letter.check() if finding.is_fault]


def test_a_kept_edit_of_the_header_has_no_day(letter: Desk) -> None:
    letter.edit("letter", "Archive of Tests</publisher>", "Another house</publisher>")
    edited = letter.master("letter").read_bytes()
    assert letter.keep("letter").what == "kept"
    assert letter.master("letter").read_bytes() == edited


def test_an_edit_made_while_it_is_kept_is_not_lost(letter: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    letter.edit("letter", "autumn", "spring")
    before = letter.master("letter").read_bytes()
    with letter.shelf.repository.writing() as keeper:
        letter.edit("letter", "winter", "summer")
        with pytest.raises(Exception, match="edited by hand since it was kept"):
            keeper.keep("letter", before + b"<!-- more -->", "0" * 12, takes_in="0" * 64)
    assert b"summer" in letter.master("letter").read_bytes()


def test_described_anew_the_text_has_its_day_and_the_edit_undone_has_none(letter: Desk) -> None:
    letter.edit("letter", "autumn", "spring")
    letter.ingest_one("letter", today="2024-06-02")
    assert days(letter) == [(), (), ("2024-06-02",)]


def test_word_of_what_went_and_of_a_withdrawal_stays_as_it_was(letter: Desk) -> None:
    paragraph = LETTER.split("\n\n")[2]
    letter.write("letter.txt", LETTER.replace(paragraph + "\n\n", ""))
    assert letter.ingest_one(today="2024-06-02").what == "rewritten"
    assert '<change xml:id="p3" type="removed">p3 was removed.</change>' in letter.master("letter").read_text("utf-8")
    master = letter.master("letter").read_bytes()
    withdraw(letter.shelf, "letter", "At the request of the family.", today="2024-06-03")
    assert days(letter)[-1] == ("2024-06-02",)
    restore(letter.shelf, "letter")
    assert letter.master("letter").read_bytes() == master


def test_tei_of_others_keeps_its_header_and_has_the_day_in_its_note(desk: Desk) -> None:
    desk.write("mill.xml", PLAY)
    desk.ingest_one()
    assert days(desk, "mill") == [()]
    desk.write("mill.xml", PLAY.replace("dark", "rain"))
    assert desk.ingest_one(today="2024-06-02").what == "rewritten"
    assert desk.ingest_one("mill", today="2025-01-01").what == "unchanged"
    desk.edit("mill", "sleeps", "snores")
    desk.keep("mill", today="2024-06-05")
    desk.write("catalogue.csv", "source,title\nmill.xml,The Old Mill\n")
    desk.ingest_one(today="2025-01-01")
    assert days(desk, "mill") == [(), ("2024-06-02",), *[("2024-06-02", "2024-06-05")] * 2]
    assert desk.item("mill").revised == ("2024-06-02", "2024-06-05")
    assert desk.master("mill").read_text("utf-8").count("<change") == 1


def test_the_master_of_the_seed_is_what_it_was(seed: Desk) -> None:
    item = seed.ingest_one(today="2026-11-22").item
    assert revised_in(seed.master(item).read_bytes(), item) == ()
    assert b"revised" not in (Path(__file__).parents[2] / "tei" / f"{item}.xml").read_bytes()
