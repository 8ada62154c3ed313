"""Whoosh keeps the contract of engines."""

import pytest

from archive.search import Engine, engine_named
from tests.search.contract import EngineContract

pytestmark = pytest.mark.xdist_group("whoosh")


@pytest.fixture(scope="module")
def engine() -> Engine:
    return engine_named("whoosh")


class TestWhoosh(EngineContract):
    """Nothing is beside it."""
