"""Builds a generation in the cluster: texts are written to disk part by part, then sent in order of item and numbered."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import count
from pathlib import Path
from typing import Any

from archive.search.building import Done, Written, part_name, write_parts, written_parts
from archive.search.engine import Census, Units
from archive.search.holding.attributes import ATTRIBUTES
from archive.search.holding.collection import UNDATED as LAST
from archive.search.holding.collection import sort_name
from archive.search.opensearch.facts import UNDATED, Gathered
from archive.search.opensearch.spooling import SpoolWriter, Summary, documents_of, said, summary_of
from archive.search.results import Level

Json = dict[str, Any]

Load = Callable[[Level, Iterator[tuple[int, str]]], int]
"""Sends documents of a level, as JSON, each by its number."""


@dataclass(frozen=True, slots=True)
class Spool:
    """Everything to be sent: the folders of the parts, and what went into them."""

    parts: tuple[Path, ...]
    census: Census


def spooled(
    directory: Path,
    items: Sequence[str],
    units: Units,
    kept: Sequence[str],
    kept_units: Units,
    progress: Callable[[int], None],
) -> Spool:
    """Write ``items`` to disk, and those ``kept`` of an earlier generation."""
    directory.mkdir(mode=0o700)
    old: list[Written] = []
    if kept:
        places = (directory / part_name(number) for number in count())
        old = write_parts(SpoolWriter, places, sorted(kept), kept_units, lambda: None)
    done = Done(progress, len(kept))
    new = written_parts(SpoolWriter, directory, len(old), sorted(items), units, done)
    each = [part.census for part in (*old, *new)]
    census = Census(
        {item: counts for one in each for item, counts in one.items.items()},
        tuple(sample for part in new for sample in part.census.samples),
        tuple(fault for part in new for fault in part.census.faults),
    )
    return Spool(tuple(directory / part.name for part in (*old, *new)), census)


def sent(spool: Spool, gathered: Gathered, load: Load, progress: Callable[[float], None]) -> Counter[str]:
    """Send everything, passages first, say of it what is known as a whole, and give how frequent each form is.

    ``progress`` hears the share of it that is sent.
    """
    whole = Summary()
    for part in spool.parts:
        whole.unite(summary_of(part))
    gathered.codes, gathered.title_codes = sorted(whole.codes), sorted(whole.title_codes)
    gathered.dates = [list(date) for date in sorted(whole.dates - {()}, key=repr)]
    gathered.values = {
        name: {key: (label, whole.texts[name][key]) for key, label in whole.labels[name].items()} for name in ATTRIBUTES
    }
    numbering = _Numbering({tuple(date): number for number, date in enumerate(gathered.dates)}, whole.labels["speaker"])
    documents = sum(sum(counts) for counts in spool.census.items.values())
    done = count()

    def told(each: Iterator[tuple[int, str]]) -> Iterator[tuple[int, str]]:
        for document in each:
            progress(next(done) / documents)
            yield document

    gathered.passages = load("passages", told(numbering.passages(spool)))
    gathered.texts = load("texts", told(numbering.texts(spool)))
    progress(1.0)
    return whole.held.most()


def thrown_away(directory: Path) -> None:
    """Remove what was written to disk."""
    shutil.rmtree(directory, ignore_errors=True)


class _Numbering:
    """Numbers texts and passages in order of item, section and passage, and fills in what they are sorted by."""

    def __init__(self, dates: dict[tuple[Any, ...], int], labels: dict[str, str]) -> None:
        self._dates, self._labels = dates, labels

    def passages(self, spool: Spool) -> Iterator[tuple[int, str]]:
        number = count()
        for text, (gaps, documents) in enumerate(_in_order(spool, "passages")):
            common = self._common(gaps, text)
            for key, document in zip(gaps["speakers"], documents, strict=True):
                n = next(number)
                yield n, _united(document, common, n, self._labels[key] if key is not None else "")

    def texts(self, spool: Spool) -> Iterator[tuple[int, str]]:
        for n, (gaps, (document,)) in enumerate(_in_order(spool, "texts")):
            yield n, _united(document, self._common(gaps, n), n, gaps["speaker"])

    def _common(self, gaps: Json, text: int) -> str:
        common, date = gaps["common"], tuple(gaps["date"] or ())
        day = common["by_day"]
        return said(
            {
                **common,
                "text": text,
                "ordinal": gaps["ordinal"],
                "dated": self._dates.get(date, UNDATED),
                "by_day_latest": day if day == LAST else -day,
                "by_ingested": -gaps["ingested"],
            }
        )


def _in_order(spool: Spool, level: Level) -> Iterator[tuple[Json, list[str]]]:
    parts = (documents_of(part, level) for part in spool.parts)
    return merge(*parts, key=lambda each: (each[0]["item"], each[0]["ordinal"]))


def _united(document: str, common: str, number: int, speaker: str) -> str:
    """Make one document of what is known of it alone, what its text shares, and its place (all are objects of JSON)."""
    place = said({"n": number, "by_speaker": _by_speaker(speaker)})
    return f"{document.rstrip()[:-1]},{common[1:-1]},{place[1:]}"


def _by_speaker(name: str) -> str:
    """Give what is sorted by: nobody last."""
    return f"{'0' if name else '1'}{sort_name(name)}"
