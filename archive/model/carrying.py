"""Where words that were cited from an earlier state of a text stand in its newest one, as long as they are the same words."""

from __future__ import annotations

from collections.abc import Sequence

from archive.model.difference import difference
from archive.model.resolution import living
from archive.model.text import Item, Passage
from archive.reference import Reference

Place = tuple[Passage, int, int]
"""A passage of the newest state, and half-open offsets in its received text."""


def carried(newest: Item, reference: Reference, passages: Sequence[Passage]) -> Reference | None:
    """Give the newest address of the words that ``reference`` names in ``passages`` of its version; None for an address of no
    words, for words that were changed, and where something else stands between them now.

    Words of a passage in which a correction was made or withdrawn are not followed: which reading was cited is not known.
    """
    if reference.start is None or reference.end is None or not passages:
        return None
    places: list[Place] = []
    for number, passage in enumerate(passages):
        start = reference.start if number == 0 else 0
        end = reference.end if number == len(passages) - 1 else len(passage.received)
        place = _place(newest, passage, start, end)
        if place is None:
            return None
        places.append(place)
    (first, start, _), (last, _, end) = places[0], places[-1]
    if first is last:
        return Reference(newest.id, None, first.id, None, start, end)
    return Reference(newest.id, None, first.id, last.id, start, end) if _is_run(newest, places) else None


def _place(newest: Item, passage: Passage, start: int, end: int) -> Place | None:
    still = newest.named((passage.id,))
    for now in still or newest.named(living(newest, passage.id)):
        if passage.corrected == now.corrected and passage.received == now.received:
            return now, start, end
        if passage.received != passage.corrected or now.received != now.corrected:
            continue
        shift = _shift_in(passage.received, now.received, start, end) if still else _shift_whole(passage.received, now.received)
        if shift is not None and start + shift >= 0 and end + shift <= len(now.received):
            return now, start + shift, end + shift
    return None


def _shift_in(old: str, new: str, start: int, end: int) -> int | None:
    """Tell how far words moved that stand within one stretch of a passage that did not change."""
    then = now = 0
    for kind, words in difference(old, new):
        if kind == "same" and then <= start and end <= then + len(words):
            return now - then
        then += len(words) if kind != "added" else 0
        now += len(words) if kind != "removed" else 0
    return None


def _shift_whole(old: str, new: str) -> int | None:
    """Tell how far a passage moved that went whole into another, or of which another is a piece."""
    if new.count(old) == 1:
        return new.index(old)
    return -old.index(new) if new and old.count(new) == 1 else None


def _is_run(newest: Item, places: Sequence[Place]) -> bool:
    """Tell whether words of several passages still follow one another with nothing between."""
    ids = [passage.id for passage, _, _ in places]
    if ids[0] not in newest.ids or len(set(ids)) < len(ids):
        return False
    begin = newest.ids.index(ids[0])
    heads = all(end == len(passage.received) for passage, _, end in places[:-1])
    tails = all(start == 0 for _, start, _ in places[1:])
    return list(newest.ids[begin : begin + len(ids)]) == ids and heads and tails
