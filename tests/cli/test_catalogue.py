"""``archive catalogue``: written, corrected in a spreadsheet, and read back."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from archive import tei
from archive.errors import SourceError, StorageError
from archive.model import Assertion, Item
from archive.sources import COLUMNS
from tests.cli.conftest import ITEM, Command

LETTER = """\
Woods Hole, Massachusetts, June 24, 1948.

Dear Mr. Brown,

I have read the report of the committee on the harbour and agree with all of it.

Sincerely yours,

Walter S. Rogers
"""

VOLUME = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
<teiHeader><fileDesc><titleStmt><title>=Two Letters</title></titleStmt>
<publicationStmt><p>Invented.</p></publicationStmt><sourceDesc><p>Invented.</p></sourceDesc></fileDesc></teiHeader>
<text xml:lang="en"><body>
<div type="letter" xml:id="first"><head>One</head><dateline><date when="1901-02-03">3 February</date></dateline>
<p>The tramway shall not pass the mill.</p></div>
<div type="letter" xml:id="second"><head>Two</head><p>The tramway has passed the mill.</p></div>
</body></text></TEI>
"""


@pytest.fixture
def desk(own: Command) -> Command:
    """A home with the seed, a letter and a volume, all ingested."""
    (own.home / "seeds" / "letter.txt").write_text(LETTER, encoding="utf-8")
    (own.home / "seeds" / "volume.xml").write_text(VOLUME, encoding="utf-8")
    assert own("ingest").exit_code == 0
    return own


def rows_in(data: bytes, delimiter: str = ",") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=delimiter))


def save(home: Path, rows: list[dict[str, str]], delimiter: str = ",", encoding: str = "utf-8-sig") -> None:
    """Save a catalogue as a spreadsheet does."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    (home / "seeds" / "catalogue.csv").write_bytes(out.getvalue().encode(encoding))


def state(home: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in (home / "tei").rglob("*") if path.is_file()}


def item(home: Path, name: str) -> Item:
    return tei.decode((home / "tei" / f"{name}.xml").read_bytes(), name)


def stated(found: Item) -> list[tuple[str, str]]:
    return [(one.aspect, one.value) for one in found.description.assertions if one.responsible == "archivist"]


def test_a_catalogue_has_a_row_for_each_source_and_each_dated_section_with_certainty_and_evidence(desk: Command) -> None:
    data = desk("catalogue").stdout_bytes
    assert data.startswith(b"\xef\xbb\xbfsource,section,id,")
    rows = rows_in(data)
    assert tuple(rows[0]) == COLUMNS
    assert [(row["source"], row["section"]) for row in rows[1:]] == [
        ("letter.txt", ""),
        ("volume.xml", ""),
        ("volume.xml", "first"),
    ]
    seed, letter, volume, first = rows
    assert (seed["id"], seed["author"], seed["date"]) == (ITEM, "lenin", "1917-11-18os")
    assert letter["date"] == "'1948-06-24"
    assert "date: high [" in letter["certainty"]
    assert "date: “June 24, 1948”, " in letter["evidence"]
    assert volume["title"] == "'=Two Letters"
    assert (first["date"], first["id"]) == ("'1901-02-03", "")
    assert first["certainty"].startswith("date: received [")


@pytest.mark.parametrize(("delimiter", "encoding"), [(",", "utf-8-sig"), (";", "utf-8"), ("\t", "utf-16")])
def test_a_catalogue_read_back_as_it_was_written_changes_nothing(desk: Command, delimiter: str, encoding: str) -> None:
    before = state(desk.home)
    save(desk.home, rows_in(desk("catalogue").stdout_bytes), delimiter, encoding)
    result = desk("ingest")
    assert (result.exit_code, result.stdout) == (0, "")
    assert state(desk.home) == before


def test_a_cell_that_was_corrected_is_the_archivists_and_no_other_is(desk: Command) -> None:
    rows = rows_in(desk("catalogue").stdout_bytes)
    rows[1]["place"] = "Boston"
    rows[3]["date"] = "1901-02-04"
    save(desk.home, rows)
    assert "header: letter" in desk("ingest").stdout
    letter, volume = item(desk.home, "letter"), item(desk.home, "volume")
    assert stated(letter) == [("place", "name:Boston")]
    assert {one.aspect for one in letter.description.assertions if one.responsible == "importer"} >= {"date", "title"}
    (said,) = (one for one in letter.description.assertions if one.aspect == "place")
    assert "the catalogue says otherwise" in said.rejected[0].reason
    assert stated(volume) == []
    dates = [one for one in volume.sections[1].description.assertions if one.aspect == "date"]
    assert [(one.value, one.responsible) for one in dates] == [("1901-02-04", "archivist")]
    again = rows_in(desk("catalogue").stdout_bytes)
    assert again[1]["place"] == "Boston"
    assert "place" not in again[1]["certainty"]
    save(desk.home, again)
    assert desk("ingest").stdout == ""


def test_a_value_becomes_the_archivists_when_its_certainty_is_taken_out(desk: Command) -> None:
    rows = rows_in(desk("catalogue").stdout_bytes)
    rows[1]["certainty"] = "; ".join(one for one in rows[1]["certainty"].split("; ") if not one.startswith("date"))
    rows[1]["date"] = rows[1]["date"].removeprefix("'")
    save(desk.home, rows)
    desk("ingest")
    letter = item(desk.home, "letter")
    assert stated(letter) == [("date", "1948-06-24")]
    evidence: list[Assertion] = [one for one in letter.description.assertions if one.aspect == "date"]
    assert [one.responsible for one in evidence] == ["archivist", "importer"]


def test_write_adds_rows_and_leaves_those_of_the_archivist_as_they_are(desk: Command) -> None:
    path = desk.home / "seeds" / "catalogue.csv"
    before, masters = path.read_text(encoding="utf-8"), state(desk.home)
    assert desk("catalogue", "--write", "--dry-run").stdout.splitlines() == ["letter.txt", "volume.xml", "volume.xml first"]
    assert path.read_text(encoding="utf-8") == before
    assert "3 rows were added to seeds/catalogue.csv" in desk("catalogue", "--write").stderr
    after = path.read_text(encoding="utf-8-sig")
    head, body = before.split("\n", 1)
    assert after.startswith(f"{head},section,author,")
    assert after.split("\n", 1)[1].startswith(body)
    assert desk("ingest").stdout == ""
    assert state(desk.home) == masters
    assert "0 rows were added" in desk("catalogue", "--write").stderr
    assert path.read_text(encoding="utf-8-sig") == after


@pytest.mark.parametrize("before", [None, b"", b"sep=;\nSource;Title", b"source\ttitle\r\n\r\nletter.txt\tGr\xfc\xdfe\r\n"])
def test_write_makes_a_catalogue_where_there_is_none_and_keeps_the_form_of_one_that_is(
    desk: Command, before: bytes | None
) -> None:
    path = desk.home / "seeds" / "catalogue.csv"
    path.unlink()
    if before is not None:
        path.write_bytes(before)
    desk("ingest")
    masters = state(desk.home)
    desk("catalogue", "--write")
    text = path.read_text(encoding="utf-8-sig")
    assert not before or text.startswith(before.decode("cp1252").splitlines()[0])
    assert ("Grüße" in text) == bool(before and b"\xfc" in before)
    result = desk("ingest")
    assert (result.exit_code, result.stdout) == (0, "")
    assert state(desk.home) == masters


def test_a_catalogue_with_faults_is_not_added_to(desk: Command) -> None:
    path = desk.home / "seeds" / "catalogue.csv"
    path.write_text("source,date\nletter.txt,soon\n", encoding="utf-8")
    with pytest.raises(SourceError, match="has faults"):
        desk("catalogue", "--write")
    path.write_text('source,"date\nletter.txt,soon\n', encoding="utf-8")
    with pytest.raises(SourceError, match="has faults"):
        desk("catalogue", "--write")


def test_a_source_not_ingested_yet_is_described_and_a_bad_one_is_named(desk: Command) -> None:
    (desk.home / "seeds" / "new.txt").write_text("The mill is sold.\n", encoding="utf-8")
    (desk.home / "seeds" / "bad.txt").write_bytes(b"")
    masters = state(desk.home)
    result = desk("catalogue", "--delimiter", ";")
    assert "new.txt" in [row["source"] for row in rows_in(result.stdout_bytes, ";")]
    assert "left out: seeds/bad.txt" in result.stderr
    assert state(desk.home) == masters


def test_no_file_that_may_hold_corrections_is_overwritten(desk: Command, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    assert "4 rows would be written" in desk("catalogue", "-o", str(out), "--dry-run").stderr
    assert not out.exists()
    assert f"4 rows written to {out}" in desk("catalogue", "-o", str(out)).stderr
    with pytest.raises(StorageError, match="may hold corrections"):
        desk("catalogue", "-o", str(out))
    assert len(rows_in(out.read_bytes())) == 4
    assert not list(tmp_path.glob(".*"))
    for words in (["-o", str(desk.home / "seeds" / "catalogue.csv")], ["-o", str(out), "--write"]):
        assert desk("catalogue", *words).exit_code == 2


def test_a_disk_that_refuses_is_named(desk: Command, tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="The file is as it was"):
        desk("catalogue", "-o", str(tmp_path / "nowhere" / "out.csv"))
