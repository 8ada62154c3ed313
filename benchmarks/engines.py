"""All engines and the raw libraries on one corpus in one run: what building takes, and a page of results.

Run it alone on a quiet machine, with the home that benchmarks/search.py keeps (--home there):

    python benchmarks/engines.py --home DIR [--times 6] [--engines whoosh tantivy] [--peers tantivy fts5 whoosh]

The masters of the home are read ``--times`` times over, as so many items of other names: each time they are parsed and analysed
anew. A page of results is the exact total, the ten best with snippets, and all facets. All take turns query by query in one
process and are timed by what the processor did for them, threads of theirs included.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from search_queries import WARM, drawn
from search_rivals import SHOWN, RawTantivy, Sqlite, StockWhoosh, passages

from archive.cli.house import units_of
from archive.model import TextUnit
from archive.search import Query, Request, engine_named

PEERS: Mapping[str, type[RawTantivy | Sqlite | StockWhoosh]] = {"tantivy": RawTantivy, "fts5": Sqlite, "whoosh": StockWhoosh}

RATIO, SLACK = 1.5, 2.0
"""What a page may take: so many times the raw tantivy, and so many milliseconds more."""

Search = Callable[[Query], int]


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


def main() -> None:
    """Print what each build took, then a line for each kind of query."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--times", type=int, default=1)
    parser.add_argument("--engines", nargs="*", default=["whoosh", "tantivy"])
    parser.add_argument("--peers", nargs="*", default=["tantivy", "fts5", "whoosh"], choices=sorted(PEERS))
    arguments = parser.parse_args()
    corpus = Repeated(arguments.home / "tei", arguments.times)
    with tempfile.TemporaryDirectory(dir=arguments.home) as folder:
        places = {name: built(name, Path(folder) / name, corpus) for name in arguments.engines}
        once = Repeated(corpus.masters, 1)
        held = [passage for item in once.items for passage in passages(once(item))] * corpus.times
        rivals = {PEERS[name].name: PEERS[name](Path(folder) / f"raw-{name}", held).search for name in arguments.peers}
        print(f"{len(held):,} passages, load {os.getloadavg()[0]:.1f}; median (worst) in ms, times raw tantivy")
        kinds = drawn([passage.words for passage in held[: len(held) // corpus.times]])
        del held
        for kind, queries in kinds.items():
            print(line(kind, compared(places, rivals, queries)), flush=True)


def built(name: str, place: Path, corpus: Repeated) -> Path:
    """Build with an engine, and say what that took."""
    place.mkdir()
    began, spent = time.perf_counter(), _spent()
    engine_named(name).build(place, corpus.items, corpus, {})
    took, memory = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    memory = max(memory, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss) // 1024
    began = time.process_time()
    engine_named(name).open(place).close()
    opened = time.process_time() - began
    print(
        f"{name}: built in {took:.0f} s ({_spent() - spent:.0f} s of processor), largest process {memory} MB, opened in"
        f" {opened:.2f} s",
        flush=True,
    )
    return place


def compared(places: Mapping[str, Path], rivals: Mapping[str, Search], queries: Sequence[Query]) -> dict[str, list[float]]:
    """Ask each engine, newly opened, and the others each query in turn; give milliseconds."""
    searchers = {name: engine_named(name).open(place) for name, place in places.items()}
    searches: dict[str, Search] = dict(rivals)
    for name, searcher in searchers.items():
        searches[name] = lambda query, searcher=searcher: searcher.search(Request(query, size=SHOWN)).total  # type: ignore[misc]
    taken: dict[str, list[float]] = {name: [] for name in searches}
    for search in searches.values():
        search(WARM)
    for query in queries:
        for name, search in searches.items():
            began = time.process_time()
            search(query)
            taken[name].append(1000 * (time.process_time() - began))
    for searcher in searchers.values():
        searcher.close()
    return taken


def line(kind: str, taken: Mapping[str, Sequence[float]]) -> str:
    """Say what each took, and whether the engine tantivy keeps to what it may take."""
    raw = statistics.median(taken[RawTantivy.name]) if RawTantivy.name in taken else None
    said = [f"{kind:<20}"]
    for name, times in taken.items():
        median = statistics.median(times)
        ratio = f" × {median / raw:.1f}" if raw else ""
        slow = " TOO SLOW" if name == "tantivy" and raw and median > RATIO * raw + SLACK else ""
        said.append(f"{name} {median:.2f} ({max(times):.1f}){ratio}{slow}")
    return "   ".join(said)


def _spent() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


if __name__ == "__main__":
    main()
