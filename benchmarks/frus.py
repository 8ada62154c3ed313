"""What the editors of *Foreign Relations of the United States* marked in a document, to compare with the plain text of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lxml import etree

_TEI = "{http://www.tei-c.org/ns/1.0}"
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_UNNUMBERED = re.compile(r"^\d+\.\s")
"""The number of the document in the volume stands before its head, and not in the plain text."""

_UNREAD = (f"{_TEI}note", f"{_TEI}pb")


@dataclass(frozen=True)
class Marked:
    """The words the editors marked as each part; notes are left out."""

    head: list[str]
    dateline: list[str]
    salute: list[str]
    closer: list[str]


@cache
def documents(volume: Path) -> dict[str, etree._Element]:
    """Give the documents of a volume by their id."""
    root = etree.parse(volume).getroot()
    return {one.get(_ID, ""): one for one in root.iter(f"{_TEI}div") if one.get("type") == "document"}


def marked(document: etree._Element) -> Marked:
    """Read what stands in a document itself; what stands in a document or a quotation inside it is not of it."""
    own = list(_own(document))
    opened = [one for one in own if one.getparent() is document or next(one.iterancestors()).tag == f"{_TEI}opener"]
    closed = [one for one in own if next(one.iterancestors()).tag == f"{_TEI}closer"]
    signed = [one for one in closed if one.tag in (f"{_TEI}signed", f"{_TEI}salute")]
    return Marked(
        head=[_UNNUMBERED.sub("", _words(one)) for one in opened if one.tag == f"{_TEI}head"],
        dateline=[_words(one) for one in [*opened, *closed] if one.tag == f"{_TEI}dateline"],
        salute=[_words(one) for one in opened if one.tag == f"{_TEI}salute"],
        closer=[_words(one) for one in signed],
    )


def as_plain_text(document: etree._Element) -> str:
    """Write a document out as its plain text is: head, dateline, salutation, paragraphs and signature between blank lines."""
    kept = (f"{_TEI}head", f"{_TEI}dateline", f"{_TEI}salute", f"{_TEI}p", f"{_TEI}signed")
    parts = [_words(one) for one in document.iter(*kept) if not any(around.tag in kept for around in _between(one, document))]
    return "\n\n".join([_UNNUMBERED.sub("", parts[0]), *(part for part in parts[1:] if part)]) + "\n"


def _own(document: etree._Element) -> Iterator[etree._Element]:
    for one in document.iter():
        around = [each.tag for each in _between(one, document)]
        if isinstance(one.tag, str) and not any(tag in (*_UNREAD, f"{_TEI}quote", f"{_TEI}div") for tag in around):
            yield one


def _between(one: etree._Element, document: etree._Element) -> Iterator[etree._Element]:
    for around in one.iterancestors():
        if around is document:
            return
        yield around


def _words(one: etree._Element) -> str:
    return " ".join("".join(_text(one)).split())


def _text(one: etree._Element) -> Iterator[str]:
    yield one.text or ""
    for child in one:
        if isinstance(child.tag, str) and child.tag not in _UNREAD:
            yield from _text(child)
        yield child.tail or ""
