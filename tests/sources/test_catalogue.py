from __future__ import annotations

import codecs
import csv
import io
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.dates import Calendar, day_number
from archive.sources import COLUMNS, Catalogue, read_catalogue
from archive.sources.catalogue import Row
from archive.sources.statements import stated_date
from archive.sources.table import lines_of


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    return tmp_path / "seeds" / "catalogue.csv"


def catalogue_of(path: Path, said: str | bytes) -> Catalogue:
    path.write_bytes(said if isinstance(said, bytes) else said.encode())
    return read_catalogue(path)


def faults_of(path: Path, said: str | bytes) -> list[str]:
    return [str(fault) for fault in catalogue_of(path, said).faults]


def test_a_row_says_what_the_archivist_knows(path: Path) -> None:
    found = catalogue_of(path, "source,id,title,date\nletters/a.txt, lenin-1917 ,“Alliance”,1917-11-18os\nb.txt,,,\n")
    assert found.faults == ()
    row = found.row_for("letters/a.txt")
    assert row is not None
    assert (row.line, row.source) == (2, "letters/a.txt")
    assert dict(row.values) == {"id": "lenin-1917", "title": "“Alliance”", "date": "1917-11-18os"}
    assert [dict(row.values) for row in found.rows] == [dict(row.values), {}]
    assert found.row_for("c.txt") is None


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("announced", [False, True])
def test_a_catalogue_is_read_as_spreadsheets_write_it(path: Path, separator: str, codec: str, announced: bool) -> None:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=separator)
    writer.writerows([["Source", " TITLE ", ""], ["a.txt", f"Grüße{separator} “hier”\nund dort", ""], [], ["b.txt", "B", ""]])
    found = catalogue_of(path, ((f"sep={separator}\r\n" if announced else "") + out.getvalue()).encode(codec))
    assert found.faults == ()
    assert [(row.line - announced, row.source, row.values["title"]) for row in found.rows] == [
        (2, "a.txt", f"Grüße{separator} “hier”\nund dort"),
        (5, "b.txt", "B"),
    ]


def test_no_catalogue_and_an_empty_one_state_nothing(path: Path) -> None:
    assert read_catalogue(path) == Catalogue()
    assert catalogue_of(path, "\n \n") == Catalogue()
    assert catalogue_of(path, "source,title\n").rows == ()
    assert not read_catalogue(path).waits("a.txt")


def test_all_faults_are_reported_together_each_with_its_line_and_cure(path: Path) -> None:
    found = catalogue_of(
        path,
        "source,id,date,language,encoding,titel,title,title\n"
        "a.txt,Bad Id!,,,,\n"
        "b.txt,,1917-02-30,,,\n"
        "c.txt,,,english,,\n"
        "d.txt,,,,klingon,\n"
        "e.txt,,,,,A title\n"
        ",,,,,\n"
        ",f,,,,\n"
        "g.txt,g,,,,\n"
        "g.txt,,,,,\n"
        "h.txt,g,,,,\n"
        "../i.txt,,,,,\n"
        "j.txt,,,,,,,,k\n"
        "good.txt,good,1917,de,utf-8,\n",
    )
    said = [(fault.line, fault.reason) for fault in found.faults]
    assert [line for line, _ in said] == [1, 1, 2, 3, 4, 5, 8, 10, 11, 12, 13]
    for (_, reason), start in zip(
        said,
        [
            "has the unknown column “titel”. “title” was probably meant.",
            "has the column “title” twice, so that neither is taken.",
            "has the id “Bad Id!”. An id is made of a to z, 0 to 9 and hyphens, 80 at most, such as “bad-id”.",
            "has the date “1917-02-30”: ",
            "has the language “english”. Write its tag (BCP 47), such as en for English or it for Italian.",
            "has an unknown encoding: “klingon”",
            "does not say which source it is about.",
            "is a second row for “g.txt”, after line 9. Join the two in one.",
            "gives “h.txt” the id “g”, which line 9 gives to “g.txt”. Write another; an id belongs to one source.",
            "names “../i.txt”, which is no path below seeds/.",
            "has a cell in a column without a name. Name the column, or put a cell that holds the separator into quotation",
        ],
        strict=True,
    ):
        assert reason.startswith(start)
        assert reason.rstrip().endswith((".", ")"))
    assert [row.source for row in found.rows] == ["good.txt"]


def test_a_source_whose_row_has_a_fault_waits(path: Path) -> None:
    found = catalogue_of(path, "source,date\na.txt,yesterday\nb.txt,1917\n")
    assert found.refused == {"a.txt"}
    assert found.waits("a.txt")
    assert not found.waits("b.txt")
    assert not found.waits("c.txt")


@pytest.mark.parametrize(
    ("said", "line", "reason"),
    [
        ("title,date\nA,1917\n", 1, "has no column “source”. Name the columns in its first line"),
        ('"source\na.txt\n', 1, "begins a cell with a quotation mark that is never closed."),
        (b"source\n\x81\n", 2, "is neither UTF-8 nor Windows-1252."),
        (codecs.BOM_UTF16_LE + b"a", 1, "cannot be read as UTF-16LE"),
        (b"source\0", None, "is not text but binary data."),
    ],
)
def test_a_catalogue_that_cannot_be_used_makes_every_source_wait(
    path: Path, said: str | bytes, line: int | None, reason: str
) -> None:
    found = catalogue_of(path, said)
    assert found.faults[-1].line == line
    assert reason in str(found.faults[-1])
    assert found.faults[-1].path == "seeds/catalogue.csv"
    assert not found.is_usable
    assert found.waits("a.txt")


def test_a_catalogue_the_system_refuses_makes_every_source_wait(path: Path) -> None:
    path.mkdir()
    found = read_catalogue(path)
    assert "cannot be read: it is no plain file but a folder, pipe or device; put the file itself there." in str(
        found.faults[0]
    )
    assert found.waits("a.txt")


@pytest.mark.parametrize(
    ("said", "line", "reason"),
    [
        ('source,title\na.txt,"A\nB" C\nb.txt,B\n', 2, "has words after a closing quotation mark."),
        ('source,title\nb.txt,B\na.txt,"A\n', 3, "begins a cell with a quotation mark that is never closed."),
        ("source,title\nb.txt,B\na.txt," + "A" * 140_000, 3, "holds a cell of more than 100,000 characters"),
    ],
)
def test_a_row_with_a_slip_in_its_quotation_marks_is_named_and_the_others_read(
    path: Path, said: str, line: int, reason: str
) -> None:
    found = catalogue_of(path, said)
    assert [(fault.line, fault.reason.startswith(reason)) for fault in found.faults] == [(line, True)]
    assert [row.source for row in found.rows] == ["b.txt"]


@pytest.mark.parametrize(
    ("column", "meant"),
    [
        ("file", "source"),
        ("license", "licence"),
        ("sender", "author"),
        ("langauge", "language"),
        ("bibliografy", "bibliography"),
    ],
)
def test_an_unknown_column_names_the_one_that_was_meant(path: Path, column: str, meant: str) -> None:
    assert (
        f"line 1: has the unknown column “{column}”. “{meant}” was probably meant." in faults_of(path, f"source,{column}\n")[0]
    )


def test_a_column_that_is_like_none_is_answered_with_all(path: Path) -> None:
    assert f"Rename or remove it; the columns are {', '.join(COLUMNS)}." in faults_of(path, "source,xyzzy\n")[0]


def test_rows_for_files_that_are_not_there_name_the_nearest(path: Path) -> None:
    found = catalogue_of(path, "source\nletters/lenin.txt\nletters\\a.txt\n./seeds/b.txt\nzzz\n")
    assert [str(one.fault) for one in found.missing(["letters/lenin-1917.txt", "letters/a.txt", "b.txt"])] == [
        (
            "seeds/catalogue.csv, line 2: names “letters/lenin.txt”, which is not among the sources."
            " “letters/lenin-1917.txt” was probably meant."
        ),
        "seeds/catalogue.csv, line 5: names “zzz”, which is not among the sources. Put the file there, or take the row out.",
    ]


def test_a_name_is_the_same_in_either_form_of_unicode(path: Path) -> None:
    found = catalogue_of(path, "source\nMa\u0308rz.txt\n")
    assert found.row_for("M\u00e4rz.txt") is not None
    assert found.missing(["M\u00e4rz.txt"]) == ()


@pytest.mark.parametrize(
    "language", ["en", "it", "de-AT", "zh-Hant-TW", "sr-Cyrl", "grc", "la-x-medieval", "de-1901", "es-419", "cu"]
)
def test_a_language_is_a_tag(path: Path, language: str) -> None:
    assert faults_of(path, f"source,language\na.txt,{language}\n") == []


@pytest.mark.parametrize("language", ["English", "en_GB", "e", "en-", "französisch", "en fr"])
def test_a_language_in_words_is_refused(path: Path, language: str) -> None:
    assert "Write its tag (BCP 47)" in faults_of(path, f"source,language\na.txt,{language}\n")[0]


@pytest.mark.parametrize("source", ["/etc/passwd", "C:/a.txt", "a/../../b.txt"])
def test_a_source_out_of_the_folder_is_refused(path: Path, source: str) -> None:
    assert "which is no path below seeds/" in faults_of(path, f"source\n{source}\n")[0]


def test_an_id_of_nothing_usable_is_refused_without_a_proposal(path: Path) -> None:
    assert "80 at most." in faults_of(path, "source,id\na.txt,Я\n")[0]


def test_a_date_may_be_in_old_style() -> None:
    day = stated_date("1917-11-18os")
    assert (day.first, day.calendar) == (day_number(1917, 12, 1), Calendar.JULIAN)
    assert stated_date("1917-12-01ns").first == stated_date("1917-12-01").first == day.first
    assert stated_date("1900-02-29 OS").is_day
    with pytest.raises(ValueError, match="1900"):
        stated_date("1900-02-29")


def test_the_digest_of_a_row_follows_its_statements_alone() -> None:
    row = Row(2, "a.txt", {"title": "A", "id": "a"})
    assert row.sha256 == Row(7, "moved.txt", {"id": "a", "title": "A"}).sha256
    assert row.sha256 != Row(2, "a.txt", {"title": "A", "id": "b"}).sha256


cells = st.text(st.characters(codec="utf-8", exclude_characters="\0\ufeff"), max_size=12)


@given(st.lists(st.lists(cells, min_size=2, max_size=4), max_size=5), st.sampled_from(",;\t"))
def test_a_table_that_was_written_is_read_back(rows: list[list[str]], separator: str) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator).writerows([["source", "title"], *rows])
    found = lines_of(out.getvalue().encode(), "catalogue.csv")
    assert [line.cells for line in found[1:]] == [row for row in rows if any(cell.strip() for cell in row)]
    assert not any(line.fault for line in found)


def test_a_pipe_in_place_of_the_catalogue_makes_nobody_wait_for_it(path: Path) -> None:
    os.mkfifo(path)
    assert "it is no plain file" in str(read_catalogue(path).faults[0])


def test_a_doubled_column_and_an_unknown_one_are_said_once_and_the_rows_with_a_cell_in_them_wait(path: Path) -> None:
    found = catalogue_of(path, "source,id,id,titel\na.txt,x,,\nb.txt,,,T\nc.txt,,,U\nd.txt\n")
    assert [fault.line for fault in found.faults] == [1, 1]
    assert found.refused == {"a.txt", "b.txt", "c.txt"}
    assert not catalogue_of(path, "source,source\na.txt,\n").is_usable


def test_a_control_character_is_named_with_its_line_and_column(path: Path) -> None:
    (fault,) = catalogue_of(path, "source,title\na.txt,A\x01B\n").faults
    assert (fault.line, fault.reason) == (
        2,
        "has the control character U+0001 in the column “title”, which XML cannot hold. Take it out.",
    )


@pytest.mark.parametrize(
    ("date", "cure"),
    [
        ("9.7.1616", "Write 1616-07-09; an apostrophe before it keeps it as it is."),
        ("07/09/1616", "Write 1616-09-07 if the day stands first, or 1616-07-09 if the month stands first; an apostrophe"),
        ("3/19/1918", "Write 1918-03-19; an apostrophe"),
        ("19-03-1918", "Write 1918-03-19; an apostrophe"),
        ("5/5/1918", "Write 1918-05-05"),
        ("31/31/1918", "write it as 1917, 1917-11"),
    ],
)
def test_a_date_that_a_spreadsheet_has_rewritten_is_refused_with_what_to_write(path: Path, date: str, cure: str) -> None:
    (fault,) = catalogue_of(path, f"source,date\na.txt,{date}\n").faults
    assert cure in str(fault)


@pytest.mark.parametrize("date", ["18 November", "1917-13-01", "1918/1917"])
def test_advice_on_a_date_is_given_once(path: Path, date: str) -> None:
    (fault,) = catalogue_of(path, f"source,date\na.txt,{date}\n").faults
    assert fault.reason.lower().count("write ") == 1
