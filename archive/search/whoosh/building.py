"""Writes the parts of a generation: new ones from units, others as copies."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import cast

from archive.search.building import Done, census_of, part_name, written_parts
from archive.search.engine import Census, Units
from archive.search.whoosh.parts import PartWriter
from archive.search.whoosh.table import Held, Table

MOST_PROCESSES = 4
"""Each writes parts of its own, and each part costs every search a little."""


def build_parts(
    directory: Path,
    items: Sequence[str],
    units: Units,
    *,
    previous: Path | None,
    unchanged: frozenset[str],
    progress: Callable[[int], None] | None,
) -> Census:
    """Write the parts of a generation of ``items`` (see Engine.build)."""
    old = Table() if previous is None else Table.read(previous)
    parts: dict[str, Held] = {}
    counts: dict[str, tuple[int, int]] = {}
    for name, held in old.still_good(unchanged).items() if previous is not None else ():
        shutil.copytree(cast(Path, previous) / name, directory / part_name(len(parts)), copy_function=_taken_over)
        parts[part_name(len(parts))] = held
        counts.update((item, old.items[item]) for item in held.items)
    done = Done(progress, len(counts))
    new = [item for item in sorted(items) if item not in counts]
    written = written_parts(PartWriter, directory, len(parts), new, units, done, MOST_PROCESSES)
    for name, census in written:
        parts[name] = Held(frozenset(census.items), len(census.items))
        counts.update(census.items)
    Table(parts, counts).write(directory)
    return census_of(counts, written)


def _taken_over(source: str, copy: str) -> None:
    """Give a file that never changes another name; where the disk knows no second names, copy it."""
    try:
        os.link(source, copy)
    except OSError:
        shutil.copy2(source, copy)
