"""The default engine: Whoosh 2.7.4, in the same process, in pure Python."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from whoosh import versionstring

from archive.search.engine import Census, Units
from archive.search.query.naming import Names
from archive.search.searching import GenerationSearcher
from archive.search.whoosh.building import build_parts
from archive.search.whoosh.generation import Generation
from archive.search.words.analysis import ANALYSIS

_NAMES = "names.json"


class WhooshEngine:
    """Keeps a generation as parts (see whoosh_parts), a table of which items each part stands for, and the names."""

    name = "whoosh"

    @property
    def schema(self) -> str:
        """Name the form of what is written, the order of bytes in a number included."""
        return f"9 whoosh {versionstring()} {sys.byteorder} analysis {ANALYSIS}"

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
        return build_parts(directory, items, units, previous=previous, unchanged=unchanged, progress=progress)

    def open(self, directory: Path) -> GenerationSearcher:
        """Open a generation."""
        names = json.loads((directory / _NAMES).read_text(encoding="utf-8"))
        return GenerationSearcher(Generation(directory), Names({key: tuple(given) for key, given in names.items()}))

    def settle(self, kept: Sequence[Path]) -> None:
        """Everything is in the folders of generations."""
