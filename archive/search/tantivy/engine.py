"""The engine for large archives: tantivy, in the same process, in Rust."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path

from archive.search.building import Halves
from archive.search.engine import Census, Units
from archive.search.holding.column_files import Columns
from archive.search.query.naming import Names
from archive.search.tantivy.building import build_columns
from archive.search.tantivy.fields import write_indexes
from archive.search.tantivy.searcher import TantivySearcher
from archive.search.words.analysis import ANALYSIS

_NAMES = "names.json"


class TantivyEngine:
    """Keeps a generation as columns (see column_files), tantivy's indexes made from these, and the names."""

    name = "tantivy"

    @property
    def schema(self) -> str:
        """Name the form of what is written, the order of bytes in a number included."""
        return f"2 tantivy {version('tantivy')} {sys.byteorder} analysis {ANALYSIS}"

    def build(
        self,
        directory: Path,
        items: Sequence[str],
        units: Units,
        names: Mapping[str, tuple[str, ...]],
        *,
        previous: Path | None = None,
        unchanged: frozenset[str] = frozenset(),
        progress: Callable[[int], None] | None = None,
    ) -> Census:
        """Write a generation (see Engine)."""
        (directory / _NAMES).write_text(json.dumps({key: list(names[key]) for key in sorted(names)}), encoding="utf-8")
        halves = Halves(progress, len(items))
        census = build_columns(directory, items, units, previous=previous, unchanged=unchanged, progress=halves.read)
        write_indexes(directory, Columns(directory), halves.written)
        return census

    def open(self, directory: Path) -> TantivySearcher:
        """Open a generation."""
        names = json.loads((directory / _NAMES).read_text(encoding="utf-8"))
        return TantivySearcher(directory, Names({key: tuple(given) for key, given in names.items()}))

    def settle(self, kept: Sequence[Path]) -> None:
        """Everything is in the folders of generations."""
