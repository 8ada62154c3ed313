"""How fast a search is, beside the raw libraries doing the same work on the same corpus in the same run.

Run it alone on a quiet machine:

    TEI_ARCHIVE_DATA=/path/to/data python benchmarks/search.py [--home DIR] [--without FILE ...]

The corpus is all of ``speeches/``, ``dispatches/`` and ``frus/``, ingested into a temporary home, or into DIR, where it is kept
for the next run; ``--without`` leaves files out, for a smaller one. Each kind of query is asked of a searcher newly opened, so
that nothing is answered from the memory of an answer. Ours and the libraries take turns query by query in one process and are
timed by what the processor did for them, which on a quiet machine is what a reader waits; so whatever else the machine does
falls on all of them alike, and little.
"""

from __future__ import annotations

import argparse
import http.client
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from search_queries import WARM, drawn
from search_rivals import SHOWN, Sqlite, StockWhoosh, passages
from speeches import ARCHIVE, against, port_of, pss

from archive.cli.house import units_of
from archive.search import Generations, Query, Request, engine_named, spelled

FOLDERS = ("speeches", "dispatches", "frus")
RIVALS = (StockWhoosh, Sqlite)
TARGETS = {
    "common words": 30.0,
    "AND of two": 25.0,
    "prefix": 30.0,
    "phrases": 60.0,
    "OR of three common": 90.0,
    "commonest phrases": 700.0,
}
"""Milliseconds of the median, with all facets."""

AHEAD = 2.0
"""Times as fast as stock Whoosh."""

WHOLE = {"full build s": 75.0, "build after one changed text s": 2.0, "memory of a worker MB": 350.0}

POSTSCRIPT = b"\n\nA postscript that was found later.\n"

Search = Callable[[Query], int]


@dataclass(frozen=True)
class Taken:
    """What one searcher took for the queries of a kind, in milliseconds, and its totals."""

    times: list[float] = field(default_factory=list)
    totals: list[int] = field(default_factory=list)

    @property
    def median(self) -> float:
        """The median of the times."""
        return statistics.median(self.times)


def main() -> None:
    """Print a line for each kind of query, then what building and memory come to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--home", type=Path, help="where the corpus is, or is to be kept")
    parser.add_argument("--without", nargs="*", default=[], help="names of files to leave out of a new home")
    arguments = parser.parse_args()
    given = arguments.home
    with tempfile.TemporaryDirectory() as folder:
        home = given or Path(folder) / "home"
        if not home.is_dir():
            prepare(home, arguments.without)
        figures = builds(home)
        held = [passage for item in items(home) for passage in passages(units_of(home / "tei", item))]
        kinds = drawn([passage.words for passage in held])
        rivals = {rival.name: rival(Path(folder) / rival.name, held).search for rival in RIVALS}
        print(f"{len(held):,} passages, load {os.getloadavg()[0]:.1f}; median (worst) in ms")
        for kind, queries in kinds.items():
            print(line(kind, compared(home, queries, rivals)), flush=True)
        figures["memory of a worker MB"] = served(home, [query for queries in kinds.values() for query in queries])
    for name, figure in figures.items():
        print(f"{name:<32}{figure:>8.1f}{against(WHOLE[name], figure)}")


def prepare(home: Path, without: Sequence[str]) -> None:
    """Make a home of the corpus, some of its files left out."""
    data = os.environ.get("TEI_ARCHIVE_DATA")
    if not data:
        sys.exit("Set TEI_ARCHIVE_DATA to the folder that holds speeches/, dispatches/ and frus/.")
    run("init", str(home))
    for name in FOLDERS:
        left_out = shutil.ignore_patterns(*without)
        shutil.copytree(Path(data) / name, home / "seeds" / name, ignore=left_out, copy_function=shutil.copyfile)
        (home / "seeds" / name).chmod(0o755)
    run("ingest", "--home", str(home))


def builds(home: Path) -> dict[str, float]:
    """Time a build from nothing, and one after a text has changed."""
    shutil.rmtree(home / "index", ignore_errors=True)
    full = run("build", "--home", str(home))
    changed = min((home / "seeds" / "dispatches").glob("*.txt"))
    text = changed.read_bytes()
    changed.write_bytes(text.removesuffix(POSTSCRIPT) if text.endswith(POSTSCRIPT) else text + POSTSCRIPT)
    run("ingest", "--home", str(home))
    return {"full build s": full, "build after one changed text s": run("build", "--home", str(home))}


def run(*arguments: str) -> float:
    """Run the command, and give the seconds it took."""
    began = time.perf_counter()
    subprocess.run([*ARCHIVE, *arguments], check=True, capture_output=True)
    return time.perf_counter() - began


def items(home: Path) -> list[str]:
    """Give the items of a home, sorted."""
    return sorted(path.stem for path in (home / "tei").glob("*.xml"))


def compared(home: Path, queries: Sequence[Query], rivals: Mapping[str, Search]) -> dict[str, Taken]:
    """Ask ours, newly opened, and the others each query in turn."""
    searcher = Generations(home / "index", engine_named("whoosh")).open()
    searches: dict[str, Search] = {
        "ours": lambda query: searcher.search(Request(query, size=SHOWN)).total,
        **rivals,
    }
    taken = {name: Taken() for name in searches}
    for search in searches.values():
        search(WARM)
    for query in queries:
        for name, search in searches.items():
            began = time.process_time()
            total = search(query)
            taken[name].times.append(1000 * (time.process_time() - began))
            taken[name].totals.append(total)
    searcher.close()
    return taken


def line(kind: str, taken: Mapping[str, Taken]) -> str:
    """Say what each took, how many times as fast ours is, and in how many totals stock Whoosh agrees."""
    ours = taken["ours"]
    said = [f"{kind:<20}"]
    said += [f"{name} {each.median:7.1f} ({max(each.times):7.1f})" for name, each in taken.items()]
    ratios = {name: each.median / ours.median for name, each in taken.items() if name != "ours"}
    said += [f"{name} × {ratio:.1f}" for name, ratio in ratios.items()]
    same = sum(map(int.__eq__, ours.totals, taken["whoosh"].totals))
    slow = "   NOT TWICE AS FAST" if ratios["whoosh"] < AHEAD else ""
    return f"{'   '.join(said)}   same total {same}/{len(ours.totals)}{against(TARGETS.get(kind), ours.median)}{slow}"


def served(home: Path, queries: Sequence[Query]) -> float:
    """Ask a server for the page of each query, and give what memory it has then (MB)."""
    process = subprocess.Popen([*ARCHIVE, "serve", "--home", str(home), "--port", "0"], stderr=subprocess.PIPE, text=True)
    try:
        connection = http.client.HTTPConnection("127.0.0.1", port_of(process), timeout=60)
        for query in queries:
            connection.request("GET", f"/search?q={quote(spelled(query))}")
            answer = connection.getresponse()
            answer.read()
            if answer.status != 200:
                sys.exit(f"{spelled(query)} answered {answer.status}")
        return pss(process.pid)
    finally:
        process.terminate()
        process.wait()


if __name__ == "__main__":
    main()
