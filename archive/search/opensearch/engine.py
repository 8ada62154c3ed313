"""The engine for archives that outgrow one machine: a cluster of OpenSearch."""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from archive.errors import EngineUnavailable, IndexDamaged
from archive.model import TextUnit
from archive.search.building import Halves
from archive.search.engine import Census, Units
from archive.search.opensearch.address import Address
from archive.search.opensearch.asking import Asking
from archive.search.opensearch.building import sent, spooled, thrown_away
from archive.search.opensearch.cluster import Cluster
from archive.search.opensearch.facts import Facts, Gathered, owner_before
from archive.search.opensearch.fields import SCHEMA, marks, settings
from archive.search.opensearch.searcher import ClusterSearcher
from archive.search.query.naming import Names
from archive.search.results import Level

Json = dict[str, Any]

LEVELS: tuple[Level, ...] = ("texts", "passages")

PASSAGES_A_SHARD = 10_000_000
"""Passages that one shard is meant for: some 14 GB, which a node that comes back copies in minutes (10 to 30 GB are usual)."""

MOST_SHARDS = 48
"""Each costs every search a little."""

_NAMES = "names.json"


class OpenSearchEngine:
    """Keeps the words of a generation in two indexes of a cluster, and in its folder what is known of it as a whole.

    ``replicas`` is None for one copy of each shard wherever there is another node. An index has one shard more for each
    ``passages_a_shard``.
    """

    name = "opensearch"

    def __init__(self, address: Address, replicas: int | None = None, passages_a_shard: int = PASSAGES_A_SHARD) -> None:
        self._address, self._replicas, self._passages_a_shard = address, replicas, passages_a_shard

    @property
    def schema(self) -> str:
        """Name the form of what is written."""
        return SCHEMA

    def build(
        self,
        directory: Path,
        items: Sequence[str],
        units: Units,
        names: Mapping[str, tuple[str, ...]],
        *,
        previous: Path | None = None,
        unchanged: frozenset[str] = frozenset(),
        progress: Callable[[int], None] | None = None,
    ) -> Census:
        """Write a generation (see Engine)."""
        cluster = Cluster(self._address)
        token = secrets.token_hex(6)
        owner = owner_before(directory)
        indexes: dict[str, str] = {level: f"{cluster.prefix}-{token}-{level}" for level in LEVELS}
        gathered = Gathered(SCHEMA, indexes, owner=self._address.archive if owner is None else owner)
        cluster.greet()
        self._refuse_others(cluster, gathered.owner)
        cluster.permit()
        try:
            kept, kept_units = self._kept(cluster, previous, unchanged)
            new = [item for item in items if item not in kept]
            halves = Halves(progress, len(items))
            spool = spooled(directory / "spool", new, units, kept, kept_units, halves.read)
            passages = sum(counts[1] for counts in spool.census.items.values())
            load = partial(self._load, cluster, gathered, passages)
            counts = sent(spool, gathered, load, halves.written)
        except BaseException:
            cluster.delete(tuple(gathered.indexes.values()))
            raise
        finally:
            thrown_away(directory / "spool")
            cluster.close()
        gathered.write(directory, counts)
        (directory / _NAMES).write_text(json.dumps({key: list(names[key]) for key in sorted(names)}), encoding="utf-8")
        return spool.census

    def open(self, directory: Path) -> ClusterSearcher:
        """Open a generation; raise IndexDamaged when the cluster does not have its indexes."""
        facts, cluster = Facts(directory), Cluster(self._address)
        cluster.greet()
        for index in facts.indexes.values():
            if cluster.marks(index)[index] != marks(cluster.prefix, facts.owner):
                raise IndexDamaged(f"The index {index} in the cluster is of another archive or version. Run “archive build”.")
        names = json.loads((directory / _NAMES).read_text(encoding="utf-8"))
        given = Names({key: tuple(each) for key, each in names.items()})
        return ClusterSearcher(cluster, facts, given)

    def settle(self, kept: Sequence[Path]) -> None:
        """Let the aliases name the last of the generations kept, and remove the indexes of all that are not."""
        cluster = Cluster(self._address)
        try:
            facts = [Facts(directory) for directory in kept]
            cluster.switch({f"{cluster.prefix}-{level}": index for level, index in facts[-1].indexes.items()})
            used = {index for each in facts for index in each.indexes.values()}
            own = (name for name, owner in self._owners(cluster).items() if owner == facts[-1].owner)
            cluster.delete([name for name in own if name not in used])
        finally:
            cluster.close()

    def _refuse_others(self, cluster: Cluster, owner: str) -> None:
        """Raise EngineUnavailable where another archive has indexes that would be taken for those of this one."""
        for name, other in self._owners(cluster).items():
            if other != owner:
                raise EngineUnavailable(
                    f"The index {name} in the cluster is of another archive, “{other}”. Write another index in archive.toml,"
                    f' such as index = "{cluster.prefix}-2", or remove its indexes if it is no more.'
                )

    def _owners(self, cluster: Cluster) -> dict[str, str]:
        """Give whose the indexes of generations are that begin as those of this archive, by their names."""
        ours = re.compile(rf"{re.escape(cluster.prefix)}-[0-9a-f]{{12}}-(texts|passages)")
        found = cluster.marks(f"{cluster.prefix}-*")
        return {name: str(said.get("owner", "")) for name, said in sorted(found.items()) if ours.fullmatch(name)}

    def _load(
        self, cluster: Cluster, gathered: Gathered, passages: int, level: Level, documents: Iterator[tuple[int, str]]
    ) -> int:
        index = gathered.indexes[level]
        shards = min(MOST_SHARDS, 1 + passages // self._passages_a_shard)
        cluster.create(index, settings(cluster.prefix, gathered.owner, shards, self._replicas))
        kept = cluster.load(index, documents)
        cluster.complete(index)
        return kept

    def _kept(self, cluster: Cluster, previous: Path | None, unchanged: frozenset[str]) -> tuple[list[str], Units]:
        """Give the unchanged items that an earlier generation holds, and how to read them from it."""
        if previous is None or not unchanged:
            return [], lambda _: ()
        asking = Asking(cluster, Facts(previous).indexes)
        held = asking.values("texts", {"match_all": {}}, "item")

        def units(item: str) -> Iterator[TextUnit]:
            return (replace(text, passages=passages) for text, passages in asking.item(item))

        return sorted(unchanged & held.keys()), units
