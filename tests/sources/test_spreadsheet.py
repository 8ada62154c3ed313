"""Cells go through a spreadsheet unharmed, and one that was changed there is told from one that was not."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.errors import SourceError
from archive.sources import read_catalogue
from archive.sources.spreadsheet import certainty_cell, guarded, left_as_inferred, unguarded
from archive.sources.table import table_of


@given(st.text() | st.from_regex(r"'*[=+@-]?\d{1,4}[-./]\d\d", fullmatch=True))
def test_every_value_is_read_back_as_it_was(value: str) -> None:
    assert unguarded(guarded(value)) == value


@pytest.mark.parametrize(
    "value", ["=1+1", "+49 30", "-0044", "@sum", "\t=1", "1948-06-24", "1948-06", "0012", "1e5", "3/4", "1.000", "'=1"]
)
def test_what_a_spreadsheet_would_run_or_rewrite_begins_with_an_apostrophe(value: str) -> None:
    assert guarded(value) == f"'{value}"


@pytest.mark.parametrize("value", ["1948", "1917-11-18os", "1917~", "A title", "'tis", "p. 12", "Letter 12", "lenin", ""])
def test_other_values_are_written_as_they_are(value: str) -> None:
    assert guarded(value) == value


def test_a_changed_value_and_one_without_certainty_are_statements() -> None:
    values = {"date": "1948-06-24", "place": "Washington", "title": "Note", "genre": "letter"}
    cell = certainty_cell({"date": "high", "place": "medium", "title": "low"}, values)
    assert cell.startswith("date: high [")
    assert left_as_inferred(cell, values) == {"date", "place", "title"}
    assert left_as_inferred(cell, {**values, "place": "Moscow"}) == {"date", "title"}
    assert left_as_inferred("", values) == frozenset()


def test_a_row_states_what_was_changed_and_its_sections_have_rows_of_their_own(tmp_path: Path) -> None:
    cell = certainty_cell({"date": "high", "place": "low"}, {"date": "1948-06-24", "place": "Rome"})
    path = tmp_path / "seeds" / "catalogue.csv"
    path.parent.mkdir()
    path.write_text(
        "source,section,id,date,place,certainty,evidence\n"
        f"a.txt,,a,'1948-06-24,Bonn,{cell},why\n"
        f"a.txt,s2,,'1948-06-24,Rome,{cell},why\n"
        "b.txt,s1,,1949,,,\n"
        "b.txt,s1,,1950,,,\n"
        "c.txt,s1,c,,,,\n"
    )
    found = read_catalogue(path)
    row = found.row_for("a.txt")
    assert row is not None
    assert dict(row.values) == {"id": "a", "place": "Bonn"}
    assert [(one.section, dict(one.values)) for one in row.sections] == [("s2", {})]
    assert [str(fault).partition(": ")[2][:40] for fault in found.faults] == [
        "is a second row for section “s1” of “b.t",
        "states the id of section “s1”, which is ",
    ]
    assert found.waits("b.txt")
    assert found.waits("c.txt")


def test_a_row_that_states_nothing_of_the_text_is_as_good_as_none(tmp_path: Path) -> None:
    path = tmp_path / "seeds" / "catalogue.csv"
    path.parent.mkdir()
    path.write_text("source,section,id,place\na.txt,,a,\nb.txt,s1,,Rome\n")
    found = read_catalogue(path)
    assert [row.sha256 == "" for row in found.rows] == [True, False]


@pytest.mark.parametrize("data", [b"\xff\xfeA", b'source,"date\na.txt,1901\n', b"a\0b"], ids=["utf-16", "quotation", "binary"])
def test_a_table_whose_head_cannot_be_read_is_refused(data: bytes) -> None:
    with pytest.raises(SourceError):
        table_of(data, "seeds/catalogue.csv")
    assert table_of(b" \n,,\n", "seeds/catalogue.csv") is None
