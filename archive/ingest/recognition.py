"""Recognises a source that was renamed and changed at once, by its words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive.errors import ArchiveError
from archive.ingest.former import former
from archive.ingest.identity import Claim, Known
from archive.ingest.likeness import Features, features_of, overlap
from archive.ingest.shelf import Shelf
from archive.sources import Catalogue, SourceTei, read

SAME_TEXT = 0.8
"""The share of words and pairs of words that two texts have in common when one is the other, revised: a revision that
replaces every tenth word leaves 0.85; two letters of one form share 0.4 to 0.6."""

LONG = 5
"""Letters from which a word is no small one, such as every text has."""

ENOUGH, MOST = 8, 60
"""How many such words tell something, and how many are looked up."""

FEW = 0.4
"""The share of such words that another text of the same kind and time may have too."""

_MARKUP = re.compile(r"<teiHeader.*?</teiHeader>|<[^>]*>", re.DOTALL)


class Recognition:
    """Compares new sources with items whose source is gone; each is read once."""

    def __init__(self, shelf: Shelf, catalogue: Catalogue) -> None:
        self._shelf, self._catalogue = shelf, catalogue
        self._features: dict[str, Features] = {}
        self._sources: dict[str, Features] = {}

    def find(self, claim: Claim, gone: Sequence[Known]) -> Known | None:
        """Give the item whose text a source holds; None when no text is enough like it, or the source cannot be read."""
        ours = self._source(claim.path)
        found = [(_share(ours, self._item(one.item)), one.item, one) for one in gone]
        share, _, best = max(found, key=lambda one: one[:2])
        return best if share >= SAME_TEXT else None

    def is_another(self, claim: Claim, known: Known) -> bool:
        """Tell whether a source holds quite another text than an item: few of its longer words stand in the master."""
        master = self._shelf.repository.path(known.item)
        words = sorted({word for word in self._source(claim.path) if len(word) >= LONG and " " not in word})
        if len(words) < ENOUGH or not master.exists():
            return False
        said = master.read_bytes().decode(errors="replace").casefold()
        sample = words[:: max(1, len(words) // MOST)]
        return sum(word in said for word in sample) < FEW * len(sample)

    def _source(self, path: str) -> Features:
        if path not in self._sources:
            self._sources[path] = self._read(path)
        return self._sources[path]

    def _read(self, path: str) -> Features:
        row = self._catalogue.row_for(path)
        try:
            source = read(self._shelf.seeds / path, self._shelf.seeds, row.values.get("encoding") if row else None)
        except ArchiveError:
            return Features()
        return features_of(_MARKUP.sub(" ", source.data.decode()) if isinstance(source, SourceTei) else source.text)

    def _item(self, item: str) -> Features:
        if item not in self._features:
            try:
                passages = former(self._shelf.repository, item).item.passages
            except ArchiveError:  # what cannot be read any more is like nothing; a check names it
                passages = ()
            self._features[item] = features_of(" ".join(passage.received for passage in passages))
        return self._features[item]


def _share(one: Features, other: Features) -> float:
    totals = one.total(), other.total()
    if min(totals) < SAME_TEXT / (2 - SAME_TEXT) * max(totals) or not any(totals):
        return 0.0
    return 2 * overlap(one, other) / sum(totals)
