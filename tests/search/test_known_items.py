"""The searches that relevance is measured with (benchmarks/relevance.py) ask for what is really there."""

from __future__ import annotations

import csv
import os
from pathlib import Path

import pytest

from archive.search.analysis import forms

_FOLDER = os.environ.get("TEI_ARCHIVE_DATA")
_ROWS = list(csv.DictReader(Path(__file__).with_name("known_items.csv").read_text(encoding="utf-8").splitlines()))


def test_there_are_twenty_known_items() -> None:
    assert len({row["remembered"] for row in _ROWS}) == len(_ROWS) == 20


@pytest.mark.skipif(not _FOLDER, reason="TEI_ARCHIVE_DATA does not name the folder of real texts")
@pytest.mark.parametrize("row", _ROWS, ids=lambda row: row["remembered"])
def test_the_words_stand_in_each_text(row: dict[str, str]) -> None:
    for item in row["texts"].split():
        text = (Path(_FOLDER or "") / "speeches" / f"{item}.txt").read_text(encoding="utf-8", errors="replace")
        assert " ".join(forms(row["words"])) in " ".join(forms(text))
