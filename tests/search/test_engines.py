"""Engines by their names; one that cannot be had is said with the cure."""

from __future__ import annotations

import sys

import pytest

from archive.errors import EngineUnavailable
from archive.search import engine_named


def test_an_unknown_engine_is_said() -> None:
    with pytest.raises(EngineUnavailable, match=r'“woosh” is no search engine .* engine = "whoosh" or engine = "tantivy"'):
        engine_named("woosh")


def test_an_engine_that_is_not_installed_is_said_with_the_cure(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in [name for name in sys.modules if name.startswith("archive.search.tantivy")]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, "tantivy", None)
    with pytest.raises(EngineUnavailable, match=r"“tantivy” is not installed\. Run “pip install 'tei-archive\[fast\]'”"):
        engine_named("tantivy")
