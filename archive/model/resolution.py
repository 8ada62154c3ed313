"""From an address to the section that answers it and the passages it means; or to what became of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from archive.errors import Gone, UnknownReference
from archive.model.text import Change, Item, Passage, Section
from archive.reference import Reference

NEAREST = 3
"""Addresses offered in place of one that does not exist."""

_NUMBERED = re.compile(r"(.*?)(\d+)")
_KINDS = {"removed": "was removed", "merged": "was merged into another", "split": "was split"}


@dataclass(frozen=True, slots=True)
class Resolved:
    """The section to show, and the ids of the passages the address names; none when it names a section or an item."""

    section: Section
    passages: tuple[str, ...] = ()


def resolve(item: Item, reference: Reference) -> Resolved:
    """Find what an address means in a state of its item.

    Raise Gone for a passage that is no more, UnknownReference for one that never was, each with the nearest that are.
    """
    if reference.first is None:
        return Resolved(item.sections[0])
    section = next((section for section in item.sections if section.id == reference.first), None)
    if section is not None and reference.start is None:
        return Resolved(section)
    ids = item.ids
    first = _index(item, ids, reference, reference.first)
    last = first if reference.last is None else _index(item, ids, reference, reference.last)
    if last < first:
        raise _unknown(
            reference, f"“{reference.first}..{reference.last}” runs backwards.", (reference.last or "", reference.first)
        )
    if reference.start is not None and reference.end is not None:
        ends = item.named((ids[first], ids[last]))
        _check_words(ends[0], ends[-1], reference, reference.start, reference.end)
    return Resolved(_holder(item, ids[first]), ids[first : last + 1])


def cited_words(item: Item, reference: Reference) -> dict[str, tuple[int, int]]:
    """Give the words an address names, passage by passage in their order: half-open offsets in the received text; none for
    an address without offsets. Raise as ``resolve`` does.
    """
    if reference.start is None or reference.end is None:
        return {}
    ids = resolve(item, reference).passages
    words = {passage.id: (0, len(passage.received)) for passage in item.named(ids)}
    words[ids[-1]] = (0, reference.end)
    return words | {ids[0]: (reference.start, words[ids[0]][1])}


def number(passage: str) -> str:
    """Give the short form of a passage's id for a margin or a sentence: 9 for ``p9``; an editor's id is kept whole."""
    return passage[1:] if re.fullmatch(r"p\d+", passage) else passage


def living(item: Item, block: str) -> tuple[str, ...]:
    """Give the blocks of a state of a text in which the words of one that is gone are now, through every later change; none
    when all of them were removed.
    """
    there = {section.id for section in item.sections} | set(item.ids)
    changes = {change.passage: change.targets for change in item.changes}
    found: dict[str, None] = {}
    waiting, seen = [block], set()
    while waiting:
        one = waiting.pop(0)
        if one in there and one != block:
            found[one] = None
        elif one not in seen:
            seen.add(one)
            waiting += changes.get(one, ())
    return tuple(found)


def fate(item: Item, change: Change) -> str:
    """Say in a sentence what became of a block, and where its words are now."""
    what, where = _KINDS.get(change.kind, "is no more"), living(item, change.passage)
    if where:
        kind, _, name = _named(where[0]).partition(" ")
        *others, last = [name, *map(number, where[1:])]
        places = f"{kind.lower()}s {', '.join(others)} and {last}" if others else f"{kind.lower()} {name}"
        return f"{_named(change.passage)} {what}; its words are now in {places}."
    return f"{_named(change.passage)} {what}{', which is no more either' if change.targets else ''}."


def lost_between(item: Item, passages: Sequence[str]) -> tuple[str, ...]:
    """Say what became of the passages that once stood between the first and the last of a run."""
    ends = [_NUMBERED.fullmatch(one) for one in (passages[0], passages[-1])] if passages else []
    if not ends or ends[0] is None or ends[-1] is None:
        return ()
    stem, low, high = ends[0][1], int(ends[0][2]), int(ends[-1][2])
    forms = ((_NUMBERED.fullmatch(change.passage), change) for change in item.changes)
    return tuple(fate(item, change) for form, change in forms if form and form[1] == stem and low < int(form[2]) < high)


def _index(item: Item, ids: tuple[str, ...], reference: Reference, wanted: str) -> int:
    if wanted in ids:
        return ids.index(wanted)
    section = next((section for section in item.sections if section.id == wanted and section.ids), None)
    if section is not None:
        return ids.index(section.ids[-1 if wanted == reference.last else 0])
    change = next((change for change in item.changes if change.passage == wanted), None)
    if change is not None:
        nearest = tuple(str(Reference(item.id, None, one)) for one in living(item, wanted)) or (item.id,)
        raise Gone(str(reference), fate(item, change), nearest)
    raise _unknown(
        reference, f"This text has no passage {number(wanted)}.", _near(wanted, [*ids, *(s.id for s in item.sections)])
    )


def _named(block: str) -> str:
    """Name a block at the head of a sentence; only sections of plain texts are told by their ids."""
    return f"Section {block}" if re.fullmatch(r"s\d+", block) else f"Passage {number(block)}"


def _check_words(first: Passage, last: Passage, reference: Reference, start: int, end: int) -> None:
    for passage, needed in ((first, start + 1), (last, end)):
        length = len(passage.received)
        if needed > length:
            reason = f"Passage {number(passage.id)} has {length} characters; this asks for more."
            raise _unknown(reference, reason, (passage.id,))
    if first is last and start >= end:
        raise _unknown(reference, f"“{reference}” does not name a stretch of words.", (first.id,))


def _holder(item: Item, passage: str) -> Section:
    return next(section for section in item.sections if passage in section.ids)


def _unknown(reference: Reference, reason: str, blocks: Sequence[str]) -> UnknownReference:
    nearest = tuple(str(Reference(reference.item, reference.version, block)) for block in blocks)
    return UnknownReference(str(reference), reason, (*nearest, reference.item))


def _near(wanted: str, ids: list[str]) -> list[str]:
    """Give the ids most like one that is not there: of numbered ones the nearest numbers."""
    folded = [one for one in ids if one.casefold() == wanted.casefold()]
    if folded:
        return folded[:NEAREST]
    form = _NUMBERED.fullmatch(wanted)
    if form is not None:
        alike = [other for one in ids if (other := _NUMBERED.fullmatch(one)) and other[1] == form[1]]
        if alike:
            return [other[0] for other in sorted(alike, key=lambda other: abs(int(other[2]) - int(form[2])))[:NEAREST]]
    return get_close_matches(wanted, ids, NEAREST)
