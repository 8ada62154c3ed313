"""The parts of a text as TEI names them: heading, byline, opener, paragraphs, turns of speakers, closer.

TEI's order is strict (TEI P5, 4.2): what opens a text stands before its first paragraph, what closes it after its last, and
at least one paragraph stands between. Whatever is not recognised stays a paragraph.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.authorities import Authorities, Kind
from archive.describe.structure import forms
from archive.describe.structure.blocks import Block
from archive.model import Agent, Container, Mark, Passage
from archive.tei.building import pointer_to

_MOST_OPENING = 8
_MOST_HEADINGS = 3
_MOST_CLOSING = 10
_FEWEST_RECURRING = 2
"""Speakers who must speak again before a text is taken for a conversation."""

_SENTENCE_END = re.compile(r"[.!?:;][\"'”’»)\]]*$")
_ABBREVIATED = r"(?<=\b[A-Z])|(?<=\bMR|\bDR|\bST|\bMr|\bDr|\bSt)|(?<=\bMRS|\bHON|\bMrs|\bHon)"
_TURN = re.compile(rf"(?P<label>[^\W\d_](?:[^:.?!\"“]|(?:{_ABBREVIATED})\.){{0,60}}?(?::|(?!{_ABBREVIATED})\.))\s+(?=\S)")
_NO_SPEAKERS = frozenset(
    "sir sirs dear gentlemen madam general colonel major captain note resolved reference subject to from date copy seal".split()
)
"""Words that stand before a colon or a full stop and call upon somebody, or open a rubric."""

_TITLED = re.compile(r"(?:Mr|Mrs|Miss|Ms|Dr|Sir|Lord|Lady|Comrade|Senator|General|The Hon|Hon)\b\.?\s", re.IGNORECASE)


def structured(blocks: Sequence[Block], language: str, authorities: Authorities) -> tuple[Passage, ...]:
    """Give the passages of a text, ``p1`` onwards, with the marks of its structure and the turns of its speakers."""
    drafts = [_Draft("p", block.text, _line_marks(block)) for block in blocks]
    first = _mark_opening(drafts, language)
    last = _mark_closing(drafts, first, language)
    parted = [*drafts[:first], *_turns(drafts[first:last], authorities), *drafts[last:]]
    return tuple(
        Passage(f"p{number}", draft.element, draft.text, draft.text, draft.marks, draft.within)
        for number, draft in enumerate(parted, start=1)
    )


def speaker_key(label: str, authorities: Authorities) -> str:
    """Give the key of the agent whom the label of a turn names."""
    name = _bare(label)
    keys = authorities.resolve(name, Kind.PERSON)
    return keys[0] if len(keys) == 1 else Agent.unlinked(name).key


@dataclass(frozen=True, slots=True)
class _Draft:
    """A passage that has no id yet."""

    element: str
    text: str
    marks: tuple[Mark, ...] = ()
    within: tuple[Container, ...] = ()

    def as_part(self, element: str, *marks: Mark) -> _Draft:
        return _Draft(element, self.text, (*self.marks, *marks), self.within)

    def all_of(self, element: str) -> Mark:
        return Mark(0, len(self.text), element)


def _line_marks(block: Block) -> tuple[Mark, ...]:
    return tuple(Mark(end.offset, end.offset, "lb", (("break", "no"),) if end.in_word else ()) for end in block.breaks)


def _mark_opening(drafts: list[_Draft], language: str) -> int:
    """Mark what opens the text, and give the number of such blocks; at least one block is left for the body."""
    number = headings = 0
    while number < min(_MOST_OPENING, len(drafts) - 1):
        opening = _opening(drafts[number], language, is_first=number == 0)
        may_be_heading = headings < _MOST_HEADINGS and not any(
            mark.element == "salute" for draft in drafts[:number] for mark in draft.marks
        )
        if opening is None and may_be_heading and _is_heading(drafts, number, language):
            opening, headings = drafts[number].as_part("head"), headings + 1
        if opening is None:
            break
        drafts[number] = opening
        number += 1
    return number


def _opening(draft: _Draft, language: str, is_first: bool) -> _Draft | None:
    """Recognise a byline, a dateline or a salutation."""
    label = forms.label(draft.text)
    if label and is_first:
        return draft.as_part("byline", Mark(label.start("name"), label.end("name"), "docAuthor"))
    if forms.dateline(draft.text, language) is not None:
        return draft.as_part("opener", draft.all_of("dateline"))
    if forms.is_salutation(draft.text):
        return draft.as_part("opener", draft.all_of("salute"))
    return None


def _is_heading(drafts: Sequence[_Draft], number: int, language: str) -> bool:
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


def _mark_closing(drafts: list[_Draft], first: int, language: str) -> int:
    """Mark what closes the text, and give the number of the first such block: a run at the end that holds a signature or
    takes leave, behind a block that ends a sentence.
    """
    closings: dict[int, _Draft] = {}
    number = len(drafts)
    is_signed = False
    while number - 1 > first and len(closings) < _MOST_CLOSING:
        before = drafts[number - 2].text
        part = _closing(drafts[number - 1], language)
        if part is None:
            break
        number -= 1
        closings[number] = part
        is_signed = is_signed or any(mark.element in ("signed", "salute") for mark in part.marks)
        if _SENTENCE_END.search(before) and len(before) > 90:
            break
    if not is_signed or not _SENTENCE_END.search(drafts[number - 1].text):
        return len(drafts)
    for place, part in closings.items():
        drafts[place] = part
    return number


def _closing(draft: _Draft, language: str) -> _Draft | None:
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


def _turns(drafts: Sequence[_Draft], authorities: Authorities) -> Iterator[_Draft]:
    """Part the labels of speakers from what they say, where a text is made of turns."""
    labels = [_turn(draft, authorities) for draft in drafts]
    counts = Counter(_bare(label["label"]) for label in labels if label)
    if sum(count > 1 for count in counts.values()) < _FEWEST_RECURRING:
        yield from drafts
        return
    within: tuple[Container, ...] = ()
    serial = 0
    for draft, label in zip(drafts, labels, strict=True):
        if label is None:
            yield _Draft(draft.element, draft.text, draft.marks, within)
            continue
        serial += 1
        within = (Container("sp", serial, (("who", pointer_to(speaker_key(label["label"], authorities))),)),)
        yield from _parted(draft, label.end("label"), label.end(), within)


def _turn(draft: _Draft, authorities: Authorities) -> re.Match[str] | None:
    """Match a label in capitals, with a title before it, or with a name the archive knows."""
    label = _TURN.match(draft.text)
    if label is None or any(mark.start <= label.end() for mark in draft.marks):
        return None
    name = _bare(label["label"])
    if authorities.resolve(name, Kind.PERSON):
        return label
    if name.lower() in _NO_SPEAKERS:
        return None
    is_set_off = label["label"].endswith(":") and bool(_TITLED.match(name))
    return label if is_set_off or (name.isupper() and len(name) > 2) else None


def _bare(label: str) -> str:
    return label.rstrip(":.").strip()


def _parted(draft: _Draft, end: int, start: int, within: tuple[Container, ...]) -> Iterator[_Draft]:
    yield _Draft("speaker", draft.text[:end], (), within)
    moved = tuple(Mark(mark.start - start, mark.end - start, mark.element, mark.attributes) for mark in draft.marks)
    yield _Draft("p", draft.text[start:], moved, within)
