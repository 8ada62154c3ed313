"""Two states of a text compared passage by passage: what stayed, what changed, what came and what became of the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from archive.model.difference import Difference, difference
from archive.model.resolution import fate, number
from archive.model.text import Item, Passage

What = Literal["same", "changed", "moved", "added", "gone"]


@dataclass(frozen=True, slots=True)
class Compared:
    """A passage in two states. ``words`` are those of both, as transmitted, or as corrected where only that changed.

    ``sentence`` says what became of a passage that is gone, or where the words of a new one were; "" where there is nothing
    to say.
    """

    what: What
    passage: str
    words: Difference
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Every passage of two states, in the order of the later one; those that are gone stand where they stood."""

    passages: tuple[Compared, ...]

    @property
    def counts(self) -> Mapping[What, int]:
        """How many passages there are of each kind."""
        return Counter(one.what for one in self.passages)


def compare(old: Item, new: Item) -> Comparison:
    """Compare two states of an item; passages are the same when their ids are."""
    then = {passage.id: passage for passage in old.passages}
    now = {passage.id: passage for passage in new.passages}
    moved = _moved([one for one in then if one in now], [one for one in now if one in then])
    gone = _gone(old.passages, new)
    found = list(gone.pop("", ()))
    for passage in new.passages:
        found.append(_compared(then.get(passage.id), passage, moved, old, new))
        found += gone.get(passage.id, ())
    return Comparison(tuple(found))


def changed_words(old: Passage, new: Passage) -> Difference:
    """Compare two wordings of a passage as transmitted, or as corrected where only that changed."""
    if old.received != new.received:
        return difference(old.received, new.received)
    return difference(old.corrected, new.corrected)


def is_alike(old: Passage, new: Passage) -> bool:
    """Tell whether two passages have the same words in both readings."""
    return (old.received, old.corrected) == (new.received, new.corrected)


def _compared(then: Passage | None, now: Passage, moved: frozenset[str], old: Item, new: Item) -> Compared:
    if then is None:
        return Compared("added", now.id, (("added", now.received),), _whence(now.id, old, new))
    if not is_alike(then, now):
        return Compared("changed", now.id, changed_words(then, now))
    if now.id in moved:
        return Compared("moved", now.id, (("same", now.received),), f"Passage {number(now.id)} stands in another place.")
    return Compared("same", now.id, (("same", now.received),))


def _gone(passages: Sequence[Passage], new: Item) -> dict[str, list[Compared]]:
    """Give the passages that are no more, by the one they stood behind; "" for those at the beginning."""
    there = {passage.id for passage in new.passages}
    fates = {change.passage: fate(new, change) for change in new.changes}
    found: dict[str, list[Compared]] = {}
    before = ""
    for passage in passages:
        if passage.id in there:
            before = passage.id
            continue
        said = fates.get(passage.id, f"Passage {number(passage.id)} is not in this version.")
        found.setdefault(before, []).append(Compared("gone", passage.id, (("removed", passage.received),), said))
    return found


def _whence(passage: str, old: Item, new: Item) -> str:
    """Say from which passages of the earlier state the words of a new one come."""
    known = {one.id for one in old.passages}
    sources = [number(one.passage) for one in new.changes if passage in one.targets and one.passage in known]
    said = f"Passage {number(passage)} is new"
    return f"{said}; it has words of passage {' and '.join(sources)}." if sources else f"{said}."


def _moved(then: Sequence[str], now: Sequence[str]) -> frozenset[str]:
    if then == now:
        return frozenset()
    blocks = SequenceMatcher(None, then, now, autojunk=False).get_matching_blocks()
    return frozenset(now) - {one for block in blocks for one in now[block.b : block.b + block.size]}
