"""Keeps the ids of passages true when a text changes: old and new passages are aligned by what they say.

A passage that is still there keeps its id. One that is gone leaves word of where its text went: it was removed, merged into
another, or split into several. An id that was ever used never names another text.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from archive.ingest.likeness import Features, features_of, likeness, overlap, plain, words_of
from archive.ingest.matching import Pairs, exact_pairs, like_pairs, neighbours
from archive.model import Change, Passage
from archive.tei.tending import next_ids

PART = 0.6
"""How much of a text must stand in another for it to be a part of that other one."""

WHOLE = 0.8
"""A passage this much like one other is still there, however little of it went elsewhere."""

SHORT = 3
"""Words up to which a passage is a part only where it stands word for word."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """``ids`` give each new passage's id to be, by the id it has now; ``changes`` say what became of the old passages
    that no new one continues.
    """

    ids: Mapping[str, str]
    changes: tuple[Change, ...]


def align(old: Sequence[Passage], new: Sequence[Passage], used: Collection[str] = (), named: Collection[str] = ()) -> Alignment:
    """Align two states of a text.

    ``used`` are all ids ever used in the item; new passages take the next numbers after them. ``named`` are ids of new
    passages that their editors gave: these stay, and continue the old passage of the same id.
    """
    paired = _Paired([passage.received for passage in old], [passage.received for passage in new])
    places = {passage.id: o for o, passage in enumerate(old)}
    given = {n for n, passage in enumerate(new) if passage.id in named}
    paired.bind({n: places[new[n].id] for n in given if new[n].id in places})
    paired.match(given)
    numbers = next_ids("p", {*used, *named, *places})
    ids = [
        passage.id if n in given else old[paired.kept[n]].id if n in paired.kept else next(numbers)
        for n, passage in enumerate(new)
    ]
    changes = []
    for o in paired.left():
        kind, targets = paired.fate(o)
        changes.append(Change(old[o].id, kind, tuple(ids[n] for n in targets)))
    return Alignment({passage.id: final for passage, final in zip(new, ids, strict=True)}, tuple(changes))


@dataclass(slots=True)
class _Text:
    text: str
    features: Features = field(init=False)
    words: str = field(init=False)

    def __post_init__(self) -> None:
        self.features, self.words = features_of(self.text), " ".join(words_of(self.text))


class _Paired:
    """Two states of a text by position; ``kept`` gives for a new passage the old one it continues."""

    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        self.kept: Pairs = {}
        self._old, self._new = [plain(text) for text in old], [plain(text) for text in new]
        self._left: dict[int, _Text] = {}
        self._changed: dict[int, _Text] = {}
        self._near: dict[int, list[int]] = {}
        self._splits: dict[int, list[int]] = {}

    def bind(self, pairs: Pairs) -> None:
        """Set pairs that hold whatever the texts say."""
        self.kept |= pairs

    def match(self, given: Collection[int]) -> None:
        """Find the other pairs; the ``given`` new passages continue none but those they are bound to."""
        bound = set(self.kept.values())
        free_old = [o for o in range(len(self._old)) if o not in bound]
        free_new = [n for n in range(len(self._new)) if n not in given]
        exact = exact_pairs([self._old[o] for o in free_old], [self._new[n] for n in free_new])
        self.kept |= {free_new[n]: free_old[o] for n, o in exact.items()}
        self._left = {o: _Text(self._old[o]) for o in self.left()}
        self._changed = {n: _Text(text) for n, text in enumerate(self._new) if not self._is_same(n)}
        self._near = neighbours(
            {o: text.features for o, text in self._left.items()}, {n: text.features for n, text in self._changed.items()}
        )
        self._find_splits()
        parts = {n for found in self._splits.values() for n in found}
        self.kept |= like_pairs(
            {o: (text.text, text.features) for o, text in self._left.items() if o not in self._splits},
            {n: (text.text, text.features) for n, text in self._changed.items() if n not in {*given, *self.kept, *parts}},
            self._near,
        )

    def left(self) -> list[int]:
        """Give the old passages that no new one continues."""
        continued = set(self.kept.values())
        return [o for o in range(len(self._old)) if o not in continued]

    def fate(self, o: int) -> tuple[str, list[int]]:
        """Say what became of an old passage that is left: the kind of change, and the new passages its text went to."""
        if o in self._splits:
            return "split", self._splits[o]
        gone = self._left[o]
        holders = [n for n in self._near[o] if _is_part(gone, self._changed[n])]
        if not holders:
            return "removed", []
        return "merged", [max(holders, key=lambda n: overlap(gone.features, self._changed[n].features))]

    def _is_same(self, n: int) -> bool:
        return n in self.kept and self._old[self.kept[n]] == self._new[n]

    def _find_splits(self) -> None:
        """Find the old passages that fell into several new ones, none of which is nearly all of it."""
        taken = set(self.kept)
        for o, whole in self._left.items():
            parts = sorted(n for n in self._near[o] if n not in taken and _is_part(self._changed[n], whole))
            pieces = [self._changed[n] for n in parts]
            if len(parts) < 2 or any(_likeness(piece, whole) >= WHOLE for piece in pieces):
                continue
            if sum(overlap(piece.features, whole.features) for piece in pieces) >= PART * whole.features.total():
                self._splits[o] = parts
                taken.update(parts)


def _is_part(part: _Text, whole: _Text) -> bool:
    if part.words.count(" ") < SHORT:
        return bool(part.words) and f" {part.words} " in f" {whole.words} "
    return overlap(part.features, whole.features) >= PART * part.features.total()


def _likeness(one: _Text, other: _Text) -> float:
    return likeness(one.text, other.text, (one.features, other.features))
