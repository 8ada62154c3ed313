"""Whether lines were broken for their width, and where in such lines paragraphs end that no blank line parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

LONGEST_WRAPPED = 130
"""No typist or program breaks lines later than this; a longer line is a paragraph that was never broken."""

_FEW_LONG = 0.95
"""An editor who keeps the lines of a page may write out what stands between two, so that one in twenty is longer."""

_FILLED = 0.7
"""The share of lines that must end only because the next word had no room; a ragged margin leaves some doubtful."""

_RAGGED = 0.5
_FEWEST_RAGGED = 8
"""In lines broken as a hand writes them, at least half go on in small letters without a stop; verse and lists seldom do."""

_SHORT = 0.8
"""A line whose end and next word fill less of the usual width was not broken for it."""

_STANDING_ALONE = 0.5
_STANDING_LAST = 0.75
_MOST_LAST = 8
"""Shares of the usual width that salutations and signatures keep within, and how many lines a closing has at most."""

_SENTENCE_END = re.compile(r"[.!?:;][\"'”’»)\]]*$")
_STOP = re.compile(r"[.!?:][\"'”’»)\]]*$")


def is_wrapped(groups: Sequence[Sequence[str]]) -> bool:
    """Tell whether the lines of groups were broken for their width: by a machine, or as a hand fills a page."""
    lengths = sorted(len(line) for group in groups for line in group)
    if not lengths or lengths[int(_FEW_LONG * (len(lengths) - 1))] > LONGEST_WRAPPED or lengths[-1] > 2 * LONGEST_WRAPPED:
        return False
    width = lengths[-1]
    ends = [(line, after) for group in groups for line, after in pairwise(group)]
    rooms = sum(len(line) + 1 + len(after.split(" ", 1)[0]) >= width for line, after in ends)
    if ends and rooms >= _FILLED * len(ends):
        return True
    running = sum(after[0].islower() and not _SENTENCE_END.search(line) for line, after in ends)
    return len(ends) >= _FEWEST_RAGGED and running >= _RAGGED * len(ends)


def cuts(lines: Sequence[str], indents: Sequence[int], width: int) -> set[int]:
    """Give the numbers of the lines at which a block begins, in a group whose lines are not blocks each; ``width`` is the
    usual one of a text with broken lines, 0 of any other.
    """
    if not width or len(lines) < 3:
        return set()
    found = {number for number in range(1, len(lines)) if _begins(lines, indents, number, width)}
    return found | set(_at_head(lines, width)) | set(_at_foot(lines, width))


def usual_width(groups: Sequence[Sequence[str]]) -> int:
    """Give the width that four lines of five keep within: a hand's longest lines are no measure."""
    lengths = sorted(len(line) for group in groups for line in group)
    return lengths[int(0.8 * (len(lengths) - 1))] if lengths else 0


def _begins(lines: Sequence[str], indents: Sequence[int], number: int, width: int) -> bool:
    """Tell whether a paragraph begins: behind a stop, and the line before ends short or this one alone is set in."""
    before, line = lines[number - 1], lines[number]
    if not _STOP.search(before) or line[0].islower():
        return False
    if indents[number] > indents[number - 1] and number + 1 < len(lines) and indents[number + 1] < indents[number]:
        return True
    return len(before) + 1 + len(line.split(" ", 1)[0]) < _SHORT * width


def _at_head(lines: Sequence[str], width: int) -> Iterator[int]:
    """Give what stands alone at the head: lines too short to have been broken, each."""
    number = 0
    while number < len(lines) - 2 and len(lines[number]) <= _STANDING_ALONE * width:
        number += 1
        yield number


def _at_foot(lines: Sequence[str], width: int) -> Iterator[int]:
    """Give the lines of a closing: short ones behind a line that ends a sentence."""
    first = len(lines)
    found: int | None = None
    while first > 1 and len(lines) - first < _MOST_LAST and len(lines[first - 1]) <= _STANDING_LAST * width:
        first -= 1
        if _STOP.search(lines[first - 1]):
            found = first
    if found is not None:
        yield from range(found, len(lines))
