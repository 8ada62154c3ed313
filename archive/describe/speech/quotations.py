"""Stretches between quotation marks, the marks included."""

from __future__ import annotations

import re

_MARKS = re.compile('["“”„«»]')
_PAIRS = {"“": "”", "„": "“", "«": "»"}
_BEFORE_OPENING = frozenset(" \t([{—–-/'‘“«")
_AFTER_CLOSING = frozenset(" \t)]}—–-/.,;:!?'’”»*")


def quotations(text: str) -> tuple[tuple[int, int], ...]:
    """Give each quoted stretch with its marks, as half-open offsets in the order of their beginnings.

    A mark without its partner quotes nothing. Of two straight marks the first must open and the second close.
    """
    found: list[tuple[int, int]] = []
    open_marks: list[tuple[str, int]] = []
    straight: int | None = None
    for mark in _MARKS.finditer(text):
        at, sign = mark.start(), mark[0]
        if sign == '"':
            if _opens(text, at):
                straight = at
            elif straight is not None and _closes(text, at):
                found.append((straight, at + 1))
                straight = None
        elif open_marks and sign == _PAIRS[open_marks[-1][0]]:
            found.append((open_marks.pop()[1], at + 1))
        elif sign in _PAIRS:
            open_marks.append((sign, at))
    return tuple(sorted((start, end) for start, end in found if text[start + 1 : end - 1].strip()))


def opens_with_quotation(text: str) -> bool:
    """Tell whether a passage begins with an opening quotation mark."""
    return text[:1] in ('"', *_PAIRS)


def _opens(text: str, at: int) -> bool:
    return (at == 0 or text[at - 1] in _BEFORE_OPENING) and at + 1 < len(text) and text[at + 1] not in " \t"


def _closes(text: str, at: int) -> bool:
    return at > 0 and text[at - 1] not in " \t" and (at + 1 == len(text) or text[at + 1] in _AFTER_CLOSING)
