"""What is known of texts and passages without their words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from archive.model import PassageUnit, TextUnit
from archive.search.holding import bitsets
from archive.search.holding.bitsets import Bits, Numbers
from archive.search.holding.columns import Column, gathered
from archive.search.holding.postings import NOTHING


class PassageRow(NamedTuple):
    """What is known of a passage without its words. ``length`` is in tokens as received; ``voices`` are the keys of those who
    speak in it, in order; ``is_whole`` is true when one of them says all of it; ``mentions`` those of whom it names.
    """

    id: str
    language: str
    length: int
    voices: tuple[str, ...]
    is_whole: bool
    mentions: tuple[str, ...] = ()


class TextRow(NamedTuple):
    """A text without its words; ``ordinal`` is its number among those of its item."""

    text: TextUnit
    ordinal: int
    passages: tuple[PassageRow, ...]

    @property
    def speeches(self) -> int:
        """Count the voices that say a part of a passage and no more."""
        return sum(len(passage.voices) for passage in self.passages if not passage.is_whole)


@dataclass(frozen=True, slots=True, eq=False)
class Passages:
    """What is known of many passages, in columns; the row of one is made when it is asked for.

    ``ids`` are in UTF-8, one after the other, each from where it begins in ``starts``, with an end after the last.
    """

    ids: NDArray[np.uint8]
    starts: Numbers
    languages: Column
    lengths: Numbers
    voices: Column
    is_whole: Bits
    mentions: Column

    @classmethod
    def of(cls, given: Iterable[PassageRow]) -> Passages:
        """Make columns of rows."""
        rows = tuple(given)
        ids = [row.id.encode() for row in rows]
        return cls(
            ids=np.frombuffer(b"".join(ids), np.uint8),
            starts=bitsets.numbers(accumulate(map(len, ids), initial=0)),
            languages=Column.of([(row.language,) for row in rows]),
            lengths=bitsets.numbers(row.length for row in rows),
            voices=Column.of([row.voices for row in rows]),
            is_whole=np.fromiter((row.is_whole for row in rows), np.bool_, len(rows)),
            mentions=Column.of([row.mentions for row in rows]),
        )

    @classmethod
    def gathered(cls, parts: Sequence[Passages], rows: Numbers) -> Passages:
        """Make columns of some of the passages of others, each told by its number when all these stand one after the other."""
        at, starts = gathered([part.starts for part in parts], rows)
        return cls(
            ids=np.concatenate([np.empty(0, np.uint8), *(part.ids for part in parts)])[at],
            starts=starts,
            languages=Column.gathered([part.languages for part in parts], rows),
            lengths=np.concatenate([NOTHING, *(part.lengths for part in parts)])[rows],
            voices=Column.gathered([part.voices for part in parts], rows),
            is_whole=np.concatenate([np.empty(0, np.bool_), *(part.is_whole for part in parts)])[rows],
            mentions=Column.gathered([part.mentions for part in parts], rows),
        )

    def __len__(self) -> int:
        """Count them."""
        return len(self.lengths)

    def __getitem__(self, number: int) -> PassageRow:
        """Give the row of a passage by its number."""
        return PassageRow(
            self.ids[self.starts[number] : self.starts[number + 1]].tobytes().decode(),
            self.languages.row(number)[0],
            int(self.lengths[number]),
            self.voices.row(number),
            bool(self.is_whole[number]),
            self.mentions.row(number),
        )

    def between(self, first: int, last: int) -> Iterator[PassageRow]:
        """Give the rows from one number to before another."""
        return map(self.__getitem__, range(first, last))

    @property
    def speeches(self) -> tuple[Numbers, Numbers]:
        """Give for each voice that says a part of a passage and no more the passage, and the code of the voice."""
        passages = np.repeat(np.arange(len(self)), np.diff(self.voices.starts))
        is_part = ~self.is_whole[passages]
        return passages[is_part], self.voices.codes[is_part]


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """Texts, each with its number among those of its item, and their passages: those of a text from where it ``starts``, with
    an end after the last.
    """

    texts: Sequence[TextUnit]
    ordinals: Sequence[int]
    starts: Numbers
    passages: Passages

    @classmethod
    def of(cls, given: Iterable[TextRow]) -> Rows:
        """Bring rows of texts together."""
        rows = tuple(given)
        return cls(
            tuple(row.text for row in rows),
            tuple(row.ordinal for row in rows),
            bitsets.numbers(accumulate((len(row.passages) for row in rows), initial=0)),
            Passages.of(chain.from_iterable(row.passages for row in rows)),
        )

    def row(self, number: int) -> TextRow:
        """Give the row of a text by its number."""
        first, last = self.starts[number : number + 2].tolist()
        return TextRow(self.texts[number], self.ordinals[number], tuple(self.passages.between(first, last)))


def row_of(passage: PassageUnit, length: int) -> PassageRow:
    """Give what is known of a passage of so many words as received."""
    keys = tuple(key for key, _, _ in passage.voiced)
    is_whole = [voiced[1:] for voiced in passage.voiced] == [(passage.received, passage.corrected)]
    return PassageRow(passage.id, passage.language, length, keys, is_whole, passage.mentions)
