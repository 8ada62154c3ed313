"""Passages that people remember, looked for by the few words they remember: twenty among 384 speeches, twenty elsewhere.

    TEI_ARCHIVE_DATA=/path/to/data python benchmarks/relevance.py
    python benchmarks/relevance.py --home HOME [--elsewhere HOME]      (homes that hold the texts, ingested and built)

The searches are those of tests/search/known_items.csv and known_items_elsewhere.csv (dispatches, addresses of presidents since
1945, Russian plays, English novels, Latin), written before the scorer was looked at. The targets are for texts. The
page asks for passages unless told otherwise: there a text stands first when the first passage shown is its own. Passages are
measured as well, with a target of their own for the first three, since one of the twenty was quoted word for word in shorter
passages by four later presidents. Those elsewhere have no target: they show what a change of the scorer does to other texts.
Ends with 1 when a target is missed.
"""

from __future__ import annotations

import argparse
import csv
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import get_args

from speeches import ARCHIVE, prepare

from archive.search import Generations, Level, Request, Searcher, engine_named, parse

TABLES = Path(__file__).parent.parent / "tests" / "search"
KNOWN, ELSEWHERE = TABLES / "known_items.csv", TABLES / "known_items_elsewhere.csv"
FIRST = 17
"""How many of the twenty speeches are to stand first."""

AMONG_THREE: dict[Level, int] = {"texts": 20, "passages": 19}
"""How many are to stand among the first three."""


def main() -> None:
    """Print the place of each text in both views, and how many stand first and among the first three."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--home", type=Path, help="a home with the speeches, else one is made")
    parser.add_argument("--elsewhere", type=Path, help="a home with the other texts, else one is made unless --home is given")
    given = parser.parse_args()
    if given.home is not None:
        reached = has_reached(given.home)
        if given.elsewhere is not None:
            measured(given.elsewhere, ELSEWHERE)
        sys.exit(not reached)
    data = os.environ.get("TEI_ARCHIVE_DATA")
    if not data:
        sys.exit("Set TEI_ARCHIVE_DATA to the folder that holds speeches/, or name a home with --home.")
    with tempfile.TemporaryDirectory() as folder:
        home, elsewhere = Path(folder) / "speeches", Path(folder) / "elsewhere"
        prepare(home, Path(data) / "speeches")
        prepare(elsewhere, gathered(Path(data), Path(folder) / "gathered"), "*")
        for verb in ("ingest", "build"):
            subprocess.run([*ARCHIVE, verb, "--home", str(home)], check=True, capture_output=True)
            subprocess.run([*ARCHIVE, verb, "--home", str(elsewhere)], check=True, capture_output=True)
        reached = has_reached(home)
        measured(elsewhere, ELSEWHERE)
        sys.exit(not reached)


def gathered(data: Path, folder: Path) -> Path:
    """Bring the texts elsewhere into one folder, in UTF-8 where some are not."""
    folder.mkdir()
    for pattern in ("dispatches/*.txt", "plays/*.xml", "novels/*.xml", "latin/data/*/*/*perseus*.xml"):
        for text in data.glob(pattern):
            shutil.copy(text, folder)
    with zipfile.ZipFile(data / "languages" / "state_union.zip") as packed:
        for name in packed.namelist():
            if name.endswith(".txt"):
                (folder / Path(name).name).write_text(packed.read(name).decode("utf-8", "replace"), encoding="utf-8")
    return folder


def has_reached(home: Path) -> bool:
    """Print the figures of the speeches; tell whether every target is reached."""
    places = measured(home, KNOWN)
    reached = True
    for level, found in places.items():
        first, three = standing(found)
        reached = reached and first >= FIRST and three >= AMONG_THREE[level]
    print(f"targets: first {FIRST}; in the first three {AMONG_THREE}{'' if reached else '   MISSED'}")
    return reached


def measured(home: Path, known: Path) -> dict[Level, list[int]]:
    """Print and give the places of the texts of a table in a home, by level."""
    searcher = Generations(home / "index", engine_named("whoosh")).open()
    with known.open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    places = {level: [place(searcher, row, level) for row in rows] for level in get_args(Level)}
    searcher.close()
    print(f"{'passages':>8}{'texts':>8}  remembered")
    for row, passage, text in zip(rows, places["passages"], places["texts"], strict=True):
        print(f"{passage or '-':>8}{text or '-':>8}  {row['remembered']}")
    for level, found in places.items():
        first, three = standing(found)
        print(f"{level}: first {first} of {len(rows)}, in the first three {three}")
    return places


def standing(places: list[int]) -> tuple[int, int]:
    """Count those that stand first, and those among the first three."""
    return sum(each == 1 for each in places), sum(1 <= each <= 3 for each in places)


def place(searcher: Searcher, row: dict[str, str], level: Level) -> int:
    """Give the place, from 1, of the first hit of a right text; 0 when it is not found."""
    hits = searcher.search(Request(parse(row["remembered"]).query, level, size=1000)).hits
    right = row["texts"].split()
    return next((number for number, hit in enumerate(hits, 1) if hit.reference.item in right), 0)


if __name__ == "__main__":
    main()
