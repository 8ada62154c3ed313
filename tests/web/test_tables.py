"""What leaves as CSV opens in a spreadsheet without harm and reads back as it was; what leaves as JSON is JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.web.taking.tables import RISKY, TOGETHER, Cell, csv_pieces, harmless, json_pieces

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+49", "'+49"),
        ("-1 de mayo", "'-1 de mayo"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("＝1", "'＝1"),
        ("a=1", "a=1"),
        ("", ""),
        (-44, -44),
        (None, None),
    ],
    ids=["equals", "plus", "minus", "at", "tab", "return", "full width", "inside", "empty", "a number", "nothing"],
)
def test_no_cell_is_run_as_a_formula(cell: Cell, written: Cell) -> None:
    assert harmless(cell) == written


@given(st.lists(st.tuples(WORDS, WORDS, st.integers()), max_size=2 * TOGETHER + 3))
def test_a_table_reads_back_as_it_was_and_no_cell_begins_with_a_risk(rows: list[tuple[str, str, int]]) -> None:
    written = "".join(csv_pieces(("a", "b", "c"), rows))
    read = list(csv.reader(io.StringIO(written, newline="")))
    assert read[0] == ["a", "b", "c"]
    assert [[cell.removeprefix("'") if cell[1:2] in RISKY else cell for cell in row[:2]] for row in read[1:] if row] == [
        [cell.removeprefix("'") if cell[:1] == "'" and cell[1:2] in RISKY else cell for cell in row[:2]] for row in rows
    ]
    assert all(cell[:1] == "" or cell[0] not in RISKY for row in read[1:] for cell in row[:2])


def test_lines_end_as_the_standard_says_and_quotes_are_doubled() -> None:
    assert "".join(csv_pieces(("a",), [("x, y",), ('say "no"',), ("two\nlines",)])) == (
        'a\r\n"x, y"\r\n"say ""no"""\r\n"two\nlines"\r\n'
    )


def test_excel_is_told_that_it_is_utf_8_and_nobody_else() -> None:
    assert "".join(csv_pieces(("é",), [], for_excel=True)).encode() == b"\xef\xbb\xbf\xc3\xa9\r\n"
    assert "".join(csv_pieces(("é",), [])).encode() == b"\xc3\xa9\r\n"


@given(st.dictionaries(WORDS, WORDS, min_size=1, max_size=3), st.lists(WORDS, max_size=5))
def test_an_object_is_written_piece_by_piece_and_is_json(head: dict[str, str], things: list[str]) -> None:
    head.pop("things", None)
    head["a"] = "b"
    assert json.loads("".join(json_pieces(head, "things", things))) == {**head, "things": things}


def test_a_long_table_is_written_while_it_is_sent() -> None:
    asked: list[int] = []

    def counting() -> Iterator[tuple[int]]:
        for number in range(TOGETHER):
            asked.append(number)
            yield (number,)

    pieces = csv_pieces(("a",), counting())
    first = next(pieces)
    assert len(asked) == first.count("\r\n") - 1 < TOGETHER / 2
    assert "".join((first, *pieces)).count("\r\n") == 1 + TOGETHER
