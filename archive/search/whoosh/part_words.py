"""The words of a part, in a file that is read at once: every form with how frequent it is and where its lists lie."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from archive.search.holding.bitsets import Numbers

_FORMS, _EXTENTS = "words.txt", "words.npy"


class Extent(NamedTuple):
    """Where the list of a term lies, in bytes, and the number of its documents."""

    offset: int
    length: int
    documents: int


class PartWords:
    """The forms, sorted by code point, and for each of several fields where the list of each lies."""

    def __init__(self, directory: Path) -> None:
        self.forms: Sequence[str] = (directory / _FORMS).read_text(encoding="utf-8").split("\n")[:-1]
        self._extents: Numbers = np.load(directory / _EXTENTS, mmap_mode="r")

    @property
    def counts(self) -> Sequence[int]:
        """The number of documents of each form, in the field where it has most."""
        counts: list[int] = self._extents[:, :, 2].max(axis=0).tolist()
        return counts

    def extent(self, field: int, form: str) -> Extent | None:
        """Give where the list of a form lies in a field, by the field's number; None when it does not occur there."""
        rank = bisect_left(self.forms, form)
        if rank == len(self.forms) or self.forms[rank] != form:
            return None
        found = Extent(*self._extents[field, rank].tolist())
        return found if found.documents else None


def write_words(directory: Path, fields: Sequence[Mapping[str, Extent]]) -> None:
    """Write the words of a part from where the list of each form lies in each field."""
    forms = sorted(set().union(*fields))
    nowhere = Extent(0, 0, 0)
    extents = np.array([[field.get(form, nowhere) for form in forms] for field in fields], np.int64)
    (directory / _FORMS).write_text("".join(f"{form}\n" for form in forms), encoding="utf-8", newline="\n")
    np.save(directory / _EXTENTS, extents.reshape(len(fields), len(forms), 3))
