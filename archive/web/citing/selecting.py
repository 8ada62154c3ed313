"""From words that a reader selected on a page, or typed into a form, to their permanent address."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, islice

from archive import tei
from archive.errors import UnknownReference
from archive.model import Item, Passage, Section
from archive.model.resolution import Resolved, cited_words, number, resolve
from archive.reference import Reference
from archive.tei import View
from archive.web.arguments import RefusedError
from archive.web.library import Opened

LONGEST_QUOTATION = 10_000
"""Characters of a quotation that are written out; whoever cites more cites passages."""

MOST_PLACES = 5
"""Places named where words stand in several."""

MOST_GAPS = 8
"""Pieces of a quotation parted by ``…``."""

_ALL = 10**9
_VIEWS: tuple[View, View] = ("corrected", "received")
_WHITE = re.compile(r"[ \t\r\n]+")
_PLACE = re.compile(r"([^\s/:@]{1,200}):(\d{1,9})")
_GAP = re.compile(r"\s*\[?(?:…|\.{3})\]?\s*")


def by_places(state: Opened, view: View, first: str, last: str, size: int | None) -> Reference:
    """Give the address of the words from one place of a page to another.

    A place is ``p9:12``: a passage, and how many characters of it other than white space stand before the place. ``size`` is
    how many stand between the places; None where nobody counted. Words that cannot be told from the received text, or that
    run in and out of passages inside one another, lead to whole passages. Raise RefusedError for places in no part of the
    text, or in two, UnknownReference for what is no place.
    """
    (begin, start), (end, stop) = _place(first), _place(last)
    part = _holder(state.item, begin)
    if part is not _holder(state.item, end):
        cure = "A citation names one part: select words inside one, and then those of the other."
        raise RefusedError("These words run over two parts of the text.", cure, cure="")
    ids = part.ids
    permanent = Reference(state.item.id, state.version)
    if ids.index(begin) > ids.index(end):
        return permanent.block(end, begin)
    run = ids[ids.index(begin) : ids.index(end) + 1]
    head = _received(state, part, begin, view, start, stop if begin == end else _ALL)
    tail = head if begin == end else _received(state, part, end, view, 0, stop)
    lengths = [len(_WHITE.sub("", _text(state, part, one, view))) for one in run]
    between = sum(lengths) - start - max(lengths[-1] - stop, 0)
    if head is None or tail is None or size not in (None, between):
        return permanent.block(begin, end if begin != end else None)
    return Reference(state.item.id, state.version, begin, end if begin != end else None, head[0], tail[1])


def by_words(state: Opened, parts: Sequence[Section], passage: str, words: str) -> Reference:
    """Give the address of words typed into a form: of a passage that is named, or wherever they stand in the parts shown.

    Only letters and digits are compared, without case; ``…`` stands for words left out. Words that no passage has alone are
    looked for over the passages of each part, from the one that is named. Without words the passage is meant, without either
    the first part. Raise RefusedError where the words are not, or in several places.
    """
    permanent = Reference(state.item.id, state.version)
    block = _named(parts, passage) if passage else None
    if not words:
        return permanent.block(block) if block else permanent.block(parts[0].id) if parts[0].parent else permanent
    found: dict[Reference, Section] = {}
    for part in parts:
        searched = [one for one in part.passages if block in (None, one.id)]
        found |= {
            Reference(state.item.id, state.version, place[0], None, *place[1:]): part
            for one in searched
            for place in _places(state, part, one, words)
        }
    if not found:
        found = {run: part for part in parts for run in _runs(state, part, block, words)}
    if not found:
        cure = "Copy them from the page, or find them as a quotation."
        raise RefusedError("These words are not in this text as they were written.", cure, cure="")
    if len(found) > 1:
        where = _named_places({one.first or "": part for one, part in found.items()}, is_one=len(parts) == 1)
        cure = f"Name the passage, or add words; they are in: {where}."
        raise RefusedError("These words stand in several places.", cure, cure="")
    return next(iter(found))


def quotation(state: Opened, resolved: Resolved, reference: Reference, view: View) -> tuple[str, ...]:
    """Give the words that an address names as a page shows them, passage by passage; none for an address of passages, and
    for words without end.
    """
    named = cited_words(state.item, reference)
    if sum(end - start for start, end in named.values()) > LONGEST_QUOTATION:
        return ()
    with state.lock:
        words = (
            tei.words_shown(state.master, passage, view, _language(resolved.section, passage), *where)
            for passage, where in named.items()
        )
        return tuple(filter(None, words))


def section_of(item: Item, reference: Reference) -> Section:
    """Give the part of a text that an address is in."""
    return resolve(item, reference).section


def _holder(item: Item, passage: str) -> Section:
    for section in item.sections:
        if passage in section.ids:
            return section
    raise RefusedError("These words are not in this text.", "Open it anew and select them again.", cure="")


def _text(state: Opened, part: Section, passage: str, view: View) -> str:
    with state.lock:
        return tei.page_text(state.master, passage, view, _language(part, passage))


def _received(state: Opened, part: Section, passage: str, view: View, start: int, end: int) -> tuple[int, int] | None:
    with state.lock:
        return tei.selected(state.master, passage, view, _language(part, passage), start, end)


def _places(state: Opened, part: Section, passage: Passage, words: str) -> Iterator[tuple[str, int, int]]:
    """Find words in either reading of a passage."""
    pieces = _pieces(words)
    for view in _VIEWS:
        solid = _solid(state, part, passage.id, view)
        letters = _letters(solid)
        for start, end in islice(_found(_bare(solid), pieces), MOST_PLACES + 1):
            found = _received(state, part, passage.id, view, letters[start], letters[end - 1] + 1)
            if found is not None:
                yield passage.id, *found


def _runs(state: Opened, part: Section, first: str | None, words: str) -> Iterator[Reference]:
    """Find words that run over passages of a part in either reading, and begin in one that may be named."""
    if first is not None and first not in part.ids:
        return
    pieces, ids = _pieces(words), part.ids[part.ids.index(first) if first else 0 :]
    for view in _VIEWS:
        solid = [_solid(state, part, one, view) for one in ids]
        bare = [_bare(each) for each in solid]
        begins = list(accumulate(map(len, bare), initial=0))
        for start, end in islice(_found("".join(bare), pieces), MOST_PLACES + 1):
            places = []
            for at in (start, end - 1):
                one = bisect_right(begins, at) - 1
                places.append((ids[one], _letters(solid[one])[at - begins[one]]))
            (begin, low), (last, high) = places
            if begin != last and first in (None, begin):
                yield by_places(state, view, f"{begin}:{low}", f"{last}:{high + 1}", None)


def _pieces(words: str) -> list[str]:
    return [bare for piece in _GAP.split(words)[:MOST_GAPS] if (bare := _bare(piece))]


def _solid(state: Opened, part: Section, passage: str, view: View) -> str:
    return _WHITE.sub("", _text(state, part, passage, view))


def _letters(solid: str) -> list[int]:
    return [place for place, letter in enumerate(solid) if letter.isalnum()]


def _found(text: str, pieces: list[str]) -> Iterator[tuple[int, int]]:
    """Give where pieces follow one another in a text, from the beginning of the first to the end of the last."""
    start = text.find(pieces[0]) if pieces else -1
    while start >= 0:
        end = start
        for piece in pieces:
            at = text.find(piece, end)
            if at < 0:
                return
            end = at + len(piece)
        yield start, end
        start = text.find(pieces[0], start + 1)


def _bare(words: str) -> str:
    return "".join(letter.casefold()[:1] for letter in words if letter.isalnum())


def _named_places(found: Mapping[str, Section], *, is_one: bool) -> str:
    """Name the passages that hold words, the first few, each group with the title of its section where several are shown."""
    named = list(found)[:MOST_PLACES]
    sections = dict.fromkeys(found[one].id for one in named)
    groups = [[one for one in named if found[one].id == section] for section in sections]
    written = [
        ", ".join(map(number, group)) + ("" if is_one else f" of “{found[group[0]].description.title or found[group[0]].id}”")
        for group in groups
    ]
    others = len(found) - len(named)
    return "; ".join(written) + (f" and {others:,} more" if others else "")


def _named(parts: Sequence[Section], passage: str) -> str:
    for one in (one for part in parts for one in part.passages):
        if passage in (one.id, number(one.id)):
            return one.id
    raise RefusedError(f"This text has no passage {passage[:40]}.", "The numbers stand in the margin.", cure="")


def _place(written: str) -> tuple[str, int]:
    form = _PLACE.fullmatch(written)
    if form is None:
        raise UnknownReference(written, f"“{written[:80]}” is not a place in a text.")
    return form[1], int(form[2])


def _language(section: Section, passage: str) -> str:
    said = next((one.language for one in section.passages if one.id == passage), None)
    return said or section.description.language
