"""Hostile queries against 600 long speeches: nothing may fail, and nothing may take longer than a second.

    TEI_ARCHIVE_DATA=/path/to/data python benchmarks/fuzz.py [--count 10000] [--seed 1] [--home HOME]

The folder holds ``speeches/*.txt``; the longest of them stand there twice, so that there are 600. The home is made in a
temporary folder, or in HOME, where it is kept for the next run. Every costly query and every generated address
(tests/hostile.py) is asked of every page and file that answers a search, and of the longest speeches opened with one. Seconds
are those of the processor; of what is streamed, those until its first part is sent. Ends with 1 when one fails or is too slow.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import cycle
from pathlib import Path
from urllib.parse import urlencode

from flask.testing import FlaskClient
from speeches import ARCHIVE, prepare, pss

from archive.settings import Home
from archive.web import create_app

sys.path.insert(0, str(Path(__file__).parent.parent))
from tests.hostile import COSTLY, addresses, pages

SPEECHES = 600
MOST_SECONDS = 1.0
READ = 3
"""Of the longest speeches, how many are opened."""

TOLD = 500
"""Generated addresses after which a line says how far it is, and what memory the process holds."""


def main() -> None:
    """Print what each costly query takes on each page, what the generated addresses take by page, and the faults."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--home", type=Path, help="where the speeches are, or are to be kept")
    parser.add_argument("--count", type=int, default=10_000, help="how many addresses are generated")
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = chosen.home or Path(folder) / "speeches"
        if not home.is_dir():
            make(home)
        app = create_app(Home(home))
        client, asked = app.test_client(), pages(app, longest(home))
        client.get("/search?q=the")
        faults = [*costly(client, asked), *generated(client, asked, addresses(chosen.seed, chosen.count))]
    print(f"{len(faults):,} faults")
    sys.exit(bool(faults))


def make(home: Path) -> None:
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


def longest(home: Path) -> list[str]:
    """Give the items of the longest speeches."""
    by_length = sorted((home / "tei").glob("*.xml"), key=lambda master: -master.stat().st_size)
    return [master.stem for master in by_length[:READ]]


def costly(client: FlaskClient, asked: Iterable[str]) -> Iterator[str]:
    """Print the median and the slowest page of each costly query; give those that fail."""
    for name, query in COSTLY.items():
        taken = {}
        for number, page in enumerate(asked):
            # Each page has a beginning of its own, so that none is answered from the memory of another's answer.
            taken[page], fault = timed(client, f"{page}?{urlencode({'q': query, 'from': 1000 + number})}")
            if fault:
                yield told(f"{name} on {page}: {fault}")
        worst = max(taken, key=taken.__getitem__)
        print(f"{name:<34}median {statistics.median(taken.values()):.3f} s, worst {taken[worst]:.3f} s: {worst}", flush=True)


def generated(client: FlaskClient, asked: Iterable[str], arguments: Iterable[str]) -> Iterator[str]:
    """Ask generated addresses of the pages in turn; print how long they took by page, and give those that fail."""
    taken: dict[str, list[float]] = defaultdict(list)
    for number, (page, given) in enumerate(zip(cycle(asked), arguments, strict=False), 1):
        seconds, fault = timed(client, f"{page}?{given}")
        taken[page].append(seconds)
        if fault:
            yield told(f"{fault}: {page}?{given}")
        if number % TOLD == 0:
            print(f"{number:,} asked, {pss(os.getpid()):.0f} MB held", flush=True)
    for page, each in sorted(taken.items()):
        print(line(page, each))
    print(line("all", [seconds for each in taken.values() for seconds in each]))


def line(page: str, taken: list[float]) -> str:
    """Say how often a page was asked for, and what that took."""
    slow = sorted(taken)[-max(1, len(taken) // 100)]
    return f"{page:<48}{len(taken):>7,}   median {statistics.median(taken):.3f} s, p99 {slow:.3f} s, worst {max(taken):.3f} s"


def told(fault: str) -> str:
    """Print a fault when it happens."""
    print(f"FAULT {fault}", flush=True)
    return fault


def timed(client: FlaskClient, address: str) -> tuple[float, str]:
    """Ask for an address; give the seconds it took, and what was wrong with the answer."""
    began = time.process_time()
    answer = client.get(address)
    said = next(answer.iter_encoded(), b"") if answer.is_streamed else answer.data
    seconds = time.process_time() - began
    answer.close()
    if answer.status_code >= 500 or b"Traceback (most recent" in said:
        return seconds, f"answered {answer.status_code}"
    return seconds, f"took {seconds:.2f} s" if seconds > MOST_SECONDS else ""


if __name__ == "__main__":
    main()
