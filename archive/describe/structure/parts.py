"""The parts of a text as TEI names them, found step by step: each step recognises what it knows and leaves the rest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import count

from archive.authorities import Authorities
from archive.describe.structure.closings import closing
from archive.describe.structure.drafts import Draft, Step, Surroundings
from archive.describe.structure.footnotes import before_notes, footnotes
from archive.describe.structure.letters import opening, restarts
from archive.describe.structure.lists import lists
from archive.describe.structure.outline import by_division, divisions, headings
from archive.describe.structure.quotes import quotes
from archive.describe.structure.subheadings import subheadings
from archive.describe.structure.turns import turns
from archive.describe.structure.unspoken import spoken_turns
from archive.describe.structure.verse import verses
from archive.model import Passage

_STEPS: tuple[Step, ...] = (
    footnotes,
    turns,
    headings,
    by_division(restarts),
    by_division(opening),
    by_division(before_notes(closing)),
    verses,
    lists,
    quotes,
    by_division(subheadings),
    spoken_turns,
)
"""In this order: notes stand apart from everything, a conversation is told by labels all over the text, divisions by their
headings, what opens and closes each by its place, and the rest is what stands between.
"""


@dataclass(frozen=True, slots=True)
class Part:
    """A division as Division has it, its drafts being passages: kind, depth, passages of its own."""

    kind: str
    depth: int
    passages: tuple[Passage, ...]


def structured(blocks: Sequence[Draft], language: str, authorities: Authorities) -> tuple[Part, ...]:
    """Give the parts of a text in document order, the outermost first, with the marks of structure and the turns of speakers;
    passages are ``p1`` onwards.
    """
    drafts: Iterable[Draft] = blocks
    around = Surroundings(language, authorities)
    for step in _STEPS:
        drafts = step(drafts, around)
    numbers = count(1)
    return tuple(
        Part(division.kind, division.depth, tuple(_passage(draft, next(numbers)) for draft in division.drafts))
        for division in divisions(drafts)
    )


def _passage(draft: Draft, number: int) -> Passage:
    return Passage(f"p{number}", draft.element, draft.text, draft.text, draft.marks, draft.within)
