"""Tantivy keeps the contract of engines."""

import pytest

from archive.search import Engine, engine_named
from tests.search.contract import EngineContract

pytest.importorskip("tantivy", reason="the extra “fast” is not installed")


class TestTantivy(EngineContract):
    @pytest.fixture
    def engine(self) -> Engine:
        return engine_named("tantivy")
