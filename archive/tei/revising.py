"""The days on which the text of an item became another one: a ``change`` each (TEI P5, 2.6), and in a file of others, whose
header stays as its editors wrote it, a word in the note of its adoption.
"""

from __future__ import annotations

from lxml import etree

from archive.tei.adoption import note_revision, read_adoption
from archive.tei.names import tei
from archive.tei.own import REVISED, read_revised
from archive.tei.parse import parse
from archive.tei.serialise import rewritten
from archive.tei.tending import note_change


def with_revision(data: bytes, path: str, day: str) -> bytes:
    """Write into a master that its text became another one on a day (ISO 8601). Raise SourceError as ``parse`` does."""
    root = parse(data, path).root
    if not note_revision(root, day):
        note_change(root, revision(day))
    return rewritten(root)


def revision(day: str) -> etree._Element:
    """Give the ``change`` that says so."""
    made = etree.Element(tei("change"), {"type": REVISED, "when": day})
    made.text = "The text was revised."
    return made


def revised_in(data: bytes, path: str) -> tuple[str, ...]:
    """Read the days from a master, the first first, without reading the rest. Raise SourceError as ``parse`` does."""
    if REVISED.encode() not in data:
        return ()
    root = parse(data, path).root
    adoption = read_adoption(root)
    return adoption.revised if adoption else read_revised(root)
