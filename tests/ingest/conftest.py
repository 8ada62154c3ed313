"""Little homes on the disk, worked on with the real rooms."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from archive import tei
from archive.authorities import Authorities
from archive.ingest import Finding, Outcome, Report, Shelf, check, ingest, keep
from archive.model import Item
from archive.repository import Repository
from archive.repository.disk import Disk

SEEDS = Path(__file__).parents[2] / "seeds"
SEED = "000_6d31d2df5be5cb13.txt"
ALLIANCE = "lenin-1917-12-01-alliance"

LETTER = """Dear Friend,

The first paragraph speaks of the long winter we had and of the road that was closed for weeks.

The second paragraph tells how the mail came at last, with three of your letters in one bag.

The third paragraph asks whether the library has received the books that were sent in the autumn.

The fourth paragraph closes with the hope that the meeting in Petrograd can be held before the thaw.

N. Lenin
"""


@dataclass
class Desk:
    """A home with everything an archivist does to it."""

    path: Path
    disk: Disk = field(default_factory=Disk)

    @property
    def shelf(self) -> Shelf:
        seeds = self.path / "seeds"
        return Shelf(
            seeds=seeds,
            catalogue=seeds / "catalogue.csv",
            repository=Repository(self.path / "tei", self.disk),
            authorities=Authorities.load(seeds / "authorities.toml"),
            language="en",
            publisher="Archive of Tests",
            licence="CC0 1.0",
        )

    def write(self, name: str, text: str | bytes) -> None:
        path = self.path / "seeds" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)

    def ingest(self, *again: str, dry_run: bool = False, today: str | None = "2024-05-01") -> Report:
        return ingest(self.shelf, again=frozenset(again), dry_run=dry_run, today=today)

    def ingest_one(self, *again: str, dry_run: bool = False, today: str | None = "2024-05-01") -> Outcome:
        report = self.ingest(*again, dry_run=dry_run, today=today)
        assert not report.faults, [str(fault) for fault in report.faults]
        (outcome,) = report.outcomes
        return outcome

    def keep(self, item: str, dry_run: bool = False, today: str | None = "2024-05-03") -> Outcome:
        return keep(self.shelf, item, dry_run, today)

    def check(self) -> tuple[Finding, ...]:
        return check(self.shelf)

    def master(self, item: str) -> Path:
        return self.path / "tei" / f"{item}.xml"

    def item(self, item: str) -> Item:
        return tei.decode(self.master(item).read_bytes(), item)

    def edit(self, item: str, old: str, new: str) -> None:
        text = self.master(item).read_text("utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in the master"
        self.master(item).write_bytes(text.replace(old, new).encode())

    def files(self) -> dict[str, bytes]:
        masters = self.path / "tei"
        return {str(path.relative_to(masters)): path.read_bytes() for path in masters.rglob("*") if path.is_file()}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A home with no source yet, and the project's own authorities."""
    (tmp_path / "seeds").mkdir()
    shutil.copy(SEEDS / "authorities.toml", tmp_path / "seeds" / "authorities.toml")
    return Desk(tmp_path)


@pytest.fixture
def letter(desk: Desk) -> Desk:
    """A home with one letter, ingested on the first of May 2024."""
    desk.write("letter.txt", LETTER)
    assert desk.ingest_one().what == "new"
    return desk


@pytest.fixture
def seed(desk: Desk) -> Desk:
    """A home with the project's seed and catalogue, not yet ingested."""
    shutil.copy(SEEDS / SEED, desk.path / "seeds" / SEED)
    shutil.copy(SEEDS / "catalogue.csv", desk.path / "seeds" / "catalogue.csv")
    return desk
