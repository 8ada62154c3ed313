"""Writes the documents of a part of an archive to disk, in order of item; what depends on other parts is filled in later."""

from __future__ import annotations

import gzip
import json
import pickle
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from archive.model import TextUnit
from archive.search.holding.attributes import ATTRIBUTES
from archive.search.holding.collection import Collection
from archive.search.holding.rows import Rows
from archive.search.opensearch.documents import Documents, Held, rows_of
from archive.search.results import Level
from archive.search.words.analysis import stemming

Json = dict[str, Any]

MOST_PASSAGES = 1 << 20
"""Passages with which a part is full: what is counted of them stays small."""

TOGETHER = 64
"""Texts that are described at once."""

_HELD = "held.pickle"


@dataclass(slots=True)
class Summary:
    """What a part holds as a whole."""

    held: Held = field(default_factory=Held)
    codes: set[str] = field(default_factory=set)
    title_codes: set[str] = field(default_factory=set)
    dates: set[tuple[Any, ...]] = field(default_factory=set)
    labels: dict[str, dict[str, str]] = field(default_factory=lambda: {each: {} for each in ATTRIBUTES})
    texts: dict[str, Counter[str]] = field(default_factory=lambda: {each: Counter() for each in ATTRIBUTES})

    def add(self, collection: Collection) -> None:
        """Count some texts."""
        self.codes.update(collection.codes)
        self.title_codes.update(stemming(text.language) for text in collection.texts)
        for name in ATTRIBUTES:
            take_labels(self.labels[name], collection.labels(name))
            values = collection.values(name, "texts")
            self.texts[name].update(key for number in range(len(collection.texts)) for key in values(number))

    def unite(self, other: Summary) -> None:
        """Take in what another part holds."""
        self.held.unite(other.held)
        self.codes |= other.codes
        self.title_codes |= other.title_codes
        self.dates |= other.dates
        for name in ATTRIBUTES:
            take_labels(self.labels[name], other.labels[name])
            self.texts[name].update(other.texts[name])


class SpoolWriter:
    """Writes one part; ``close`` makes it complete."""

    def __init__(self, directory: Path) -> None:
        directory.mkdir(mode=0o700)
        self._directory, self._summary, self._waiting = directory, Summary(), list[tuple[TextUnit, int]]()
        self._files = {
            level: gzip.open(directory / f"{level}.jsonl.gz", "wt", encoding="utf-8", compresslevel=1)  # noqa: SIM115 (held open)
            for level in ("texts", "passages")
        }
        self._passages = 0

    @property
    def is_full(self) -> bool:
        """The part has as many passages as one should."""
        return self._passages >= MOST_PASSAGES

    def add(self, text: TextUnit, ordinal: int) -> None:
        """Write a text, the ``ordinal``-th of its item."""
        self._waiting.append((text, ordinal))
        self._passages += len(text.passages)
        if len(self._waiting) == TOGETHER:
            self._flush()

    def close(self) -> None:
        """Write everything out."""
        self._flush()
        self.cancel()
        with (self._directory / _HELD).open("wb") as file:
            pickle.dump(self._summary, file, pickle.HIGHEST_PROTOCOL)

    def cancel(self) -> None:
        """Leave off; what was written is to be thrown away."""
        for file in self._files.values():
            file.close()

    def _flush(self) -> None:
        collection = Collection(Rows.of(rows_of(self._waiting)))
        self._summary.add(collection)
        for number, (text, _) in enumerate(self._waiting):
            gaps, whole, passages = Documents(collection, number, text.passages, self._summary.held).described()
            self._summary.dates.add(tuple(gaps["date"] or ()))
            for level, documents in (("texts", [whole]), ("passages", passages)):
                self._files[level].writelines(f"{said(each)}\n" for each in ({**gaps, "documents": len(documents)}, *documents))
        self._waiting.clear()


def summary_of(directory: Path) -> Summary:
    """Read what a part holds as a whole."""
    with (directory / _HELD).open("rb") as file:
        found: Summary = pickle.load(file)  # noqa: S301 (written by this build, in a folder of its own)
    return found


def documents_of(directory: Path, level: Level) -> Iterator[tuple[Json, list[str]]]:
    """Read the texts of a part in order: what is to be filled in is made of, and the documents of the level as JSON."""
    with gzip.open(directory / f"{level}.jsonl.gz", "rt", encoding="utf-8") as file:
        for line in file:
            gaps = json.loads(line)
            yield gaps, list(islice(file, gaps["documents"]))


def said(value: object) -> str:
    """Give a value as JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def take_labels(known: dict[str, str], more: dict[str, str]) -> None:
    """Take over labels; one that is only the key made readable gives way to a name."""
    for key, label in more.items():
        if key not in known or label != key.removeprefix("name:"):
            known[key] = label
