"""Plays and debates in TEI as the pieces that a typist writes one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

_TEI = "{http://www.tei-c.org/ns/1.0}"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one kind: ``head``, ``label``, ``speech``, ``stage`` or ``other``; ``turn`` tells turns apart; ``line`` when a
    line of its own, else they run on.
    """

    kind: str
    words: str
    turn: int = 0
    line: bool = True


def read(path: Path) -> Iterator[Piece]:
    """Give the pieces of a play or debate; none of a file without turns."""
    text = etree.parse(path).getroot().find(f"{_TEI}text")
    if text is None:
        return
    turn = 0
    label = ""
    for element in text.iter(*(f"{_TEI}{name}" for name in _READ)):
        name = _local(element)
        if any(_local(around) in ("sp", "u", "teiHeader", "note", "stage") for around in element.iterancestors()):
            continue
        match name:
            case "sp" | "u":
                turn += 1
                yield from _turn(element, turn, label)
                label = ""
            case "note" if element.get("type") == "speaker":
                label = _words(element).rstrip(": ")
            case "note" if not label:
                yield Piece("stage", _words(element))
            case "stage":
                yield Piece("stage", _words(element))
            case "head" | "titlePart" | "trailer":
                yield Piece("head", _words(element))
            case "castItem" | "set":
                yield Piece("other", _words(element))


_READ = "sp u note stage head titlePart trailer castItem set".split()


def _turn(element: etree._Element, turn: int, label: str) -> Iterator[Piece]:
    speaker = next((child for child in element.iter() if _is_label(child)), None)
    words = _words(speaker).rstrip(":. ") if speaker is not None else label or (element.get("who") or "").lstrip("#")
    yield Piece("label", words, turn)
    for child in element:
        if child is not speaker and _local(child):
            yield from _said(child, turn)


def _said(element: etree._Element, turn: int) -> Iterator[Piece]:
    name = _local(element)
    if name in ("lg", "quote", "u"):
        for child in element:
            yield from _said(child, turn)
    elif name == "stage" or (name == "note" and element.get("type")):
        yield Piece("stage", _words(element), turn)
    elif name in ("p", "l", "seg"):
        is_line = True
        for kind, words in _phrases(element):
            yield Piece(kind, words, turn, is_line)
            is_line = False


def _phrases(element: etree._Element) -> Iterator[tuple[str, str]]:
    """Give the words of a paragraph or line, and the stage directions in it."""
    parts: list[str] = [element.text or ""]
    for child in element:
        if _local(child) == "stage":
            yield from (("speech", words) for words in [_spaced("".join(parts))] if words)
            yield "stage", _words(child)
            parts = []
        elif _local(child) not in ("note", "linkGrp"):
            parts.append(_words(child) + (" " if _local(child) in ("w", "s") else ""))
        parts.append(child.tail or "")
    yield from (("speech", words) for words in [_spaced("".join(parts))] if words)


def _is_label(element: etree._Element) -> bool:
    return _local(element) == "speaker" or (_local(element) == "note" and element.get("type") == "speaker")


def _words(element: etree._Element) -> str:
    return _spaced("".join(_inner(element)))


def _inner(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if _local(child) not in ("", "note", "linkGrp", "pb"):
            yield from _inner(child)
            yield " " if _local(child) == "w" and child.get("join") != "right" else ""
        yield child.tail or ""


def _spaced(words: str) -> str:
    return " ".join(words.split())


def _local(element: etree._Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
