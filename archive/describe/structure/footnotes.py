"""Footnotes and endnotes: a mark in the text, and a note that begins with the same mark.

Both ends are linked and stay where they were. A mark without its note, and a note without its mark, stay what they are.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from archive.describe.structure.drafts import Draft, Step, Surroundings
from archive.model import Container, Mark

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_SIGNS = r"\*{1,4}|[†‡§¶]{1,2}"
_NUMBER = r"[0-9]{1,3}"

_NOTE = re.compile(
    rf"(?:(?P<square>\[(?:{_NUMBER}|[a-z]|{_SIGNS})\])|(?P<round>\((?:{_NUMBER}|{_SIGNS})\))|(?P<raised>[{_RAISED}]+)"
    rf"|(?P<sign>{_SIGNS})(?![*†‡§¶])|(?P<plain>{_NUMBER})[.)]?(?=\s))[.:]?\s*(?=\S)"
)
_MARK = re.compile(
    rf"(?P<square>\[(?:{_NUMBER}|[a-z]|{_SIGNS})\])|(?<=\S)(?P<round>\((?:{_NUMBER}|{_SIGNS})\))|(?P<raised>[{_RAISED}]+)"
    rf"|(?<=[^\s*†‡§¶])(?P<sign>{_SIGNS})(?![\w*†‡§¶])"
    rf"|(?:(?<=[^\W\d_])|(?<=[^\W\d_][.,;:!?”\"»)]))(?P<plain>{_NUMBER})(?=$|[\s.,;:!?”\"»)])"
)
"""A mark as it stands in the text; all but those in square brackets or raised stand close behind a word."""

_FARTHEST_FIGURE = 1
"""Plain figures count from one, without a gap; anything else is a year, a quantity or a list."""


@dataclass(frozen=True, slots=True)
class _Sign:
    """A mark in the text or before a note: the number of its draft, half-open offsets, its kind and what it says."""

    draft: int
    start: int
    end: int
    kind: str
    said: str


def footnotes(drafts: Iterable[Draft], _around: Surroundings) -> list[Draft]:
    """Link notes with their marks, each ``note`` with ``@n`` pointing to its ``ref``, and back."""
    drafts = list(drafts)
    notes = [sign for number, draft in enumerate(drafts) if (sign := _note(number, draft))]
    pairs = list(_paired(notes, drafts)) if notes else []
    marks: defaultdict[int, list[Mark]] = defaultdict(list)
    within: dict[int, Container] = {}
    for number, (mark, note) in enumerate(pairs, start=1):
        pointer = (("n", mark.said), ("target", f"#note{number}"), ("type", "noteAnchor"), ("xml:id", f"ref{number}"))
        marks[mark.draft].append(Mark(mark.start, mark.end, "ref", pointer))
        back = (("n", note.said), ("target", f"#ref{number}"), ("xml:id", f"note{number}"))
        within[note.draft] = Container("note", number, back)
    return [_linked(draft, marks.get(number, []), within.get(number)) for number, draft in enumerate(drafts)]


def before_notes(step: Callable[[list[Draft], Surroundings], Iterable[Draft]]) -> Step:
    """Let a step look at a text without the notes behind it."""

    def stepped(drafts: Iterable[Draft], around: Surroundings) -> list[Draft]:
        drafts = list(drafts)
        end = len(drafts)
        while end and drafts[end - 1].within and drafts[end - 1].within[0].element == "note":
            end -= 1
        return [*step(drafts[:end], around), *drafts[end:]] if end else drafts

    return stepped


def _linked(draft: Draft, marks: Sequence[Mark], note: Container | None) -> Draft:
    linked = draft.as_part(draft.element, *marks) if marks else draft
    return replace(linked, within=(note,)) if note else linked


def _note(number: int, draft: Draft) -> _Sign | None:
    """Read the mark that a block begins with."""
    form = _NOTE.match(draft.text) if draft.is_open else None
    if form is None or form.end() >= len(draft.text):
        return None
    kind = form.lastgroup or ""
    return _Sign(number, form.start(kind), form.end(kind), kind, form[kind].strip("[]()"))


def _paired(notes: Sequence[_Sign], drafts: Sequence[Draft]) -> Iterator[tuple[_Sign, _Sign]]:
    """Give each note with its mark: the last one before it that says the same and has no note yet."""
    wanted = {(note.kind, note.said) for note in notes}
    begins = {note.draft: note for note in notes}
    waiting: defaultdict[tuple[str, str], list[_Sign]] = defaultdict(list)
    counted = 0
    for number, draft in enumerate(drafts):
        note = begins.get(number)
        is_next = note is not None and (note.kind != "plain" or int(note.said) == counted + _FARTHEST_FIGURE)
        if note is not None and is_next and (found := waiting[note.kind, note.said]):
            counted += note.kind == "plain"
            yield found.pop(), note
            found.clear()
        for mark in _marks(number, draft, note):
            if (mark.kind, mark.said) in wanted:
                waiting[mark.kind, mark.said].append(mark)


def _marks(number: int, draft: Draft, note: _Sign | None) -> Iterator[_Sign]:
    start = note.end if note else 0
    for form in _MARK.finditer(draft.text, start):
        kind = form.lastgroup or ""
        if form.start() > start or note is None:
            yield _Sign(number, form.start(), form.end(), kind, form[kind].strip("[]()"))
