"""Engines by their names; one that cannot be had is said with the cure."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from archive.errors import EngineUnavailable
from archive.search import Everything, Generations, Request, engine_named
from tests.search.corpus import NAMES, STORY


def test_an_unknown_engine_is_said() -> None:
    with pytest.raises(EngineUnavailable, match=r'“woosh” is no search engine .* engine = "whoosh" or engine = "tantivy"'):
        engine_named("woosh")


def test_an_engine_that_is_not_installed_is_said_with_the_cure(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in [name for name in sys.modules if name.startswith("archive.search.tantivy")]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, "tantivy", None)
    with pytest.raises(EngineUnavailable, match=r"“tantivy” is not installed\. Run “pip install 'tei-archive\[fast\]'”"):
        engine_named("tantivy")


@pytest.mark.parametrize("name", ["whoosh", "tantivy"])
def test_an_empty_archive_can_be_built(tmp_path: Path, name: str) -> None:
    if name == "tantivy":
        pytest.importorskip("tantivy", reason="the extra “fast” is not installed")
    generations = Generations(tmp_path / "index", engine_named(name))
    generations.build({}, STORY, NAMES)
    searcher = generations.open()
    assert searcher.search(Request(Everything())).total == 0
    searcher.close()
