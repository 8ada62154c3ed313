"""Marks that nest: what rules found independently is made one tree, and the corrected text read from it."""

from __future__ import annotations

from collections import defaultdict
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

_NEAR = 500
"""Characters whose marks are compared with each other; without such a bound many marks of one passage would take long."""


def with_marks(passage: Passage, found: Iterable[Mark]) -> Passage:
    """Add marks to a passage, leaving out what would cross a weightier mark, and read its corrected text anew.

    Marks of no width (``lb``, ``pb``, ``fw``) stay in the order they have.
    """
    found = tuple(found)
    if not (found or passage.marks) and passage.corrected == passage.received.strip(" "):
        return passage
    kept: list[Mark] = []
    near: defaultdict[int, list[Mark]] = defaultdict(list)
    for mark in sorted([*passage.marks, *found], key=lambda mark: (_rank(mark, _FIRST), mark.start, -mark.end)):
        places = range(mark.start // _NEAR, mark.end // _NEAR + 1)
        if all(_nest(mark, other) for place in places for other in near[place]):
            kept.append(mark)
            for place in places:
                near[place].append(mark)
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
    """Read the text with corrections, and with words put together that were broken at the end of a line; words struck out
    take a blank with them.
    """
    changes = [(mark.start, _struck(mark, received), mark.content or "") for mark in marks if mark.element == "choice"]
    ends = {mark.start for mark in marks if mark.attribute("break") == "no" and received[mark.start - 1] in HYPHENS}
    changes += [(end - 1, end, "") for end in ends]
    parts, at = [], 0
    for start, end, words in sorted(changes):
        parts += [received[at:start], words]
        at = end
    return "".join([*parts, received[at:]]).strip(" ")


def _struck(mark: Mark, received: str) -> int:
    return mark.end + (not mark.content and received[mark.end : mark.end + 1] == " ")
