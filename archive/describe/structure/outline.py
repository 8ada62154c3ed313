"""The divisions of a text: acts and scenes, books and chapters, letters of a volume, enclosures; each is a section.

Only what has a plain heading is a division; its depth is the order in which kinds of divisions appear in the text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from archive.describe.structure.drafts import Draft, Step, Surroundings
from archive.describe.structure.kinds import division_of, is_enclosure, is_sub_enclosure

_FRONTMOST = 3
"""Where a heading that is the only one of the text belongs to the whole."""

_FEWEST_LISTED = 2
"""Headings of one kind without any text between are a table of contents, or the lines of one heading."""

_SHORTEST_ENCLOSED = 60
"""Characters of the longest block of an enclosure; a mere list of what is enclosed has less."""

_OUTERMOST = frozenset("preface introduction prologue epilogue appendix".split())


@dataclass(frozen=True, slots=True)
class Division:
    """A part of a text: its kind ("act", "enclosure"; "" for the outermost and where nothing says), its depth (0 for the
    outermost), and its own drafts, without those of divisions inside it.
    """

    kind: str
    depth: int
    drafts: tuple[Draft, ...]


def headings(drafts: Iterable[Draft], _around: Surroundings) -> list[Draft]:
    """Mark the headings that open divisions: those whose level is known, else those whose words say so."""
    drafts = list(drafts)
    if any(draft.element == "head" for draft in drafts):
        return _with_enclosures(_by_level(drafts))
    found = {number: named for number, draft in enumerate(drafts) if draft.is_open and (named := division_of(draft.text))}
    for number in _listed(sorted(found), found):
        del found[number]
    if len(found) == 1 and min(found) < _FRONTMOST:
        found = {}
    ranks = list(dict.fromkeys(kind for kind, _ in found.values() if kind not in _OUTERMOST))
    for number, (kind, _) in found.items():
        level = 1 + (ranks.index(kind) if kind in ranks else 0)
        drafts[number] = replace(drafts[number], element="head", level=level, opens=kind)
    return _with_enclosures(drafts)


def by_division(step: Callable[[list[Draft], Surroundings], Iterable[Draft]]) -> Step:
    """Let a step look at one division at a time."""

    def stepped(drafts: Iterable[Draft], around: Surroundings) -> list[Draft]:
        return [draft for part in parted(drafts) for draft in step(part, around)]

    return stepped


def parted(drafts: Iterable[Draft]) -> list[list[Draft]]:
    """Part drafts at those that open a division."""
    parts: list[list[Draft]] = [[]]
    for draft in drafts:
        if draft.opens and parts[-1]:
            parts.append([])
        parts[-1].append(draft)
    return parts


def divisions(drafts: Iterable[Draft]) -> tuple[Division, ...]:
    """Give the outermost division, perhaps empty, and those inside it, in document order; no depth is left out."""
    parts = parted(drafts)
    found = [Division("", 0, () if parts[0][0].opens else tuple(parts[0]))]
    levels: list[int] = []
    for part in parts if parts[0][0].opens else parts[1:]:
        while levels and levels[-1] >= part[0].level:
            levels.pop()
        levels.append(part[0].level)
        found.append(Division(part[0].opens, len(levels), tuple(part)))
    return tuple(found)


def _by_level(drafts: Sequence[Draft]) -> list[Draft]:
    """Let headings that the source's format tells open divisions: those of level 2 and more, and those of level 1 where there
    are several.
    """
    several = sum(draft.element == "head" and draft.level == 1 for draft in drafts) > 1
    made: list[Draft] = []
    for draft in drafts:
        if draft.element == "head" and draft.level > (0 if several else 1) and not draft.within:
            kind = division_of(draft.text)
            draft = replace(draft, opens=kind[0] if kind else "section")
        made.append(draft)
    return made


def _listed(numbers: Sequence[int], found: dict[int, tuple[str, str]]) -> set[int]:
    """Give the headings of a table of contents: a run of one kind with nothing between."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1 and found[number][0] == found[number - 1][0]:
            runs[-1].append(number)
        else:
            runs.append([number])
    listed: set[int] = set()
    for run in runs:
        if len(run) >= _FEWEST_LISTED:
            again = any(found[number] == found[run[-1]] for number in numbers if number > run[-1])
            listed.update(run if again else run[:-1])
    return listed


def _with_enclosures(drafts: Sequence[Draft]) -> list[Draft]:
    """Mark what stands over enclosures; whatever follows a letter's end goes with the letter."""
    made = list(drafts)
    level = 0
    has_text = _texts_before_divisions(drafts)
    for number, draft in enumerate(drafts):
        if draft.opens:
            level = draft.level
        if number and draft.is_open and is_enclosure(draft.text) and has_text[number + 1]:
            depth = level + (2 if is_sub_enclosure(draft.text) else 1)
            made[number] = replace(draft, element="head", level=depth, opens="enclosure")
    return made


def _texts_before_divisions(drafts: Sequence[Draft]) -> list[bool]:
    """Tell of each draft, and of the end, whether anything longer than a line stands from there before the next division."""
    found = [False] * (len(drafts) + 1)
    for number in range(len(drafts) - 1, -1, -1):
        draft = drafts[number]
        if not (draft.opens or is_enclosure(draft.text)):
            found[number] = len(draft.text) > _SHORTEST_ENCLOSED or found[number + 1]
    return found
