"""Twenty passages that people remember, looked for among 384 speeches by the few words they remember.

    TEI_ARCHIVE_DATA=/path/to/data python benchmarks/relevance.py
    python benchmarks/relevance.py --home HOME            (a home that holds the speeches, ingested and built)

The searches are those of tests/search/known_items.csv, written before the scorer was looked at. The targets are for texts. The
page asks for passages unless told otherwise: there a text stands first when the first passage shown is its own. Passages are
measured as well, with a target of their own for the first three, since one of the twenty was quoted word for word in shorter
passages by four later presidents. Ends with 1 when a target is missed.
"""

from __future__ import annotations

import argparse
import csv
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import get_args

from speeches import ARCHIVE, prepare

from archive.search import Generations, Level, Request, Searcher, engine_named, parse

KNOWN = Path(__file__).parent.parent / "tests" / "search" / "known_items.csv"
FIRST = 17
"""How many of the twenty are to stand first."""

AMONG_THREE: dict[Level, int] = {"texts": 20, "passages": 19}
"""How many are to stand among the first three."""


def main() -> None:
    """Print the place of each text in both views, and how many stand first and among the first three."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--home", type=Path, help="a home with the speeches, else one is made")
    home = parser.parse_args().home
    if home is not None:
        sys.exit(not measured(home))
    data = os.environ.get("TEI_ARCHIVE_DATA")
    if not data:
        sys.exit("Set TEI_ARCHIVE_DATA to the folder that holds speeches/, or name a home with --home.")
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "speeches"
        prepare(home, Path(data) / "speeches")
        for verb in ("ingest", "build"):
            subprocess.run([*ARCHIVE, verb, "--home", str(home)], check=True, capture_output=True)
        sys.exit(not measured(home))


def measured(home: Path) -> bool:
    """Print the figures of a home; tell whether every target is reached."""
    searcher = Generations(home / "index", engine_named("whoosh")).open()
    with KNOWN.open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    places = {level: [place(searcher, row, level) for row in rows] for level in get_args(Level)}
    print(f"{'passages':>8}{'texts':>8}  remembered")
    for row, passage, text in zip(rows, places["passages"], places["texts"], strict=True):
        print(f"{passage or '-':>8}{text or '-':>8}  {row['remembered']}")
    reached = True
    for level, found in places.items():
        first, three = sum(each == 1 for each in found), sum(1 <= each <= 3 for each in found)
        reached = reached and first >= FIRST and three >= AMONG_THREE[level]
        print(
            f"{level}: first {first} of {len(rows)} (target {FIRST}), in the first three {three} (target {AMONG_THREE[level]})"
        )
    searcher.close()
    return reached


def place(searcher: Searcher, row: dict[str, str], level: Level) -> int:
    """Give the place, from 1, of the first hit of a right text; 0 when it is not found."""
    hits = searcher.search(Request(parse(row["remembered"]).query, level, size=1000)).hits
    right = row["texts"].split()
    return next((number for number, hit in enumerate(hits, 1) if hit.reference.item in right), 0)


if __name__ == "__main__":
    main()
