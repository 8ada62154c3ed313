"""What changed between two wordings, word by word."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import Literal

Kind = Literal["same", "removed", "added"]
Difference = tuple[tuple[Kind, str], ...]
"""Stretches in reading order; what was removed stands before what came in its place."""

_WORDS = re.compile(r"\w+|\s+|[^\w\s]")

_PATIENCE = 4_000
"""Words above which frequent ones are passed over in the comparison: its cost grows with the square of the length."""


def difference(before: str, after: str) -> Difference:
    """Compare two wordings word by word."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    matcher = SequenceMatcher(None, old, new, autojunk=max(len(old), len(new)) > _PATIENCE)
    stretches: list[tuple[Kind, str]] = []
    for kind, i, j, k, m in matcher.get_opcodes():
        if kind == "equal":
            stretches.append(("same", "".join(old[i:j])))
            continue
        if j > i:
            stretches.append(("removed", "".join(old[i:j])))
        if m > k:
            stretches.append(("added", "".join(new[k:m])))
    return tuple(stretches)
