"""Homes for tests: made from the project's own seed, ingested and built as an operator does."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from archive import settings
from archive.cli.house import House
from archive.cli.shelf import shelf_of
from archive.ingest import ingest
from archive.settings import Home

PROJECT = Path(__file__).parent.parent


def demo_home(path: Path, more: Mapping[str, str] | None = None) -> Home:
    """Make a home of the project's seeds, ingest and build it; ``more`` are further seeds, text by path below ``seeds/``."""
    home = Home(path)
    home.seeds.mkdir(parents=True)
    shutil.copy(PROJECT / "archive.toml", home.settings)
    shutil.copytree(PROJECT / "seeds", home.seeds, dirs_exist_ok=True)
    for name, text in (more or {}).items():
        seed = home.seeds / name
        seed.parent.mkdir(parents=True, exist_ok=True)
        seed.write_text(text, encoding="utf-8")
    rebuild(home)
    return home


def rebuild(home: Home, today: str | None = None) -> None:
    """Ingest what is new or changed in the seeds, on a day (ISO 8601) or today, and build."""
    house = House(home, settings.load(home))
    report = ingest(shelf_of(house), today=today)
    if report.faults:
        raise AssertionError("; ".join(map(str, report.faults)))
    house.build()
