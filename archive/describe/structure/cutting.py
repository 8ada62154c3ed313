"""Cutting a draft into many pieces in one pass: a text may have a million lines without a blank one between."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from archive.describe.structure.drafts import Draft
from archive.model import Mark


def line_extents(draft: Draft) -> list[tuple[int, int]]:
    """Give the half-open offsets of the lines of a draft; a word that a hyphen broke at a line's end keeps two together."""
    ends = sorted({mark.start for mark in draft.marks if mark.element in ("lb", "pb") and _parts_words(draft, mark)})
    begins = [0, *(end + 1 for end in ends)]
    return list(zip(begins, [*ends, len(draft.text)], strict=True))


def pieces_of(draft: Draft, extents: Sequence[tuple[int, int]]) -> Iterator[Draft]:
    """Cut a draft at extents that are in order and do not overlap, as ``Draft.cut`` does, element and containers kept."""
    marks = sorted(draft.marks, key=lambda mark: mark.start)
    at = 0
    for start, stop in extents:
        while at < len(marks) and marks[at].start < start:
            at += 1
        first = at
        while at < len(marks) and marks[at].start <= stop:
            at += 1
        inside = tuple(mark for mark in marks[first:at] if mark.end <= stop)
        moved = tuple(
            Mark(mark.start - start, mark.end - start, mark.element, mark.attributes, mark.content)
            for mark in inside
            if mark.element != "lb" or start < mark.start < stop
        )
        is_apart = draft.is_apart and start == 0
        yield Draft(draft.element, draft.text[start:stop], moved, draft.within, 0, (), is_apart, draft.opens)


def _parts_words(draft: Draft, mark: Mark) -> bool:
    return 0 < mark.start < len(draft.text) and draft.text[mark.start] == " " and mark.attribute("break") is None
