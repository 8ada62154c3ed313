"""The cluster that the tests of one run share."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from tests.search.cluster import Cluster, Unavailable, started

RUNNING = "TEI_ARCHIVE_TEST_CLUSTER"
"""Names the hosts of a cluster that is running, to save the start while one works on the engine."""


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """Three nodes, a process each; skip where there can be none."""
    with ExitStack() as stack:
        try:
            nodes = stack.enter_context(started())
        except Unavailable as reason:
            pytest.skip(str(reason))
        yield nodes


@pytest.fixture(scope="session")
def hosts(request: pytest.FixtureRequest) -> str:
    """Where a cluster is asked."""
    running = os.environ.get(RUNNING)
    return running or " ".join(request.getfixturevalue("cluster").hosts)
