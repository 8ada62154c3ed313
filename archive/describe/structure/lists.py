"""Lists: items that follow one another behind bullets, or behind figures and letters that count them from the first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import mean

from archive.describe.structure.cutting import line_extents, pieces_of
from archive.describe.structure.drafts import Draft, Surroundings
from archive.model import Container

_MARKER = re.compile(
    r"(?P<bullet>[-*•–◦▪‣·])(?=\s)|(?P<open>[(\[]?)(?P<count>[0-9]{1,3}|[a-z]|[ivxl]{1,6}|[A-Z]|[IVXL]{1,6})(?P<close>[.)\]]{1,2})(?=\s)"
)
_FIGURES = tuple(str(number) for number in range(1, 1000))
_ROMAN = ("i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx").split()

_FEWEST = 2
_LONGEST = 500
_LONG = 240
"""Characters of an item, at most and on the average; numbered paragraphs that are longer stay paragraphs."""

_SPOKEN = "-–"
"""Bullets that stand before speech, too; speech ends as sentences do, and asks and exclaims."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A line, or several, of a draft: its number, half-open offsets, and the form of the marker it begins with, None without
    one; ``count`` is what the marker says, ``words`` where the item begins.
    """

    draft: int
    start: int
    stop: int
    form: tuple[str, ...] | None = None
    count: str = ""
    marker: int = 0
    words: int = 0


def lists(drafts: Iterable[Draft], _around: Surroundings) -> Iterator[Draft]:
    """Make lists of items that are plainly a sequence; the marker of each stays before it as ``label``."""
    drafts = list(drafts)
    pieces = [piece for number, draft in enumerate(drafts) for piece in _pieces(number, draft)]
    listed = {place: serial for serial, run in enumerate(_runs(pieces, drafts), start=1) for place in range(*run)}
    at = 0
    while at < len(pieces):
        end = at + 1
        while end < len(pieces) and pieces[end].draft == pieces[at].draft:
            end += 1
        draft = drafts[pieces[at].draft]
        if listed.keys().isdisjoint(range(at, end)):
            yield draft
        else:
            yield from _cut(draft, pieces[at:end], [listed.get(place, 0) for place in range(at, end)])
        at = end


def _cut(draft: Draft, pieces: Sequence[_Piece], serials: Sequence[int]) -> Iterator[Draft]:
    """Cut a draft into items, whose list has a number, and what stands between."""
    extents: list[tuple[int, int]] = []
    named: list[tuple[str, int]] = []
    for piece, serial in zip(pieces, serials, strict=True):
        if serial:
            extents += [(piece.start, piece.marker), (piece.words, piece.stop)]
            named += [("label", serial), ("item", serial)]
        elif named and named[-1] == ("p", 0):
            extents[-1] = (extents[-1][0], piece.stop)
        else:
            extents.append((piece.start, piece.stop))
            named.append(("p", 0))
    for part, (element, serial) in zip(pieces_of(draft, extents), named, strict=True):
        yield replace(part, element=element, within=(Container("list", serial),) if serial else ())


def _pieces(number: int, draft: Draft) -> Iterator[_Piece]:
    """Cut a draft at the lines that begin with a marker."""
    if not draft.is_open:
        yield _Piece(number, 0, len(draft.text))
        return
    forms = [(begin, _MARKER.match(draft.text, begin)) for begin, _ in line_extents(draft)]
    cuts = [(begin, form) for begin, form in forms if form or begin == 0]
    for place, (begin, form) in enumerate(cuts):
        stop = cuts[place + 1][0] - 1 if place + 1 < len(cuts) else len(draft.text)
        words = form.end() + 1 if form else 0
        if form is None or words >= stop:
            yield _Piece(number, begin, stop)
        elif form["bullet"]:
            yield _Piece(number, begin, stop, (form["bullet"],), "", form.end(), words)
        else:
            kind = "1" if form["count"].isdigit() else "a" if form["count"].islower() else "A"
            yield _Piece(number, begin, stop, (form["open"], kind, form["close"]), form["count"], form.end(), words)


def _runs(pieces: Sequence[_Piece], drafts: Sequence[Draft]) -> Iterator[tuple[int, int]]:
    """Give the first and the last but one place of each run of items."""
    at = 0
    while at < len(pieces):
        end = at + 1
        if pieces[at].form and _is_first(pieces[at]):
            ways = [_way(pieces, at, counting) for counting in _counting(pieces[at])]
            end = max(ways)
        if end - at >= _FEWEST and _is_list(pieces[at:end], drafts):
            yield at, end
        at = end


def _way(pieces: Sequence[_Piece], start: int, counting: Sequence[str] | None) -> int:
    """Give the end of the run of items that begins here and counts thus; None counts nothing."""
    end = start + 1
    while end < len(pieces) and pieces[end].form == pieces[start].form:
        if counting is not None and (end - start >= len(counting) or pieces[end].count.lower() != counting[end - start]):
            break
        end += 1
    return end


def _counting(piece: _Piece) -> list[Sequence[str] | None]:
    if not piece.count:
        return [None]
    if piece.count.isdigit():
        return [_FIGURES]
    return [_ROMAN] if piece.count.lower() == "i" else ["abcdefghijklmnopqrstuvwxyz"]


def _is_first(piece: _Piece) -> bool:
    return piece.count.lower() in ("", "1", "a", "i")


def _is_list(items: Sequence[_Piece], drafts: Sequence[Draft]) -> bool:
    lengths = [item.stop - item.words for item in items]
    if max(lengths) > _LONGEST or mean(lengths) > _LONG:
        return False
    if items[0].form and items[0].form[0] in _SPOKEN and not items[0].count:
        ends = [drafts[item.draft].text[item.stop - 1] for item in items]
        return not {"?", "!"} & set(ends) and sum(end in ".…" for end in ends) <= len(ends) / 2
    return True
