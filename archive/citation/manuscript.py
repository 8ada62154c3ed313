"""The paragraphs of a manuscript in any format, with the addresses and the signs of notes that stand in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from archive import sources
from archive.citation.quotation_marks import quotations, runs_on, unmarked
from archive.errors import SourceError
from archive.model import Block

_ADDRESS = re.compile(r"https?://[^\s<>\"“”„«»「」\u3000-\u303f\uff00-\uff0f\uff1a-\uff1f]+", re.IGNORECASE)
_TRAILING = ".,;:!?)]}'’*_"
_WRAPPED = (
    re.compile(r"<https?://[^<>]*>", re.IGNORECASE),
    re.compile(r"https?://\S*[/@:=&%?_-]\n[^\S\n]*(?=\S*[\d/@:-])", re.IGNORECASE),
    re.compile(r"https?://\S*[^\s.,;:!?)\]]\n[^\S\n]*(?=[/@?&=%])", re.IGNORECASE),
)
"""Addresses that a line's end cut in two: in angle brackets (RFC 3986, appendix C), behind or before one of its own signs."""

_EMPHASIS = re.compile(r"(?<![\w/*])([*_]{1,3})(?=\S)([^*_\n]+(?:\n[^*_\n]+)*)(?<=\S)\1(?![\w*])")
_NOTE = re.compile(r"\[(\d{1,4})\](?!\w)|([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4})")
_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_RAISE = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_PARAGRAPH = re.compile(r"[^\S\n]*\S[^\n]*(?:\n[^\S\n]*\S[^\n]*)*")
_SAME = re.compile(
    r"(?:^(?:\[\d{1,4}\]|[⁰¹²³⁴⁵⁶⁷⁸⁹]+)?|\()\W*(?:see |cf\. |vgl\. |voir |ср\. )?"
    r"(?:ibid(?:em)?|ebd|ebenda|ivi|là même|там же|同上|同前)(?!\w)",
    re.IGNORECASE,
)
"""What stands for the source given last, at the beginning of a note or of a bracket."""

_LIST = re.compile(
    r"(?:select(?:ed)? )?(?:bibliograph\w*|references|works cited|sources|literatur\w*|quellen\w*|sources? et bibliographie|"
    r"fonti|источники|литература|список литературы|参考文献|引用文献)\W*",
    re.IGNORECASE,
)
"""Headings of a list of sources, whose entries name titles in quotation marks."""

_RAISED = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4}")
_IN_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*$")
_ATTRIBUTION = re.compile(r"(?<=[.!?…”])\s*[—–-]{1,2}\s*[^—–]*$")

SAME = "ibid."
"""The address of a sign that repeats the source before it."""


class Sign(NamedTuple):
    """An address (``note`` "") or the sign of a note, from an offset of a paragraph to another."""

    at: int
    address: str
    note: str
    start: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """``note`` is the sign of the note it belongs to, "" in the text; ``is_quoted`` that all of it is set as a quotation,
    ``is_unmarked`` that it only seems to be; ``is_listed`` that it is an entry of a list of sources.
    """

    where: str
    text: str
    signs: tuple[Sign, ...]
    note: str = ""
    is_quoted: bool = False
    is_listed: bool = False
    is_unmarked: bool = False


def paragraphs(path: Path) -> tuple[Paragraph, ...]:
    """Read the paragraphs of a manuscript, in their order; those of notes come as their format has them.

    Plain text, Markdown, Word, OpenDocument and HTML can be read; raise SourceError for what cannot.
    """
    here = path.resolve()
    source = sources.read(here, here.parent)
    if isinstance(source, sources.SourceTei):
        reason = "is TEI, not a manuscript. “archive check” verifies the masters of an archive."
        raise SourceError(source.path, None, reason)
    read = _of_text(source.text) if isinstance(source, sources.SourceText) else _of_blocks(source.blocks)
    return tuple(_listed(_introduced(list(_run_on(read)))))


def without_notes(words: str) -> str:
    """Leave out the raised signs of notes."""
    return _RAISED.sub("", words).strip()


def quoted_words(paragraph: Paragraph) -> str:
    """Give what a paragraph quotes that is set as a quotation: without marks around it, and without the source at its end."""
    start = min((sign.start for sign in paragraph.signs if sign.address), default=len(paragraph.text))
    words = paragraph.text
    if start > len(words) / 2 or _ADDRESS.match(words, start):
        words = _ATTRIBUTION.sub("", without_source(words[:start])).strip()
    return without_notes(unmarked(_NOTE.sub("", words).strip()))


def without_source(words: str) -> str:
    """Leave out the beginning of a bracket at the end, in which a source stands."""
    return _IN_BRACKETS.sub("", words).strip()


def _run_on(read: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """Bring paragraphs together over which one quotation runs, each of which begins with a mark."""
    waiting: Paragraph | None = None
    for paragraph in read:
        if waiting is None:
            waiting = paragraph
        elif not (waiting.is_quoted or waiting.note or paragraph.note) and runs_on(waiting.text, paragraph.text):
            words = paragraph.text[1:].lstrip()
            shift = len(waiting.text) + 1 + len(words) - len(paragraph.text)
            moved = (sign._replace(at=sign.at + shift, start=sign.start + shift) for sign in paragraph.signs)
            waiting = replace(waiting, text=f"{waiting.text} {words}", signs=(*waiting.signs, *moved))
        else:
            yield waiting
            waiting = paragraph
    if waiting is not None:
        yield waiting


def _listed(read: Iterable[Paragraph]) -> Iterator[Paragraph]:
    is_listed = False
    for paragraph in read:
        is_listed |= _LIST.fullmatch(paragraph.text) is not None
        yield replace(paragraph, is_listed=is_listed)


def _introduced(read: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """Let a paragraph that is set as a quotation and names no source have the one of the words before it, if these end with a
    colon, or of the words behind it, if these quote nothing.
    """
    for place, paragraph in enumerate(read):
        before = read[place - 1] if place else None
        if not paragraph.is_quoted or paragraph.signs:
            is_unmarked = before is not None and before.text.endswith(":") and _seems_quoted(paragraph)
            yield replace(paragraph, is_quoted=True, is_unmarked=True) if is_unmarked else paragraph
            continue
        behind = read[place + 1] if place + 1 < len(read) else None
        signs: tuple[Sign, ...] = ()
        if before is not None and before.text.endswith(":"):
            signs = before.signs[-1:]
        if not signs and behind is not None and not behind.is_quoted and not quotations(behind.text):
            signs = behind.signs[:1]
        yield replace(paragraph, signs=signs)


def _seems_quoted(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph without marks ends with its only source, in a bracket or behind a dash, or as a note."""
    if paragraph.is_quoted or paragraph.note or len(paragraph.signs) != 1 or quotations(paragraph.text):
        return False
    (sign,) = paragraph.signs
    before, behind = paragraph.text[: sign.start].rstrip(), paragraph.text[sign.at :]
    is_last = re.fullmatch(r"[\W\d]*", behind) is not None
    return is_last and (bool(sign.note) or before.endswith(("(", "[", "—", "–")))


def _of_text(text: str) -> Iterator[Paragraph]:
    """Part a plain text at its empty lines. A paragraph that begins with [3] or ³ is a note; one of several lines that are all
    indented is set as a quotation.
    """
    lined = text.replace("\r\n", "\n").replace("\r", "\n")
    line, before = 1, 0
    for found in _PARAGRAPH.finditer(lined):
        line += lined.count("\n", before, found.start())
        before = found.start()
        words = " ".join(_EMPHASIS.sub(r"\2", _unwrapped(found[0])).split())
        lines = found[0].split("\n")
        is_quoted = len(lines) > 1 and all(one[:1].isspace() for one in lines)
        yield _noted(Paragraph(f"line {line}", words, tuple(_addresses(words)), is_quoted=is_quoted))


def _unwrapped(text: str) -> str:
    for pattern in _WRAPPED:
        text = pattern.sub(lambda found: re.sub(r"\s", "", found[0]), text)
    return text


def _noted(paragraph: Paragraph) -> Paragraph:
    """Add the signs of notes that are typed into a paragraph, and what repeats the source before it. One that begins with such
    a sign is a note.
    """
    begins = _NOTE.match(paragraph.text)
    typed = () if begins else (Sign(one.start(), "", _number(one), one.start()) for one in _NOTE.finditer(paragraph.text))
    same = (Sign(one.end(), SAME, "", one.start()) for one in _SAME.finditer(paragraph.text))
    note = paragraph.note or (_number(begins) if begins else "")
    return replace(paragraph, signs=tuple(sorted((*paragraph.signs, *typed, *same))), note=note)


def _of_blocks(blocks: Sequence[Block]) -> Iterator[Paragraph]:
    """Give the paragraphs of a document, then those of its notes. Those set as a quotation that follow each other are one, up
    to one that names a source.
    """
    text = [block for block in blocks if not _note_of(block)]
    waiting: list[Paragraph] = []
    for number, block in enumerate(text, 1):
        is_quoted = any(box.element == "quote" for box in block.within)
        paragraph = _noted(Paragraph(f"paragraph {number}", _raised(block), _signs(block), is_quoted=is_quoted))
        if waiting and (not is_quoted or waiting[-1].signs):
            yield _joined(waiting)
            waiting = []
        if is_quoted:
            waiting.append(paragraph)
        else:
            yield paragraph
    if waiting:
        yield _joined(waiting)
    for block in blocks:
        if note := _note_of(block):
            yield _noted(Paragraph(f"note {note.removeprefix('note')}", _raised(block), _signs(block), note))


def _raised(block: Block) -> str:
    """Write numbers that are set as raised, as the signs of notes are that were typed, with raised digits."""
    text = block.text
    for mark in block.marks:
        number = text[mark.start : mark.end]
        if mark.element == "hi" and mark.attribute("rend") == "superscript" and number.isdecimal():
            text = text[: mark.start] + number.translate(_RAISE) + text[mark.end :]
    return text


def _note_of(block: Block) -> str:
    return next((box.attribute("xml:id") or "" for box in block.within if box.element == "note"), "")


def _signs(block: Block) -> tuple[Sign, ...]:
    linked = [mark for mark in block.marks if mark.element == "ref"]
    signs = [
        *(Sign(mark.end, mark.attribute("target") or "", "", mark.start) for mark in linked),
        *(
            Sign(mark.start, "", (mark.attribute("target") or "#")[1:], mark.start)
            for mark in block.marks
            if mark.element == "ptr"
        ),
        *(sign for sign in _addresses(block.text) if not any(mark.start < sign.at <= mark.end for mark in linked)),
    ]
    return tuple(signs)


def _joined(paragraphs: Sequence[Paragraph]) -> Paragraph:
    """Bring the paragraphs of one quotation together; of these only the last has signs."""
    text = " ".join(paragraph.text for paragraph in paragraphs)
    shift = len(text) - len(paragraphs[-1].text)
    signs = (sign._replace(at=sign.at + shift, start=sign.start + shift) for sign in paragraphs[-1].signs)
    return replace(paragraphs[0], text=text, signs=tuple(signs))


def _addresses(text: str) -> Iterator[Sign]:
    for found in _ADDRESS.finditer(text):
        address = found[0].rstrip(_TRAILING)
        yield Sign(found.start() + len(address), address, "", found.start())


def _number(found: re.Match[str]) -> str:
    return (found[1] or found[2]).translate(_DIGITS)
