"""One writer at a time: a file that is there, and locked, while somebody writes.

One that is there and not locked tells of a writer that died.
"""

from __future__ import annotations

import os
import platform
import sys
from datetime import datetime
from pathlib import Path

from archive.errors import StorageError

if sys.platform == "win32":  # pragma: no cover
    import msvcrt
else:
    import fcntl

WRITING = ".writing"

_MOST_OF_WHO = 300
"""Bytes of the words that say who is writing."""

_FAR = 1 << 30
"""The byte that is locked on Windows: beyond the words of the file, which others may then read."""


class WriterLock:
    """The right to write to a folder; ``was_interrupted`` is true when the last writer did not come to its end."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / WRITING
        self._descriptor = -1
        self.was_interrupted = False

    def acquire(self) -> None:
        """Become the one writer; raise StorageError when there is another, OSError when the disk refuses."""
        while self._descriptor < 0:
            descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o644)
            if not _claim(descriptor):
                who = os.read(descriptor, _MOST_OF_WHO).decode(errors="replace").strip()
                os.close(descriptor)
                raise StorageError(_busy(self._path.parent, who))
            if self._is_in_place(descriptor):
                self._descriptor = descriptor
            else:
                # The writer before has just finished and taken its file away: this lock is on nothing.
                os.close(descriptor)
        self.was_interrupted = os.fstat(self._descriptor).st_size > 0
        try:
            os.ftruncate(self._descriptor, 0)
            who = f"process {os.getpid()} on {platform.node()}, since {datetime.now().astimezone():%Y-%m-%d %H:%M:%S}\n"
            os.write(self._descriptor, who.encode())
            os.fsync(self._descriptor)
        except OSError:
            self.release(has_finished=not self.was_interrupted)
            raise

    def release(self, *, has_finished: bool) -> None:
        """Let others write; unless everything has been finished, the file stays for the next writer to see."""
        if has_finished and sys.platform != "win32":
            self._path.unlink(missing_ok=True)
        _let_go(self._descriptor)
        os.close(self._descriptor)
        self._descriptor = -1
        if has_finished and sys.platform == "win32":  # pragma: no cover
            self._path.unlink(missing_ok=True)

    def _is_in_place(self, descriptor: int) -> bool:
        try:
            return os.path.samestat(os.fstat(descriptor), self._path.stat())
        except FileNotFoundError:
            return False


def _busy(folder: Path, who: str) -> str:
    said = f" ({who})" if who else ""
    return f"Somebody is writing to {folder} already{said}. Nothing was changed; run the command again when that has finished."


def _claim(descriptor: int) -> bool:
    try:
        if sys.platform == "win32":  # pragma: no cover
            os.lseek(descriptor, _FAR, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
            os.lseek(descriptor, 0, os.SEEK_SET)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


def _let_go(descriptor: int) -> None:
    # Said outright: a process that was forked meanwhile holds the same lock until it ends.
    if sys.platform == "win32":  # pragma: no cover
        os.lseek(descriptor, _FAR, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)
    else:
        fcntl.flock(descriptor, fcntl.LOCK_UN)
