"""Pairs passages of two states of a text: first those that say the same, then those that are alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from difflib import SequenceMatcher
from heapq import nsmallest

from archive.ingest.likeness import ALIKE
from archive.ingest.telling import Text

Pairs = dict[int, int]
"""Position of the new passage: position of the old one it continues."""

COMMON = 60
"""A word or pair of words in more passages than this says nothing about which two belong together."""

NEAREST = 8
"""Passages that are compared closely with one passage: those that share most with it."""


def exact_pairs(old: Sequence[str], new: Sequence[str]) -> Pairs:
    """Pair equal texts. As many are paired as there are on both sides, in order as far as that can be."""
    start = _common(old, new)
    end = _common(old[start:][::-1], new[start:][::-1])
    pairs = {n: n for n in range(start)} | {len(new) - 1 - n: len(old) - 1 - n for n in range(end)}
    inner_old, inner_new = old[start : len(old) - end], new[start : len(new) - end]
    for block in SequenceMatcher(None, inner_old, inner_new).get_matching_blocks():
        pairs |= {start + block.b + n: start + block.a + n for n in range(block.size)}
    return pairs | _moved(old, new, pairs)


def neighbours(old: Mapping[int, Text], new: Mapping[int, Text]) -> dict[int, list[int]]:
    """Give for each old passage the few new ones that share most with it; unusual words and pairs of words decide."""
    holders: dict[str, list[int]] = defaultdict(list)
    for n, text in new.items():
        for feature in text.features:
            holders[feature].append(n)
    near: dict[int, list[int]] = {}
    for o, text in old.items():
        shared: dict[int, float] = defaultdict(float)
        for feature in text.features:
            having = holders.get(feature, ())
            if len(having) <= COMMON:
                for n in having:
                    shared[n] += 1 / len(having)
        near[o] = [n for _, n in nsmallest(NEAREST, ((-share, n) for n, share in shared.items()))]
    return near


def like_pairs(
    old: Mapping[int, Text], new: Mapping[int, Text], near: Mapping[int, Sequence[int]], likeness: Callable[[Text, Text], float]
) -> Pairs:
    """Pair texts that are alike, the most alike first, those at like places before others; ``near`` says what to compare."""
    compared = ((likeness(text, new[n]), o, n) for o, text in old.items() for n in near[o] if n in new)
    found = [(-score, abs(o - n), o, n) for score, o, n in compared if score >= ALIKE]
    pairs: Pairs = {}
    taken: set[int] = set()
    for _, _, o, n in sorted(found):
        if n not in pairs and o not in taken:
            pairs[n] = o
            taken.add(o)
    return pairs


def _common(old: Sequence[str], new: Sequence[str]) -> int:
    """Count the equal texts at the start."""
    return next((n for n, (one, other) in enumerate(zip(old, new, strict=False)) if one != other), min(len(old), len(new)))


def _moved(old: Sequence[str], new: Sequence[str], pairs: Pairs) -> Pairs:
    """Pair the equal texts that stand elsewhere now."""
    taken = set(pairs.values())
    waiting: dict[str, list[int]] = defaultdict(list)
    for o in reversed(range(len(old))):
        if o not in taken:
            waiting[old[o]].append(o)
    return {n: waiting[text].pop() for n, text in enumerate(new) if n not in pairs and waiting.get(text)}
