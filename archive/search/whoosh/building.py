"""Writes the parts of a generation: new ones from units, in two processes or more where there is much, others as copies."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable, Iterator, Sequence
from itertools import count, islice
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import NamedTuple, cast

from archive.errors import ArchiveError, IndexDamaged
from archive.model import TextUnit
from archive.search.engine import Census, Sample, Units
from archive.search.whoosh.parts import PartWriter
from archive.search.whoosh.table import Held, Table
from archive.search.words.analysis import tokens

PARALLEL_FROM = 64
"""Items from which another process is worth the second it takes to start."""

MOST_PROCESSES = 4
"""Each writes parts of its own, and each part costs every search a little."""

SAMPLES = 24
"""Passages of each part that are looked up again: one lost in ten is then missed by chance once in thirteen builds."""

SAMPLE_WORDS = 8
"""Words of a sample: enough to be nearly alone in an archive."""


class _Written(NamedTuple):
    """A part, and what went into it."""

    name: str
    census: Census


def build_parts(
    directory: Path,
    items: Sequence[str],
    units: Units,
    *,
    previous: Path | None,
    unchanged: frozenset[str],
    progress: Callable[[int], None] | None,
) -> Census:
    """Write the parts of a generation of ``items`` (see Engine.build)."""
    old = Table() if previous is None else Table.read(previous)
    parts: dict[str, Held] = {}
    counts: dict[str, tuple[int, int]] = {}
    for name, held in old.still_good(unchanged).items() if previous is not None else ():
        shutil.copytree(cast(Path, previous) / name, directory / _name(len(parts)), copy_function=_taken_over)
        parts[_name(len(parts))] = held
        counts.update((item, old.items[item]) for item in held.items)
    done = _Done(progress, len(counts))
    written = _write(directory, len(parts), [item for item in sorted(items) if item not in counts], units, done)
    for name, census in written:
        parts[name] = Held(frozenset(census.items), len(census.items))
        counts.update(census.items)
    Table(parts, counts).write(directory)
    return Census(
        counts,
        tuple(sample for part in written for sample in part.census.samples),
        tuple(fault for part in written for fault in part.census.faults),
    )


def write_parts(places: Iterator[Path], items: Sequence[str], units: Units, done: Callable[[], None]) -> list[_Written]:
    """Write parts, each until it is full."""
    waiting = list(reversed(items))
    written: list[_Written] = []
    while waiting:
        place = next(places)
        written.append(_Written(place.name, _write_part(place, waiting, units, done)))
    return written


def _write_part(directory: Path, waiting: list[str], units: Units, done: Callable[[], None]) -> Census:
    """Write one part of the items waiting, the last first; one that cannot be read is told and left out."""
    writer = PartWriter(directory)
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


class _Done:
    """Counts the items done."""

    def __init__(self, progress: Callable[[int], None] | None, done: int) -> None:
        self._progress, self._done = progress, done
        self.one_more(0)

    def one_more(self, more: int = 1) -> None:
        self._done += more
        if self._progress is not None:
            self._progress(self._done)


def _write(directory: Path, first: int, items: list[str], units: Units, done: _Done) -> list[_Written]:
    """Write the items as parts numbered from ``first``, in as many processes as are worth it."""
    processes = min(_processors(), MOST_PROCESSES) if len(items) >= PARALLEL_FROM else 1
    if processes == 1:
        return write_parts(_places(directory, first), items, units, done.one_more)
    context = get_context("spawn")
    receivers, workers = [], []
    for number in range(processes):
        receiver, sender = context.Pipe(duplex=False)
        task = (sender, directory, first + number, processes, items[number::processes], units)
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


def _collected(receivers: Sequence[Connection], done: _Done) -> Iterator[list[_Written]]:
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


def _work(sender: Connection, directory: Path, first: int, step: int, items: list[str], units: Units) -> None:
    """Write parts in a process of its own."""
    try:
        sender.send(write_parts(_places(directory, first, step), items, units, lambda: sender.send(None)))
    except Exception as error:
        sender.send(error)


def _taken_over(source: str, copy: str) -> None:
    """Give a file that never changes another name; where the disk knows no second names, copy it."""
    try:
        os.link(source, copy)
    except OSError:
        shutil.copy2(source, copy)


def _places(directory: Path, first: int, step: int = 1) -> Iterator[Path]:
    return (directory / _name(number) for number in count(first, step))


def _name(number: int) -> str:
    return f"part-{number:04}"


def _processors() -> int:
    """Count the processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
