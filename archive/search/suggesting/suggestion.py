"""What is offered while somebody types: plain values, the same from every engine."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["word", "person", "venue", "place", "occasion", "title", "genre", "language"]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One way to go on. ``text`` is what comes in the place of the last word, ``query`` the whole query with it, ``label`` what
    a reader sees; ``count`` says in how many passages the query is found.
    """

    kind: Kind
    label: str
    text: str
    query: str
    count: int
