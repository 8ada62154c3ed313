"""What is said of a quotation that was looked for: plain values, the same from every engine."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from archive.model import Agent
from archive.reference import Reference

Kind = Literal["same", "added", "removed", "left out"]
"""Words of both; of the text alone; of the quotation alone; of the text where the quotation has an ellipsis."""

Wording = tuple[tuple[Kind, str], ...]
"""Stretches in the order of the text; what only the quotation has stands before what the text has in its place."""

NEARLY = 0.85
"""Likeness from which a quotation is nearly word for word."""

FOUND = 0.65
"""Likeness from which a quotation is found; measured in benchmarks/quotations.py, where texts that are not in the archive reach
this in less than one of a hundred cases."""

FEW_WORDS, FOUND_IN_FEW = 8, 0.72
"""A quotation of fewer words needs this likeness to be found: many a passage shares two or three of them."""

NEAR = 0.3
"""Likeness from which a passage that is not the quotation is worth showing as the nearest."""


def likeness_needed(words: int) -> float:
    """Say how like a passage must be to a quotation of so many words to be the one it is from."""
    return FOUND_IN_FEW if words < FEW_WORDS else FOUND


@dataclass(frozen=True, slots=True)
class Beside:
    """A quotation beside the text it is said to be from; the fields are those of a Quotation."""

    wording: Wording
    likeness: float
    is_verbatim: bool


@dataclass(frozen=True, slots=True)
class Quotation:
    """A place where a quotation stands. ``reference`` names its very words, or the run of passages it spans.

    ``voice`` is who says it, where known. ``wording`` is the true one against the quotation's. ``likeness`` is between 0 and 1:
    the weight of the words both have, of all words of both; rare words weigh more.
    """

    reference: Reference
    section: str
    passages: tuple[str, ...]
    language: str
    voice: Agent | None
    wording: Wording
    likeness: float
    is_verbatim: bool

    @property
    def degree(self) -> str:
        """Say how like it is."""
        if self.is_verbatim:
            return "word for word"
        return "nearly word for word" if self.likeness >= NEARLY else "some of these words"

    @property
    def text(self) -> str:
        """The true words without what the quotation put in their place."""
        return "".join(words for kind, words in self.wording if kind != "removed")


@dataclass(frozen=True, slots=True)
class Quotations:
    """``found`` are the places where it stands nearly word for word, best first, or the one where it stands in other words;
    ``nearest`` is the best place when none is like enough to be called found.

    ``words`` is how many words were looked for; ``is_cut`` that there were more than are read. ``texts`` counts the texts in
    which it stands word for word, however many places are given; 0 where that is nowhere. ``phrase`` is the query whose matches
    these texts are; None where no query says the same: words were left out, a place runs over passages, the words are too many.
    """

    found: tuple[Quotation, ...]
    nearest: Quotation | None
    words: int
    is_cut: bool
    texts: int = 0
    phrase: str | None = None
