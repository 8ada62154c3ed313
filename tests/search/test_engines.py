"""Engines by their names; one that cannot be had is said with the cure."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import archive.search.tantivy
from archive.errors import EngineUnavailable
from archive.search import Everything, Generations, Request, engine_named
from tests.search.corpus import NAMES, STORY
from tests.search.missing import without


def test_an_unknown_engine_is_said() -> None:
    with pytest.raises(EngineUnavailable, match=r'“woosh” is no search engine .* engine = "whoosh" or engine = "tantivy"'):
        engine_named("woosh")


def test_an_engine_that_is_not_installed_is_said_with_the_cure() -> None:
    told = r"“tantivy” is not installed\. Run “pip install 'tei-archive\[fast\]'”"
    with without("tantivy", "archive.search.tantivy"), pytest.raises(EngineUnavailable, match=told):
        engine_named("tantivy")


def test_an_engine_that_was_missing_leaves_nothing_behind() -> None:
    pytest.importorskip("tantivy", reason="the extra “fast” is not installed")
    before = engine_named("tantivy")
    with without("tantivy", "archive.search.tantivy"), pytest.raises(EngineUnavailable):
        engine_named("tantivy")
    assert type(engine_named("tantivy")) is type(before)
    assert sys.modules["archive.search.tantivy"] is archive.search.tantivy


@pytest.mark.parametrize("name", ["whoosh", "tantivy"])
def test_an_empty_archive_can_be_built(tmp_path: Path, name: str) -> None:
    if name == "tantivy":
        pytest.importorskip("tantivy", reason="the extra “fast” is not installed")
    generations = Generations(tmp_path / "index", engine_named(name))
    generations.build({}, STORY, NAMES)
    searcher = generations.open()
    assert searcher.search(Request(Everything())).total == 0
    searcher.close()
