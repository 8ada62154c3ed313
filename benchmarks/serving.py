"""What a reader waits for a page of a server that several people ask: whole pages over HTTP, asked at a steady rate.

Run it alone on a quiet machine:

    TEI_ARCHIVE_DATA=/path/to/data python benchmarks/serving.py [--home DIR] [--rate 5] [--seconds 60]
    TEI_ARCHIVE_DATA=… python benchmarks/serving.py [--home DIR] --engine tantivy --times 6 --processes 2 --rate 50

The corpus and the queries are those of search.py; DIR may be shared with it. With ``--engine`` a home beside DIR, which is kept
too, has its masters ``--times`` times over under other ids. Pages are asked for at their times whether or not those before have
come, so that what one delays is counted. At five a second most queries come twice in a minute, 40 seconds apart. What the
processor does for a page counts whatever the server does in that time, its threads included.
"""

from __future__ import annotations

import argparse
import hashlib
import http.client
import json
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote

from search import items, prepare, run
from search_queries import drawn
from search_rivals import passages
from speeches import ARCHIVE, against, percentile, port_of

from archive.cli.house import units_of
from archive.search import spelled

TARGETS = {"results page p95": 150.0, "concordance of 100 lines median": 80.0, "frequency chart median": 80.0}
"""Milliseconds."""

LARGE = {"results page p95": 40.0}
"""Milliseconds, of a repeated home at 50 pages a second."""

PAGES = {
    "results page": "/search?q=",
    "concordance of 100 lines": "/search/concordance?by=left1&by=right1&q=",
    "frequency chart": "/search/frequency?q=",
}

WARM = "liberty"
"""What is asked for first of every page and counts for nothing: the server then has read what it keeps."""

PATIENCE = 60
"""Seconds after which an answer is given up."""


def main() -> None:
    """Print a line for each kind of page: median, 95th percentile and worst, with what was to be reached."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--home", type=Path, help="where the corpus is, or is to be kept")
    parser.add_argument("--rate", type=float, default=5.0, help="pages a second")
    parser.add_argument("--seconds", type=float, default=60.0, help="how long each kind of page is asked for")
    parser.add_argument("--engine", help="of a home beside that one, with its masters repeated")
    parser.add_argument("--times", type=int, default=1, help="how often they are")
    parser.add_argument("--processes", type=int, default=1, help="how many the server has")
    parser.add_argument("--pages", nargs="*", default=list(PAGES), choices=PAGES)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = given.home or Path(folder) / "home"
        if not home.is_dir():
            prepare(home, ())
        queries = asked(home)
        if given.engine:
            home = repeated(home, given.engine, given.times)
        run("build", "--home", str(home))
        print(f"{len(queries)} queries, {given.rate:g} a second, load {os.getloadavg()[0]:.1f}; ms")
        targets = LARGE if given.engine else TARGETS
        for kind in given.pages:
            times, spent = waited(home, PAGES[kind], queries, given.rate, round(given.rate * given.seconds), given.processes)
            figures = {
                "median": statistics.median(times),
                "p95": percentile(times, 95),
                "worst": max(times),
                "processor": spent,
            }
            for name, figure in figures.items():
                print(f"{kind + ' ' + name:<36}{figure:>8.1f}{against(targets.get(f'{kind} {name}'), figure)}", flush=True)
        print(f"load {os.getloadavg()[0]:.1f}")


def repeated(home: Path, engine: str, times: int) -> Path:
    """Give a home beside another, of an engine, with its masters so many times over; made when it is not there."""
    new = home.with_name(f"{home.name}-{engine}-{times}")
    if new.is_dir():
        return new
    settings = (home / "archive.toml").read_text(encoding="utf-8")
    for master in sorted((home / "tei").glob("*.xml")):
        for number in range(times):
            item = f"{master.stem}-{number}"
            data = master.read_bytes().replace(master.stem.encode(), item.encode())
            states = new / "tei" / ".versions" / item
            shutil.copytree(home / "tei" / ".versions" / master.stem, states)
            record = json.loads((states / "record.json").read_text(encoding="utf-8"))
            record["master_sha256"] = hashlib.sha256(data).hexdigest()
            (states / "record.json").write_text(json.dumps(record), encoding="utf-8")
            (new / "tei" / f"{item}.xml").write_bytes(data)
    (new / "archive.toml").write_text(re.sub(r"(?m)^engine = .*", f'engine = "{engine}"', settings), encoding="utf-8")
    return new


def asked(home: Path) -> list[str]:
    """Give the queries of all kinds, as typed, in an order that mixes them; the same in every run."""
    words = [passage.words for item in items(home) for passage in passages(units_of(home / "tei", item))]
    queries = [spelled(query) for kind in drawn(words).values() for query in kind]
    random.Random(1).shuffle(queries)
    return queries


def waited(
    home: Path, address: str, queries: Sequence[str], rate: float, count: int, processes: int = 1
) -> tuple[list[float], float]:
    """Ask a server newly started for so many pages, so many a second; give the milliseconds to the last byte of each, and
    those that the processor took for one.
    """
    words = [*ARCHIVE, "serve", "--home", str(home), "--port", "0", "--processes", str(processes)]
    process = subprocess.Popen(words, stderr=subprocess.PIPE, text=True)
    try:
        port = port_of(process)
        for _ in range(8 * processes):
            one_page(port, address + WARM, time.perf_counter())
        begin, before = time.perf_counter(), processor(process.pid)
        # As many threads as pages may be late at once, so that no page waits for one of ours.
        with ThreadPoolExecutor(max_workers=64) as readers:
            pages = []
            for number in range(count):
                due = begin + number / rate
                time.sleep(max(0.0, due - time.perf_counter()))
                pages.append(readers.submit(one_page, port, address + quote(queries[number % len(queries)]), due))
            return [page.result() for page in pages], 1000 * (processor(process.pid) - before) / count
    finally:
        process.terminate()
        process.wait()


def processor(pid: int) -> float:
    """Give the seconds of the processor that a process and those it started have taken."""
    place = Path(f"/proc/{pid}")
    user, system = (place / "stat").read_text(encoding="ascii").rpartition(")")[2].split()[11:13]
    started = (place / "task" / str(pid) / "children").read_text(encoding="ascii").split()
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK") + sum(processor(int(each)) for each in started)


def one_page(port: int, address: str, due: float) -> float:
    """Ask for a page on a connection of its own; give the milliseconds from when it was due to its last byte."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    connection.request("GET", address)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    if answer.status != 200:
        sys.exit(f"{address} answered {answer.status}")
    return 1000 * (time.perf_counter() - due)


if __name__ == "__main__":
    main()
