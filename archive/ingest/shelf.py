"""What an ingest works on, and what it tells afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from archive.authorities import Authorities
from archive.errors import ArchiveError
from archive.repository import Repository

What = Literal["new", "unchanged", "header", "rewritten", "edited", "kept", "missing", "withdrawn", "restored"]
"""What happened to an item: ``header`` is a change that leaves the text alone; ``edited`` a master that was edited by hand
and was therefore left alone; ``missing`` one whose source is gone; ``withdrawn`` one that was taken out of reading."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The parts of a home that an ingest needs.

    ``catalogue`` need not exist. ``language`` is the BCP 47 tag of texts of which nothing else is known; ``publisher`` and
    ``licence`` are the archive's own, for the headers of masters.
    """

    seeds: Path
    catalogue: Path
    repository: Repository
    authorities: Authorities
    language: str = "en"
    publisher: str = ""
    licence: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What happened to one item, or would happen.

    ``source`` is the path below ``seeds/``. ``detail`` is a clause for the archivist, "" when there is nothing to add.
    ``difference`` is a unified difference of the master before and after, "" when there is none or nobody asked. ``found`` are
    the values of a new item, a line each, where somebody asked; ``doubts`` how many of an item that changed need a human.
    """

    item: str
    source: str
    what: What
    detail: str = ""
    difference: str = ""
    found: tuple[str, ...] = ()
    doubts: int = 0


@dataclass(frozen=True, slots=True)
class Report:
    """An ingest: what happened to each item, in the order of the sources, and every fault that was met."""

    outcomes: tuple[Outcome, ...]
    faults: tuple[ArchiveError, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a check found; ``item`` is "" where it concerns none or all, ``kind`` one word for programs."""

    item: str
    kind: str
    sentence: str
    is_fault: bool


def this_day() -> str:
    """Give the day of the machine (ISO 8601)."""
    return datetime.now().astimezone().date().isoformat()
