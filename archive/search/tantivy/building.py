"""Writes a generation: columns of what is new, gathered with those of what did not change; tantivy's indexes from them all."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from archive.search.building import Done, census_of, written_parts
from archive.search.engine import Census, Units
from archive.search.holding.column_files import Columns
from archive.search.holding.column_writer import ColumnWriter
from archive.search.holding.gathering import Held, gather


def build_columns(
    directory: Path,
    items: Sequence[str],
    units: Units,
    *,
    previous: Path | None,
    unchanged: frozenset[str],
    progress: Callable[[int], None],
) -> Census:
    """Write the columns of ``items`` (see Engine.build)."""
    parts: list[Held] = []
    counts: dict[str, tuple[int, int]] = {}
    if previous is not None and unchanged:
        old = Columns(previous)
        for text, size in zip(old.rows.texts, np.diff(old.rows.starts).tolist(), strict=True):
            if text.item in unchanged:
                texts, passages = counts.get(text.item, (0, 0))
                counts[text.item] = texts + 1, passages + size
        parts.append(Held(old, frozenset(counts)))
    done = Done(progress, len(counts))
    new = directory / "new"
    new.mkdir()
    written = written_parts(ColumnWriter, new, 0, [item for item in sorted(items) if item not in counts], units, done)
    for name, census in written:
        parts.append(Held(Columns(new / name), frozenset(census.items)))
        counts.update(census.items)
    gather(directory, parts, with_tables=True)
    del parts
    shutil.rmtree(new)
    return census_of(counts, written)
