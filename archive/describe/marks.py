"""Marks that nest: what rules found independently is made one tree, and the corrected text read from it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from archive.model import Mark, Passage

_FIRST = (
    "lb",
    "dateline",
    "salute",
    "signed",
    "docAuthor",
    "choice",
    "said",
    "q",
    "date",
    "persName",
    "placeName",
    "orgName",
    "name",
)
"""Which mark stays when two cross: the structure, then what was transmitted, then speech, then dates and names."""

_OUTERMOST = (
    "dateline",
    "salute",
    "signed",
    "docAuthor",
    "said",
    "q",
    "date",
    "persName",
    "placeName",
    "orgName",
    "name",
    "choice",
    "lb",
)
"""Which mark is around the other when both are over the same words."""


def with_marks(passage: Passage, found: Iterable[Mark]) -> Passage:
    """Add marks to a passage, leaving out what would cross a weightier mark, and read its corrected text anew."""
    kept: list[Mark] = []
    for mark in sorted({*passage.marks, *found}, key=lambda mark: (_FIRST.index(mark.element), mark.start, -mark.end)):
        if all(_nest(mark, other) for other in kept):
            kept.append(mark)
    kept.sort(key=lambda mark: (mark.start, mark.end > mark.start, -mark.end, _OUTERMOST.index(mark.element)))
    return replace(passage, marks=tuple(kept), corrected=_corrected(passage.received, kept))


def _nest(one: Mark, other: Mark) -> bool:
    """Tell whether two marks lie apart or one in the other; nothing lies inside a correction."""
    if one.end <= other.start or other.end <= one.start:
        return True
    outer, inner = (one, other) if one.end - one.start >= other.end - other.start else (other, one)
    if not (outer.start <= inner.start and inner.end <= outer.end):
        return False
    if outer.element == "choice":
        return inner.element != "choice" and (inner.start, inner.end) == (outer.start, outer.end)
    return (outer.start, outer.end) != (inner.start, inner.end) or outer.element != inner.element


def _corrected(received: str, marks: Iterable[Mark]) -> str:
    """Read the text with corrections, and with words put together that were broken at the end of a line."""
    changes = [(mark.start, mark.end, mark.content or "") for mark in marks if mark.element == "choice"]
    changes += [(mark.start - 1, mark.start, "") for mark in marks if mark.element == "lb" and mark.attribute("break") == "no"]
    parts, at = [], 0
    for start, end, words in sorted(changes):
        parts += [received[at:start], words]
        at = end
    return "".join([*parts, received[at:]])
