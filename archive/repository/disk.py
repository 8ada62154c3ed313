"""The few things that are done to a disk, so that a test can let each of them fail, and the sentences for when one does."""

from __future__ import annotations

import errno
import os
import re
import secrets
import sys
import time
from pathlib import Path

from archive.errors import StorageError

DRAFT = re.compile(r"\..+\.[0-9a-f]{8}\.part")
"""The name of a file that is being written, beside the one it will replace."""

_ATTEMPTS = 40
"""Windows refuses to replace a file while a reader has it open; two seconds are far more than a reader needs."""

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_READ_ONLY = (errno.EROFS, errno.EACCES, errno.EPERM)


def draft_of(path: Path) -> Path:
    """Return a new name beside ``path`` to write to."""
    return path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")


class Disk:
    """Files and folders of the system; every method raises OSError when the system refuses."""

    def create(self, path: Path, data: bytes) -> None:
        """Write a new file; its content may be lost with the power until ``flush``."""
        with path.open("xb") as file:
            file.write(data)

    def flush(self, path: Path) -> None:
        """Wait until the content of a file is on the disk (POSIX fsync)."""
        with path.open("r+b") as file:
            os.fsync(file.fileno())

    def flush_folder(self, folder: Path) -> None:
        """Wait until the names in a folder are on the disk; Windows does this by itself and has no call for it."""
        if sys.platform == "win32":  # pragma: no cover
            return
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

    def rename(self, source: Path, target: Path) -> None:
        """Give a file its final name in one step; a reader sees the file before or the file after."""
        for _ in range(_ATTEMPTS if sys.platform == "win32" else 0):  # pragma: no cover
            try:
                os.replace(source, target)  # noqa: PTH105
            except PermissionError:
                time.sleep(0.05)
            else:
                return
        source.replace(target)

    def remove(self, path: Path) -> None:
        """Remove a file."""
        path.unlink()

    def make_folder(self, folder: Path) -> None:
        """Make a folder."""
        folder.mkdir()

    def remove_folder(self, folder: Path) -> None:
        """Remove an empty folder."""
        folder.rmdir()


def refused(error: OSError, masters: Path, consequence: str) -> StorageError:
    """Return the sentence for a disk that refuses; ``consequence`` says what became of what was to be kept."""
    if error.errno in _FULL:
        trouble, cure = f"The disk of {masters} is full, or a quota is used up.", "Make room"
    elif error.errno in _READ_ONLY:
        trouble, cure = f"{masters} may not be written to.", "Give yourself the right to"
    else:
        trouble, cure = f"{masters} cannot be written to ({error.strerror or error}).", "Have the disk checked"
    return StorageError(f"{trouble} {cure}, then run the command again. {consequence}")
