"""Which items the parts of a generation stand for: a part is never changed, so that of some items it may hold what is past."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from archive.errors import IndexDamaged

MOST_PARTS = 8
"""Parts of a generation that are taken over into the next; each costs every search a little."""

_FILE = "parts.json"


class Held(NamedTuple):
    """The items a part stands for, and how many it was written with."""

    items: frozenset[str]
    written: int


@dataclass(frozen=True, slots=True)
class Table:
    """What each part holds, by its name, and (texts, passages) of each item."""

    parts: Mapping[str, Held] = field(default_factory=dict)
    items: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    @classmethod
    def read(cls, directory: Path) -> Table:
        """Read the table of a generation; raise IndexDamaged when there is none that can be read."""
        try:
            said = json.loads((directory / _FILE).read_text(encoding="utf-8"))
            parts = {str(name): Held(frozenset(items), int(written)) for name, (items, written) in said["parts"].items()}
            return cls(parts, {str(item): (int(texts), int(passages)) for item, (texts, passages) in said["items"].items()})
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise IndexDamaged(f"The table of the index {directory} cannot be read ({error}). Run “archive build”.") from None

    def write(self, directory: Path) -> None:
        """Write the table into the folder of a generation."""
        said = {
            "parts": {name: [sorted(held.items), held.written] for name, held in self.parts.items()},
            "items": {item: list(self.items[item]) for item in sorted(self.items)},
        }
        (directory / _FILE).write_text(json.dumps(said), encoding="utf-8")

    def still_good(self, unchanged: frozenset[str]) -> dict[str, Held]:
        """Give the parts worth keeping, with those of their items that did not change.

        A part is worn when half of what it holds is past. Of too many, the smallest are written anew as one.
        """
        kept = {name: Held(held.items & unchanged, held.written) for name, held in self.parts.items()}
        good = [name for name, held in kept.items() if held.items and 2 * len(held.items) >= held.written]
        largest = sorted(good, key=lambda name: (-len(kept[name].items), name))[: MOST_PARTS - 1]
        return {name: kept[name] for name in good if name in largest}
