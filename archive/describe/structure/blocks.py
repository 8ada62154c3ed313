"""The blocks of a plain text: what a blank line, or the end of a line, parts from the rest.

White space is that of XML 1.0, 2.3: space, tab, carriage return, line feed. Nothing else of the text is touched. A page's
marker is in no block's words: it stands as ``pb`` and ``fw`` where the page turns, also in the midst of a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from archive.describe.structure.drafts import Draft
from archive.describe.structure.lines import Line, goes_on, groups_of
from archive.describe.structure.wrapping import LONGEST_WRAPPED, cuts, is_wrapped, usual_width
from archive.model import Block, Mark

_LONGEST_SHORT = 80
_MOST_SHORT_LINES = 8
"""An address or a signature has few and short lines."""

_BROKEN_WORD = re.compile(r"[^\W\d_][-\u00ad\u2010\u00ac]$")
"""A letter and what stands for a hyphen at the end of a line."""


def blocks_of(text: str) -> tuple[Draft, ...]:
    """Part a text into blocks; with white space removed, the words of the blocks and of their ``fw`` put together equal the
    text.
    """
    groups, rest = groups_of(text)
    words = [[line.words for line in group] for group in groups]
    wrapped = is_wrapped(words)
    width = usual_width(words) if wrapped else 0
    blocks: list[Draft] = []
    for number, group in enumerate(groups):
        at_edge = number < 2 or number >= len(groups) - 3 or (wrapped and bool(group[0].pages))
        blocks.extend(_parted(group, at_edge, width, is_alone=len(groups) <= 2))
    if rest and blocks:
        last = blocks[-1]
        marks = [mark for page in rest for mark in page.marks(len(last.text), in_word=False)]
        blocks[-1] = replace(last, marks=(*last.marks, *marks))
    return tuple(blocks)


def drafts_of(blocks: Iterable[Block]) -> tuple[Draft, ...]:
    """Take over the blocks that the format of a source tells."""
    return tuple(Draft(block.element, block.text, block.marks, block.within, block.level) for block in blocks)


def _parted(group: Sequence[Line], at_edge: bool, width: int, is_alone: bool) -> Iterator[Draft]:
    """Part a group of lines: each line is a block, or all are one, or paragraphs end where lines end short."""
    words = [line.words for line in group]
    if len(group) > 1 and _lines_are_blocks(words, at_edge, width > 0, is_alone):
        ends = set(range(1, len(group)))
    else:
        ends = cuts(words, [line.indent for line in group], width and max(width, usual_width([words])))
    start = 0
    for end in sorted({number for number in ends if not _goes_on(group[number - 1], group[number])} | {len(group)}):
        yield _joined(group[start:end], is_apart=start == 0)
        start = end


def _goes_on(before: Line, after: Line) -> bool:
    """Tell whether a word runs over the end of a line, or a sentence over the end of a page."""
    return after.words[0].islower() and bool(_BROKEN_WORD.search(before.words) or (after.pages and goes_on(before, after)))


def _lines_are_blocks(lines: Sequence[str], at_edge: bool, wrapped: bool, is_alone: bool) -> bool:
    """Tell whether each line is a block: no line was broken for its width, or these are the lines of a heading, an
    address or a signature, or a text without blank lines whose lines end as sentences do.
    """
    if any(line.isspace() for line in lines):
        return False
    if wrapped and is_wrapped([lines]):
        return False
    if any(len(line) > LONGEST_WRAPPED for line in lines):
        return True
    if is_alone and len(lines) > 2:
        return sum(line[-1] in '.!?:;”"»)' for line in lines) >= 0.8 * len(lines)
    return at_edge and len(lines) <= _MOST_SHORT_LINES and max(map(len, lines)) <= _LONGEST_SHORT


def _joined(lines: Sequence[Line], is_apart: bool) -> Draft:
    """Join lines to a block: what ends a line stays as ``lb``, what turns a page as ``pb``."""
    parts: list[str] = []
    marks: list[Mark] = []
    length, in_word = 0, False
    for number, line in enumerate(lines):
        if number:
            in_word = bool(_BROKEN_WORD.search(lines[number - 1].words)) and line.words[0].islower()
            if not any(page.offset == 0 for page in line.pages):
                marks.append(Mark(length, length, "lb", (("break", "no"),) if in_word else ()))
        for page in line.pages:
            before = length + (1 if page.offset and number and not in_word else 0)
            is_inside = " " not in line.words[page.offset - 1 : page.offset + 1] and page.offset < len(line.words)
            marks.extend(page.marks(before, is_inside if page.offset else in_word))
        if number and not in_word:
            parts.append(" ")
            length += 1
        parts.append(line.words)
        length += len(line.words)
    return Draft("p", "".join(parts), tuple(marks), indents=tuple(line.indent for line in lines), is_apart=is_apart)
