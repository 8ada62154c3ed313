"""Reading pages: processor time to the first byte of items, of a section of a 3 MB volume, and the weight of a first view."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from random import Random

from flask.testing import FlaskClient

from archive import settings
from archive.cli.house import House
from archive.cli.shelf import shelf_of
from archive.ingest import ingest
from archive.settings import Home
from archive.web import create_app, warm
from archive.web.library import Library

PROJECT = Path(__file__).parent.parent
SPEECHES = Path(os.environ["TEI_ARCHIVE_DATA"], "speeches") if "TEI_ARCHIVE_DATA" in os.environ else None
LARGEST = 100_000
"""Bytes of the longest item of which a first view has its promise."""

CODINGS = ("gzip", "br", "zstd")
"""What browsers take: gzip all of them, br nearly all and zstd most, both over https alone."""

TRIES = 5
FIRST = "first section"
LETTERS, LETTER_WORDS = 40, 9_000
SECTIONS, SECTION_WORDS = 400, 1_200
WORDS = (
    "the of and to in canal river harbour committee letter winter President Secretary said that it would not be dug before"
    " spring, and nobody; telegram minister embassy “no” -- a bridge was ordered from the mason in the high street."
).split()


def main() -> None:
    """Measure what the arguments ask: nothing, or ``cold`` with the folder of a home; ``opening`` is for its processes."""
    match sys.argv[1:]:
        case []:
            _warm_pages()
        case ["cold", home]:
            _cold(Path(home))
        case ["opening", home, *search]:
            print(json.dumps(_opening(Home(Path(home)), *search)))
        case _:
            sys.exit("reading.py, or reading.py cold HOME")


def _cold(home: Path) -> None:
    """Ask one new process after another for a section in the middle of a long volume, with and without its access copy."""
    copies, aside = home / "index" / "access", home / "index" / "access.aside"
    House(Home(home), settings.load(Home(home))).build()
    print(f"new processes, {TRIES} each, milliseconds of the processor", flush=True)
    _tries("access copy", home)
    copies.rename(aside)
    try:
        _tries("no access copy", home)
    finally:
        aside.rename(copies)


def _tries(name: str, home: Path) -> None:
    command = [sys.executable, __file__, "opening", str(home)]
    for search in ([], ["?q=government"]):
        ran = [subprocess.run([*command, *search], check=True, capture_output=True).stdout for _ in range(TRIES)]
        found = [json.loads(one) for one in ran]
        for page in found[0]:
            said = f"{name}: {page}{' from a search' if search else ''}"
            _report(said, [one[page] for one in found], "target 50 ms" if page == FIRST and not search else "")


def _opening(home: Home, search: str = "") -> dict[str, float]:
    """Start as a server does; ask for a section of the largest volume that this does not open, and for a few more pages."""
    app = create_app(home)
    warm(app)
    started = time.process_time() * 1000
    client, library = app.test_client(), app.extensions["library"]
    opened = {state.digest for state in library._masters.values()}
    paths = sorted(home.masters.glob("*.xml"), key=lambda path: path.stat().st_size, reverse=True)
    item = next(path.stem for path in paths if hashlib.sha256(path.read_bytes()).hexdigest() not in opened)
    texts = [text.section for text in library.holdings.texts if text.item == item]
    middle = len(texts) // 2
    asked = [f"{item}/{texts[middle]}{search}", f"{item}/{texts[middle + 1]}{search}", f"{item}/{texts[middle]}?q=minister"]
    return {
        "start of the server": started,
        **dict(zip((FIRST, "the next section", "another search in it"), _times(client, asked), strict=True)),
    }


def _warm_pages() -> None:
    """Make an archive of letters up to 100 kB and a volume of 3 MB, and ask for its pages."""
    with tempfile.TemporaryDirectory() as folder:
        home = _home(Path(folder))
        app = create_app(home)
        client, library = app.test_client(), app.extensions["library"]
        letters = [f"letter-{number}" for number in range(LETTERS)]
        sections = [section.id for section in library.newest("volume").item.sections[1:]]
        weight = (home.masters / "volume.xml").stat().st_size / 1e6
        _report("item up to 100 kB, first reader", _times(create_app(home).test_client(), letters), "")
        _report("item up to 100 kB", _times(client, letters * 3), "target 20 ms")
        _report(
            f"section of a volume of {weight:.1f} MB",
            _times(client, [f"volume/{one}" for one in sections[::4]]),
            "target 50 ms",
        )
        _report("  its first reader, the file unopened", [_first(home, sections[200])], "")
        _report("  the same, words of a search marked", _times(client, [f"volume/{sections[7]}?q=canal"] * 5), "")
        _report("the whole volume on one page", _times(client, ["volume?whole=yes"] * 2), "")
        for name, item in (("letter of 5 kB", "letter-1"), ("letter of 94 kB", "letter-39"), *_real(home)):
            _report(name, _times(client, [item] * 21), "target 20 ms")
            print(f"  its first view: {_weight(client, item)}, target 150,000")
        print(f"parsed masters kept: {len(library._masters)}, {library._weight:,} bytes of TEI")


def _home(path: Path) -> Home:
    home = Home(path)
    home.seeds.mkdir(parents=True)
    home.settings.write_bytes((PROJECT / "archive.toml").read_bytes())
    for number in range(LETTERS):
        text = "\n\n".join(_paragraphs(LETTER_WORDS * (number + 1) // LETTERS * 100 // 54, number))
        (home.seeds / f"letter-{number}.txt").write_text(text, encoding="utf-8")
    (home.seeds / "volume.xml").write_text(_volume(), encoding="utf-8")
    if SPEECHES is not None:
        shutil.copy(max((one for one in SPEECHES.glob("*.txt") if _size(one) <= LARGEST), key=_size), home.seeds)
    house = House(home, settings.load(home))
    faults = ingest(shelf_of(house)).faults
    if faults:
        sys.exit("; ".join(map(str, faults)))
    house.build()
    return home


def _size(file: Path) -> int:
    return file.stat().st_size


def _real(home: Home) -> Iterator[tuple[str, str]]:
    """Give the longest real speech of 100 kB at most, where there are real texts: what it is called, and its item."""
    for seed in home.seeds.glob("*.txt"):
        if not seed.stem.startswith("letter-"):
            yield f"{seed.stem} of {_size(seed) / 1000:.0f} kB", seed.stem


def _paragraphs(words: int, seed: int) -> Iterator[str]:
    random = Random(seed)
    for start in range(0, words, 120):
        chosen = [one for one, _ in groupby(random.choices(WORDS, k=min(120, words - start)))]
        yield f"{' '.join(chosen).capitalize()}."


def _volume() -> str:
    letters = "".join(
        f'<div type="letter" xml:id="d{number}"><head>{number}. Telegram to the Committee</head>'
        + "".join(f"<p>{one.replace('&', 'and')}</p>\n" for one in _paragraphs(SECTION_WORDS, number))
        + "</div>\n"
        for number in range(1, SECTIONS + 1)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt>'
        "<title>The Canal Papers</title></titleStmt><publicationStmt><p>Made.</p></publicationStmt><sourceDesc><p>Made.</p>"
        f'</sourceDesc></fileDesc></teiHeader><text xml:lang="en"><body>{letters}</body></text></TEI>\n'
    )


def _times(client: FlaskClient, addresses: Sequence[str]) -> list[float]:
    """Give the milliseconds of processor time that each page takes."""
    return [_time(client, address) for address in addresses]


def _time(client: FlaskClient, address: str) -> float:
    """Ask as a browser does that takes gzip alone, which costs the most."""
    start = time.process_time()
    response = client.get(f"/items/{address}", headers={"Accept-Encoding": CODINGS[0]})
    response.get_data()
    if response.status_code != 200:
        sys.exit(f"{address} answers {response.status_code}")
    return (time.process_time() - start) * 1000


def _first(home: Home, section: str) -> float:
    """Give the milliseconds for a volume that nobody has opened yet; the server is warm."""
    app = create_app(home)
    client = app.test_client()
    _times(client, ["letter-0", "letter-1"])
    assert isinstance(app.extensions["library"], Library)
    return _time(client, f"volume/{section}")


def _weight(client: FlaskClient, item: str) -> str:
    """Say how many bytes a page has with every sheet and script it loads, as written and as transferred in each coding."""
    page = client.get(f"/items/{item}").get_data(as_text=True)
    loaded = dict.fromkeys((f"/items/{item}", *re.findall(r'(?:href|src)="(/static/[^"]+)"', page)))
    weights = {coding: sum(_bytes(client, one, coding) for one in loaded) for coding in ("identity", *CODINGS)}
    written = weights.pop("identity")
    return f"{written:,} bytes as written, transferred " + ", ".join(f"{weights[one]:,} ({one})" for one in CODINGS)


def _bytes(client: FlaskClient, address: str, coding: str) -> int:
    with client.get(address, headers={"Accept-Encoding": coding}) as response:
        return len(response.get_data())


def _report(name: str, times: Sequence[float], target: str) -> None:
    middle, most = statistics.median(times), max(times)
    print(f"{name:55} median {middle:7.1f} ms, most {most:7.1f} ms  {target}")


if __name__ == "__main__":
    main()
