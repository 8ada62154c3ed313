"""How an item stands: what its file, its record and the manifest say of the master, read together.

A keep goes through four steps, each on the disk before the next begins: the new state in ``.versions``, the record, the master,
the manifest. So where the three disagree, they tell how far a keep had come when it was cut off:

| manifest | record | file | |
|---|---|---|---|
| A | A | A | kept |
| A | A | other | edited by hand |
| A | B | A | cut off before the master: the state before still stands, and the next writer goes on from here |
| A | B | B | cut off before the manifest: the new state stands |
| A | B | other | cut off and edited by hand |
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from archive.repository.record import IngestRecord

VERSIONS = ".versions"

State = Literal["kept", "edited", "missing"]

_STATE = re.compile(r"([1-9][0-9]{0,8})-([0-9a-f]{12})\.xml")


@dataclass(frozen=True, slots=True)
class KeptVersion:
    """A state of an item that was kept. ``n`` counts the states from 1; several may be of one ``version``, since a
    correction of metadata makes a new state and no new version.
    """

    n: int
    version: str
    path: Path


@dataclass(frozen=True, slots=True)
class Standing:
    """The sha256 (hex) of the master's file as it is now, the record, and the sha256 that the manifest gives the master;
    each None when there is none.
    """

    file: str | None
    record: IngestRecord | None
    listed: str | None

    @property
    def recorded(self) -> str | None:
        """The sha256 of the master that the record speaks of."""
        return self.record.master_sha256 if self.record else None

    @property
    def is_before_master(self) -> bool:
        """A keep was cut off, or is just going on, and the master is still as it was before it."""
        return self.record is not None and self.recorded != self.listed and self.file == self.listed

    @property
    def state(self) -> State:
        """``edited``: the file is not what was kept last."""
        if self.file is None:
            return "missing"
        is_kept = self.file == self.recorded or (self.file == self.listed and (self.record is None or self.is_before_master))
        return "kept" if is_kept else "edited"


def states_in(folder: Path) -> tuple[KeptVersion, ...]:
    """Return the states whose files are in a folder, the oldest first."""
    try:
        names = [(_STATE.fullmatch(path.name), path) for path in folder.iterdir()]
    except (FileNotFoundError, NotADirectoryError):
        return ()
    return tuple(
        sorted((KeptVersion(int(found[1]), found[2], path) for found, path in names if found), key=lambda state: state.n)
    )
