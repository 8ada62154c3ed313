"""Keeps the ids of passages true when a text changes: old and new passages are aligned by what they say.

A passage that is still there keeps its id. One that is gone leaves word of where its text went: it was removed, merged into
another, or split into several. An id that was ever used never names another text.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from archive.ingest.likeness import Features, plain, signs_of, words_of
from archive.ingest.matching import NEAREST, Pairs, exact_pairs, like_pairs, neighbours
from archive.ingest.telling import Resemblance, Text
from archive.model import Change, Passage
from archive.tei.tending import next_ids

PART = 0.6
"""How much of a text must stand in others for these to be its parts."""

RUN = 0.5
"""The share of its pairs of neighbouring words that a part has in common with the whole: a fifth of its words may be others.
Words alone say little, for every text has the same small ones."""

WHOLE = 0.8
"""A passage this much like one other is still there, however little of it went elsewhere."""

PIECE = 0.15
"""The share of the pairs of words of a passage from which one of several others holds a piece of it."""

NOTHING = 1e-9
"""Less than any pair of words can tell."""

SHORT = 3
"""Words up to which a passage is a part only where it stands word for word beside what stood beside it: “Yes.” stands in many
texts."""

BESIDE = 2
"""Words of a neighbour that are looked at for that."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """``ids`` give each new passage's id to be, by the id it has now; ``changes`` say what became of the old passages
    that no new one continues.
    """

    ids: Mapping[str, str]
    changes: tuple[Change, ...]


def align(
    old: Sequence[Passage], new: Sequence[Passage], used: Collection[str] = (), named: Collection[str] = (), letter: str = "p"
) -> Alignment:
    """Align two states of a text.

    ``used`` are all ids ever used in the item; new passages take the next numbers after them, behind the ``letter``.
    ``named`` are ids of new passages that their editors gave: these stay, and continue the old passage of the same id.
    """
    paired = _Paired([passage.received for passage in old], [passage.received for passage in new])
    places = {passage.id: o for o, passage in enumerate(old)}
    given = {n for n, passage in enumerate(new) if passage.id in named}
    paired.bind({n: places[new[n].id] for n in given if new[n].id in places})
    paired.match(given)
    numbers = next_ids(letter, {*used, *named, *places})
    ids = [
        passage.id if n in given else old[paired.kept[n]].id if n in paired.kept else next(numbers)
        for n, passage in enumerate(new)
    ]
    changes = []
    for o in paired.left():
        kind, targets = paired.fate(o)
        changes.append(Change(old[o].id, kind, tuple(ids[n] for n in targets)))
    return Alignment({passage.id: final for passage, final in zip(new, ids, strict=True)}, tuple(changes))


class _Paired:
    """Two states of a text by position; ``kept`` gives for a new passage the old one it continues."""

    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        self.kept: Pairs = {}
        self._old, self._new = [plain(text) for text in old], [plain(text) for text in new]
        self._left: dict[int, Text] = {}
        self._changed: dict[int, Text] = {}
        self._near: dict[int, list[int]] = {}
        self._splits: dict[int, list[int]] = {}
        self._resemblance = Resemblance((), ())

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
        if len(self.kept) == len(self._new) == len(self._old) and all(map(self._is_same, self.kept)):
            return
        old, new = [Text(text) for text in self._old], [Text(text) for text in self._new]
        self._resemblance = Resemblance(old, new)
        self._left = {o: old[o] for o in self.left()}
        self._changed = {n: text for n, text in enumerate(new) if not self._is_same(n)}
        free = {n for n in self._changed if n not in given and n not in self.kept}
        shared = neighbours(self._left, self._changed)
        self._near = {o: list(dict.fromkeys((*shared[o], *self._where_it_stood(o)))) for o in self._left}
        self._find_splits(free)
        parts = {n for found in self._splits.values() for n in found}
        self.kept |= like_pairs(
            {o: text for o, text in self._left.items() if o not in self._splits},
            {n: self._changed[n] for n in free - parts},
            self._near,
            self._resemblance.of,
        )

    def left(self) -> list[int]:
        """Give the old passages that no new one continues."""
        continued = set(self.kept.values())
        return [o for o in range(len(self._old)) if o not in continued]

    def fate(self, o: int) -> tuple[str, list[int]]:
        """Say what became of an old passage that is left: the kind of change, and the new passages its text went to."""
        if o in self._splits:
            return "split", self._splits[o]
        gone, sides, weights = self._left[o], _sides(self._old, o), self._resemblance.weights
        near = self._near[o]
        holders = [n for n in near if self._is_part(gone, self._changed[n], sides)]
        if holders:
            return "merged", [max(holders, key=lambda n: weights.shared(gone.features, self._changed[n].features))]
        least = max(PIECE * weights.mass(gone.pairs), NOTHING)
        parts = sorted(n for n in near if weights.shared(gone.pairs, self._changed[n].pairs) >= least)
        together = sum((self._changed[n].pairs for n in parts), Features())
        if len(parts) > 1 and weights.shared(gone.pairs, together) >= RUN * weights.mass(gone.pairs):
            return "split", parts
        return "removed", []

    def _is_same(self, n: int) -> bool:
        return n in self.kept and self._old[self.kept[n]] == self._new[n]

    def _where_it_stood(self, o: int) -> list[int]:
        """Give the changed passages nearest to the place of an old one: between those that continue its neighbours, these
        included.
        """
        places = {old: n for n, old in self.kept.items()}
        before = next((places[one] for one in range(o - 1, -1, -1) if one in places), 0)
        behind = next((places[one] for one in range(o + 1, len(self._old)) if one in places), len(self._new) - 1)
        return [n for n in range(before, behind + 1) if n in self._changed][:NEAREST]

    def _find_splits(self, free: Collection[int]) -> None:
        """Find the old passages that fell into several new ones, none of which is nearly all of it."""
        taken: set[int] = set()
        weights = self._resemblance.weights
        for o, whole in self._left.items():
            near = (n for n in self._near[o] if n in free and n not in taken)
            parts = sorted(n for n in near if self._is_part(self._changed[n], whole, _sides(self._new, n)))
            pieces = [self._changed[n] for n in parts]
            if len(parts) < 2 or any(self._resemblance.of(piece, whole) >= WHOLE for piece in pieces):
                continue
            together = sum((piece.features for piece in pieces), Features())
            if weights.shared(together, whole.features) >= PART * weights.mass(whole.features):
                self._splits[o] = parts
                taken.update(parts)

    def _is_part(self, part: Text, whole: Text, sides: tuple[str, str]) -> bool:
        """Tell whether a text stands in another; ``sides`` are the words before and behind it in its own state of the text."""
        if len(part.words) > SHORT:
            weights = self._resemblance.weights
            return weights.shared(part.pairs, whole.pairs) >= RUN * weights.mass(part.pairs)
        if not words_of(part.text):
            return part.text in whole.text
        joined = (f" {sides[0]}{part.run}" if sides[0] else "", f"{part.run}{sides[1]} " if sides[1] else "")
        return part.words == whole.words or any(words and words in whole.run for words in joined)


def _sides(texts: Sequence[str], at: int) -> tuple[str, str]:
    """Give the last words before a passage and the first behind it, "" where there are none."""
    before = signs_of(texts[at - 1])[-BESIDE:] if at else []
    behind = signs_of(texts[at + 1])[:BESIDE] if at + 1 < len(texts) else []
    return " ".join(before), " ".join(behind)
