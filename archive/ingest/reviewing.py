"""Reviews an archive: what needs a human, most doubtful first, and the health of the texts. Nothing is written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from archive.ingest.doubting import Doubt, doubts_of
from archive.ingest.health import Examined, Report, examine, reports
from archive.ingest.proposing import Named, Proposal, named_in, proposals
from archive.ingest.shelf import Shelf
from archive.ingest.surveying import Survey


@dataclass(frozen=True, slots=True)
class Doubted:
    """An item with its doubts, the gravest first."""

    item: str
    source: str
    title: str
    doubts: tuple[Doubt, ...]

    @property
    def rank(self) -> tuple[int, int]:
        """The weight of the gravest doubt, then of all together: more needs a human more."""
        weights = [doubt.weight for doubt in self.doubts]
        return max(weights), sum(weights)


@dataclass(frozen=True, slots=True)
class Review:
    """What an archive needs: ``items`` with doubts, most doubtful first; ``proposals`` for authorities, those of most texts
    first; ``reports`` on its health. ``texts`` is how many were looked at.
    """

    texts: int
    items: tuple[Doubted, ...]
    proposals: tuple[Proposal, ...]
    reports: tuple[Report, ...]

    @property
    def count(self) -> int:
        """How many values are doubtful."""
        return sum(doubt.count for one in self.items for doubt in one.doubts)


def review(shelf: Shelf, progress: Callable[[int], None] | None = None) -> Review:
    """Look at every source as it would be after an ingest; ``progress`` hears how many are done. Raise as an ingest does."""
    survey = Survey(shelf)
    doubted: list[Doubted] = []
    examined: list[Examined] = []
    named: list[Named] = []
    for text in survey.texts(progress):
        seen = examine(text.item, text.source, shelf.authorities, survey.day)
        examined.append(seen)
        named += named_in(text.item)
        doubts = doubts_of(text.item, seen.contradictions, shelf.authorities)
        if doubts:
            doubted.append(Doubted(text.item.id, text.source, text.item.description.title, doubts))
    doubted.sort(key=lambda one: (*(-weight for weight in one.rank), one.item))
    return Review(
        texts=len(examined),
        items=tuple(doubted),
        proposals=proposals(named, shelf.authorities),
        reports=reports(examined, survey.faults, shelf.authorities),
    )
