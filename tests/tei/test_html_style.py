"""The style sheets keep their budget and ask nobody but the archive."""

from __future__ import annotations

from pathlib import Path

import pytest

import archive

STATIC = Path(archive.__file__).parent / "web" / "static"
MOST = {
    "style.css": 20_000,
    "search.css": 7_000,
    "reading.css": 11_000,
    "citing.css": 3_000,
    "people.css": 2_000,
    "versions.css": 1_000,
}
"""Bytes: the budget of the look; the others are loaded by the pages of their subject alone."""


@pytest.mark.parametrize(("name", "most"), MOST.items(), ids=MOST)
def test_a_style_sheet_is_small_and_loads_nothing(name: str, most: int) -> None:
    style = (STATIC / name).read_text(encoding="utf-8")
    assert len(style.encode()) <= most
    assert not any(part in style for part in ("url(", "@import", "//", "expression("))
    assert style.count("{") == style.count("}")
