"""Where in a long text the hits are: a strip of its words from beginning to end, and the same in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from archive.search import Hit, Request, Searcher, Strip
from archive.web.counting.charts import Slot, slots

LONG = 1000
"""Words from which a text has a strip: three printed pages; what is shorter is seen at a glance."""

MOSTLY = 0.6
"""The share of hits in one third of a text from which they are said to be mostly there."""

_THIRDS = ("near the beginning", "in the middle", "near the end")


@dataclass(frozen=True, slots=True)
class Where:
    """Ticks to be drawn, each a share of the width with the part of the height it takes; and the same in words."""

    ticks: tuple[tuple[Slot, str, str], ...]
    total: int
    words: str


def strips(request: Request, hits: Sequence[Hit], searcher: Searcher) -> dict[tuple[str, str], Where]:
    """Draw where the words of a search are in the long ones of some texts, by item and section; nothing for passages."""
    texts = [(hit.reference.item, hit.section) for hit in hits if hit.passage is None]
    drawn = zip(texts, map(where, searcher.dispersion(request, texts)), strict=True) if texts else ()
    return {text: one for text, one in drawn if one is not None}


def where(strip: Strip) -> Where | None:
    """Draw a strip of a long text; None for a short one, and where nothing is marked."""
    counts = [each.hits for each in strip.bins]
    if strip.words < LONG or not any(counts):
        return None
    ticks = (
        (slot, f"{100 - _height(count, max(counts))}%", f"{_height(count, max(counts))}%")
        for slot, count in zip(slots(len(counts)), counts, strict=True)
        if count
    )
    return Where(tuple(ticks), strip.total, in_words(counts))


def in_words(counts: Sequence[int]) -> str:
    """Say where most of the hits are, by thirds of the text."""
    ends = [len(counts) * third // 3 for third in range(4)]
    thirds = [sum(counts[begin:end]) for begin, end in pairwise(ends)]
    total = sum(thirds)
    most = max(range(3), key=thirds.__getitem__)
    held = [name for name, count in zip(_THIRDS, thirds, strict=True) if count]
    if len(held) == 1:
        return held[0]
    if thirds[most] >= MOSTLY * total:
        return f"mostly {_THIRDS[most]}"
    return "throughout" if len(held) == 3 else " and ".join(held)


def _height(count: int, most: int) -> int:
    """Give the per cent of the height: a single hit is seen beside many."""
    return 40 + round(60 * count / most)
