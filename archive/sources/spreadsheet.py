"""What the archive writes into cells so that a spreadsheet leaves them alone, and how it tells later which were changed."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping

CHECK_DIGITS = 6
"""Hex digits that stand for a value: a correction is taken for the value it corrects once in 16 million times."""

_GUARDED = re.compile(r"'*(?:[=+\-@\t\r].*|(?!(?:0|[1-9]\d{0,9})\Z)\d[\d./:, -]*|\d+[eE]\d+)", re.DOTALL)
"""Cells that spreadsheets run as formulas (OWASP, “CSV Injection”), or rewrite as dates or numbers: ``1948-06``, ``0012``."""

_CERTAINTY = re.compile(rf"\b([a-z]+): [a-z]+ \[([0-9a-f]{{{CHECK_DIGITS}}})\]")


def guarded(cell: str) -> str:
    """Put an apostrophe before a value that a spreadsheet would run as a formula or rewrite; ``unguarded`` takes it away."""
    return f"'{cell}" if _GUARDED.fullmatch(cell) else cell


def unguarded(cell: str) -> str:
    """Read a cell that may be guarded. A spreadsheet takes the apostrophe away by itself when somebody types one."""
    return cell[1:] if cell.startswith("'") and _GUARDED.fullmatch(cell[1:]) else cell


def certainty_cell(certainties: Mapping[str, str], values: Mapping[str, str]) -> str:
    """Write how certain the importer is of the values it filled in, by column: ``date: high [0a1b2c]; place: low [3d4e5f]``.

    In brackets stands which value is meant, so that a changed one is known for the archivist's.
    """
    return "; ".join(f"{column}: {certainty} [{_check(values[column])}]" for column, certainty in certainties.items())


def left_as_inferred(certainty: str, values: Mapping[str, str]) -> frozenset[str]:
    """Give the columns whose value is still the one that the importer filled in, so that nobody has stated it."""
    return frozenset(column for column, check in _CERTAINTY.findall(certainty) if check == _check(values.get(column, "")))


def _check(value: str) -> str:
    return hashlib.sha256(value.encode()).hexdigest()[:CHECK_DIGITS]
