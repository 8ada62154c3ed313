"""``archive build`` with either engine: what it says of an archive that has grown large."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Command


def test_a_large_archive_is_told_of_the_faster_engine_and_which_line_to_change(
    own: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "tantivy" not in own("build").stderr
    monkeypatch.setattr("archive.cli.build.MANY", 3)
    said = own("build").stderr
    assert "pip install 'tei-archive[fast]'" in said
    assert (
        f'change engine = "whoosh" to engine = "tantivy" in {own.home / "archive.toml"}, and run “archive build” again.' in said
    )


def test_the_faster_engine_is_had_by_changing_one_line(own: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("tantivy", reason="the extra “fast” is not installed")
    monkeypatch.setattr("archive.cli.build.MANY", 3)
    found = own("search", "speech").stdout
    _change(own.home / "archive.toml", 'engine = "whoosh"', 'engine = "tantivy"')
    said = own("build").stderr
    assert "Indexed 1 item" in said
    assert "tantivy" not in said
    assert own("search", "speech").stdout == found


def _change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
