"""The manifest: the sha256 of every file below ``tei/`` but itself, in the form that ``sha256sum -c`` reads."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

MANIFEST = "manifest-sha256.txt"

_LINE = re.compile(r"([0-9a-f]{64}) [ *](.+)")


def read_manifest(masters: Path) -> tuple[dict[str, str], tuple[int, ...]]:
    """Return the digests by path below ``masters`` (with ``/``), and the 1-based numbers of lines that are none."""
    try:
        text = (masters / MANIFEST).read_bytes().decode(errors="replace")
    except FileNotFoundError:
        return {}, ()
    digests: dict[str, str] = {}
    unread: list[int] = []
    for number, line in enumerate(text.splitlines(), 1):
        found = _LINE.fullmatch(line)
        if found:
            digests[found[2]] = found[1]
        elif line:
            unread.append(number)
    return digests, tuple(unread)


def written(digests: Mapping[str, str]) -> bytes:
    """Return a manifest with its lines in the order of the paths."""
    return "".join(f"{digests[path]}  {path}\n" for path in sorted(digests)).encode()


def sha256(data: bytes) -> str:
    """Return the digest of some bytes in hex."""
    return hashlib.sha256(data).hexdigest()
