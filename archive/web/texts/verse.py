"""Lines of verse in a comparison of two wordings, which knows words alone."""

from __future__ import annotations

from archive.model import Passage
from archive.model.difference import Difference


def in_lines(words: Difference, then: Passage | None, now: Passage | None) -> Difference:
    """Put a line break for the blank before each line of verse; ``then`` and ``now`` are the passage in the two wordings.

    Wordings other than the received ones stay as they are, for a passage tells its lines by places in those.
    """
    before = "".join(stretch for kind, stretch in words if kind != "added")
    after = "".join(stretch for kind, stretch in words if kind != "removed")
    if (then and before and before != then.received) or (now and after and after != now.received):
        return words
    then_ends, now_ends = _ends(then), _ends(now)
    then_at = now_at = 0
    lined = []
    for kind, stretch in words:
        ends, at = (then_ends, then_at) if kind == "removed" else (now_ends, now_at)
        lined.append((kind, "".join("\n" if at + place in ends else sign for place, sign in enumerate(stretch))))
        then_at += len(stretch) if kind != "added" else 0
        now_at += len(stretch) if kind != "removed" else 0
    return tuple(lined)


def _ends(passage: Passage | None) -> frozenset[int]:
    """Give the places of the blanks before the lines after the first."""
    if passage is None:
        return frozenset()
    starts = {mark.start for mark in passage.marks if mark.element == "l"}
    return frozenset(start - 1 for start in starts if start and passage.received[start - 1] == " ")
