"""Goes through all sources at hand and gives each as it would be after an ingest; nothing is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from archive import tei
from archive.errors import ArchiveError
from archive.ingest.making import Made
from archive.ingest.planning import plan, workshop_of
from archive.ingest.processes import results
from archive.ingest.shelf import Shelf, this_day
from archive.model import Item
from archive.sources import Row

_AS_IT_IS = ("unchanged", "edited")
"""Outcomes of sources whose master stands for them."""


@dataclass(frozen=True, slots=True)
class Surveyed:
    """A source (its path below ``seeds/``) with its item; ``row`` is what the catalogue states of it, None for nothing.

    ``is_new`` is true of one that no ingest has taken in yet.
    """

    source: str
    item: Item
    row: Row | None
    is_new: bool


@dataclass(slots=True)
class Survey:
    """The sources of a home. ``texts`` reads them one by one, in no certain order; ``faults`` are complete once it is done.
    ``day`` is today (ISO 8601).
    """

    shelf: Shelf
    faults: list[ArchiveError] = field(default_factory=list)
    day: str = field(default_factory=this_day)

    def texts(self, progress: Callable[[int], None] | None = None) -> Iterator[Surveyed]:
        """Give every source that is not refused; ``progress`` hears how many are done. Raise as an ingest does."""
        made = plan(self.shelf, (), self.day, shows_difference=False)
        self.faults += made.faults
        tell, done = progress or (lambda _: None), 0
        for outcome in made.outcomes:
            if outcome.what in _AS_IT_IS:
                yield from self._kept(outcome.item, outcome.source, made.rows.get(outcome.source))
            done += 1
            tell(done)
        for task, result in zip(made.tasks, results(workshop_of(self.shelf), made.tasks), strict=False):
            match result:
                case Made():
                    is_new = result.outcome.what == "new"
                    yield Surveyed(task.path, tei.decode(result.data, task.path), task.row, is_new)
                case ArchiveError():
                    self.faults.append(result)
                case _:
                    yield from self._kept(task.item, task.path, task.row)
            done += 1
            tell(done)

    def _kept(self, item: str, source: str, row: Row | None) -> Iterator[Surveyed]:
        """Give an item as it was kept last."""
        try:
            yield Surveyed(source, tei.decode(self.shelf.repository.read_kept(item), f"tei/{item}.xml"), row, is_new=False)
        except ArchiveError as error:
            self.faults.append(error)
