"""What the tests of one run share: a cluster, and the archives that an engine is asked about."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from archive.search import Engine, Searcher, engine_named
from tests.search.answers import opened
from tests.search.cluster import Cluster, Unavailable, started
from tests.search.contract_scripts import ARCHIVE
from tests.search.corpus import STORY
from tests.search.library import LIBRARY
from tests.search.shelf import Shelf

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


@pytest.fixture(scope="module")
def hosts(request: pytest.FixtureRequest) -> str:
    """Where a cluster is asked, whole again should a module before have lost nodes of it."""
    running = os.environ.get(RUNNING)
    if running:
        return running
    cluster: Cluster = request.getfixturevalue("cluster")
    cluster.restore()
    return " ".join(cluster.hosts)


@pytest.fixture(scope="module")
def searcher(engine: Engine) -> Iterator[Searcher]:
    """The story, as the engine of a module holds it."""
    with opened(engine, STORY) as found:
        yield found


@pytest.fixture(scope="module")
def forgetful(engine: Engine) -> Engine:
    """An engine that may let go of generations that others have open."""
    return engine


@pytest.fixture(scope="module")
def library(engine: Engine) -> Iterator[Searcher]:
    """What is rare, as the engine of a module holds it."""
    with opened(engine, LIBRARY) as found:
        yield found


@pytest.fixture(scope="module")
def written(engine: Engine) -> Iterator[Searcher]:
    """Texts in many scripts, as the engine of a module holds them."""
    with opened(engine, ARCHIVE) as found:
        yield found


@pytest.fixture(scope="module")
def drawn(engine: Engine) -> Iterator[Shelf]:
    """Drawn archives, as the engine of a module holds them."""
    shelf = Shelf(engine)
    yield shelf
    shelf.close()


@pytest.fixture(scope="session")
def known() -> Iterator[Shelf]:
    """The same, as Whoosh holds them."""
    shelf = Shelf(engine_named("whoosh"))
    yield shelf
    shelf.close()
