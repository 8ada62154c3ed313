"""Which row of the catalogue speaks of a source, and which sources wait because that is in doubt.

A source that was renamed is spoken of by the row with its former path while the catalogue still has it. An id is given for
good and a statement taken out is lost, so what a row may concern that cannot be used stays as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence

from archive.errors import SourceError
from archive.repository import IngestRecord
from archive.sources import Catalogue, Row

SHOWN = 3
"""Sources that one sentence names; the rest are counted."""


class Rows:
    """The rows of a catalogue beside the sources found (paths below ``seeds/``) and what is on record; ``is_there`` tells of
    an item whether the archive has it still.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        found: Iterable[str],
        records: dict[str, IngestRecord],
        is_there: Callable[[str], bool],
    ) -> None:
        self._catalogue = catalogue
        missing = {one.row.source: one for one in catalogue.missing(found)}
        self._former = {one.row.source: one.row for one in missing.values()}
        for item, record in records.items():
            names = (record.source, "" if catalogue.row_for(record.source) else record.row_source)
            if any(name in missing for name in names) and is_there(item):
                for name in names:
                    missing.pop(name, None)
        self._missing = tuple(missing.values())
        self._meant = frozenset(one.meant for one in self._missing if one.meant)

    @property
    def faults(self) -> tuple[SourceError, ...]:
        """A fault for each row of a source that the archive neither finds nor ever had."""
        return tuple(one.fault for one in self._missing)

    def of(self, path: str, record: IngestRecord | None) -> Row | None:
        """Give the row of a source, by its path or by the one it was known by before; None when there is none."""
        row = self._catalogue.row_for(path)
        return row if row or record is None else self._former.get(_name(record))

    def waits(self, path: str, record: IngestRecord | None) -> bool:
        """Tell whether a source must wait because its row has a fault."""
        if record is None or self._catalogue.row_for(path):
            return self._catalogue.waits(path)
        return self._catalogue.waits(path) or self._catalogue.waits(_name(record))

    def in_doubt(self, path: str, record: IngestRecord | None) -> bool:
        """Tell whether a source must wait because a row that cannot be used may be its: one that is new, or one that would
        lose what is stated of it.
        """
        if not (path in self._meant or self._catalogue.may_lack_row_of(path)):
            return False
        return record is None or (bool(record.row_sha256) and self.of(path, record) is None)

    def doubt(self, paths: Sequence[str]) -> Iterable[SourceError]:
        """Say which sources wait because a row may be theirs."""
        if paths:
            more = [f"{len(paths) - SHOWN} more"] if len(paths) > SHOWN else []
            listed = _listed([*(f"“{path}”" for path in paths[:SHOWN]), *more])
            verb = "waits" if len(paths) == 1 else "wait"
            reason = (
                f"a row that cannot be used may speak of {listed}, which {verb} until the catalogue is mended, since an id is"
                " given once for good."
            )
            yield SourceError(self._catalogue.name, None, reason)


def _name(record: IngestRecord) -> str:
    return record.row_source or record.source


def _listed(words: Collection[str]) -> str:
    *others, last = words
    return f"{', '.join(others)} and {last}" if others else last
