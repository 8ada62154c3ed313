"""The engines there are, by the name ``archive.toml`` gives them."""

from __future__ import annotations

from archive.errors import EngineUnavailable
from archive.search.engine import Engine


def engine_named(name: str) -> Engine:
    """Give an engine; raise EngineUnavailable for a name that is none."""
    if name == "whoosh":
        # Each engine's library is loaded when that engine is asked for.
        from archive.search.whoosh.engine import WhooshEngine

        return WhooshEngine()
    raise EngineUnavailable(f'“{name}” is no search engine of this version. Write engine = "whoosh" in archive.toml.')
