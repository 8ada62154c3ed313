"""The default engine: Whoosh 2.7.4, in the same process, in pure Python."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from whoosh import versionstring

from archive.model import TextUnit
from archive.search.analysis import ANALYSIS
from archive.search.answering import Answer
from archive.search.binding import bound
from archive.search.engine import Census, Units
from archive.search.evaluation import Evaluator
from archive.search.kept import KeptCounts
from archive.search.naming import Names
from archive.search.results import Request, Results
from archive.search.whoosh_building import build_parts
from archive.search.whoosh_generation import Generation

_NAMES = "names.json"


class WhooshEngine:
    """Keeps a generation as parts (see whoosh_parts), a table of which items each part stands for, and the names."""

    name = "whoosh"

    @property
    def schema(self) -> str:
        """Name the form of what is written, the order of bytes in a number included."""
        return f"1 whoosh {versionstring()} {sys.byteorder} analysis {ANALYSIS}"

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

    def open(self, directory: Path) -> WhooshSearcher:
        """Open a generation."""
        names = json.loads((directory / _NAMES).read_text(encoding="utf-8"))
        return WhooshSearcher(Generation(directory), Names({key: tuple(given) for key, given in names.items()}))


class WhooshSearcher:
    """One open generation; what it computes is its own, and what it reads from Whoosh is locked."""

    def __init__(self, generation: Generation, names: Names) -> None:
        self._generation, self._names, self._kept = generation, names, KeptCounts()

    def search(self, request: Request) -> Results:
        """Answer a request."""
        generation = self._generation
        ready = bound(request.query, self.resolve, lambda: generation.word_list.forms)
        evaluator = Evaluator(generation.collection, generation, ready, self._kept)
        return Answer(generation.collection, evaluator, ready.query, request, generation.words).results(ready.notes)

    def resolve(self, field: str, text: str) -> tuple[str, ...]:
        """Give the keys of the agents in a field that a name may mean."""
        return self._names.resolve(text, self._generation.collection.keys(field))

    def texts(self) -> Iterable[TextUnit]:
        """Give every text without its passages."""
        return self._generation.collection.texts

    def close(self) -> None:
        """Close the files."""
        self._generation.close()
