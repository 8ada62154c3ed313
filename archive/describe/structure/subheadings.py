"""Short headings between the paragraphs of a text, which open no division: ``label``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from archive.describe.structure import forms
from archive.describe.structure.closings import SENTENCE_END
from archive.describe.structure.drafts import Draft, Surroundings

_LONGEST = 100
_SHORTEST_BELOW = 80
"""Characters of a heading, and of the paragraph below it."""


def subheadings(drafts: Iterable[Draft], _around: Surroundings) -> list[Draft]:
    """Mark what is plainly a heading in the midst of a text: in capitals or with a capital each word, no sentence, between a
    paragraph that has ended and another; anything else stays a paragraph.
    """
    drafts = list(drafts)
    return [draft.as_part("label") if _is_subheading(drafts, number) else draft for number, draft in enumerate(drafts)]


def _is_subheading(drafts: Sequence[Draft], number: int) -> bool:
    draft = drafts[number]
    if not draft.is_open or not draft.is_apart or len(draft.text) > _LONGEST or number + 1 == len(drafts):
        return False
    if any(mark.element == "lb" for mark in draft.marks) or not forms.is_set_as_heading(draft.text):
        return False
    below, above = drafts[number + 1], drafts[number - 1] if number else None
    if not forms.is_heading(draft.text) or not below.is_open or below.opens:
        return False
    is_between = above is None or above.element != "p" or SENTENCE_END.search(above.text) is not None
    return is_between and len(below.text) > _SHORTEST_BELOW
