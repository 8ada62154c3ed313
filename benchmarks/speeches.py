"""A second real archive: 384 speeches ingested, indexed and served, with the figures that matter printed.

Run it alone on a quiet machine:

    TEI_ARCHIVE_DATA=/path/to/data python benchmarks/speeches.py

The folder holds ``speeches/*.txt``. Everything happens in a temporary home over real processes and real HTTP.
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
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

QUERIES = Path(__file__).parent / "queries.txt"
ARCHIVE = [sys.executable, "-m", "archive"]
TARGETS = {"ingest and build s": 60.0, "memory MB": 600.0, "search page p95 ms": 60.0, "reading page p95 ms": 30.0}


def main() -> None:
    """Print a line a figure: name, measured, target."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3, help="how often each page is asked for after one round to warm up")
    rounds = parser.parse_args().rounds
    data = os.environ.get("TEI_ARCHIVE_DATA")
    if not data:
        sys.exit("Set TEI_ARCHIVE_DATA to the folder that holds speeches/.")
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "speeches"
        prepare(home, Path(data) / "speeches")
        figures = {**timed_set_up(home), **served(home, rounds)}
    for name, figure in figures.items():
        print(f"{name:<28}{figure:>10.1f}{against(TARGETS.get(name), figure)}")


def against(target: float | None, figure: float) -> str:
    """Say what was to be reached, and whether it was."""
    if target is None:
        return ""
    return f"   target {target:.0f}" + ("" if figure <= target else "   MISSED")


def prepare(home: Path, texts: Path, pattern: str = "*.txt") -> None:
    """Make a home with the files of a folder in its seeds."""
    subprocess.run([*ARCHIVE, "init", str(home)], check=True, capture_output=True)
    for text in sorted(texts.glob(pattern)):
        shutil.copy(text, home / "seeds")


def timed_set_up(home: Path) -> dict[str, float]:
    """Ingest and build, with seconds and the peak of the proportional set size of all processes (MB)."""
    figures = {}
    peaks = []
    for verb in ("ingest", "build"):
        began = time.perf_counter()
        process = subprocess.Popen([*ARCHIVE, verb, "--home", str(home)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        with watched(process.pid) as peak:
            if process.wait():
                sys.exit(f"archive {verb} failed")
        figures[f"{verb} s"] = time.perf_counter() - began
        figures[f"{verb} memory MB"] = peak[0]
        peaks.append(peak[0])
    return {**figures, "ingest and build s": figures["ingest s"] + figures["build s"], "memory MB": max(peaks)}


@contextmanager
def watched(pid: int) -> Iterator[list[float]]:
    """Sample the memory of a process and all it started, five times a second."""
    peak, done = [0.0], threading.Event()

    def watch() -> None:
        while not done.wait(0.2):
            peak[0] = max(peak[0], sum(map(pss, family(pid))))

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        yield peak
    finally:
        done.set()
        thread.join()


def family(pid: int) -> list[int]:
    """Give a process and all its descendants."""
    found = [pid]
    for process in found:
        for task in Path(f"/proc/{process}/task").glob("*/children"):
            try:
                found.extend(map(int, task.read_text().split()))
            except OSError:
                continue
    return found


def pss(pid: int) -> float:
    """Give the proportional set size of a process in MB; 0 when it has gone."""
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0.0
    return next(float(line.split()[1]) / 1024 for line in rollup.splitlines() if line.startswith("Pss:"))


def served(home: Path, rounds: int) -> dict[str, float]:
    """Serve the home and time whole pages over HTTP, after a first round that warms it up."""
    process = subprocess.Popen([*ARCHIVE, "serve", "--home", str(home), "--port", "0"], stderr=subprocess.PIPE, text=True)
    try:
        connection = http.client.HTTPConnection("127.0.0.1", port_of(process), timeout=30)
        kinds = queries()
        readings = [f"/items/{path.stem}" for path in sorted((home / "tei").glob("*.xml"))]
        searches = {kind: [f"/search?q={quote(query)}" for query in asked] for kind, asked in kinds.items()}
        figures: dict[str, float] = {}
        every: list[float] = []
        for kind, paths in searches.items():
            times = timings(connection, paths, rounds)
            every += times
            figures[f"search: {kind} p95 ms"] = percentile(times, 95)
        figures["search page median ms"] = statistics.median(every)
        figures["search page p95 ms"] = percentile(every, 95)
        figures["search page worst ms"] = max(every)
        times = timings(connection, readings, rounds)
        figures["reading page median ms"] = statistics.median(times)
        figures["reading page p95 ms"] = percentile(times, 95)
        figures["server memory MB"] = pss(process.pid)
    finally:
        process.terminate()
        process.wait()
    return figures


def port_of(process: subprocess.Popen[str]) -> int:
    """Wait for the server to say where it is."""
    assert process.stderr is not None
    for line in process.stderr:
        if "http://" in line:
            return int(line.strip().rstrip("/").rpartition(":")[2])
    sys.exit("archive serve ended before it served.")


def queries() -> dict[str, list[str]]:
    """Read the queries by kind; a line that begins with ``#`` names the kind of those below it."""
    kinds: dict[str, list[str]] = {}
    for line in QUERIES.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            kinds[line[2:]] = asked = []
        elif line:
            asked.append(line)
    return kinds


def timings(connection: http.client.HTTPConnection, paths: list[str], rounds: int) -> list[float]:
    """Ask for every path ``rounds`` times after one round that is not counted; milliseconds to the last byte."""
    times = []
    for number in range(rounds + 1):
        for path in paths:
            began = time.perf_counter()
            connection.request("GET", path)
            answer = connection.getresponse()
            answer.read()
            if answer.status != 200:
                sys.exit(f"{path} answered {answer.status}")
            if number:
                times.append(1000 * (time.perf_counter() - began))
    return times


def percentile(times: list[float], percent: int) -> float:
    """Give a percentile by the nearest rank."""
    return sorted(times)[max(0, -(-len(times) * percent // 100) - 1)]


if __name__ == "__main__":
    main()
