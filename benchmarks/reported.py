"""Reported speech: who says which words, compared with passages that were marked by reading, before any rule was tuned.

``reported_speech.csv`` has one row a passage: the file below the data folder (``frus/VOLUME.xml#DOCUMENT`` for a document
written out as plain text), the first and the last words of the speech, the speaker as a reader names him (alternatives
parted by `` | ``, "the writer" for whoever the text is by), and the kind. A row of the kind ``nothing`` holds words that
nobody is reported to say. Marked is direct speech, or what is presented as such: a clause at least, or an answer given
whole, that a person, an office or a body is said to say. Words of a document, a law or a saying are nobody's.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import frus
from lxml import etree
from tally import Tally, data_folder, plain

from archive.authorities import Authorities
from archive.describe import describe
from archive.model import Container, Mark, Section

GOLD = Path(__file__).parent / "reported_speech.csv"
TARGETS = {"speech": 85.0}
_TEI = "{http://www.tei-c.org/ns/1.0}"
_BLOCKS = [f"{_TEI}{name}" for name in ("head", "p", "dateline", "signed", "item", "salute")]
_APART = (f"{_TEI}note", f"{_TEI}p")
_EDGES = " \"“”„«»‹›'‘’`.,;:!?-–—"
_ARTICLE = re.compile(r"^(?:the|an?|our|mr|hon|comrade) ")


@dataclass(frozen=True)
class Spoken:
    """One reported speech: half-open offsets in the passages put together, the speaker's name, and the certainty."""

    start: int
    end: int
    speaker: str
    is_own: bool
    certainty: str


def compare(data: Path) -> Tally:
    """Count the passages whose start, end and speaker are all right; a negative one is wrong where anybody is heard."""
    tally = Tally()
    files: dict[str, tuple[str, list[Spoken]]] = {}
    with GOLD.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            file = row["file"]
            if file not in files:
                files[file] = _read(data, file)
            _count(tally, row, *files[file])
    return tally


def _count(tally: Tally, row: dict[str, str], text: str, found: list[Spoken]) -> None:
    start = text.index(row["first"])
    end = text.index(row["last"], start) + len(row["last"])
    heard = [one for one in found if one.start < end and start < one.end]
    if row["kind"] == "nothing":
        heard = [one for one in heard if start - 1 <= one.start and one.end <= end + 1]
    stated = "; ".join(f"{one.speaker}: {text[one.start : one.end][:40]} … {text[one.start : one.end][-20:]}" for one in heard)
    certainty = heard[0].certainty if heard else ""
    if row["kind"] == "nothing":
        tally.add("no speech", row["file"], "", f"{row['first']}: {stated}" if stated else "", not heard, certainty)
        return
    is_right = len(heard) == 1 and _is_speaker(heard[0], row["speaker"])
    is_right = is_right and text[heard[0].start : heard[0].end].strip(_EDGES) == text[start:end].strip(_EDGES)
    tally.add("speech", row["file"], f"{row['speaker']}: {row['first']}", stated, is_right, certainty)


def _is_speaker(spoken: Spoken, names: str) -> bool:
    """Tell whether the stated name is one of those a reader would give, alone or with more of his description."""
    stated = f" {_name(spoken.speaker)} "
    return any(spoken.is_own if name.strip() == "the writer" else f" {_name(name)} " in stated for name in names.split("|"))


def _name(words: str) -> str:
    name = plain(words)
    while _ARTICLE.match(name):
        name = _ARTICLE.sub("", name, count=1)
    return name


def _read(data: Path, file: str) -> tuple[str, list[Spoken]]:
    path, _, document = file.partition("#")
    text = _written_out(frus.documents(data / path)[document]) if document else (data / path).read_text(encoding="utf-8-sig")
    sections = describe(text, name=path, language="en", authorities=Authorities(()))
    parts: list[str] = []
    found: list[Spoken] = []
    for section in sections:
        found += _spoken(section, sum(len(part) + 1 for part in parts))
        parts += [passage.received for passage in section.passages]
    return " ".join(parts), found


def _written_out(document: etree._Element) -> str:
    """Give the blocks of a document, also of its lists, between blank lines; notes are left out."""
    blocks = [one for one in document.iter(*_BLOCKS) if not any(around.tag in _APART for around in one.iterancestors())]
    return "\n\n".join(" ".join("".join(_text(one)).split()) for one in blocks)


def _text(one: etree._Element) -> Iterator[str]:
    yield one.text or ""
    for child in one:
        if isinstance(child.tag, str) and child.tag != f"{_TEI}note":
            yield from _text(child)
        yield child.tail or ""


def _spoken(section: Section, offset: int) -> Iterator[Spoken]:
    """Give the speeches of a section; the parts that ``@next`` joins are one."""
    parts: dict[str, tuple[int, int]] = {}
    following: dict[str, str] = {}
    for passage in section.passages:
        holders: list[tuple[Mark | Container, int, int]] = [
            (each, 0, len(passage.received)) for each in passage.within if each.element == "said"
        ]
        holders += [(mark, mark.start, mark.end) for mark in passage.marks if mark.element == "said"]
        for holder, start, end in holders:
            name = holder.attribute("xml:id") or ""
            first, _ = parts.get(name, (offset + start, 0))
            parts[name] = (first, offset + end)
            following[name] = (holder.attribute("next") or "").removeprefix("#")
        offset += len(passage.received) + 1
    own = {agent.key for agent in (*section.description.authors, *section.description.speakers)}
    for why in section.description.assertions:
        if why.aspect == "voice" and why.target in parts:
            last = why.target
            while following[last]:
                last = following[last]
            yield Spoken(parts[why.target][0], parts[last][1], why.label, why.value in own, why.certainty)


if __name__ == "__main__":
    compare(data_folder()).show("reported", TARGETS, "--wrong" in sys.argv)
