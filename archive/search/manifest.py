"""What a generation says of itself: its engine and form, the masters it was built from, and the checksum of each of its files.

The index libraries keep no checksums, and one bit that flips on a disk gives wrong answers without a word; so nothing is read
from a generation whose files are not what the manifest says.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from archive.errors import IndexDamaged

FILE = "manifest.json"

_BLOCK = 1 << 20
"""Bytes of a file read at once."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """``items`` gives the digest of each master, ``names`` that of the names; ``checksums`` has one for each file by its path
    below the generation, with ``/``.
    """

    engine: str
    schema: str
    items: Mapping[str, str]
    names: str
    texts: int
    passages: int
    checksums: Mapping[str, int]

    @classmethod
    def read(cls, generation: Path) -> Manifest:
        """Read the manifest of a generation; raise IndexDamaged when there is none that can be read."""
        try:
            return cls(**json.loads((generation / FILE).read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            raise IndexDamaged(f"The index {generation} has no manifest that can be read. Run “archive build”.") from None

    def write(self, generation: Path) -> None:
        """Write the manifest; the last thing that is written of a generation."""
        (generation / FILE).write_text(json.dumps(asdict(self), indent=1, sort_keys=True), encoding="utf-8")

    def check(self, generation: Path) -> None:
        """Raise IndexDamaged when a file is missing, changed or not in the manifest."""
        found = checksums(generation)
        for name in sorted(self.checksums.keys() | found.keys()):
            if name not in found:
                raise IndexDamaged(f"The index {generation} lacks its file {name}. Run “archive build”.")
            if found[name] != self.checksums.get(name):
                raise IndexDamaged(f"The index {generation} is damaged: {name} is not what was written. Run “archive build”.")


def checksums(generation: Path) -> dict[str, int]:
    """Give the CRC-32 of every file of a generation but its manifest: what Lucene trusts too, and a third of the time of a
    digest, which at each start was most of what it took to open a large archive.
    """
    files = (path for path in generation.rglob("*") if path.is_file() and path != generation / FILE)
    return {path.relative_to(generation).as_posix(): _checksum(path) for path in sorted(files)}


def digest_of_names(names: Mapping[str, tuple[str, ...]]) -> str:
    """Give the sha256 (hex) of the names of all agents."""
    said = json.dumps({key: list(names[key]) for key in sorted(names)})
    return hashlib.sha256(said.encode()).hexdigest()


def _checksum(path: Path) -> int:
    checksum = 0
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            checksum = zlib.crc32(block, checksum)
    return checksum
