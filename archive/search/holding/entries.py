"""What the words of columns are: a form with its stems, so that both are found by looking through numbers."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from archive.search.holding import bitsets
from archive.search.holding.bitsets import Numbers
from archive.search.words.analysis import fold, stems

_FILE = "entries.txt"


class Entries:
    """Entries by their numbers: each the form and the stems of some spellings in one language, parted by tabs.

    Those of a whole generation are sorted.
    """

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines

    @classmethod
    def read(cls, directory: Path) -> Entries:
        """Read them from a folder."""
        return cls((directory / _FILE).read_text(encoding="utf-8").split("\n")[:-1])

    def write(self, directory: Path) -> None:
        """Write them into a folder."""
        (directory / _FILE).write_text("".join(f"{line}\n" for line in self.lines), encoding="utf-8", newline="\n")

    @cached_property
    def forms(self) -> Sequence[str]:
        """The form of each entry."""
        return [line.partition("\t")[0] for line in self.lines]

    @cached_property
    def written(self) -> frozenset[str]:
        """The stems that diacritics give to some word whose folded form has another."""
        return frozenset(parts[1] for parts in map(_parted, self.lines) if len(parts) > 2)

    def having(self, term: str, *, stemmed: bool) -> Numbers:
        """Give the numbers of the entries of a stem (with its language) or of a form; entries must be sorted."""
        if stemmed:
            return bitsets.numbers(self._by_stem.get(term, ()))
        # A tab sorts before every letter, so that the entries of a form stand together.
        return bitsets.numbers(range(bisect_left(self.lines, f"{term}\t"), bisect_left(self.lines, f"{term}\n")))

    @cached_property
    def _by_stem(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for number, line in enumerate(self.lines):
            for stem in _parted(line)[1:]:
                found[stem].append(number)
        return found


class Numbering:
    """Gives each word of a text the number of its entry; numbers run in the order in which entries first come."""

    def __init__(self) -> None:
        self.lines: dict[str, int] = {}
        self._spelled: dict[str, _Spelled] = {}

    def numbers(self, words: Sequence[str], language: str) -> map[int]:
        """Give the numbers of words as written in a language (BCP 47)."""
        spelled = self._spelled.get(language)
        if spelled is None:
            spelled = self._spelled[language] = _Spelled(self.lines, language)
        return map(spelled.__getitem__, words)


class _Spelled(dict[str, int]):
    """The number of each word as written; one not yet known is analysed."""

    def __init__(self, lines: dict[str, int], language: str) -> None:
        self._lines, self._language = lines, language

    def __missing__(self, raw: str) -> int:
        line = "\t".join((fold(raw), *stems(raw, self._language)))
        number = self[raw] = self._lines.setdefault(line, len(self._lines))
        return number


def _parted(line: str) -> list[str]:
    return line.split("\t")
