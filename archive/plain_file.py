"""Reads a file of the home, and never waits for a pipe that somebody put in its place."""

from __future__ import annotations

import stat
from pathlib import Path


class NoPlainFile(OSError):
    """A folder, pipe, socket or device stands where a file should."""

    def __str__(self) -> str:
        return "it is no plain file but a folder, pipe or device; put the file itself there"


def bytes_of(path: Path) -> bytes:
    """Read a file. Raise NoPlainFile for what is none, without opening it, and OSError as reading does."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise NoPlainFile
    return path.read_bytes()
