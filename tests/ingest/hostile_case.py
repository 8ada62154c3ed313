"""One source that means harm, or comes as badly as real ones do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Case:
    """A source; ``write`` puts it into a folder ``seeds``. ``words`` are what a master must hold when it is accepted,
    ``refused`` (a pattern) what the sentence must say when it is not; one of the two must come true.
    """

    name: str
    write: Callable[[Path], None]
    words: str | None = None
    refused: str | None = None


def placed(name: str, data: bytes, words: str | None = None, refused: str | None = None, file: str = "a.txt") -> Case:
    """Put bytes into a file."""

    def write(seeds: Path) -> None:
        (seeds / file).write_bytes(data)

    return Case(name, write, words, refused)
