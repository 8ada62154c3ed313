"""Hostile queries against 600 long speeches: nothing may fail, and nothing may take longer than a second.

    TEI_ARCHIVE_DATA=/path/to/data python benchmarks/fuzz.py [--count 10000] [--seed 1]
    python benchmarks/fuzz.py --home HOME                         (a home that is ingested and built)

The folder holds ``speeches/*.txt``; the longest of them stand there twice, so that there are 600. Every costly query and every
generated address (tests/hostile.py) is asked of every page that answers a search. Ends with 1 when one fails or is too slow.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from itertools import cycle
from pathlib import Path
from urllib.parse import urlencode

from flask import Flask
from flask.testing import FlaskClient
from speeches import ARCHIVE, prepare

from archive.settings import Home
from archive.web import create_app

sys.path.insert(0, str(Path(__file__).parent.parent))
from tests.hostile import COSTLY, addresses, pages

SPEECHES = 600
MOST_SECONDS = 1.0


def main() -> None:
    """Print what each costly query takes on each page, and the sum of the generated ones."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--home", type=Path, help="a home with the speeches, else one is made")
    parser.add_argument("--count", type=int, default=10_000, help="how many addresses are generated")
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = chosen.home or made(Path(folder) / "speeches")
        app = create_app(Home(home))
        client = app.test_client()
        client.get("/search?q=the")
        faults = [*costly(app, client), *generated(app, client, addresses(chosen.seed, chosen.count))]
    for fault in faults[:40]:
        print("FAULT " + fault)
    sys.exit(bool(faults))


def made(home: Path) -> Path:
    """Make a home of 600 speeches, ingested and built."""
    data = os.environ.get("TEI_ARCHIVE_DATA")
    if not data:
        sys.exit("Set TEI_ARCHIVE_DATA to the folder that holds speeches/, or name a home with --home.")
    texts = Path(data) / "speeches"
    prepare(home, texts)
    by_length = sorted(texts.glob("*.txt"), key=lambda text: -text.stat().st_size)
    for text in by_length[: SPEECHES - len(by_length)]:
        words = text.read_text(encoding="utf-8", errors="replace")
        (home / "seeds" / f"again-{text.name}").write_text(f"{words}\n\nRead again.\n", encoding="utf-8")
    for verb in ("ingest", "build"):
        subprocess.run([*ARCHIVE, verb, "--home", str(home)], check=True, capture_output=True)
    return home


def costly(app: Flask, client: FlaskClient) -> Iterable[str]:
    """Print seconds for each costly query on each page; give those that fail."""
    names = pages(app)
    print(f"{'costly query':<34}" + "".join(f"{name.rpartition('/')[2][:11]:>12}" for name in names))
    for name, query in COSTLY.items():
        taken = []
        for page in names:
            seconds, fault = timed(client, f"{page}?{urlencode({'q': query})}")
            taken.append(seconds)
            if fault:
                yield f"{name} on {page}: {fault}"
        print(f"{name:<34}" + "".join(f"{seconds:>12.3f}" for seconds in taken), flush=True)


def generated(app: Flask, client: FlaskClient, asked: Iterable[str]) -> Iterable[str]:
    """Ask generated addresses of the pages in turn; print how long they took, and give those that fail."""
    taken: list[float] = []
    for page, arguments in zip(cycle(pages(app)), asked, strict=False):
        seconds, fault = timed(client, f"{page}?{arguments}")
        taken.append(seconds)
        if fault:
            yield f"{page}?{arguments[:300]}: {fault}"
    if taken:
        part = statistics.quantiles(taken, n=100) if len(taken) > 1 else taken * 99
        print(f"{len(taken):,} generated: median {part[49]:.3f} s, p99 {part[98]:.3f} s, slowest {max(taken):.3f} s")


def timed(client: FlaskClient, address: str) -> tuple[float, str]:
    """Ask for an address; give the seconds it took, and what was wrong with the answer."""
    began = time.perf_counter()
    answer = client.get(address)
    words = answer.get_data(as_text=True)
    seconds = time.perf_counter() - began
    if answer.status_code >= 500 or "Traceback (most recent" in words:
        return seconds, f"answered {answer.status_code}"
    return seconds, f"took {seconds:.2f} s" if seconds > MOST_SECONDS else ""


if __name__ == "__main__":
    main()
