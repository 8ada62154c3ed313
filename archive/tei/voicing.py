"""Who says which words of the corrected reading: the voices of a passage, carried over from its received text."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import cache

from archive.model import Passage, Voice
from archive.model.white_space import collapsed
from archive.tei.reading import HYPHENS, View

_MOST_COMPARED = 4_000
"""Words of a passage up to which readings that its marks do not explain are compared word by word; longer ones are cut in
proportion, which costs nothing.
"""


def voices_in(passage: Passage, view: View) -> tuple[Voice, ...]:
    """Give the voices of a passage with offsets in the text of a view; those of whom a view has no words are left out."""
    if view == "received" or passage.corrected == passage.received:
        return passage.voices
    place = cache(lambda at: _place(passage, at))
    length = len(passage.corrected)
    moved = []
    for voice in passage.voices:
        start = place(voice.start)
        start += passage.corrected[start : start + 1] == " "
        end = length if voice.end == len(passage.received) else place(voice.end)
        if start < end:
            moved.append(Voice(voice.key, start, end))
    return tuple(moved)


def _place(passage: Passage, at: int) -> int:
    """Find the place in the corrected text of a place in the received one."""
    before = _corrected(passage, at)
    if passage.corrected.startswith(before):
        return len(before)
    return _compared(passage, at)


def _corrected(passage: Passage, end: int) -> str:
    """Read a passage as corrected up to a place in its received text, as its marks tell."""
    pieces, at = [], 0
    for mark in passage.marks:
        if mark.start < at or mark.end > end:
            continue
        if mark.element == "choice" and mark.content is not None:
            pieces += [passage.received[at : mark.start], mark.content]
            at = mark.end
        elif mark.attribute("break") == "no" and at < mark.start and passage.received[mark.start - 1] in HYPHENS:
            pieces.append(passage.received[at : mark.start - 1])
            at = mark.start
    return collapsed("".join([*pieces, passage.received[at:end]]))


def _compared(passage: Passage, at: int) -> int:
    """Find a place by what both readings have in common: a place inside what differs is put where that begins."""
    ones, others = re.findall(" |[^ ]+", passage.received), re.findall(" |[^ ]+", passage.corrected)
    if len(ones) + len(others) > 2 * _MOST_COMPARED:
        return at * len(passage.corrected) // len(passage.received)
    number = len(re.findall(" |[^ ]+", passage.received[:at]))
    for _, first, last, begin, end in SequenceMatcher(None, ones, others, autojunk=False).get_opcodes():
        if first <= number < last:
            return len("".join(others[: begin + number - first if last - first == end - begin else begin]))
    return len(passage.corrected)
