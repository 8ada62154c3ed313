"""How surely a manuscript's quotations are told apart: word for word, changed, or not of the place that their link names.

    TEI_ARCHIVE_DATA=/path/to/data python benchmarks/verify.py [--size 60] [--speeches 60] [--show]

The archive is speeches, dispatches of Suriano in old Italian and plays in Russian. Sentences, and stretches of them, are drawn
from it with a fixed seed and written into a manuscript, each with a link to its passage; so the truth is known. What is
invented stands in ``novels/`` and in the dispatches and plays that the archive does not have.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from quoting_hand import KINDS, Author, Drawn

from archive import settings, tei
from archive.citation import Finding, Verifier, read_manuscript
from archive.cli.house import House
from archive.cli.shelf import shelf_of
from archive.cli.verify import items_of
from archive.ingest import ingest
from archive.model import version_of
from archive.settings import Home

SHELVES = {"suriano": ("suriano/plaintext/02/*.txt", 19), "plays": ("plays/*.xml", 4)}
OUTSIDE = {"en": "novels/*.xml", "it": "suriano/plaintext/03/*.txt", "ru": "plays/*.xml"}
SENTENCE = re.compile(r"(?<=[.!?;])\s+(?=[^\W\d_])")
MARKS = re.compile(r'["“”„«»‘’\[\]<>…/*_]|\.\s?\.')
"""What would end a quotation, or be read as a quoting hand's own: sentences with it are not drawn."""


def main() -> None:
    """Print a line for each way of quoting: how many are said to be what they are; then the sums, and the time."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=60, help="quotations of each kind")
    parser.add_argument("--speeches", type=int, default=60, help="speeches in the archive")
    parser.add_argument("--show", action="store_true", help="print what is said wrongly")
    given = parser.parse_args()
    data = os.environ.get("TEI_ARCHIVE_DATA")
    if not data:
        sys.exit("Set TEI_ARCHIVE_DATA to the folder that holds speeches/, suriano/, plays/ and novels/.")
    with tempfile.TemporaryDirectory() as folder:
        house = made(Home(Path(folder) / "home"), Path(data), given.speeches)
        inside = drawn(house)
        author = Author(random.Random(1917), inside, outside(Path(data), house))
        counts = {kind.truth: [0, 0] for kind in KINDS.values()}
        seconds, missed = 0.0, 0
        for name, kind in KINDS.items():
            some = [kind.write(author, one) for one in author.chance.sample(inside, given.size)]
            text = "\n\n".join(kind.set_down(one, place) for place, one in enumerate(some, 1))
            findings, took = verified(house, text, Path(folder))
            seconds += took
            right = sum(said(finding) == kind.truth for finding in findings)
            missed += sum(said(finding) == "verbatim" for finding in findings) if kind.truth != "verbatim" else 0
            counts[kind.truth][0] += right
            counts[kind.truth][1] += len(some)
            print(f"{name:<48}{kind.truth:<11}{right:5} of {len(some)}")
            for finding in findings if given.show else ():
                if said(finding) != kind.truth:
                    print(f"    {said(finding)}: {finding.claim.words} {' '.join(finding.claim.addresses)}")
        told(counts, missed, seconds)


def told(counts: dict[str, list[int]], missed: int, seconds: float) -> None:
    """Print the sums against what was to be reached."""
    whole = sum(total for _, total in counts.values())
    right, total = counts.pop("verbatim")
    print(f"verbatim said verbatim     {100 * right / total:6.1f} %   target 100{'' if right == total else '   MISSED'}")
    print(f"others said verbatim       {missed:6}     target 0{'   MISSED' if missed else ''}")
    alike, of = counts.pop("translated")
    print(f"in another language, said to be so {100 * alike / of:6.1f} %")
    wrong, others = sum(total - right for right, total in counts.values()), sum(total for _, total in counts.values())
    share = 100 * wrong / others
    print(f"others said wrongly        {share:6.1f} %   target 2{'   MISSED' if share > 2 else ''}")
    print(f"processor seconds for 100 quotations {100 * seconds / whole:.1f} ({whole} quotations)")


def made(home: Home, data: Path, speeches: int) -> House:
    """Make an archive of texts in three languages."""
    home.seeds.mkdir(parents=True)
    home.settings.write_text('title = "Benchmark"\npublisher = "Benchmark"\nbase_url = "https://a.org"\n', encoding="utf-8")
    for shelf, (pattern, size) in ({"speeches": ("speeches/*.txt", speeches)} | SHELVES).items():
        paths = sorted(data.glob(pattern))
        for path in paths[:: max(1, len(paths) // size)][:size]:
            (home.seeds / f"{shelf}-{path.name}").write_bytes(path.read_bytes())
    house = House(home, settings.load(home))
    ingest(shelf_of(house))
    house.build()
    return house


def drawn(house: House) -> list[Drawn]:
    """Give sentences of the archive, each with the link to its passage, and none that stands twice."""
    found: dict[str, Drawn] = {}
    for path in sorted(house.home.masters.glob("*.xml")):
        item = tei.decode(path.read_bytes(), path.name)
        version = version_of(item.passages)
        for passage in item.passages:
            for sentence in sentences(passage.received):
                found.setdefault(sentence, Drawn(sentence, f"https://a.org/items/{item.id}@{version}/{passage.id}"))
    return list(found.values())


def sentences(text: str) -> list[str]:
    """Give the sentences of a text that have from 8 to 40 words and no marks of quotation."""
    found = (" ".join(sentence.split()) for sentence in SENTENCE.split(text))
    return [sentence for sentence in found if 8 <= len(sentence.split()) <= 40 and not MARKS.search(sentence)]


def outside(data: Path, house: House) -> dict[str, list[str]]:
    """Give sentences by language, of texts that the archive does not have."""
    found, inside = {}, {path.name.partition("-")[2] for path in house.home.seeds.iterdir()}
    for language, pattern in OUTSIDE.items():
        read = (
            (path.suffix, path.read_text(encoding="utf-8")) for path in sorted(data.glob(pattern)) if path.name not in inside
        )
        texts = (re.sub(r"<[^>]*>", " ", text.partition("<body")[2]) if suffix == ".xml" else text for suffix, text in read)
        found[language] = [one for text in texts for one in sentences(text)]
    return found


def said(finding: Finding) -> str:
    """Give what is said of a quotation: its verdict, but "translated" or "excused" where not finding it is no fault."""
    if finding.verdict != "not found" or finding.is_fault:
        return finding.verdict or "nothing"
    return "translated" if "translation" in finding.remark else "excused"


def verified(house: House, text: str, folder: Path) -> tuple[list[Finding], float]:
    """Verify a manuscript, and give the findings of quotations with the processor time in seconds."""
    path = folder / "manuscript.txt"
    path.write_text(text, encoding="utf-8")
    start = time.process_time()
    searcher = house.generations.open()
    try:
        verifier = Verifier(house.settings.base_url, items_of(house), lambda words: searcher.quoted(words, 1))
        found = [finding for finding in verifier.verify(read_manuscript(path)) if finding.claim.words]
        return found, time.process_time() - start
    finally:
        searcher.close()


if __name__ == "__main__":
    main()
