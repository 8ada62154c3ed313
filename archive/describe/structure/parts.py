"""The parts of a text as TEI names them, found step by step: each step recognises what it knows and leaves the rest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from archive.authorities import Authorities
from archive.describe.structure.drafts import Draft, Step, Surroundings
from archive.describe.structure.letters import closing, opening
from archive.describe.structure.turns import turns
from archive.describe.structure.verse import verses
from archive.model import Passage

_STEPS: tuple[Step, ...] = (turns, opening, closing, verses)
"""In this order: a conversation is told by labels all over the text, what opens and closes a text by its place, and the rest
is what stands between.
"""


def structured(blocks: Sequence[Draft], language: str, authorities: Authorities) -> tuple[Passage, ...]:
    """Give the passages of a text, ``p1`` onwards, with the marks of its structure and the turns of its speakers."""
    drafts: Iterable[Draft] = blocks
    around = Surroundings(language, authorities)
    for step in _STEPS:
        drafts = step(drafts, around)
    return tuple(
        Passage(f"p{number}", draft.element, draft.text, draft.text, draft.marks, draft.within)
        for number, draft in enumerate(drafts, start=1)
    )
