"""Tables as CSV (RFC 4180) that spreadsheets open without harm, and results as JSON (RFC 8259), written piece by piece."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

BYTE_ORDER_MARK = "\ufeff"
"""What tells Excel that a CSV file is UTF-8; nothing else needs it, and some readers take it for a part of the first name."""

RISKY = "=+-@\t\r\n＝＋－＠"
"""First characters by which a spreadsheet takes a cell for a formula (OWASP, CSV Injection), full-width forms included."""

TOGETHER = 16_384
"""Characters handed on at once, or a row more: few enough to wait for, enough not to call the server for each row."""

Cell = str | int | float | None
"""What stands in a table; None is an empty cell."""


def csv_pieces(columns: Sequence[str], rows: Iterable[Sequence[Cell]], *, for_excel: bool = False) -> Iterator[str]:
    """Write a table with its names in the first line, ``for_excel`` with a byte order mark; lines end in CR LF."""
    mark = BYTE_ORDER_MARK if for_excel else ""
    return _together(chain((mark + _line(columns),), (_line([harmless(cell) for cell in row]) for row in rows)))


def harmless(cell: Cell) -> Cell:
    """Put an apostrophe before words that a spreadsheet would run as a formula, as OWASP recommends; numbers stay."""
    return f"'{cell}" if isinstance(cell, str) and cell[:1] and cell[0] in RISKY else cell


def json_pieces(head: Mapping[str, object], name: str, things: Iterable[object]) -> Iterator[str]:
    """Write an object: what is in ``head``, then under ``name`` a list of as many things as there are, one a line."""
    opening = json.dumps(head, ensure_ascii=False, indent=1).removesuffix("\n}")
    lines = (json.dumps(thing, ensure_ascii=False) for thing in things)
    first = next(lines, None)
    listed = () if first is None else chain((f"\n{first}",), (f",\n{line}" for line in lines))
    return _together(chain((f'{opening},\n "{name}": [',), listed, ("\n]}\n",)))


def _line(cells: Iterable[Cell]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue()


def _together(pieces: Iterable[str]) -> Iterator[str]:
    held: list[str] = []
    size = 0
    for piece in pieces:
        held.append(piece)
        size += len(piece)
        if size >= TOGETHER:
            yield "".join(held)
            held.clear()
            size = 0
    yield "".join(held)
