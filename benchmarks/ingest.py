"""What an ingest takes, step by step, and what the next one takes when little or nothing has changed.

Run it alone on a quiet machine:

    TEI_ARCHIVE_DATA=/path/to/data python benchmarks/ingest.py [FOLDER ...]

A folder below the data holds plain texts (``dispatches`` and ``speeches`` without one named). The steps are taken one text
after the other in one process; the whole is ``archive ingest`` as an archivist runs it, processes and all, in a temporary
home.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from archive import tei
from archive.authorities import Authorities
from archive.ingest.plain import continued, itemised
from archive.model import version_of
from archive.repository import IngestRecord, Keeper, Repository
from archive.sources import SourceText, read

ARCHIVE = [sys.executable, "-m", "archive"]
FOLDERS = ("dispatches", "speeches")
TARGETS = {("dispatches", "describe"): 25.0, ("speeches", "ingest, all new"): 30.0}
"""Milliseconds for a step, seconds for a whole."""

KNOWN = Authorities(())
"""Nobody, as in an archive that begins."""

Made = TypeVar("Made")


def main() -> None:
    """Print for each folder what each step takes a text, its share, and what whole ingests take."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", default=FOLDERS, metavar="FOLDER")
    data = os.environ.get("TEI_ARCHIVE_DATA")
    if not data:
        sys.exit("Set TEI_ARCHIVE_DATA to the folder that holds dispatches/ and speeches/.")
    for name in parser.parse_args().folders:
        paths = sorted((Path(data) / name).glob("*.txt"))
        size = sum(path.stat().st_size for path in paths)
        print(f"{name}: {len(paths)} texts, {size / max(1, len(paths)) / 1000:.1f} kB each")
        with tempfile.TemporaryDirectory() as folder:
            steps(name, paths, Path(folder))
        with tempfile.TemporaryDirectory() as folder:
            wholes(name, paths, Path(folder) / "home")


class Clock:
    """Adds up what each step takes; ``slowest`` is the longest single one, in seconds."""

    def __init__(self) -> None:
        self.taken: dict[str, float] = {}
        self.slowest: dict[str, float] = {}

    def time(self, step: str, work: Callable[[], Made]) -> Made:
        """Do one step."""
        began = time.perf_counter()
        made = work()
        seconds = time.perf_counter() - began
        self.taken[step] = self.taken.get(step, 0.0) + seconds
        self.slowest[step] = max(self.slowest.get(step, 0.0), seconds)
        return made


def steps(name: str, paths: Sequence[Path], folder: Path) -> None:
    """Time each step over all texts."""
    clock, repository = Clock(), Repository(folder / "tei")
    tei.faults(b'<TEI xmlns="http://www.tei-c.org/ns/1.0"/>')  # the schema is compiled once a process
    with repository.writing() as keeper:
        for number, path in enumerate(paths):
            one(clock, keeper, path, f"n{number}")
        clock.time("keep", keeper.flush)
    whole = sum(clock.taken.values())
    for step, seconds in clock.taken.items():
        mean, slowest = 1000 * seconds / len(paths), 1000 * clock.slowest[step]
        print(f"  {step:<26}{mean:>8.1f} ms {seconds / whole:>6.0%}{slowest:>10.1f} ms at most{against(name, step, mean)}")


def one(clock: Clock, keeper: Keeper, path: Path, item: str) -> None:
    """Take one text through all steps."""
    source = clock.time("read", partial(read, path, path.parent))
    if not isinstance(source, SourceText):
        sys.exit(f"{path} is no plain text.")
    made = clock.time("describe", partial(itemised, source, None, item, "2024-01-01", language="en", authorities=KNOWN))
    clock.time("align", partial(continued, made, made, frozenset()))
    master = clock.time("encode", partial(tei.encode, made, KNOWN))
    clock.time("decode", partial(tei.decode, master, "master"))
    clock.time("validate", partial(tei.faults, master))
    clock.time("keep", partial(keeper.keep, item, master, version_of(made.passages), IngestRecord()))


def wholes(name: str, paths: Sequence[Path], home: Path) -> None:
    """Time the command on a home: everything new, nothing changed, one text changed, the authorities changed."""
    subprocess.run([*ARCHIVE, "init", str(home)], check=True, capture_output=True)
    for path in paths:
        shutil.copy(path, home / "seeds")
    told(name, "ingest, all new", home)
    told(name, "ingest, nothing changed", home)
    changed = home / "seeds" / paths[0].name
    changed.write_bytes(changed.read_bytes() + b"\n\nA postscript that was found later.\n")
    told(name, "ingest, one changed", home)
    with (home / "seeds" / "authorities.toml").open("a", encoding="utf-8") as file:
        file.write('\n[person.nobody]\nname = "Nobody Whom Any Text Names"\n')
    told(name, "ingest, an authority more", home)


def told(name: str, what: str, home: Path) -> None:
    """Run an ingest and print what it took."""
    began = time.perf_counter()
    done = subprocess.run([*ARCHIVE, "ingest", "--home", str(home)], check=False, capture_output=True, text=True)
    seconds = time.perf_counter() - began
    said = done.stderr.strip().splitlines()[-1] if done.stderr.strip() else ""
    print(f"  {what:<26}{seconds:>8.1f} s   {said}{against(name, what, seconds)}")


def against(name: str, what: str, figure: float) -> str:
    """Say what was to be reached, and whether it was."""
    target = TARGETS.get((name, what))
    if target is None:
        return ""
    return f"   target {target:.0f}" + ("" if figure <= target else "   MISSED")


if __name__ == "__main__":
    main()
