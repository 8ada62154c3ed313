"""Keeps the ids of sections true when a text changes: a section is where its passages are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from archive.ingest.alignment import Alignment
from archive.model import Change, Section
from archive.tei.tending import next_ids


def align_sections(
    old: Sequence[Section],
    new: Sequence[Section],
    passages: Mapping[str, str],
    used: Collection[str] = (),
    named: Collection[str] = (),
) -> Alignment:
    """Align the sections of two states of a text.

    ``passages`` gives the id to be of each new passage. A section continues the old one that most of its passages come
    from, else one of the same title; the outermost continues the outermost. ``used`` and ``named`` are as for passages.
    """
    home = {passage.id: section.id for section in old for passage in section.passages}
    votes = Counter(
        (home[passages[passage.id]], section.id)
        for section in new
        for passage in section.passages
        if passages[passage.id] in home
    )
    ids = _continued(old, new, votes, frozenset(named))
    numbers = next_ids("s", {*used, *named, *(section.id for section in old)})
    ids = {section.id: ids.get(section.id) or next(numbers) for section in new}
    gone = [section for section in old if section.id not in ids.values()]
    return Alignment(ids, tuple(_fate(section.id, votes, ids) for section in gone))


def _continued(
    old: Sequence[Section], new: Sequence[Section], votes: Counter[tuple[str, str]], named: frozenset[str]
) -> dict[str, str]:
    ids = {section.id: section.id for section in new if section.id in named}
    free = {section.id: section for section in old if section.id not in named}
    if new[0].id not in ids and old[0].id in free:
        ids[new[0].id] = free.pop(old[0].id).id
    for (before, after), _ in votes.most_common():
        if before in free and after not in ids:
            ids[after] = free.pop(before).id
    for section in new:
        heading = (section.description.title, section.depth)
        same = [one.id for one in free.values() if (one.description.title, one.depth) == heading]
        if section.id not in ids and same:
            ids[section.id] = free.pop(same[0]).id
    return ids


def _fate(section: str, votes: Counter[tuple[str, str]], ids: Mapping[str, str]) -> Change:
    where = [(count, after) for (before, after), count in votes.items() if before == section]
    return Change(section, "merged", (ids[max(where)[1]],)) if where else Change(section, "removed")
