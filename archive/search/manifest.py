"""What a generation says of itself: its engine and form, the masters it was built from, and the digest of each of its files.

The index libraries keep no checksums, and one bit that flips on a disk gives wrong answers without a word; so nothing is read
from a generation whose files are not what the manifest says.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from archive.errors import IndexDamaged

FILE = "manifest.json"


@dataclass(frozen=True, slots=True)
class Manifest:
    """``items`` gives the digest of each master, ``names`` that of the names; ``files`` the sha256 (hex) of each file by its
    path below the generation, with ``/``.
    """

    engine: str
    schema: str
    items: Mapping[str, str]
    names: str
    texts: int
    passages: int
    files: Mapping[str, str]

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
        found = digests(generation)
        for name in sorted(self.files.keys() | found.keys()):
            if name not in found:
                raise IndexDamaged(f"The index {generation} lacks its file {name}. Run “archive build”.")
            if found[name] != self.files.get(name):
                raise IndexDamaged(f"The index {generation} is damaged: {name} is not what was written. Run “archive build”.")


def digests(generation: Path) -> dict[str, str]:
    """Give the sha256 (hex) of every file of a generation but its manifest."""
    files = (path for path in generation.rglob("*") if path.is_file() and path != generation / FILE)
    return {path.relative_to(generation).as_posix(): _digest(path) for path in sorted(files)}


def digest_of_names(names: Mapping[str, tuple[str, ...]]) -> str:
    """Give the sha256 (hex) of the names of all agents."""
    said = json.dumps({key: list(names[key]) for key in sorted(names)})
    return hashlib.sha256(said.encode()).hexdigest()


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
