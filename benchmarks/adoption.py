"""Adopts every TEI file of a folder and says what it cost: time, memory, and whether anything was lost.

    TEI_ARCHIVE_DATA=FOLDER python benchmarks/adoption.py [FOLDER BELOW IT]

Each file is adopted, read back and made ready for the index; then its content is compared with what was received. One of 4 MB
and 70,000 elements is made on the way. What is not TEI must be refused with a line and a reason.
"""

from __future__ import annotations

import os
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from archive.authorities import Authorities
from archive.errors import SourceError
from archive.model import Origin
from archive.tei import adopt, decode, parse, units
from archive.tei.names import XML_ID

_HEADER = (
    "<teiHeader><fileDesc><titleStmt><title>A volume</title></titleStmt><publicationStmt><p/></publicationStmt>"
    "<sourceDesc><p/></sourceDesc></fileDesc></teiHeader>"
)


def main() -> None:
    """Measure a folder."""
    folder = Path(os.environ.get("TEI_ARCHIVE_DATA", "")) / (sys.argv[1] if len(sys.argv) > 1 else "")
    print(_line("a made file", *_measured(_volume(), "a made file")))
    adopted: Counter[str] = Counter()
    refused: Counter[str] = Counter()
    for path in sorted(folder.rglob("*.xml")):
        name, data = str(path.relative_to(folder)), path.read_bytes()
        try:
            figures = _measured(data, name)
        except SourceError as error:
            refused[f"{'with a line' if error.line else 'without a line'}: {error.reason}"] += 1
            continue
        adopted[name.partition("/")[0]] += 1
        if figures[1] > 0.5:
            print(_line(name, *figures))
    print(f"\nadopted whole: {adopted.total()} {dict(adopted)}")
    print(f"refused: {refused.total()}")
    for reason, count in refused.most_common():
        print(f"  {count:5} {reason}")
    print(f"peak memory of this process: {_megabytes()} MB")


def _measured(data: bytes, name: str) -> tuple[int, float, int, int]:
    """Give the size in kB, the seconds that adopting, reading and indexing take, and the numbers of sections and passages."""
    start = time.perf_counter()
    origin = Origin(name, "0" * 64, len(data), "UTF-8")
    master = adopt(data, name, item="an-item", origin=origin, ingested="2024-05-01", language="en", authorities=Authorities())
    item = decode(master, name)
    passages = sum(len(unit.passages) for unit in units(item))
    seconds = time.perf_counter() - start
    if len({passage.id for passage in item.passages}) != len(item.passages):
        raise AssertionError(f"{name}: an id stands twice")
    for one, other in zip(_content(data, name), _content(master, name), strict=True):
        if one != other:
            raise AssertionError(f"{name}: {one} became {other}")
    return len(data) >> 10, seconds, len(item.sections), passages


def _content(data: bytes, name: str) -> Iterator[object]:
    """Give everything in a file but the ids."""
    for one in parse(data, name).root.iter():
        kept = sorted((str(key), str(value)) for key, value in one.attrib.items() if key != XML_ID)
        yield (one.tag if isinstance(one.tag, str) else type(one).__name__), kept, one.text, one.tail


def _volume() -> bytes:
    """Make a file of 4 MB and 70,000 elements: letters with datelines, names and notes."""
    words = "and the road was closed for many weeks before the mail came at last with three letters in one bag " * 2
    paragraph = f'<p>{words}<persName ref="#a">Name</persName><note><p>{words}</p></note> end<lb/>of it.</p>'
    opener = '<opener><dateline><placeName>Place</placeName>, <date when="1917-11-18">18 November</date></dateline></opener>'
    letter = f'<div type="letter"><head>A letter</head>{opener}{paragraph * 13}</div>'
    root = f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{_HEADER}<text><body>{letter * 1000}</body></text></TEI>'
    elements = sum(1 for _ in etree.fromstring(root.encode()).iter())
    print(f"a made file: {len(root) / 1e6:.1f} MB, {elements:,} elements")
    return root.encode()


def _line(name: str, kilobytes: int, seconds: float, sections: int, passages: int) -> str:
    return (
        f"{name:50} {kilobytes:6} kB {seconds:6.2f} s {sections:6} sections {passages:7} passages"
        f" {_megabytes():5} MB at most so far"
    )


def _megabytes() -> int:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak // (1024 * 1024 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    main()
