"""What is known of a generation as a whole: kept in its folder, small beside the words, which the cluster has."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from functools import cached_property
from pathlib import Path

import numpy as np

from archive.dates import DateInterval
from archive.search.holding.collection import is_dated, kinds_among
from archive.search.opensearch.units import date_of
from archive.search.query.tree import Dated, Kinded, Titled
from archive.search.results import Level
from archive.search.words.analysis import fold, stems, tokens
from archive.search.words.word_list import WordList

_FACTS, _FORMS, _COUNTS = "facts.json", "forms.txt", "forms.npy"

UNDATED = -1
"""The number of a date that is not there."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value of an attribute: its label, and how many texts have it."""

    label: str
    texts: int


@dataclass(slots=True)
class Gathered:
    """``indexes`` are the names by level; ``dates`` all that texts have; ``values`` those of each attribute by key."""

    schema: str
    indexes: dict[str, str]
    codes: list[str] = field(default_factory=list)
    title_codes: list[str] = field(default_factory=list)
    dates: list[list[object]] = field(default_factory=list)
    values: dict[str, dict[str, tuple[str, int]]] = field(default_factory=dict)
    texts: int = 0
    passages: int = 0
    owner: str = ""

    def write(self, directory: Path, counts: Mapping[str, int]) -> None:
        """Write it into a folder, with how frequent each form is."""
        (directory / _FACTS).write_text(json.dumps(asdict(self), ensure_ascii=False), encoding="utf-8")
        forms = sorted(counts)
        (directory / _FORMS).write_text("".join(f"{form}\n" for form in forms), encoding="utf-8", newline="\n")
        np.save(directory / _COUNTS, np.fromiter((counts[form] for form in forms), np.int64, len(forms)))


def owner_before(directory: Path) -> str | None:
    """Give the owner of the generations beside a folder, however old they are; None without one."""
    for path in sorted(directory.parent.glob(f"gen-*/{_FACTS}")):
        owner = json.loads(path.read_text(encoding="utf-8")).get("owner")
        if isinstance(owner, str):
            return owner
    return None


class Facts:
    """Reads what is known of a generation; stands for its collection where no single text is asked for."""

    def __init__(self, directory: Path) -> None:
        said = json.loads((directory / _FACTS).read_text(encoding="utf-8"))
        self._directory, self._held = directory, Gathered(**said)
        self.codes, self.indexes = tuple(self._held.codes), self._held.indexes
        self.owner = self._held.owner
        self._values = {
            attribute: {key: Value(*value) for key, value in values.items()} for attribute, values in self._held.values.items()
        }
        self._labels = {name: {key: value.label for key, value in values.items()} for name, values in self._values.items()}

    def size(self, level: Level) -> int:
        """Count the texts or passages."""
        return self._held.texts if level == "texts" else self._held.passages

    def keys(self, attribute: str) -> Iterable[str]:
        """Give the values of an attribute."""
        return self._values.get(attribute, {}).keys()

    def labels(self, attribute: str) -> dict[str, str]:
        """Give the words for each value of an attribute."""
        return self._labels.get(attribute, {})

    def label(self, attribute: str, key: str) -> str:
        """Give the words for a value; the value itself where there are none."""
        value = self._values.get(attribute, {}).get(key)
        return (value.label if value else "") or key.removeprefix("name:")

    def texts_with(self, attribute: str) -> dict[str, int]:
        """Count the texts by the values of an attribute."""
        return {key: value.texts for key, value in self._values.get(attribute, {}).items() if value.texts}

    def kinds(self, query: Kinded) -> tuple[str, ...]:
        """Give the genre meant, or the language with its varieties."""
        return kinds_among(query, self.keys(query.field))

    def dated(self, query: Dated) -> tuple[int, ...]:
        """Give the numbers of the dates that are meant."""
        undated = (UNDATED,) if is_dated(None, query) else ()
        return (*(number for number, date in enumerate(self._dates) if is_dated(date, query)), *undated)

    def titled(self, query: Titled) -> Iterator[tuple[str, ...]]:
        """Give for each word that a title must have the terms it may be found by."""
        for word in query.words:
            for token in tokens(word.text):
                meant = {stem for code in self._held.title_codes for stem in stems(token.raw, code)}
                yield (f"={fold(token.raw)}",) if word.exact else tuple(sorted(meant))

    @cached_property
    def word_list(self) -> WordList:
        """Every form with how frequent it is."""
        forms = (self._directory / _FORMS).read_text(encoding="utf-8").split("\n")[:-1]
        return WordList(forms, np.load(self._directory / _COUNTS).tolist())

    @cached_property
    def _dates(self) -> list[DateInterval]:
        return [date_of(each) for each in self._held.dates]
