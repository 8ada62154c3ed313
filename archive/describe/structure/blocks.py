"""The blocks of a plain text: what a blank line, or the end of a line, parts from the rest.

White space is that of XML 1.0, 2.3: space, tab, carriage return, line feed. Nothing else of the text is touched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

_LINES = re.compile(r"\r\n|\r|\n")
_BLANKS = " \t"
_RUNS = re.compile(f"[{_BLANKS}]+")

LONGEST_WRAPPED = 130
"""No typist or program breaks lines later than this; a longer line is a paragraph that was never broken."""

_LONGEST_SHORT = 80
_MOST_SHORT_LINES = 8
"""An address or a signature has few and short lines."""

_FILLED = 0.7
"""The share of lines that must end only because the next word had no room; a ragged margin leaves some doubtful."""

_BROKEN_WORD = re.compile(r"[^\W\d_][-\u00ad\u2010\u00ac]$")
"""A letter and what stands for a hyphen at the end of a line."""


@dataclass(frozen=True, slots=True)
class LineBreak:
    """The end of a line inside a block: an offset in its text, and whether a word was broken there."""

    offset: int
    in_word: bool


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text between blank lines, or a line that is a paragraph; runs of white space are one blank."""

    text: str
    breaks: tuple[LineBreak, ...] = ()
    indents: tuple[int, ...] = ()
    """The blanks before each of its lines, a tab counting as eight."""

    is_apart: bool = True
    """A blank line stands before it, or nothing does."""


_Line = tuple[str, int]
"""The words of a line, and the blanks before them."""


def blocks_of(text: str) -> tuple[Block, ...]:
    """Part a text into blocks; with white space removed, the blocks put together equal the text."""
    groups = _groups(text)
    lines = [[words for words, _ in group] for group in groups]
    width = max((len(line) for group in lines for line in group), default=0)
    is_wrapped = width <= LONGEST_WRAPPED and _is_filled(lines, width)
    blocks: list[Block] = []
    for number, group in enumerate(groups):
        at_edge = number < 2 or number >= len(groups) - 3
        if len(group) > 1 and _lines_are_blocks(lines[number], at_edge, is_wrapped, is_alone=len(groups) <= 2):
            blocks.extend(Block(words, (), (indent,), place == 0) for place, (words, indent) in enumerate(group))
        else:
            blocks.append(_joined(lines[number], [indent for _, indent in group]))
    return tuple(blocks)


def _groups(text: str) -> list[list[_Line]]:
    """Give the lines between blank lines, white space collapsed. A line of other blanks alone (such as no-break spaces)
    is nothing that could be read, so it stays with its neighbours.
    """
    groups: list[list[_Line]] = [[]]
    for line in _LINES.split(text):
        words = _RUNS.sub(" ", line).strip(_BLANKS)
        if words:
            before = line[: min(len(line) - len(line.lstrip(_BLANKS)), LONGEST_WRAPPED)]
            groups[-1].append((words, len(before.expandtabs(8))))
        elif groups[-1]:
            groups.append([])
    kept: list[list[_Line]] = []
    hollow: list[_Line] = []
    for group in groups:
        if all(words.isspace() for words, _ in group):
            (kept[-1] if kept else hollow).extend(group)
        else:
            kept.append([*hollow, *group])
            hollow = []
    return kept or ([hollow] if hollow else [])


def _lines_are_blocks(lines: Sequence[str], at_edge: bool, is_wrapped: bool, is_alone: bool) -> bool:
    """Tell whether each line is a block: no line was broken for its width, or these are the lines of a heading, an
    address or a signature, or a text without blank lines whose lines end as sentences do.
    """
    if any(line.isspace() for line in lines):
        return False
    if any(len(line) > LONGEST_WRAPPED for line in lines):
        return True
    if is_wrapped and _is_filled([lines], max(map(len, lines))):
        return False
    if is_alone and len(lines) > 2:
        return sum(line[-1] in '.!?:;”"»)' for line in lines) >= 0.8 * len(lines)
    return at_edge and len(lines) <= _MOST_SHORT_LINES and max(map(len, lines)) <= _LONGEST_SHORT


def _is_filled(groups: Sequence[Sequence[str]], width: int) -> bool:
    """Tell whether lines end because the first word of the next had no room."""
    rooms = [len(line) + 1 + len(after.split(" ", 1)[0]) >= width for group in groups for line, after in pairwise(group)]
    return bool(rooms) and sum(rooms) >= _FILLED * len(rooms)


def _joined(lines: Sequence[str], indents: Sequence[int]) -> Block:
    parts = list(_parts(lines))
    return Block("".join(part for part, _ in parts), tuple(end for _, end in parts if end is not None), tuple(indents))


def _parts(lines: Sequence[str]) -> Iterator[tuple[str, LineBreak | None]]:
    """Give each line as it is joined to the next, with its end."""
    length = 0
    for number, line in enumerate(lines):
        length += len(line)
        if number + 1 == len(lines):
            yield line, None
            return
        in_word = bool(_BROKEN_WORD.search(line)) and lines[number + 1][0].islower()
        yield line + ("" if in_word else " "), LineBreak(length, in_word)
        length += 0 if in_word else 1
