"""All engines and the raw libraries on one corpus in one run: what building takes, and a page of results.

Run it alone on a quiet machine, with the home that benchmarks/search.py keeps (--home there):

    python benchmarks/engines.py --home DIR [--times 6] [--engines whoosh tantivy opensearch] [--peers tantivy fts5 whoosh]
        [--hosts "http://127.0.0.1:9201 …"]

The masters of the home are read ``--times`` times over, as so many items of other names: each time they are parsed and analysed
anew. A page of results is the exact total, the ten best with snippets, and all facets. All take turns query by query in one
process and are timed by what the processor did for them, threads of theirs included.

For opensearch three nodes with a gigabyte of heap each are started, or those at ``--hosts`` of this machine are asked:
most of what it costs is in their processes, so to its time is added what the processor did in all of them, whatever for. They
answer all queries once before, as Java compiles what it does often, and forget the answers. What is written goes where the
system keeps what is temporary (``TMPDIR``).
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, replace
from itertools import pairwise
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple, TypeVar

from nodes import PREFIX, Nodes, running
from search_queries import WARM, drawn
from search_rivals import SHOWN, Passage, RawTantivy, Sqlite, StockWhoosh, passages

from archive.cli.house import units_of
from archive.model import TextUnit
from archive.search import Query, Request, engine_named, parse

PEERS: Mapping[str, type[RawTantivy | Sqlite | StockWhoosh]] = {"tantivy": RawTantivy, "fts5": Sqlite, "whoosh": StockWhoosh}

RATIO, SLACK = 1.5, 2.0
"""What a page may take: so many times the raw tantivy, and so many milliseconds more."""

MB = 1 << 20

Search = Callable[[Query], object]

Result = TypeVar("Result")


class Timed(NamedTuple):
    """Milliseconds of the processor, and of the clock."""

    processor: float
    clock: float


@dataclass(frozen=True)
class Repeated:
    """The masters of a home, each under several names; can be pickled."""

    masters: Path
    times: int

    @property
    def items(self) -> list[str]:
        """All names."""
        return [f"{path.stem}~{time}" for path in sorted(self.masters.glob("*.xml")) for time in range(self.times)]

    def __call__(self, item: str) -> list[TextUnit]:
        """Read the texts of an item."""
        return [replace(text, item=item) for text in units_of(self.masters, item.rpartition("~")[0])]


@dataclass(frozen=True)
class Built:
    """An engine and where it built."""

    name: str
    place: Path
    nodes: Nodes | None

    @property
    def hosts(self) -> str:
        """Where its nodes are."""
        return self.nodes.hosts if self.nodes else ""

    @property
    def spent(self) -> float:
        """Seconds of the processor that this process and the nodes took."""
        return time.process_time() + (self.nodes.spent() if self.nodes else 0.0)


class First(NamedTuple):
    """What a new process takes, in seconds of the processor, and its size then in megabytes."""

    opened: float
    searched: float
    suggested: float
    memory: int


def main() -> None:
    """Print what each build took, then a line for each kind of query."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--times", type=int, default=1)
    parser.add_argument("--engines", nargs="*", default=["whoosh", "tantivy"])
    parser.add_argument("--peers", nargs="*", default=["tantivy", "fts5", "whoosh"], choices=sorted(PEERS))
    parser.add_argument("--hosts", help="of nodes that run already")
    arguments = parser.parse_args()
    corpus = Repeated(arguments.home / "tei", arguments.times)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        nodes = stack.enter_context(running(arguments.hosts)) if "opensearch" in arguments.engines else None
        engines = [Built(name, folder / name, nodes if name == "opensearch" else None) for name in arguments.engines]
        for engine in engines:
            build(engine, corpus)
        once = Repeated(corpus.masters, 1)
        held = [passage for item in once.items for passage in passages(once(item))] * corpus.times
        rivals = dict(rival(PEERS[name], folder / f"raw-{name}", held) for name in arguments.peers)
        print(f"{len(held):,} passages, load {os.getloadavg()[0]:.1f}; median (worst) in ms, times raw tantivy [of the clock]")
        kinds = drawn([passage.words for passage in held[: len(held) // corpus.times]])
        del held
        for kind, queries in kinds.items():
            print(line(kind, compared(engines, rivals, queries)), flush=True)


def build(engine: Built, corpus: Repeated) -> None:
    """Build with an engine, in a new process, and say what that took, and opening in another."""
    engine.place.mkdir()
    before = engine.nodes.spent() if engine.nodes else 0.0
    seconds, processor, memory = _in_new_process(_build, engine.name, engine.hosts, engine.place, corpus)
    stored = _size(engine.place)
    if engine.nodes:
        processor += engine.nodes.spent() - before
        stored += engine.nodes.stored().whole
    first = _in_new_process(_open, engine.name, engine.hosts, engine.place)
    print(
        f"{engine.name}: built in {seconds:.0f} s ({processor:.0f} s of processor), largest process {memory} MB,"
        f" {stored // MB} MB on disk; a new process opened in {first.opened:.2f} s of processor, searched first in"
        f" {first.searched:.2f}, completed a word first in {first.suggested:.2f}, and is {first.memory} MB then",
        flush=True,
    )


def rival(peer: type[RawTantivy | Sqlite | StockWhoosh], place: Path, held: Sequence[Passage]) -> tuple[str, Search]:
    """Build with a library, say what that took, and give its search."""
    began, spent = time.perf_counter(), time.process_time()
    search = peer(place, held).search
    print(
        f"raw {peer.name.removeprefix('raw ')}: built in {time.perf_counter() - began:.0f} s"
        f" ({time.process_time() - spent:.0f} s of processor), {_size(place) // MB} MB on disk",
        flush=True,
    )
    return peer.name if peer is RawTantivy else f"raw {peer.name}", search


def compared(engines: Sequence[Built], rivals: Mapping[str, Search], queries: Sequence[Query]) -> dict[str, list[Timed]]:
    """Ask each engine, newly opened, and the others each query in turn."""
    searchers = {engine: engine_named(engine.name, engine.hosts, PREFIX).open(engine.place) for engine in engines}
    ours: dict[Built, Search] = {
        engine: lambda query, searcher=searcher: searcher.search(Request(query, size=SHOWN))  # type: ignore[misc]
        for engine, searcher in searchers.items()
    }
    library = Built("", Path(), None)
    asked = [(engine.name, engine, search) for engine, search in ours.items()]
    asked += [(name, library, search) for name, search in rivals.items()]
    for _, engine, search in asked:
        for query in queries if engine.nodes else ():
            search(query)
        if engine.nodes:
            engine.nodes.forget()
        search(WARM)
    taken: dict[str, list[Timed]] = {name: [] for name, _, _ in asked}
    for query in queries:
        for name, engine, search in asked:
            began, spent = time.perf_counter(), engine.spent
            search(query)
            taken[name].append(Timed(1000 * (engine.spent - spent), 1000 * (time.perf_counter() - began)))
    for searcher in searchers.values():
        searcher.close()
    return taken


def line(kind: str, taken: Mapping[str, Sequence[Timed]]) -> str:
    """Say what each took, and whether the engine tantivy keeps to what it may take."""
    medians = {name: statistics.median(each.processor for each in times) for name, times in taken.items()}
    raw = medians.get(RawTantivy.name)
    said = [f"{kind:<20}"]
    for name, times in taken.items():
        ratio = f" × {medians[name] / raw:.1f}" if raw else ""
        clock = statistics.median(each.clock for each in times)
        slow = " TOO SLOW" if name == "tantivy" and raw and medians[name] > RATIO * raw + SLACK else ""
        said.append(f"{name} {medians[name]:.2f} ({max(times).processor:.1f}){ratio} [{clock:.1f}]{slow}")
    return "   ".join(said)


def _in_new_process(function: Callable[..., Result], *given: object) -> Result:
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        return pool.submit(function, *given).result()


def _build(name: str, hosts: str, place: Path, corpus: Repeated) -> tuple[float, float, int]:
    """Give the seconds of the clock and of the processor, and the megabytes of the largest process."""
    began, spent = time.perf_counter(), _spent()
    engine_named(name, hosts, PREFIX).build(place, corpus.items, corpus, {})
    whose = resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN
    memory = max(resource.getrusage(each).ru_maxrss for each in whose) // 1024
    return time.perf_counter() - began, _spent() - spent, memory


def _open(name: str, hosts: str, place: Path) -> First:
    engine, spent = engine_named(name, hosts, PREFIX), [time.process_time()]
    searcher = engine.open(place)
    spent.append(time.process_time())
    searcher.search(Request(parse("peace treaty").query, size=SHOWN))
    spent.append(time.process_time())
    searcher.suggest("peac", SHOWN)
    spent.append(time.process_time())
    searcher.close()
    opened, searched, suggested = (end - start for start, end in pairwise(spent))
    return First(opened, searched, suggested, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)


def _spent() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*"))


if __name__ == "__main__":
    main()
