"""Marks that nest: what rules found independently is made one tree, and the corrected text read from it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from archive.model import Mark, Passage
from archive.tei.reading import HYPHENS

_FIRST = "choice said q date persName placeName orgName name".split()
"""Which mark stays when two cross: the structure, which is not named here, then what was transmitted, then speech, then dates
and names.
"""

_OUTERMOST = "said q date persName placeName orgName name choice".split()
"""Which mark is around the other when both are over the same words; the structure, which is not named here, is around all."""


def with_marks(passage: Passage, found: Iterable[Mark]) -> Passage:
    """Add marks to a passage, leaving out what would cross a weightier mark, and read its corrected text anew.

    Marks of no width (``lb``, ``pb``, ``fw``) stay in the order they have.
    """
    kept: list[Mark] = []
    for mark in sorted([*passage.marks, *found], key=lambda mark: (_rank(mark, _FIRST), mark.start, -mark.end)):
        if all(_nest(mark, other) for other in kept):
            kept.append(mark)
    kept.sort(key=lambda mark: (mark.start, mark.end > mark.start, -mark.end, _rank(mark, _OUTERMOST)))
    return replace(passage, marks=tuple(kept), corrected=_corrected(passage.received, kept))


def _rank(mark: Mark, order: Sequence[str]) -> int:
    return 1 + order.index(mark.element) if mark.element in order else 0


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
    ends = {mark.start for mark in marks if mark.attribute("break") == "no" and received[mark.start - 1] in HYPHENS}
    changes += [(end - 1, end, "") for end in ends]
    parts, at = [], 0
    for start, end, words in sorted(changes):
        parts += [received[at:start], words]
        at = end
    return "".join([*parts, received[at:]])
