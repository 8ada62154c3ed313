"""The searches that relevance is measured with (benchmarks/relevance.py) ask for what is really there."""

from __future__ import annotations

import csv
import os
import re
import zipfile
from pathlib import Path

import pytest

from archive.search.words.analysis import forms

_FOLDER = os.environ.get("TEI_ARCHIVE_DATA")
_ROWS, _ELSEWHERE = (
    list(csv.DictReader(Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()))
    for name in ("known_items.csv", "known_items_elsewhere.csv")
)


@pytest.mark.parametrize("rows", [_ROWS, _ELSEWHERE], ids=["speeches", "elsewhere"])
def test_there_are_twenty_known_items(rows: list[dict[str, str]]) -> None:
    assert len({row["remembered"] for row in rows}) == len(rows) == 20


@pytest.mark.skipif(not _FOLDER, reason="TEI_ARCHIVE_DATA does not name the folder of real texts")
@pytest.mark.parametrize("row", _ROWS, ids=lambda row: row["remembered"])
def test_the_words_stand_in_each_text(row: dict[str, str]) -> None:
    for item in row["texts"].split():
        text = (Path(_FOLDER or "") / "speeches" / f"{item}.txt").read_text(encoding="utf-8", errors="replace")
        assert " ".join(forms(row["words"])) in " ".join(forms(text))


@pytest.fixture(scope="module")
def elsewhere() -> dict[str, bytes]:
    """The other texts by item."""
    folder = Path(_FOLDER or "")
    patterns = ("dispatches/*.txt", "plays/*.xml", "novels/*.xml", "latin/data/*/*/*perseus*.xml")
    read = {path.stem: path.read_bytes() for pattern in patterns for path in folder.glob(pattern)}
    with zipfile.ZipFile(folder / "languages" / "state_union.zip") as packed:
        read |= {Path(name).stem: packed.read(name) for name in packed.namelist() if name.endswith(".txt")}
    return {re.sub(r"[._]", "-", name.lower()): content for name, content in read.items()}


@pytest.mark.skipif(not _FOLDER, reason="TEI_ARCHIVE_DATA does not name the folder of real texts")
@pytest.mark.parametrize("row", _ELSEWHERE, ids=lambda row: row["remembered"])
def test_the_words_stand_in_each_text_elsewhere(elsewhere: dict[str, bytes], row: dict[str, str]) -> None:
    for item in row["texts"].split():
        plain = re.sub(r"<[^>]*>", " ", elsewhere[item].decode("utf-8", "replace"))
        assert " ".join(forms(row["words"])) in " ".join(forms(plain))
