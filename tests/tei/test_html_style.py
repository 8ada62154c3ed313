"""The style sheet keeps its budget and asks nobody but the archive."""

from __future__ import annotations

from pathlib import Path

import archive

STYLE = Path(archive.__file__).parent / "web" / "static" / "style.css"
MOST = 20_000
"""Bytes: the budget of the look."""


def test_the_style_sheet_is_small_and_loads_nothing() -> None:
    style = STYLE.read_text(encoding="utf-8")
    assert len(style.encode()) <= MOST
    assert not any(part in style for part in ("url(", "@import", "//", "expression("))
    assert style.count("{") == style.count("}")
