"""Cuts a passage to the few lines around what matched."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import itemgetter

from archive.search.results import Snippet

LENGTH = 300
"""Code points of a snippet: two lines on a wide page, four on a narrow one."""

_SLACK = 24
"""Code points a cut may move to reach a blank; a run without one is cut where it is."""

ELLIPSIS = "…"


def snippet(text: str, ranges: Sequence[tuple[int, int]], length: int = LENGTH) -> Snippet:
    """Cut a text to about ``length`` code points around the ranges that matched (in order, apart), at blanks.

    One stretch of text is kept when it shows every word that matched, else two of half the length. Stretches are split where a
    match begins or ends, and "…" stands where text was left out.
    """
    windows = [(0, len(text))] if len(text) <= length + _SLACK else _windows(text, ranges, length)
    parts: list[tuple[str, bool]] = []
    before = 0
    for start, end in windows:
        if start > before:
            parts.append((ELLIPSIS, False))
        parts.extend(_stretches(text, start, end, ranges))
        before = end
    if before < len(text):
        parts.append((ELLIPSIS, False))
    return tuple(parts)


def context(text: str, start: int, end: int, length: int) -> tuple[str, str]:
    """Give what stands before and behind a stretch of a text, about ``length`` code points each, cut at blanks."""
    first, last = _cut(text, start - length, end + length, start, end)
    return text[first:start], text[end:last]


def _windows(text: str, ranges: Sequence[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    if not ranges:
        return [_cut(text, 0, length)]
    words = [text[start:end].casefold() for start, end in ranges]
    first = _best(ranges, words, length, frozenset())
    shown = frozenset(words[first[0] : first[1]])
    if shown == set(words):
        return [_around(text, ranges, first, length)]
    half = length // 2
    one = _best(ranges, words, half, frozenset())
    other = _best(ranges, words, half, frozenset(words[one[0] : one[1]]))
    begin, end = sorted((_around(text, ranges, one, half), _around(text, ranges, other, half)))
    return [begin, end] if begin[1] < end[0] else [(begin[0], max(begin[1], end[1]))]


def _best(ranges: Sequence[tuple[int, int]], words: Sequence[str], length: int, shown: frozenset[str]) -> tuple[int, int]:
    """Give the run of ranges (half-open) no longer than ``length`` with most words not yet shown, then most matches."""
    best, found = (-1, 0), (0, 1)
    new: dict[str, int] = {}
    last = 0
    for first in range(len(ranges)):
        while last <= first or (last < len(ranges) and ranges[last][1] - ranges[first][0] <= length):
            if words[last] not in shown:
                new[words[last]] = new.get(words[last], 0) + 1
            last += 1
        worth = len(new), last - first
        if worth > best:
            best, found = worth, (first, last)
        left = new.pop(words[first], 0) - 1
        if left > 0:
            new[words[first]] = left
    return found


def _around(text: str, ranges: Sequence[tuple[int, int]], run: tuple[int, int], length: int) -> tuple[int, int]:
    start, end = ranges[run[0]][0], ranges[run[1] - 1][1]
    spare = max(0, length - (end - start))
    begin = max(0, min(start - spare // 2, len(text) - (end - start) - spare))
    return _cut(text, begin, max(end, begin + length), start, end)


def _cut(text: str, begin: int, end: int, start: int | None = None, stop: int | None = None) -> tuple[int, int]:
    """Move both ends inwards to a blank, never past ``start`` and ``stop``, the matches to be shown."""
    begin, end = max(0, begin), min(len(text), end)
    if begin > 0:
        blank = text.find(" ", begin - 1, min(begin + _SLACK, len(text) if start is None else start))
        begin = blank + 1 if blank >= 0 else _whole(text, begin)
    if end < len(text):
        blank = text.rfind(" ", max(end - _SLACK, 0 if stop is None else stop), end + 1)
        end = blank if blank >= 0 else _whole(text, end)
    return begin, end


def _whole(text: str, at: int) -> int:
    """Move a cut that would part a letter from its marks before that letter."""
    while 0 < at < len(text) and unicodedata.category(text[at])[0] == "M":
        at -= 1
    return at


def _stretches(text: str, start: int, end: int, ranges: Sequence[tuple[int, int]]) -> list[tuple[str, bool]]:
    parts: list[tuple[str, bool]] = []
    at = start
    for begin, stop in ranges[bisect_right(ranges, start, key=itemgetter(1)) : bisect_left(ranges, end, key=itemgetter(0))]:
        begin, stop = max(begin, start), min(stop, end)
        parts.extend(((text[at:begin], False), (text[begin:stop], True)))
        at = stop
    parts.append((text[at:end], False))
    return [part for part in parts if part[0]]
