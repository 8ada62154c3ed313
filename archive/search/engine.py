"""What an engine must do; one contract test suite runs over every engine that exists."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Protocol

from archive.model import TextUnit
from archive.search.results import Request, Results


class Searcher(Protocol):
    """One open generation. Safe to share between threads."""

    def search(self, request: Request) -> Results:
        """Answer a request; the cost of its query is bounded before it runs."""
        ...

    def resolve(self, field: str, text: str) -> tuple[str, ...]:
        """Give the keys of the agents in ``field`` whose key, or whose names taken together with their variants, hold
        every word of ``text``."""
        ...

    def texts(self) -> Iterable[TextUnit]:
        """Give every text without its passages, for lists and timelines."""
        ...

    def close(self) -> None:
        """Let go of the generation."""
        ...


class Engine(Protocol):
    """Writes and opens generations, each in a folder of its own."""

    name: str

    def build(
        self,
        directory: Path,
        texts: Iterable[TextUnit],
        names: Mapping[str, tuple[str, ...]],
        *,
        previous: Path | None = None,
        unchanged: frozenset[str] = frozenset(),
        progress: Callable[[int], None] | None = None,
    ) -> None:
        """Write a generation into an empty directory.

        ``names`` gives every form of each agent's name by key. ``texts`` are those of all items but the ``unchanged``,
        which are taken from ``previous``, a generation of the same engine. ``progress`` hears the number of texts done.
        """
        ...

    def open(self, directory: Path) -> Searcher:
        """Open a generation whose manifest has been checked."""
        ...
