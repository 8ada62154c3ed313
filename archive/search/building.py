"""Writes the parts of a generation from units, each until it is full, in two processes or more where there is much."""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import count, islice
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import NamedTuple, Protocol, cast

from archive.errors import ArchiveError, IndexDamaged
from archive.model import TextUnit
from archive.search.engine import Census, Sample, Units
from archive.search.words.analysis import tokens

PARALLEL_FROM = 64
"""Items for which another process is worth the second it takes to start."""

SAMPLES = 24
"""Passages of each part that are looked up again: one lost in ten is then missed by chance once in thirteen builds."""

SAMPLE_WORDS = 8
"""Words of a sample: enough to be nearly alone in an archive."""


class PartWriter(Protocol):
    """Writes one part; ``close`` makes it complete, ``cancel`` leaves off."""

    @property
    def is_full(self) -> bool:
        """The part has as much as one should."""
        ...

    def add(self, text: TextUnit, ordinal: int) -> None:
        """Write a text, the ``ordinal``-th of its item."""
        ...

    def close(self) -> None:
        """Write everything out."""
        ...

    def cancel(self) -> None:
        """Let go of what was written, which is to be thrown away."""
        ...


Writer = Callable[[Path], PartWriter]
"""Begins a part in a folder that it makes; can be pickled."""


class Written(NamedTuple):
    """A part, and what went into it."""

    name: str
    census: Census


def census_of(items: Mapping[str, tuple[int, int]], written: Iterable[Written]) -> Census:
    """Say what is in a generation of which some parts were written now; samples and faults are of these."""
    parts = tuple(part.census for part in written)
    return Census(
        items,
        tuple(sample for part in parts for sample in part.samples),
        tuple(fault for part in parts for fault in part.faults),
    )


def written_parts(
    writer: Writer, directory: Path, first: int, items: Sequence[str], units: Units, done: Done, most: int = sys.maxsize
) -> list[Written]:
    """Write the items as parts numbered from ``first``, in as many processes as are worth it, at most ``most``.

    An item that cannot be read is left out and told in the census of its part.
    """
    processes = min(_processors(), 1 + len(items) // PARALLEL_FROM, most)
    if processes == 1:
        return write_parts(writer, _places(directory, first), items, units, done.one_more)
    context = get_context("spawn")
    receivers, workers = [], []
    for number in range(processes):
        receiver, sender = context.Pipe(duplex=False)
        task = (sender, writer, directory, first + number, processes, items[number::processes], units)
        worker = context.Process(target=_work, args=task, daemon=True)
        worker.start()
        sender.close()
        receivers.append(receiver)
        workers.append(worker)
    try:
        return sorted((part for parts in _collected(receivers, done) for part in parts), key=lambda part: part.name)
    finally:
        for worker in workers:
            worker.terminate()
            worker.join()


def write_parts(
    writer: Writer, places: Iterator[Path], items: Sequence[str], units: Units, done: Callable[[], None]
) -> list[Written]:
    """Write parts, each until it is full."""
    waiting = list(reversed(items))
    written: list[Written] = []
    while waiting:
        place = next(places)
        written.append(Written(place.name, _write_part(writer(place), waiting, units, done)))
    return written


def part_name(number: int) -> str:
    """Name a part by its number."""
    return f"part-{number:04}"


class Done:
    """Counts the items done."""

    def __init__(self, progress: Callable[[int], None] | None, done: int) -> None:
        self._progress, self._done = progress, done
        self.one_more(0)

    def one_more(self, more: int = 1) -> None:
        """Tell that so many more are done."""
        self._done += more
        if self._progress is not None:
            self._progress(self._done)


class Halves:
    """Tells of items that are first read and then written, document by document: each counts a half when it is read."""

    def __init__(self, progress: Callable[[int], None] | None, items: int) -> None:
        self._progress, self._items, self._told = progress, items, -1

    def read(self, items: int) -> None:
        """Hear that so many items are read."""
        self._tell(items / 2)

    def written(self, share: float) -> None:
        """Hear that such a share of all documents, 1.0 at last, is written."""
        self._tell(self._items * (1 + share) / 2)

    def _tell(self, done: float) -> None:
        if self._progress is not None and int(done) > self._told:
            self._told = int(done)
            self._progress(self._told)


def _write_part(writer: PartWriter, waiting: list[str], units: Units, done: Callable[[], None]) -> Census:
    """Write one part of the items waiting, the last first; one that cannot be read is told and left out."""
    counts: dict[str, tuple[int, int]] = {}
    faults: list[tuple[str, ArchiveError]] = []
    samples = _Samples()
    try:
        while waiting and not writer.is_full:
            item = waiting.pop()
            try:
                texts = list(units(item))
            except ArchiveError as error:
                faults.append((item, error))
            else:
                for ordinal, text in enumerate(texts):
                    writer.add(text, ordinal)
                    samples.offer(text)
                counts[item] = len(texts), sum(len(text.passages) for text in texts)
            done()
    except BaseException:
        writer.cancel()
        raise
    writer.close()
    return Census(counts, tuple(samples.kept), tuple(faults))


class _Samples:
    """A random sample of the passages offered, each as likely as another (Vitter 1985, algorithm R); the same every time."""

    def __init__(self) -> None:
        self.kept: list[Sample] = []
        self._seen, self._random = 0, random.Random(1917)  # noqa: S311 (chance, not secrecy)

    def offer(self, text: TextUnit) -> None:
        for passage in text.passages:
            self._seen += 1
            place = len(self.kept) if len(self.kept) < SAMPLES else self._random.randrange(self._seen)
            words = tuple(token.raw for token in islice(tokens(passage.received), SAMPLE_WORDS)) if place < SAMPLES else ()
            if words:
                self.kept[place : place + 1] = [Sample(text.item, passage.id, words)]


def _collected(receivers: Sequence[Connection], done: Done) -> Iterator[list[Written]]:
    """Hear what the workers tell until each has told what it wrote."""
    waiting = list(receivers)
    while waiting:
        for receiver in cast(list[Connection], wait(waiting)):
            try:
                message = receiver.recv()
            except EOFError:
                raise IndexDamaged("A process that was building the index stopped; run “archive build” again.") from None
            if isinstance(message, list):
                yield message
                waiting.remove(receiver)
            elif isinstance(message, BaseException):
                raise message
            else:
                done.one_more()


def _work(
    sender: Connection, writer: Writer, directory: Path, first: int, step: int, items: Sequence[str], units: Units
) -> None:
    """Write parts in a process of its own."""
    try:
        sender.send(write_parts(writer, _places(directory, first, step), items, units, lambda: sender.send(None)))
    except Exception as error:
        sender.send(error)


def _places(directory: Path, first: int, step: int = 1) -> Iterator[Path]:
    return (directory / part_name(number) for number in count(first, step))


def _processors() -> int:
    """Count the processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
