"""What opens and closes a letter or a speech: heading, byline, dateline, salutation; valediction, signature, office.

TEI's order is strict (TEI P5, 4.2): what opens a text stands before its first paragraph, what closes it after its last, and
at least one paragraph stands between. Whatever is not recognised stays a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from archive.describe.structure import forms
from archive.describe.structure.drafts import Draft, Surroundings
from archive.model import Mark

_MOST_OPENING = 8
_MOST_HEADINGS = 3
_MOST_CLOSING = 10

_SENTENCE_END = re.compile(r"[.!?:;][\"'”’»)\]]*$")


def opening(drafts: Iterable[Draft], around: Surroundings) -> list[Draft]:
    """Mark what opens the text; at least one block is left for the body."""
    drafts = list(drafts)
    headings = 0
    for number in range(min(_MOST_OPENING, len(drafts) - 1)):
        if not drafts[number].is_open:
            break
        part = _opening(drafts[number], around.language, is_first=number == 0)
        may_be_heading = headings < _MOST_HEADINGS and not any(
            mark.element == "salute" for draft in drafts[:number] for mark in draft.marks
        )
        if part is None and may_be_heading and _is_heading(drafts, number, around.language):
            part, headings = drafts[number].as_part("head"), headings + 1
        if part is None:
            break
        drafts[number] = part
    return drafts


def _opening(draft: Draft, language: str, is_first: bool) -> Draft | None:
    """Recognise a byline, a dateline or a salutation."""
    label = forms.label(draft.text)
    if label and is_first:
        return draft.as_part("byline", Mark(label.start("name"), label.end("name"), "docAuthor"))
    if forms.dateline(draft.text, language) is not None:
        return draft.as_part("opener", draft.all_of("dateline"))
    if forms.is_salutation(draft.text):
        return draft.as_part("opener", draft.all_of("salute"))
    return None


def _is_heading(drafts: Sequence[Draft], number: int, language: str) -> bool:
    """Tell whether a heading stands here: the form of one, and behind it, or behind more of them, a text that begins."""
    after = number
    while after < len(drafts) and after < number + _MOST_HEADINGS and forms.is_heading(drafts[after].text):
        after += 1
    if after in (number, len(drafts)):
        return False
    begins = drafts[after]
    if _opening(begins, language, is_first=False) is not None:
        return after + 1 < len(drafts)
    return len(begins.text) > 80 and len(begins.text) > len(drafts[number].text) and bool(_SENTENCE_END.search(begins.text))


def closing(drafts: Iterable[Draft], around: Surroundings) -> list[Draft]:
    """Mark what closes the text: a run at the end that holds a signature or takes leave, behind a block that ends a
    sentence; at least one block is left for the body.
    """
    drafts = list(drafts)
    first = next((number for number, draft in enumerate(drafts) if draft.is_open), len(drafts))
    closings: dict[int, Draft] = {}
    number = len(drafts)
    is_signed = False
    while number - 1 > first and len(closings) < _MOST_CLOSING and drafts[number - 1].is_open:
        before = drafts[number - 2].text
        part = _closing(drafts[number - 1], around.language)
        if part is None:
            break
        number -= 1
        closings[number] = part
        is_signed = is_signed or any(mark.element in ("signed", "salute") for mark in part.marks)
        if _SENTENCE_END.search(before) and len(before) > 90:
            break
    if is_signed and _SENTENCE_END.search(drafts[number - 1].text):
        for place, part in closings.items():
            drafts[place] = part
    return drafts


def _closing(draft: Draft, language: str) -> Draft | None:
    text = draft.text
    if forms.is_valediction(text):
        return draft.as_part("closer", draft.all_of("salute"))
    if forms.is_office(text):
        return draft.as_part("closer")
    if forms.dateline(text, language) is not None:
        return draft.as_part("closer", draft.all_of("dateline"))
    if forms.is_name(text):
        return draft.as_part("closer", draft.all_of("signed"))
    return None
