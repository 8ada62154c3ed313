"""Bad input: one plain sentence with its cure, nothing half-written, everything good of the same run kept."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.errors import EncodingError, OperatorError, SourceError, StorageError
from archive.ingest import processes, running
from archive.ingest.making import Made, Reason, Task, Workshop, make
from archive.ingest.planning import register_of
from archive.sources import LARGEST, Row
from tests.ingest.conftest import LETTER, Desk
from tests.repository.disks import FailingDisk


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        pytest.param("bad.txt", b"", "empty", id="empty"),
        pytest.param("bad.txt", b" \n\t\n", "empty", id="white space"),
        pytest.param("bad.txt", b"%PDF-1.7\n", "PDF", id="a PDF"),
        pytest.param("bad.txt", b"ab\x00\x01\x02\x03cd" * 40, "binary", id="binary"),
        pytest.param("bad.txt", b"na\xefve caf\xe9", "encoding", id="an encoding nobody declared"),
        pytest.param("bad.xml", b"<TEI xmlns='http://www.tei-c.org/ns/1.0'><text>", "not well-formed", id="XML cut off"),
        pytest.param("bad.xml", b"<book/>", "TEI", id="XML but not TEI"),
    ],
)
def test_a_source_that_cannot_be_read_is_refused_and_the_good_one_ingested(
    desk: Desk, name: str, data: bytes, words: str
) -> None:
    desk.write(name, data)
    desk.write("letter.txt", LETTER)
    report = desk.ingest()
    (fault,) = report.faults
    assert isinstance(fault, SourceError)
    assert f"seeds/{name}" in str(fault) or name in fault.path
    assert words in str(fault)
    assert [(one.item, one.what) for one in report.outcomes] == [("letter", "new")]
    assert desk.shelf.repository.items() == ("letter",)


def test_two_sources_for_one_id_are_both_refused_and_the_rest_goes_on(desk: Desk) -> None:
    for name in ("a-b.txt", "a/b.txt", "c.txt"):
        desk.write(name, LETTER)
    report = desk.ingest()
    assert [fault.path for fault in report.faults if isinstance(fault, SourceError)] == ["seeds/a-b.txt", "seeds/a/b.txt"]
    assert [one.item for one in report.outcomes] == ["c"]


@pytest.mark.parametrize(
    ("catalogue", "words"),
    [
        pytest.param("source,date\nletter.txt,1917-02-30\n", "1917-02-30", id="an impossible date"),
        pytest.param("source,colour\nletter.txt,red\n", "colour", id="an unknown column"),
        pytest.param("source,id\nletter.txt,Ein Brief\n", "Ein Brief", id="no id"),
        pytest.param("title\nA letter\n", "no column “source”", id="no sources"),
    ],
)
def test_a_source_waits_until_its_row_is_mended(desk: Desk, catalogue: str, words: str) -> None:
    desk.write("letter.txt", LETTER)
    desk.write("catalogue.csv", catalogue)
    report = desk.ingest()
    assert words in "\n".join(map(str, report.faults))
    assert "line" in str(report.faults[0])
    assert not report.outcomes
    assert desk.shelf.repository.items() == ()


def test_an_item_whose_row_was_spoilt_is_left_as_it_is(letter: Desk) -> None:
    files = letter.files()
    letter.write("catalogue.csv", "source,date\nletter.txt,1917-02-30\n")
    report = letter.ingest()
    assert [str(fault) for fault in report.faults]
    assert [one.what for one in report.outcomes] == []
    assert letter.files() == files


def test_a_row_that_names_a_missing_file_is_named_and_stops_no_other_source(desk: Desk) -> None:
    desk.write("letter.txt", LETTER)
    desk.write("17.md", "The price of timber rose again in the spring.\n")
    desk.write("catalogue.csv", "source,title\nlettre.txt,A letter\n")
    report = desk.ingest()
    assert "“letter.txt” was probably meant" in str(report.faults[0])
    assert [one.item for one in report.outcomes] == ["17"]


def test_all_faults_of_a_run_are_told_together(desk: Desk) -> None:
    desk.write("empty.txt", b"")
    desk.write("pdf.txt", b"%PDF-1.7\n")
    desk.write("catalogue.csv", "source,date\nx.txt,never\n")
    assert len(desk.ingest().faults) >= 3


def test_a_folder_without_seeds_is_a_fault_of_its_own(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="is not a folder"):
        Desk(tmp_path).ingest()


@pytest.mark.parametrize("code", [errno.EROFS, errno.ENOSPC])
def test_a_disk_that_refuses_is_named_and_nothing_is_half_written(desk: Desk, code: int) -> None:
    desk.write("letter.txt", LETTER)
    desk.write("empty.txt", b"")
    desk.disk = FailingDisk(3, code)
    report = desk.ingest()
    assert [type(fault) for fault in report.faults] == [SourceError, StorageError]
    assert not report.outcomes
    assert desk.shelf.repository.items() == ()
    desk.disk = FailingDisk(10_000)
    desk.write("empty.txt", LETTER)
    assert [one.what for one in desk.ingest().outcomes] == ["new", "new"]


def test_an_edit_made_while_an_ingest_is_under_way_is_not_overwritten(letter: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    letter.write("letter.txt", LETTER.replace("autumn", "spring"))
    letter.write("other.txt", "Another text, which is as good as it was before, and which is kept.")
    results = processes.results

    def edited_meanwhile(workshop: Workshop, tasks: list[Task]) -> Iterator[processes.Result]:
        for result in results(workshop, tasks):
            if isinstance(result, Made) and result.outcome.item == "letter":
                letter.edit("letter", "the long winter", "the very long winter")
            yield result

    monkeypatch.setattr(running, "results", edited_meanwhile)
    report = letter.ingest()
    (fault,) = report.faults
    assert isinstance(fault, EncodingError)
    assert [one.item for one in report.outcomes] == ["other"]
    assert b"the very long winter" in letter.master("letter").read_bytes()


def test_a_text_the_program_fails_on_is_a_fault_and_stops_no_other(desk: Desk) -> None:
    shelf = desk.shelf
    desk.write("letter.txt", LETTER)
    workshop = Workshop(shelf.seeds, shelf.repository.masters, shelf.authorities, "en", "", "", register_of(shelf.authorities))
    broken = Task("letter", "letter.txt", Row(2, "letter.txt", {"date": "never"}), Reason.NEW, "2024-05-01")
    found = make(workshop, broken)
    assert isinstance(found, SourceError)
    assert "the program failed on it" in str(found)


def many(desk: Desk, count: int) -> None:
    for number in range(count):
        desk.write(f"n{number:03}.txt", LETTER.replace("paragraph", f"paragraph of letter {number}"))


def test_many_sources_are_shared_out_and_come_back_in_order(desk: Desk) -> None:
    many(desk, processes.ALONE + 5)
    desk.write("n010.txt", b"")
    report = desk.ingest()
    assert [one.item for one in report.outcomes] == [f"n{n:03}" for n in range(processes.ALONE + 5) if n != 10]
    assert [str(fault).startswith("seeds/n010.txt") for fault in report.faults] == [True]
    assert {one.what for one in report.outcomes} == {"new"}


def test_a_process_that_is_ended_from_outside_is_told_of(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    many(desk, processes.ALONE + 1)
    monkeypatch.setattr(processes, "_begin", _killed)
    report = desk.ingest()
    (fault,) = report.faults
    assert isinstance(fault, OperatorError)
    assert "ingest again" in str(fault)


def _killed(_workshop: Workshop) -> None:
    raise SystemExit


def test_a_process_makes_what_it_is_handed_with_what_it_was_begun_with(desk: Desk) -> None:
    shelf = desk.shelf
    desk.write("letter.txt", LETTER)
    workshop = Workshop(shelf.seeds, shelf.repository.masters, shelf.authorities, "en", "", "", register_of(shelf.authorities))
    processes._begin(workshop)
    made = processes._make(Task("letter", "letter.txt", None, Reason.NEW, "2024-05-01"))
    assert isinstance(made, Made)
    assert made.outcome.what == "new"


def test_a_source_too_large_to_be_a_text_is_refused(desk: Desk) -> None:
    desk.write("large.txt", "")
    os.truncate(desk.path / "seeds/large.txt", LARGEST + 1)
    (fault,) = desk.ingest().faults
    assert "larger than" in str(fault)


DATA = os.environ.get("TEI_ARCHIVE_DATA", "")


@pytest.mark.skipif(not DATA, reason="TEI_ARCHIVE_DATA does not name the folder of real texts")
@pytest.mark.parametrize("kind", ["speeches", "dispatches"])
def test_real_texts_are_ingested_and_checked_without_fault(desk: Desk, kind: str) -> None:
    for path in sorted(Path(DATA, kind).glob("*.txt"))[::12]:
        desk.write(path.name, path.read_bytes())
    report = desk.ingest()
    assert not report.faults
    assert {one.what for one in report.outcomes} == {"new"}
    assert desk.check() == ()
