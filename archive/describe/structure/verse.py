"""Verse: lines that end where the poet ended them, told from prose that was broken at a margin.

A line of verse begins with a capital, or at least with no small letter, wherever it stands in its sentence, and it ends well
before the margin or far beyond the sentence. Prose broken by a typist begins most of its lines with small letters.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from archive.describe.structure.cutting import line_extents, pieces_of
from archive.describe.structure.drafts import Draft, Surroundings
from archive.model import Mark

LONGEST = 90
"""Characters; longer lines are paragraphs."""

_FEWEST_LINES = 4
"""Lines that make a stanza by themselves, outside a play; fewer may be an address or a heading."""

_CAPITAL = 0.85
_RUNNING_ON = 0.25
"""The share of lines that end within a sentence; paragraphs of one line each do not."""

_FILLED = 0.7
_TO_THE_MARGIN = 0.85
"""The share of the width of the prose around it that a line fills, with the next word, which was broken for its width."""

_VERSIFIED = 0.6
_LEAST_VERSE = 0.5
"""The shares of verse in a play in verse: of the lines that stand together, and beside speeches of one line."""

_SMALL_WORDS = 0.5
"""The share of words in small letters; an address, a list of names or a table has fewer."""

_ENDS = '.!?…:"”»)]'
_WORDS_A_LINE = 3


def verses(drafts: Iterable[Draft], _around: Surroundings) -> Iterator[Draft]:
    """Make stanzas of the drafts that are verse and stand outside all speeches: the lines of one, or a run of drafts that no
    blank line parts and each of which is a line.
    """
    for together in _together(drafts):
        extents = [(draft, extent) for draft in together if draft.is_open for extent in line_extents(draft)]
        lines = [draft.text[start:stop] for draft, (start, stop) in extents]
        if len(lines) >= _FEWEST_LINES and is_verse(lines) and _has_sentences(lines):
            yield stanza([line for draft in together for line in lines_of(draft)])
        else:
            yield from together


def _together(drafts: Iterable[Draft]) -> Iterator[list[Draft]]:
    """Give runs of open drafts that no blank line parts, and every other draft alone."""
    run: list[Draft] = []
    for draft in drafts:
        if run and (draft.is_apart or not draft.is_open or not run[-1].is_open or draft.opens):
            yield run
            run = []
        run.append(draft)
    if run:
        yield run


def lines_of(draft: Draft) -> list[Draft]:
    """Give the lines of a draft as drafts of their own."""
    return list(pieces_of(draft, line_extents(draft)))


def is_verse(lines: Sequence[str], width: int = 0) -> bool:
    """Tell whether two lines or more are verse by their form, and end before the margin of the prose around, whose ``width``
    may be given in characters.
    """
    if len(lines) < 2 or max(map(len, lines)) > LONGEST:
        return False
    if width and sum(_rooms(lines, _TO_THE_MARGIN * width)) > 0.5 * (len(lines) - 1):
        return False
    return _begin_with_capitals(lines, _CAPITAL) and _run_on(lines) and not _is_filled(lines)


def is_versified(groups: Sequence[Sequence[str]]) -> bool:
    """Tell whether a play is in verse, from the lines that begin each speech: most that stand together are, and there are more
    of them than songs would have in a play whose speeches are of one line each.
    """
    together = [group for group in groups if len(group) > 1]
    lines = sum(map(len, together))
    verses = [len(group) for group in together if is_verse(group)]
    is_most = sum(verses) >= _VERSIFIED * lines and len(verses) >= _VERSIFIED * len(together)
    return verses != [] and is_most and sum(verses) >= _LEAST_VERSE * (len(groups) - len(together))


def width_of_prose(groups: Iterable[Sequence[str]]) -> int:
    """Give the length of the longest line of prose, 0 where all is verse."""
    return max((len(line) for group in groups if not is_verse(group) for line in group), default=0)


def width_of_verse(groups: Iterable[Sequence[str]]) -> int:
    """Give the length of the longest line of verse, 0 without any."""
    return max((len(line) for group in groups if is_verse(group) for line in group), default=0)


def may_be_verse(lines: Sequence[str], width: int) -> bool:
    """Tell whether the lines of one speech in a play in verse are verse: short, and as a rule with a capital first; a line
    alone is no longer than the ``width`` of the verse around.
    """
    longest = max(map(len, lines))
    return longest <= (width if len(lines) == 1 else LONGEST) and _begin_with_capitals(lines, 0.5)


def stanza(lines: Sequence[Draft]) -> Draft:
    """Put lines together to one stanza; they have the same containers."""
    marks: list[Mark] = []
    at = 0
    for line in lines:
        marks.append(Mark(at, at + len(line.text), "l"))
        marks += (Mark(mark.start + at, mark.end + at, mark.element, mark.attributes, mark.content) for mark in line.marks)
        at += len(line.text) + 1
    return Draft("lg", " ".join(line.text for line in lines), tuple(marks), lines[0].within, 0, (), lines[0].is_apart)


def _begin_with_capitals(lines: Sequence[str], share: float) -> bool:
    return sum(not line[0].islower() for line in lines) >= share * len(lines)


def _run_on(lines: Sequence[str]) -> bool:
    return sum(line[-1] not in _ENDS for line in lines) >= _RUNNING_ON * len(lines)


def _is_filled(lines: Sequence[str]) -> bool:
    """Tell whether lines end because the first word of the next had no room."""
    width = max(map(len, lines))
    rooms = _rooms(lines, width)
    return len(rooms) > 3 and sum(rooms) >= _FILLED * len(rooms)


def _rooms(lines: Sequence[str], width: float) -> list[bool]:
    """Tell of each line but the last whether the first word of the next would have made it fill the width."""
    return [len(line) + 1 + len(after.split(" ", 1)[0]) >= width for line, after in pairwise(lines)]


def _has_sentences(lines: Sequence[str]) -> bool:
    words = [word for line in lines for word in line.split()]
    small = sum(word[0].islower() for word in words)
    figures = sum(any(sign.isdigit() for sign in word) for word in words)
    return small >= _SMALL_WORDS * len(words) > _WORDS_A_LINE * _SMALL_WORDS * len(lines) and figures < len(lines) / 4
