"""What a manuscript claims of an archive: the words it quotes, and the addresses it gives for them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from archive import sources
from archive.errors import SourceError
from archive.model import Block

_QUOTED = re.compile(
    "“(?P<a>[^”]*)(?:”|$)"
    "|„(?P<b>[^“”]*)(?:[“”]|$)"
    "|«(?P<c>[^»]*)(?:»|$)"
    "|»(?P<d>[^«»]*)«"
    "|「(?P<e>[^「」]*)」"
    "|『(?P<f>[^『』]*)』"
    '|"(?P<g>[^"]*)(?:"|$)'
    r"|(?<!\w)[‘‚](?P<h>(?:[^‘’]|’(?=\w))*)[’‘](?!\w)"
)
"""Words between the quotation marks of English, French, German, Russian, Italian, Chinese and Japanese print. Where a paragraph
ends before its quotation does, the next one begins with a mark of its own (Chicago Manual of Style 13.32).
"""

_ADDRESS = re.compile(r"https?://[^\s<>\"“”„«»「」]+", re.IGNORECASE)
_TRAILING = ".,;:!?)]}'’*_"
_NOTE = re.compile(r"\[(\d{1,4})\]|([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4})")
_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_PARAGRAPH = re.compile(r"[^\S\n]*\S[^\n]*(?:\n[^\S\n]*\S[^\n]*)*")


@dataclass(frozen=True, slots=True)
class Claim:
    """Words that a manuscript quotes, and the addresses that stand for them, in the text or in a note; ``words`` is "" for
    addresses without a quotation. ``where`` is the place in the manuscript, as its author counts: "line 12", "note 3".
    """

    where: str
    words: str
    addresses: tuple[str, ...]


class _Sign(NamedTuple):
    """An address (``note`` "") or the sign of a note, at an offset of a paragraph."""

    at: int
    address: str
    note: str


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """``note`` is the sign of the note it belongs to, "" in the text; ``is_quoted`` that all of it is set as a quotation."""

    where: str
    text: str
    signs: tuple[_Sign, ...]
    note: str = ""
    is_quoted: bool = False


def read_manuscript(path: Path) -> tuple[Claim, ...]:
    """Read what a manuscript claims, in its order; a note speaks where its sign stands.

    Plain text, Markdown, Word, OpenDocument and HTML can be read; raise SourceError for what cannot.
    """
    here = path.resolve()
    source = sources.read(here, here.parent)
    if isinstance(source, sources.SourceTei):
        reason = "is TEI, not a manuscript. “archive check” verifies the masters of an archive."
        raise SourceError(source.path, None, reason)
    paragraphs = list(_of_text(source.text) if isinstance(source, sources.SourceText) else _of_blocks(source.blocks))
    notes: dict[str, list[_Paragraph]] = {}
    for paragraph in paragraphs:
        if paragraph.note:
            notes.setdefault(paragraph.note, []).append(paragraph)
    called = {sign.note for paragraph in paragraphs if not paragraph.note for sign in paragraph.signs}
    shown = [paragraph for paragraph in paragraphs if not paragraph.note or paragraph.note not in called]
    return tuple(claim for paragraph in _introduced(shown) for claim in _claims(paragraph, notes))


def _introduced(paragraphs: Sequence[_Paragraph]) -> Iterator[_Paragraph]:
    """Let a paragraph that is set as a quotation and names no source have the one of the words before it, if these end with a
    colon, or of the words behind it, if these quote nothing.
    """
    for place, paragraph in enumerate(paragraphs):
        if not paragraph.is_quoted or paragraph.signs:
            yield paragraph
            continue
        before = paragraphs[place - 1] if place else None
        behind = paragraphs[place + 1] if place + 1 < len(paragraphs) else None
        signs: tuple[_Sign, ...] = ()
        if before is not None and before.text.endswith(":"):
            signs = before.signs[-1:]
        if not signs and behind is not None and not behind.is_quoted and not _QUOTED.search(behind.text):
            signs = behind.signs[:1]
        yield replace(paragraph, signs=signs)


def _of_text(text: str) -> Iterator[_Paragraph]:
    """Part a plain text at its empty lines. A paragraph that begins with [3] or ³ is a note; one of several lines that are all
    indented is set as a quotation.
    """
    lined = text.replace("\r\n", "\n").replace("\r", "\n")
    line, before = 1, 0
    for found in _PARAGRAPH.finditer(lined):
        line += lined.count("\n", before, found.start())
        before = found.start()
        words = " ".join(found[0].split())
        begins = _NOTE.match(words)
        note = _number(begins) if begins else ""
        signs = (*_addresses(words), *(_Sign(one.start(), "", _number(one)) for one in _NOTE.finditer(words)))
        kept = tuple(sign for sign in signs if not (note and sign.note))
        lines = found[0].split("\n")
        is_quoted = len(lines) > 1 and all(one[:1].isspace() for one in lines)
        yield _Paragraph(f"line {line}", words, tuple(sorted(kept)), note, is_quoted)


def _of_blocks(blocks: Sequence[Block]) -> Iterator[_Paragraph]:
    """Give the paragraphs of a document, then those of its notes. Those set as a quotation that follow each other are one, up
    to one that names a source.
    """
    text = [block for block in blocks if not _note_of(block)]
    waiting: list[_Paragraph] = []
    for number, block in enumerate(text, 1):
        is_quoted = any(box.element == "quote" for box in block.within)
        paragraph = _Paragraph(f"paragraph {number}", block.text, _signs(block), is_quoted=is_quoted)
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
            yield _Paragraph(f"note {note.removeprefix('note')}", block.text, _signs(block), note)


def _note_of(block: Block) -> str:
    return next((box.attribute("xml:id") or "" for box in block.within if box.element == "note"), "")


def _signs(block: Block) -> tuple[_Sign, ...]:
    linked = [mark for mark in block.marks if mark.element == "ref"]
    signs = [
        *(_Sign(mark.end, mark.attribute("target") or "", "") for mark in linked),
        *(_Sign(mark.start, "", (mark.attribute("target") or "#")[1:]) for mark in block.marks if mark.element == "ptr"),
        *(sign for sign in _addresses(block.text) if not any(mark.start < sign.at <= mark.end for mark in linked)),
    ]
    return tuple(sorted(signs))


def _joined(paragraphs: Sequence[_Paragraph]) -> _Paragraph:
    """Bring the paragraphs of one quotation together; of these only the last has signs."""
    text = " ".join(paragraph.text for paragraph in paragraphs)
    return replace(paragraphs[0], text=text, signs=paragraphs[-1].signs)


def _addresses(text: str) -> Iterator[_Sign]:
    for found in _ADDRESS.finditer(text):
        address = found[0].rstrip(_TRAILING)
        yield _Sign(found.start() + len(address), address, "")


def _number(found: re.Match[str]) -> str:
    return (found[1] or found[2]).translate(_DIGITS)


def _claims(paragraph: _Paragraph, notes: dict[str, list[_Paragraph]]) -> Iterator[Claim]:
    """Give what a paragraph quotes, each quotation with the signs behind it; the first one, where it has none, with those
    before it, which else make a claim of their own.
    """
    quotations = [(0, paragraph.text)] if paragraph.is_quoted else list(_quotations(paragraph.text))
    starts = [start for start, _ in quotations]
    parted = [
        [sign for sign in paragraph.signs if paragraph.is_quoted or first <= sign.at < end]
        for first, end in zip([0, *starts], [*starts, len(paragraph.text) + 1], strict=True)
    ]
    leading, *behind = parted
    if behind and not behind[0]:
        leading, behind[0] = [], leading
    if not paragraph.is_quoted:
        yield from _cited(paragraph.where, "", leading, notes)
    for (_, words), signs in zip(quotations, behind, strict=True):
        yield from _cited(paragraph.where, words, signs, notes)


def _cited(where: str, words: str, signs: Sequence[_Sign], notes: dict[str, list[_Paragraph]]) -> Iterator[Claim]:
    """Give a claim with the addresses of its signs and of their notes, then what these notes quote themselves."""
    addresses = [sign.address for sign in signs if sign.address]
    own: list[Claim] = []
    for sign in signs:
        for claim in (claim for paragraph in notes.get(sign.note, ()) for claim in _claims(paragraph, {})):
            if claim.words:
                own.append(claim)
            else:
                addresses += claim.addresses
    if words or addresses:
        yield Claim(where, words, tuple(dict.fromkeys(addresses)))
    yield from own


def _quotations(text: str) -> Iterator[tuple[int, str]]:
    """Give the quotations of a paragraph: where each begins, and the words between its marks."""
    for found in _QUOTED.finditer(text):
        words = next((group for group in found.groups() if group is not None), "").strip()
        if words and not _ADDRESS.fullmatch(words):
            yield found.start(), words
