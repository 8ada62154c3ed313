"""The engines there are, by the name ``archive.toml`` gives them."""

from __future__ import annotations

from archive.errors import EngineUnavailable
from archive.search.engine import Engine


def engine_named(name: str, hosts: str = "", index: str = "archive", title: str = "") -> Engine:
    """Give an engine; raise EngineUnavailable for a name that is none.

    ``hosts`` are the addresses of a cluster, parted by blanks; ``index`` begins the names of its indexes, and
    ``title`` is that of the archive.
    """
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
            raise _not_installed(name, "fast") from None
        return TantivyEngine()
    if name == "opensearch":
        try:
            from archive.search.opensearch.engine import OpenSearchEngine
        except ImportError as error:
            if (error.name or "").partition(".")[0] != "opensearchpy":
                raise
            raise _not_installed(name, "cluster") from None
        from archive.search.opensearch.address import Address

        return OpenSearchEngine(Address.of(hosts, index, archive=title))
    raise EngineUnavailable(
        f'“{name}” is no search engine of this version. Write engine = "whoosh" or engine = "tantivy" or engine ='
        ' "opensearch" in archive.toml.'
    )


def _not_installed(name: str, extra: str) -> EngineUnavailable:
    return EngineUnavailable(
        f"The engine “{name}” is not installed. Run “pip install 'tei-archive[{extra}]'”, or write engine = \"whoosh\" in"
        " archive.toml."
    )
