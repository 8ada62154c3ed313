"""Shares out the making of masters among processes, in bounded memory and in order."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context

from archive.errors import ArchiveError, OperatorError
from archive.ingest.making import Made, Task, Workshop, make
from archive.ingest.shelf import Outcome

Result = Made | Outcome | ArchiveError

ALONE = 40
"""Sources up to which one process is faster than two, which take a second to start."""

MOST_PROCESSES = 4
"""Each takes some 80 MB; the writer cannot follow many more."""

AHEAD = 8
"""Masters that each process may be ahead of the writer."""

_workshop: Workshop
"""What the tasks of this process need, where it is one of several."""


def results(workshop: Workshop, tasks: Sequence[Task]) -> Iterator[Result]:
    """Make every master, in the order of the tasks; none is made before it is asked for by more than a few."""
    if len(tasks) <= ALONE:
        return (make(workshop, task) for task in tasks)
    return _shared_out(workshop, tasks)


def _shared_out(workshop: Workshop, tasks: Sequence[Task]) -> Iterator[Result]:
    count = max(1, min(os.cpu_count() or 1, MOST_PROCESSES))
    # A fresh process is the one way to start another that every system has and that threads cannot trip up.
    pool = ProcessPoolExecutor(count, get_context("spawn"), _begin, (workshop,))
    waiting: deque[Future[Result]] = deque()
    remaining = iter(tasks)
    try:
        waiting.extend(pool.submit(_make, task) for task in islice(remaining, count * AHEAD))
        while waiting:
            result = waiting.popleft().result()
            waiting.extend(pool.submit(_make, task) for task in islice(remaining, 1))
            yield result
    except BrokenProcessPool:
        reason = "A process that described sources was ended from outside, mostly for want of memory; ingest again to go on."
        yield OperatorError(reason)
    finally:
        pool.shutdown(cancel_futures=True)


def _begin(workshop: Workshop) -> None:
    global _workshop
    _workshop = workshop


def _make(task: Task) -> Result:
    return make(_workshop, task)
