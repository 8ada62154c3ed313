"""What a manuscript claims of an archive: the words it quotes, and the addresses it gives for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from archive.citation.manuscript import SAME, Paragraph, Sign, paragraphs, quoted_words, without_notes, without_source
from archive.citation.quotation_marks import Quoted, is_one_sentence, quotations
from archive.citation.titles import may_be_title

_INTERRUPTION = 40
"""Code points at most that stand between the parts of one quotation: “first,” he wrote to his friend, “second”."""


@dataclass(frozen=True, slots=True)
class Claim:
    """Words that a manuscript quotes, and the addresses that stand for them, in the text or in a note; ``words`` is "" for
    addresses without a quotation. ``where`` is the place in the manuscript, as its author counts: "line 12", "note 3", and
    with the notes that give its source, "paragraph 9, note 3".

    ``is_shared`` that the addresses stand by another quotation of the sentence, so that they may not be meant for this one;
    ``may_be_title`` that it stands in a note or a list of sources, as titles do; ``is_open`` that no mark closes it;
    ``is_unmarked`` that it has no marks at all, only a colon before it and its source behind it.
    """

    where: str
    words: str
    addresses: tuple[str, ...]
    is_shared: bool = False
    may_be_title: bool = False
    is_open: bool = False
    is_unmarked: bool = False


def read_manuscript(path: Path) -> tuple[Claim, ...]:
    """Read what a manuscript claims, in its order; a note speaks where its sign stands. Raise as ``paragraphs`` does."""
    read = paragraphs(path)
    notes: dict[str, list[Paragraph]] = {}
    for paragraph in read:
        if paragraph.note:
            notes.setdefault(paragraph.note, []).append(paragraph)
    called = {sign.note for paragraph in read if not paragraph.note for sign in paragraph.signs}
    claims = _Claims(notes)
    shown = (paragraph for paragraph in read if not paragraph.note or paragraph.note not in called)
    return tuple(claim for paragraph in shown for claim in claims.of(paragraph))


class _Claims:
    """Goes through the paragraphs in order; ``last`` are the addresses given last, for what repeats them."""

    def __init__(self, notes: dict[str, list[Paragraph]]) -> None:
        self._notes, self._last = notes, tuple[str, ...]()

    def of(self, paragraph: Paragraph) -> Iterator[Claim]:
        """Give what a paragraph quotes, each quotation with its signs; signs of none make a claim of their own."""
        if paragraph.is_quoted:
            quoted = [Quoted(0, len(paragraph.text), quoted_words(paragraph))]
        else:
            addresses = {sign.address for sign in paragraph.signs}
            quoted = [_ended(one, paragraph) for one in quotations(paragraph.text) if one.words not in addresses]
        leading, own, loose = _parted(paragraph, quoted)
        shared = _shared(paragraph.text, quoted, own)
        if leading:
            yield from self._cited(Claim(paragraph.where, "", ()), leading)
        for one, signs, behind, (others, is_shared) in zip(quoted, own, loose, shared, strict=True):
            is_said = bool(signs) and not paragraph.is_listed and not may_be_title(paragraph.text, one)
            is_in_note = bool(paragraph.note) or paragraph.is_listed
            words = without_notes(one.words)
            claim = Claim(paragraph.where, words, (), is_shared, is_in_note and not is_said, one.is_open, paragraph.is_unmarked)
            yield from self._cited(claim, signs or others, with_notes=bool(signs))
            yield from self._cited(Claim(paragraph.where, "", ()), behind)

    def _cited(self, claim: Claim, signs: Sequence[Sign], *, with_notes: bool = True) -> Iterator[Claim]:
        """Give a claim with the addresses of its signs and of their notes, then what these notes quote themselves."""
        addresses = [sign.address for sign in signs if sign.address and sign.address != SAME]
        own: list[Claim] = []
        for sign in signs:
            if sign.address == SAME and not addresses:
                addresses += self._last
            noted = [each for paragraph in self._notes.get(sign.note, ()) for each in _Claims({})._after(self._last, paragraph)]
            bare = [address for each in noted if not each.words for address in each.addresses]
            addresses += bare or [address for each in noted for address in each.addresses]
            own += [each for each in noted if each.words and with_notes]
        if addresses:
            self._last = tuple(dict.fromkeys(addresses))
        if claim.words or addresses:
            yield replace(
                claim,
                where=claim.where if claim.is_shared else _with_notes(claim.where, signs),
                addresses=tuple(dict.fromkeys(addresses)),
            )
        yield from own

    def _after(self, last: tuple[str, ...], paragraph: Paragraph) -> Iterator[Claim]:
        self._last = last
        return self.of(paragraph)


def _with_notes(where: str, signs: Sequence[Sign]) -> str:
    notes = list(dict.fromkeys(sign.note.removeprefix("note") for sign in signs if sign.note))
    return f"{where}, note{'s' if notes[1:] else ''} {', '.join(notes)}" if notes else where


def _ended(one: Quoted, paragraph: Paragraph) -> Quoted:
    """End a quotation that no mark closes before the first source behind it."""
    source = min((sign.start for sign in paragraph.signs if sign.start > one.start), default=one.end)
    if not one.is_open or source >= one.end:
        return one
    words = without_source(paragraph.text[one.start + 1 : source])
    return one._replace(end=source, words=words)


def _parted(paragraph: Paragraph, quoted: Sequence[Quoted]) -> tuple[list[Sign], list[list[Sign]], list[list[Sign]]]:
    """Give each sign to the quotation before it in its sentence, else to the one behind it that has none, else to the one
    before; those before any quotation come first, and last those behind each that has its source in its own sentence.
    """
    own: list[list[Sign]] = [[] for _ in quoted]
    loose: list[list[Sign]] = [[] for _ in quoted]
    leading: list[Sign] = []
    for sign in reversed(paragraph.signs):
        before = max((place for place, one in enumerate(quoted) if one.start <= sign.at), default=-1)
        behind = before + 1
        is_free = behind < len(quoted) and not own[behind]
        if before >= 0 and is_free and not sign.note and not is_one_sentence(paragraph.text, quoted[before].end, sign.start):
            is_free = is_one_sentence(paragraph.text, sign.at, quoted[behind].start)
        elif before >= 0:
            is_free = False
        if before >= 0 and not is_free and _is_loose(paragraph, quoted[before], sign):
            loose[before].insert(0, sign)
        else:
            (own[behind] if is_free else own[before] if before >= 0 else leading).insert(0, sign)
    if leading and own and not own[0]:
        leading, own[0] = [], leading
    return leading, own, loose


def _is_loose(paragraph: Paragraph, one: Quoted, sign: Sign) -> bool:
    """Tell whether a sign stands in a later sentence than a quotation that has one in its own: it then speaks of the later."""
    if is_one_sentence(paragraph.text, one.end, sign.start):
        return False
    before = (other for other in paragraph.signs if one.start <= other.at and other.start < sign.start)
    return any(is_one_sentence(paragraph.text, one.end, other.start) for other in before)


def _shared(text: str, quoted: Sequence[Quoted], own: Sequence[list[Sign]]) -> list[tuple[list[Sign], bool]]:
    """Give each quotation without signs those of the nearest one in its sentence, behind it or before; and whether these may
    not be meant for it, as it is no part of the same quotation.
    """
    found: list[tuple[list[Sign], bool]] = []
    for place, one in enumerate(quoted):
        behind = next((other for other in range(place + 1, len(quoted)) if own[other]), None)
        before = next((other for other in range(place - 1, -1, -1) if own[other]), None)
        if own[place]:
            found.append(([], False))
        elif behind is not None and is_one_sentence(text, one.end, quoted[behind].start):
            between = text[one.end : quoted[behind].start]
            is_part = behind == place + 1 and len(between) <= _INTERRUPTION and (one.words.endswith(",") or between[:1] == ",")
            found.append((own[behind], not is_part))
        elif before is not None and is_one_sentence(text, quoted[before].end, one.start):
            found.append((own[before], True))
        else:
            found.append(([], False))
    return found
