"""What closes a letter: the run of valediction, date, signature, office and outer address at its end, and what follows it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from archive.describe.structure import forms
from archive.describe.structure.cutting import line_extents, pieces_of
from archive.describe.structure.drafts import Draft, Surroundings, merged
from archive.describe.structure.leaving import ends_with_leave, is_valediction, name_behind
from archive.model import Container, Mark

_MOST_CLOSING = 14
_MOST_BEHIND = 12
"""Blocks of a postscript and of what is signed below it."""

_MOST_ADDRESS_LINES = 6
_LONGEST_LEAVE = 240
_MOST_LINES_OF_LEAVE = 6
"""Characters and lines of a block that takes leave and is signed."""

_LONG = 90
"""Characters; a block that ends a sentence and is as long as this belongs to the body."""

SENTENCE_END = re.compile(r"[.!?:;—–][\"'”’»)\]]*$|[\])”»]$")
"""What a paragraph ends with; a telegram's may end with a dash, and an editor's with a bracket."""

_SENTENCE = re.compile(r"(?<=[a-zà-ÿ]{2})[.!?]\s+(?=[A-ZÀ-Þ])")

_NO_LETTERS = frozenset("act scene canto chapter book part volume section".split())
"""Divisions that end with a name only where leave is taken before it."""


@dataclass(frozen=True, slots=True)
class Run:
    """Blocks that close a letter: the number of the first of them, whether one is a signature, whether one takes leave or
    gives a date, and the recognised drafts by their numbers.
    """

    first: int
    is_signed: bool
    takes_leave: bool
    parts: dict[int, Draft]


def closing(drafts: Iterable[Draft], around: Surroundings) -> list[Draft]:
    """Mark what closes a division: a run that holds a signature or takes leave, behind a block that ends a sentence, and the
    postscript and outer address behind it; at least one block is left for the body.
    """
    drafts = list(drafts)
    first = next((number for number, draft in enumerate(drafts) if draft.is_open), len(drafts))
    least = max(first + 1, len(drafts) - _MOST_CLOSING)
    drafts[least:] = [line for draft in drafts[least:] for line in _lines_of_leave(draft, around.language)]
    address = _outer_address(drafts, first, around.language)
    behind = _postscript(drafts[:address], first)
    run = run_before(drafts, behind, around.language, first)
    if not _closes(drafts, run, first):
        return _with_postscript(drafts, behind) if behind >= len(drafts) - 2 else drafts
    made = _with_postscript(drafts[:address], behind)
    for number, part in run.parts.items():
        made[number] = part
    made[run.first - 1 : run.first] = _with_date_run_on(made[run.first - 1], around.language)
    return [*made, merged(drafts[address:], "closer")] if address < len(drafts) else made


def run_before(drafts: Sequence[Draft], end: int, language: str, first: int = 0) -> Run:
    """Give the run of closing blocks that ends before a block; at least ``first`` and one more block stay out of it."""
    parts: dict[int, Draft] = {}
    number = end
    while number - 1 > first and len(parts) < _MOST_CLOSING:
        part = closing_form(drafts[number - 1], language)
        if part is None or part.opens:
            break
        number -= 1
        parts[number] = part
        before = drafts[number - 1].text
        if SENTENCE_END.search(before) and len(before) > _LONG:
            break
    marked = {mark.element for part in parts.values() for mark in part.marks}
    return Run(number, "signed" in marked, bool(marked & {"salute", "dateline"}), parts)


def closing_form(draft: Draft, language: str) -> Draft | None:
    """Recognise a block that may close a letter; None for any other."""
    text = draft.text
    if not draft.is_open:
        return None
    signed = name_behind(text)
    if signed is not None and forms.is_signature(text[signed:]):
        return draft.as_part("closer", Mark(0, len(text[:signed].rstrip()), "salute"), Mark(signed, len(text), "signed"))
    if is_valediction(text):
        return draft.as_part("closer", draft.all_of("salute"))
    if forms.is_office(text):
        return draft.as_part("closer")
    if text[-1] in ",!" and forms.is_salutation(text):
        return draft.as_part("closer", draft.all_of("salute"))
    if forms.dateline(text, language) is not None:
        return draft.as_part("closer", draft.all_of("dateline"))
    if forms.is_signature(text):
        return draft.as_part("closer", draft.all_of("signed"))
    return None


def _lines_of_leave(draft: Draft, language: str) -> list[Draft]:
    """Give the lines of a block in which leave is taken and signed on lines of their own; any other block whole."""
    extents = line_extents(draft) if draft.is_open and len(draft.text) <= _LONGEST_LEAVE else []
    if not 2 <= len(extents) <= _MOST_LINES_OF_LEAVE or draft.text.isupper():
        return [draft]
    lines = list(pieces_of(draft, extents))
    forms_of = [closing_form(line, language) for line in lines]
    takes_leave = is_valediction(lines[0].text) and all(forms_of)
    is_signed = any(mark.element == "signed" for part in forms_of[1:] if part for mark in part.marks)
    return lines if takes_leave and is_signed else [draft]


def _with_date_run_on(last: Draft, language: str) -> list[Draft]:
    """Part the place and day from a paragraph of which they are the last sentence, below which leave is taken."""
    ends = list(_SENTENCE.finditer(last.text)) if last.is_open else []
    start = ends[-1].end() if ends else 0
    where = forms.dateline(last.text[start:], language) if start else None
    if where is None or where[0] == where[1]:
        return [last]
    date = last.cut(start, len(last.text))
    return [last.cut(0, ends[-1].start() + 1), date.as_part("closer", date.all_of("dateline"))]


def before_address(drafts: Sequence[Draft], end: int, language: str) -> int:
    """Give the number of the block that begins the address on the outside of a letter and ends before a block; else ``end``."""
    number = end
    while number > 1 and end - number < _MOST_ADDRESS_LINES and forms.is_line(drafts[number - 1].text):
        number -= 1
        if forms.is_addressed(drafts[number].text) and closing_form(drafts[number - 1], language) is not None:
            return number if not is_valediction(drafts[number].text) else end
    return end


def begins_page(draft: Draft) -> bool:
    """Tell whether a page begins with a block."""
    return any(mark.element == "pb" and mark.start == 0 for mark in draft.marks)


def _closes(drafts: Sequence[Draft], run: Run, first: int) -> bool:
    takes_leave = any(mark.element == "salute" for part in run.parts.values() for mark in part.marks)
    if not (run.is_signed or takes_leave) or run.first <= first:
        return False
    if drafts[0].opens in _NO_LETTERS and not takes_leave:
        return False
    before = drafts[run.first - 1].text
    if SENTENCE_END.search(before) or (takes_leave and (run.is_signed or before[-1] in ",—–-")):
        return True
    if run.is_signed and ends_with_leave(before):
        return True
    is_letter = any(mark.element == "dateline" for draft in drafts[:first] for mark in draft.marks)
    return is_letter and (takes_leave or len(run.parts) == 1) and len(before) > _LONG


def _postscript(drafts: Sequence[Draft], first: int) -> int:
    """Give the number of the block a postscript begins with, or of the end."""
    least = max(first + 1, len(drafts) - _MOST_BEHIND)
    return next(
        (n for n in range(least, len(drafts)) if drafts[n].is_open and forms.is_postscript(drafts[n].text)), len(drafts)
    )


def _with_postscript(drafts: Sequence[Draft], start: int) -> list[Draft]:
    """Put what begins with "P.S." into a postscript, but for initials below it."""
    end = len(drafts)
    signed: list[Draft] = []
    while end - 1 > start and drafts[end - 1].is_open and forms.is_signature(drafts[end - 1].text):
        end -= 1
        signed.insert(0, drafts[end].as_part("closer", drafts[end].all_of("signed")))
    within = (Container("postscript", -1),)
    inside = [replace(draft, within=within) if draft.is_open else draft for draft in drafts[start:end]]
    return [*drafts[:start], *inside, *signed] if start < len(drafts) else list(drafts)


def _outer_address(drafts: Sequence[Draft], first: int, language: str) -> int:
    """Give the number of the block that begins the address on the outside of a letter, or of the end."""
    for number in range(max(first + 2, len(drafts) - _MOST_ADDRESS_LINES), len(drafts)):
        lines = drafts[number:]
        if (
            forms.is_addressed(lines[0].text)
            and all(line.is_open and forms.is_line(line.text) and not forms.is_postscript(line.text) for line in lines)
            and not is_valediction(lines[0].text)
            and (_is_behind_postscript(drafts, number) or closing_form(drafts[number - 1], language) is not None)
        ):
            return number
    return len(drafts)


def _is_behind_postscript(drafts: Sequence[Draft], number: int) -> bool:
    return any(forms.is_postscript(draft.text) for draft in drafts[max(0, number - _MOST_ADDRESS_LINES) : number])
