"""What the words of columns are: a form with its stems, so that both are found by looking through numbers."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, chain
from pathlib import Path

import numpy as np

from archive.search.holding import bitsets
from archive.search.holding.bitsets import Numbers
from archive.search.holding.mapped import read_mapped, write_mapped
from archive.search.words.analysis import fold, stems, words_of

_FILE, _STEMS = "entries.txt", "stems.pickle"

LONGEST_KEPT = 40
"""Letters of a stretch between blanks whose words are kept; a word with its punctuation is shorter."""


@dataclass(frozen=True, slots=True, eq=False)
class Stems:
    """Which entries have a stem: ``stems`` are sorted; ``numbers`` are those of the entries of one after the other, those of a
    stem from where it ``starts``, with an end after the last. ``written`` are the stems that diacritics give to some word whose
    folded form has another.
    """

    stems: tuple[str, ...]
    starts: Numbers
    numbers: Numbers
    written: frozenset[str]

    @classmethod
    def of(cls, lines: Sequence[str]) -> Stems:
        """Take the stems of entries."""
        found: dict[str, list[int]] = defaultdict(list)
        written: set[str] = set()
        for number, line in enumerate(lines):
            _, *each = line.split("\t")
            for stem in each:
                found[stem].append(number)
            written.update(each[:-1])
        ordered = tuple(sorted(found))
        numbers = [found[stem] for stem in ordered]
        starts = bitsets.numbers(accumulate(map(len, numbers), initial=0))
        return cls(ordered, starts, bitsets.numbers(chain.from_iterable(numbers)), frozenset(written))

    def having(self, stem: str) -> Numbers:
        """Give the numbers of the entries of a stem."""
        at = bisect_left(self.stems, stem)
        is_there = self.stems[at : at + 1] == (stem,)
        return self.numbers[self.starts[at] : self.starts[at + 1]] if is_there else np.empty(0, np.int64)


class Entries:
    """Entries by their numbers: each the form and the stems of some spellings in one language, parted by tabs.

    Those of a whole generation are sorted, and their stems kept beside them.
    """

    def __init__(self, lines: Sequence[str], stems: Stems | None = None) -> None:
        self.lines, self._kept = lines, stems

    @classmethod
    def read(cls, directory: Path) -> Entries:
        """Read them from a folder."""
        lines = (directory / _FILE).read_text(encoding="utf-8").split("\n")[:-1]
        return cls(lines, read_mapped(directory / _STEMS) if (directory / _STEMS).exists() else None)

    def write(self, directory: Path, *, with_stems: bool = False) -> None:
        """Write them into a folder."""
        (directory / _FILE).write_text("".join(f"{line}\n" for line in self.lines), encoding="utf-8", newline="\n")
        if with_stems:
            write_mapped(directory / _STEMS, self._stems)

    @cached_property
    def forms(self) -> Sequence[str]:
        """The form of each entry."""
        return [line.partition("\t")[0] for line in self.lines]

    @property
    def written(self) -> frozenset[str]:
        """The stems that diacritics give to some word whose folded form has another."""
        return self._stems.written

    def having(self, term: str, *, stemmed: bool) -> Numbers:
        """Give the numbers of the entries of a stem (with its language) or of a form; entries must be sorted."""
        if stemmed:
            return self._stems.having(term)
        # A tab sorts before every letter, so that the entries of a form stand together.
        return bitsets.numbers(range(bisect_left(self.lines, f"{term}\t"), bisect_left(self.lines, f"{term}\n")))

    @cached_property
    def _stems(self) -> Stems:
        return self._kept or Stems.of(self.lines)


class Numbering:
    """Gives each word of a text the number of its entry; numbers run in the order in which entries first come."""

    def __init__(self) -> None:
        self.lines: dict[str, int] = {}
        self._stretches: dict[str, _Stretches] = {}

    def numbers(self, text: str, language: str) -> bytes:
        """Give the numbers of the words of a text in a language (BCP 47), as bytes of an ``array`` of type I.

        No word reaches over a blank, so that a text is looked up stretch by stretch.
        """
        stretches = self._stretches.get(language)
        if stretches is None:
            stretches = self._stretches[language] = _Stretches(_Spelled(self.lines, language))
        return b"".join(map(stretches.__getitem__, text.split(" ")))


class _Stretches(dict[str, bytes]):
    """The numbers of the words between two blanks; long stretches, as of scripts without blanks, seldom come again."""

    def __init__(self, spelled: _Spelled) -> None:
        self._spelled = spelled

    def __missing__(self, stretch: str) -> bytes:
        numbers = b"".join(map(self._spelled.__getitem__, words_of(stretch)))
        if len(stretch) <= LONGEST_KEPT:
            self[stretch] = numbers
        return numbers


class _Spelled(dict[str, bytes]):
    """The number of each word as written; one not yet known is analysed."""

    def __init__(self, lines: dict[str, int], language: str) -> None:
        self._lines, self._language = lines, language

    def __missing__(self, raw: str) -> bytes:
        line = "\t".join((fold(raw), *stems(raw, self._language)))
        number = self[raw] = array("I", (self._lines.setdefault(line, len(self._lines)),)).tobytes()
        return number
