"""Whoosh keeps the contract of engines."""

import pytest

from archive.search import Engine, engine_named
from tests.search.contract import EngineContract


class TestWhoosh(EngineContract):
    @pytest.fixture
    def engine(self) -> Engine:
        return engine_named("whoosh")
