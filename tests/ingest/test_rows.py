"""A row of the catalogue finds its source, and what a row may concern that cannot be used waits."""

from __future__ import annotations

import pytest

from tests.ingest.conftest import LETTER, Desk

ROW = "source,title,bibliography,licence\nletter.txt,A stated title,Shelf 3,CC0 1.0\n"
OTHER = "A wholly different text about the price of timber and the harbour of the town, in one paragraph.\n"


@pytest.fixture
def stated(letter: Desk) -> Desk:
    """A home with one letter, of which the catalogue states title, bibliography and licence."""
    letter.write("catalogue.csv", ROW)
    letter.ingest_one()
    return letter


def title(desk: Desk, item: str = "letter") -> str:
    return desk.item(item).sections[0].description.title


@pytest.mark.parametrize("text", [LETTER, LETTER.replace("long winter", "longest winter")])
def test_a_renamed_source_is_still_spoken_of_by_the_row_with_its_former_path(stated: Desk, text: str) -> None:
    (stated.path / "seeds/letter.txt").unlink()
    stated.write("renamed.txt", text)
    for _ in range(2):
        outcome = stated.ingest_one()
        assert "its row still says “letter.txt”: write “renamed.txt” into the column “source”" in outcome.detail
        assert title(stated) == "A stated title"
    assert b"Shelf 3" in stated.master("letter").read_bytes()
    stated.write("catalogue.csv", ROW.replace("letter.txt", "renamed.txt"))
    assert (stated.ingest_one().what, stated.ingest_one().detail) == ("unchanged", "")
    assert title(stated) == "A stated title"


def test_a_fault_in_the_row_with_the_former_path_makes_the_renamed_source_wait(stated: Desk) -> None:
    (stated.path / "seeds/letter.txt").rename(stated.path / "seeds/renamed.txt")
    stated.write("catalogue.csv", "source,title,date\nletter.txt,A stated title,yesterday\n")
    report = stated.ingest()
    assert ([one.what for one in report.outcomes], ["line 2" in str(fault) for fault in report.faults]) == ([], [True])
    assert title(stated) == "A stated title"


def test_a_row_whose_source_vanished_is_no_fault_while_its_item_is_there(stated: Desk) -> None:
    (stated.path / "seeds/letter.txt").unlink()
    assert stated.ingest_one().what == "missing"
    stated.master("letter").unlink()
    assert "names “letter.txt”, which is not among the sources" in str(stated.ingest().faults[0])


@pytest.mark.parametrize(
    ("catalogue", "cure"),
    [
        ('source,title\nletter.txt,A stated title\n"new.txt,T\n', "never closed. Close it"),
        ("source,title\nletter.txt,A stated title\n,T\n", "does not say which source"),
        ("source,title\nletter.txt,A stated title\nnow.txt,T\n", "“new.txt” was probably meant."),
    ],
)
def test_what_a_row_that_cannot_be_used_may_concern_is_not_made_yet(stated: Desk, catalogue: str, cure: str) -> None:
    stated.write("new.txt", OTHER)
    stated.write("catalogue.csv", catalogue)
    report = stated.ingest()
    assert [(one.item, one.what) for one in report.outcomes] == [("letter", "header")]
    assert cure in str(report.faults[0])
    assert "may speak of “new.txt”, which waits until the catalogue is mended" in str(report.faults[1])


def test_nothing_stated_is_taken_out_while_its_row_cannot_be_read(stated: Desk) -> None:
    for number in range(4):
        stated.write(f"{number}.txt", f"{number} {OTHER}")
    stated.write("catalogue.csv", 'source,title\n"letter.txt,A stated title\n')
    report = stated.ingest()
    assert report.outcomes == ()
    assert "“0.txt”, “1.txt”, “2.txt” and 2 more, which wait" in str(report.faults[1])
    assert title(stated) == "A stated title"


def test_of_two_new_sources_with_one_id_neither_is_made(letter: Desk) -> None:
    letter.write("one.txt", OTHER)
    letter.write("two.txt", OTHER.replace("timber", "wool"))
    letter.write("catalogue.csv", "source,id\nletter.txt,\none.txt,same\ntwo.txt,same\n")
    report = letter.ingest()
    assert [one.item for one in report.outcomes] == ["letter"]
    assert ["line 4" in str(report.faults[0]), "“one.txt”" in str(report.faults[1])] == [True, True]
