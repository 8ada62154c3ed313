"""What the archive notes in a TEI file of others: processing instructions before its root, which no schema forbids.

``<?tei-archive item="…" path="…" sha256="…" size="…" encoding="…" ingested="…" language="…"?>`` says which item it is and where
it came from, and with ``revised="…"`` on which days its text became another one;
``<?tei-archive-agent pointer="#LL" key="lenin" name="V. I. Lenin"?>`` whom a pointer of the file means.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape

from lxml import etree

from archive.model import Origin

_ITEM = "tei-archive"
_AGENT = "tei-archive-agent"
_PAIR = re.compile(r'([\w:.-]+)="([^"]*)"')
_ESCAPED = str.maketrans({"&": "&amp;", '"': "&quot;", "<": "&lt;", ">": "&gt;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})


@dataclass(frozen=True, slots=True)
class Adoption:
    """The note: ``language`` stands in where the file names none; ``links`` give (key, name) by pointer as written;
    ``ingested`` and ``revised`` are as in Item.
    """

    item: str
    origin: Origin
    ingested: str
    language: str
    links: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    revised: tuple[str, ...] = ()


def note_adoption(root: etree._Element, adoption: Adoption) -> None:
    """Write the note, in place of one that is there."""
    discarded = etree.Element("discarded")
    for old in list(_notes(root)):
        discarded.append(old)
    origin = adoption.origin
    said = {
        "item": adoption.item,
        "path": origin.path,
        "sha256": origin.sha256,
        "size": str(origin.size),
        "encoding": origin.encoding,
        "ingested": adoption.ingested,
        "language": adoption.language,
    }
    if adoption.revised:
        said["revised"] = " ".join(adoption.revised)
    root.addprevious(etree.ProcessingInstruction(_ITEM, written_pairs(said)))
    for pointer, (key, name) in sorted(adoption.links.items()):
        root.addprevious(etree.ProcessingInstruction(_AGENT, written_pairs({"pointer": pointer, "key": key, "name": name})))


def read_adoption(root: etree._Element) -> Adoption | None:
    """Read the note; None in a file without one."""
    said: dict[str, str] = {}
    links: dict[str, tuple[str, str]] = {}
    for note in _notes(root):
        pairs = pairs_of(note)
        if note.target == _ITEM:
            said = pairs
        else:
            links[pairs.get("pointer", "")] = (pairs.get("key", ""), pairs.get("name", ""))
    if "item" not in said:
        return None
    size = said.get("size", "")
    origin = Origin(said.get("path", ""), said.get("sha256", ""), int(size) if size.isdigit() else 0, said.get("encoding", ""))
    revised = tuple(said.get("revised", "").split())
    return Adoption(said["item"], origin, said.get("ingested", ""), said.get("language", "und"), links, revised)


def note_revision(root: etree._Element, day: str) -> bool:
    """Add a day on which the text became another one to the note; tell whether there is a note."""
    note = next((one for one in _notes(root) if one.target == _ITEM), None)
    if note is None:
        return False
    said = pairs_of(note)
    note.text = written_pairs(said | {"revised": f"{said.get('revised', '')} {day}".strip()})
    return True


def pairs_of(note: etree._ProcessingInstruction) -> dict[str, str]:
    """Read the pairs of name and value in a note."""
    return {name: unescape(value) for name, value in _PAIR.findall(note.text or "")}


def written_pairs(said: Mapping[str, str]) -> str:
    """Write pairs of name and value as attributes are written."""
    return " ".join(f'{name}="{value.translate(_ESCAPED)}"' for name, value in said.items())


def _notes(root: etree._Element) -> Iterator[etree._ProcessingInstruction]:
    for sibling in root.itersiblings(preceding=True):
        if isinstance(sibling, etree._ProcessingInstruction) and sibling.target in (_ITEM, _AGENT):
            yield sibling
