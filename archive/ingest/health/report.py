"""One report on the health of an archive."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Kind = Literal["refused", "date", "duplicate", "spelling", "empty", "series"]
"""A source that could not be taken in; a date that cannot be; the same text twice; one person spelled several ways; a text of
no words, or nearly none; a gap in a series."""

NAMED = 5
"""Items that one sentence names; the rest are counted."""


@dataclass(frozen=True, slots=True)
class Report:
    """What is wrong, in a sentence that says what to look at. ``items`` are the ids of all it concerns."""

    kind: Kind
    sentence: str
    items: tuple[str, ...] = ()


def listed(words: Sequence[str]) -> str:
    """Write words one after the other, the last after “and”, too many of them counted."""
    shown = [*words[:NAMED], f"{len(words) - NAMED} more"] if len(words) > NAMED else list(words)
    *others, last = shown
    return f"{', '.join(others)} and {last}" if others else last
