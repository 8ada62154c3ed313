"""How a cluster grows: what an archive takes and what a question costs at two sizes, and by simple sums at a hundred million.

Run it alone on a quiet machine, with the home that benchmarks/search.py keeps (--home there):

    python benchmarks/growth.py --home DIR [--times 1 6] [--shards 1 3] [--hosts "http://127.0.0.1:9201 …"]

Three nodes with a gigabyte of heap each are started, or those at ``--hosts`` asked, which must be on this machine. The archive
is the masters of the home read so many times over (see engines.py). What a question costs is what the processor did for it here
and in all nodes. All kinds are asked before, each until that takes no less than it did, as Java compiles what it does often;
the answers are forgotten. The largest archive comes first: on nodes minutes old everything takes longer, and so growth is said
to be more than it is rather than less.
"""

from __future__ import annotations

import argparse
import math
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from pathlib import Path

from engines import Repeated
from nodes import PREFIX, Nodes, running
from search_queries import drawn
from search_rivals import SHOWN, passages

from archive.search import Query, Request, Searcher, Word
from archive.search.opensearch.address import Address
from archive.search.opensearch.engine import OpenSearchEngine

FAR = 100_000_000
"""Passages of the archive that nobody has yet."""

EACH = 10
"""Questions of a kind."""

WARMING, LONGEST = 8.0, 60.0
"""Seconds for which a kind is asked for before it counts, at least and at most: Java compiles what it does often, and is slow
until then.
"""

SETTLED, GAIN = 6, 0.95
"""A kind is warm when so many rounds in succession took no less than this share of the best before."""

QUOTED = 40
"""Words of a quotation."""

Question = Callable[[Searcher], object]


@dataclass(frozen=True)
class Grown:
    """What an archive of so many passages took: milliseconds of each kind of question, of the processor and of the clock."""

    passages: int
    processor: Mapping[str, float]
    clock: Mapping[str, float]


def main() -> None:
    """Print what each size takes, and what follows for the far one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--times", type=int, nargs="+", default=[1, 6])
    parser.add_argument("--shards", type=int, nargs="*", default=[1, 3])
    parser.add_argument("--copies", type=int, help="of each shard on other nodes, one where nothing is said")
    parser.add_argument("--hosts", help="of nodes that run already")
    arguments = parser.parse_args()
    once = Repeated(arguments.home / "tei", 1)
    words = [passage.words for item in once.items for passage in passages(once(item))]
    asked = questions(words)
    with running(arguments.hosts) as nodes:
        address = Address.of(nodes.hosts, PREFIX)
        for shards in arguments.shards:
            print(f"Shards: {shards}. Milliseconds of the processor (of the clock)", flush=True)
            grown = []
            for times in sorted(arguments.times, reverse=True):
                size = len(words) * times
                engine = OpenSearchEngine(address, arguments.copies, size // shards + 1)
                grown.append(measured(nodes, engine, Repeated(once.masters, times), size, asked))
            for kind in asked if len(grown) > 1 else ():
                print(line(kind, grown[-1], grown[0]), flush=True)


def questions(words: Sequence[str]) -> dict[str, list[Question]]:
    """Give the questions of each kind; those of one kind are asked but once, as answers are kept."""
    kinds = {kind: queries[:EACH] for kind, queries in drawn(words).items()}
    middling = [query for query in kinds["middling words"] if isinstance(query, Word)]
    long = [each for each in words if len(each.split()) > QUOTED]
    quoted = [" ".join(each.split()[:QUOTED]) for each in long[:: len(long) // len(middling)]]
    return {
        **{kind: [partial(_results, query) for query in queries] for kind, queries in kinds.items()},
        "concordance": [partial(_concordance, query) for query in middling],
        "quotation": [partial(_quotation, text) for text in quoted[: len(middling)]],
        "suggestion": [partial(_suggestion, query.text[:3]) for query in middling],
    }


def measured(
    nodes: Nodes, engine: OpenSearchEngine, corpus: Repeated, size: int, asked: Mapping[str, Sequence[Question]]
) -> Grown:
    """Build an archive of so many passages, ask, print what that took, and remove it."""
    heap = nodes.heap()
    with tempfile.TemporaryDirectory() as folder:
        build(nodes, engine, corpus, size, Path(folder))
        stored = nodes.stored()
        began = time.process_time()
        searcher = engine.open(Path(folder))
        opened = time.process_time() - began
        for questions in asked.values():
            _warm(nodes, searcher, questions)
        taken = {kind: _asked(nodes, searcher, questions) for kind, questions in asked.items()}
        here = sum(path.stat().st_size for path in Path(folder).rglob("*"))
        searcher.close()
    print(
        f"  on disk {stored.primary / size:.0f} bytes a passage, with copies {stored.whole / size:.0f}, here {here / size:.1f};"
        f" memory of segments {nodes.stored().memory / size:.2f}, heap {(nodes.heap() - heap) / size:.0f} (all nodes"
        f" {nodes.heap() >> 20} MB); {stored.segments} segments; opened in {opened:.2f} s; load {os.getloadavg()[0]:.1f}",
        flush=True,
    )
    nodes.clear()
    processor, clock = ({kind: statistics.median(each[at] for each in times) for kind, times in taken.items()} for at in (0, 1))
    print("  " + ", ".join(f"{kind} {processor[kind]:.1f} ({clock[kind]:.1f})" for kind in asked), flush=True)
    return Grown(size, processor, clock)


def build(nodes: Nodes, engine: OpenSearchEngine, corpus: Repeated, size: int, folder: Path) -> None:
    """Build, and print what that took."""
    marks, read, helpers = [_now(nodes)], len(corpus.items) // 2, _helpers()
    engine.build(folder, corpus.items, corpus, {}, progress=lambda done: marks.append(_now(nodes)) if done == read else None)
    marks.append(_now(nodes))
    (writing, ours, _), (loading, *others) = (
        [after - before for before, after in zip(*pair, strict=True)] for pair in pairwise(marks)
    )
    here, there = (1000 * each / size for each in others)
    written = 1000 * (ours + _helpers() - helpers) / size
    print(
        f"{size:,} passages: written to disk {size / writing:.0f} a second ({written:.2f} ms of the processor"
        f" each), loaded {size / loading:.0f} a second ({here:.2f} ms each here, {there:.2f} in the nodes);"
        f" {writing + loading:.0f} s as a whole",
        flush=True,
    )


def line(kind: str, small: Grown, large: Grown) -> str:
    """Say what a kind of question takes as a line through two points: fixed, for each million of passages, and far."""
    slope = (large.processor[kind] - small.processor[kind]) / (large.passages - small.passages)
    fixed = small.processor[kind] - slope * small.passages
    each = "  ".join(f"{grown.processor[kind]:.1f} ({grown.clock[kind]:.1f})" for grown in (small, large))
    return f"  {kind:<20} {each}   {fixed:.1f} + {1e6 * slope:.1f}   {(fixed + slope * FAR) / 1000:.1f} s"


def _asked(nodes: Nodes, searcher: Searcher, questions: Sequence[Question]) -> list[tuple[float, float]]:
    taken = []
    for question in questions:
        before = _now(nodes)
        question(searcher)
        clock, ours, theirs = (1000 * (after - each) for after, each in zip(_now(nodes), before, strict=True))
        taken.append((ours + theirs, clock))
    return taken


def _warm(nodes: Nodes, searcher: Searcher, questions: Sequence[Question]) -> None:
    """Ask until that takes no less than before."""
    began, best, settled = time.monotonic(), math.inf, 0
    while (lasted := time.monotonic() - began) < WARMING or (settled < SETTLED and lasted < LONGEST):
        spent = time.process_time() + nodes.spent()
        for question in questions:
            question(searcher)
        took = time.process_time() + nodes.spent() - spent
        settled = 0 if took < GAIN * best else settled + 1
        best = min(best, took)
        nodes.forget()


def _now(nodes: Nodes) -> tuple[float, float, float]:
    """Give the seconds of the clock, and those of the processor in this process and in the nodes."""
    return time.perf_counter(), time.process_time(), nodes.spent()


def _helpers() -> float:
    """Give the seconds of the processor that processes took which this one started and which are done."""
    times = os.times()
    return times.children_user + times.children_system


def _results(query: Query, searcher: Searcher) -> object:
    return searcher.search(Request(query, size=SHOWN))


def _concordance(query: Query, searcher: Searcher) -> object:
    return searcher.concordance(Request(query))


def _quotation(text: str, searcher: Searcher) -> object:
    return searcher.quoted(text, 3)


def _suggestion(typed: str, searcher: Searcher) -> object:
    return searcher.suggest(typed, 8)


if __name__ == "__main__":
    main()
