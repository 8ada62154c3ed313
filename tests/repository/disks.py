"""Disks that fail, and disks whose power goes: the lowest level, put in the place of the real one."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from random import Random

from archive.repository.disk import Disk


class PowerCut(BaseException):
    """The machine is off: nothing the program does from here on reaches the disk."""


class FailingDisk(Disk):
    """A disk that refuses its ``after``-th deed, counted from 0, and every later one, with one error."""

    def __init__(self, after: int, code: int = errno.ENOSPC) -> None:
        self.after, self.code, self.deeds = after, code, 0

    def _deed(self) -> None:
        self.deeds += 1
        if self.deeds > self.after:
            raise OSError(self.code, os.strerror(self.code))

    def create(self, path: Path, data: bytes) -> None:
        self._deed()
        super().create(path, data)

    def flush(self, path: Path) -> None:
        self._deed()
        super().flush(path)

    def flush_folder(self, folder: Path) -> None:
        self._deed()
        super().flush_folder(folder)

    def rename(self, source: Path, target: Path) -> None:
        self._deed()
        super().rename(source, target)


class MortalDisk(Disk):
    """A disk whose power goes at its ``after``-th deed. What had not been flushed may be lost then, as chance (``seed``)
    has it: contents are cut in half, and names are as they were, whichever changed first."""

    def __init__(self, after: int, seed: int = 0) -> None:
        self.left, self.chance = after, Random(seed)
        self.unflushed: dict[Path, None] = {}
        self.renamed: list[tuple[Path, Path, bytes | None]] = []

    def create(self, path: Path, data: bytes) -> None:
        self._live()
        super().create(path, data)
        self.unflushed[path] = None

    def flush(self, path: Path) -> None:
        self._live()
        super().flush(path)
        self.unflushed.pop(path)

    def flush_folder(self, folder: Path) -> None:
        self._live()
        super().flush_folder(folder)
        self.renamed = [entry for entry in self.renamed if entry[1].parent != folder]

    def rename(self, source: Path, target: Path) -> None:
        self._live()
        before = target.read_bytes() if target.exists() else None
        super().rename(source, target)
        self.renamed.append((source, target, before))
        if source in self.unflushed:
            self.unflushed[target] = self.unflushed.pop(source)

    def remove(self, path: Path) -> None:
        self._live()
        super().remove(path)
        self.unflushed.pop(path, None)

    def make_folder(self, folder: Path) -> None:
        self._live()
        super().make_folder(folder)

    def remove_folder(self, folder: Path) -> None:
        self._live()
        super().remove_folder(folder)

    def _live(self) -> None:
        if self.left == 0:
            self.left = -1
            self._lose()
        if self.left < 0:
            raise PowerCut
        self.left -= 1

    def _lose(self) -> None:
        for path in self.unflushed:
            if path.exists() and self.chance.random() < 0.5:
                path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
        for source, target, before in reversed(self.renamed):
            if self.chance.random() < 0.5:
                target.rename(source)
                if before is not None:
                    target.write_bytes(before)
