"""Keeps the ids of what is neither passage nor section true when a text changes: of speech (``said1``), and of whatever else
carries an id inside passages or around several of them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from archive.ingest.alignment import align
from archive.model import Passage, Section

_NUMBERED = re.compile(r"[A-Za-z]+[0-9]+")


def align_inner(old: Sequence[Section], new: Sequence[Section], used: Collection[str]) -> dict[str, str]:
    """Give the id to be of each such thing of a new state of a text by the id it has now: that of the old one with the same
    words, or else the next number; ``used`` are all ids ever used in the item.

    They are no addresses, so nothing is left where one went; but its id is never given to another.
    """
    before, after = list(_things(old)), list(_things(new))
    ids: dict[str, str] = {}
    for stem in dict.fromkeys(_stem(thing.id) for thing in after):
        these, those = ([thing for thing in things if _stem(thing.id) == stem] for things in (before, after))
        ids |= align(these, those, used, letter=stem).ids
    return ids


def _things(sections: Sequence[Section]) -> Iterator[Passage]:
    """Give whatever has a numbered id of its own, as a passage of its words."""
    words: dict[str, list[str]] = {}
    for section in sections:
        for passage in section.passages:
            for container in passage.within:
                words.setdefault(container.attribute("xml:id") or "", []).append(passage.received)
            for mark in passage.marks:
                words.setdefault(mark.attribute("xml:id") or "", []).append(passage.received[mark.start : mark.end])
    for key, parts in words.items():
        if _NUMBERED.fullmatch(key):
            yield Passage(key, "seg", " ".join(parts), "")


def _stem(key: str) -> str:
    return key.rstrip("0123456789")
