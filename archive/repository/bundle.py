"""Many files as one zip that is streamed while it is made, with a manifest of sha256 digests at its end."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterable, Iterator

MANIFEST = "manifest-sha256.txt"

_DATE = (1980, 1, 1, 0, 0, 0)
"""The time of every entry (the earliest a zip can say), so that the same files give the same bytes."""


def bundle(files: Iterable[tuple[str, bytes]]) -> Iterator[bytes]:
    """Give the bytes of a zip of (name, content) pairs, in pieces, one file being held in memory at a time.

    The manifest is in the form of ``sha256sum``, so ``sha256sum -c`` checks what was unpacked.
    """
    out = _Outlet()
    lines = []
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            lines.append(f"{hashlib.sha256(content).hexdigest()}  {name}\n")
            archive.writestr(_entry(name), content)
            yield out.taken()
        archive.writestr(_entry(MANIFEST), "".join(lines))
    yield out.taken()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _DATE)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry


class _Outlet(io.RawIOBase):
    """Takes what zipfile writes and hands it on; it cannot seek, so zipfile writes each size after its content."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: object, /) -> int:
        part = bytes(data)  # type: ignore[call-overload]
        self._parts.append(part)
        return len(part)

    def taken(self) -> bytes:
        """Give what has been written since the last time."""
        taken = b"".join(self._parts)
        self._parts.clear()
        return taken
