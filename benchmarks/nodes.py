"""The nodes of a cluster on this machine, and what they take: processor, memory, disk."""

from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from opensearchpy import OpenSearch

from tests.search.cluster import LASTING, started

PREFIX = "benchmark"
"""Begins the names of the indexes, which go at the end."""

SECONDS = 300
"""Seconds that the nodes may take to say what they have: while they are loaded they are busy."""


@dataclass(frozen=True)
class Stored:
    """Bytes on disk of the shards that answer, and with their copies; bytes of memory that segments say they take; segments."""

    primary: int
    whole: int
    memory: int
    segments: int


class Nodes:
    """Nodes at some hosts, each a process of this machine."""

    def __init__(self, hosts: str) -> None:
        self.hosts = hosts
        self._client = OpenSearch(hosts.split(), timeout=SECONDS)
        told = self._client.nodes.info(metric="process")["nodes"].values()
        self._processes = [int(node["process"]["id"]) for node in told]

    def spent(self) -> float:
        """Give the seconds of the processor that all nodes took so far."""
        # The clock of another process by its number, as clock_getcpuclockid(3) makes it on Linux.
        return sum(time.clock_gettime(~process << 3 | 2) for process in self._processes)

    def stored(self) -> Stored:
        """Say what the indexes take."""
        told = self._client.indices.stats(index=f"{PREFIX}-*", params={"include_segment_file_sizes": "false"})["_all"]
        primary, whole = (int(told[each]["store"]["size_in_bytes"]) for each in ("primaries", "total"))
        held = told["primaries"]["segments"]
        memory = held["memory_in_bytes"] + held["fixed_bit_set_memory_in_bytes"]
        return Stored(primary, whole, memory + told["primaries"]["fielddata"]["memory_size_in_bytes"], held["count"])

    def heap(self) -> int:
        """Give the bytes of the heap that all nodes use when what is not needed is gone."""
        for process in self._processes if shutil.which("jcmd") else ():
            subprocess.run(["jcmd", str(process), "GC.run"], stdout=subprocess.DEVNULL, check=True)
        told = self._client.nodes.stats(metric="jvm")["nodes"].values()
        return sum(node["jvm"]["mem"]["heap_used_in_bytes"] for node in told)

    def forget(self) -> None:
        """Let the nodes forget the answers they keep."""
        self._client.indices.clear_cache(index=f"{PREFIX}-*")

    def clear(self) -> None:
        """Remove the indexes."""
        self._client.indices.delete(index=f"{PREFIX}-*", params={"allow_no_indices": "true"})


@contextmanager
def running(hosts: str | None) -> Iterator[Nodes]:
    """Give the nodes at these hosts, or three that live as long as they are needed."""
    if hosts:
        nodes = Nodes(hosts)
        try:
            yield nodes
        finally:
            nodes.clear()
    else:
        with started(LASTING) as cluster:
            yield Nodes(" ".join(cluster.hosts))
