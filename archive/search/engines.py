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
    if name == "tantivy":
        try:
            from archive.search.tantivy.engine import TantivyEngine
        except ImportError as error:
            if (error.name or "").partition(".")[0] != "tantivy":
                raise
            raise EngineUnavailable(
                "The engine “tantivy” is not installed. Run “pip install 'tei-archive[fast]'”, or write engine = \"whoosh\" in"
                " archive.toml."
            ) from None
        return TantivyEngine()
    raise EngineUnavailable(
        f'“{name}” is no search engine of this version. Write engine = "whoosh" or engine = "tantivy" in archive.toml.'
    )
