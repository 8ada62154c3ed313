from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from archive.cli import archive
from tests.homes import demo_home

ITEM = "lenin-1917-12-01-alliance"


class Command:
    """The command ``archive`` on one home; an error it knows is raised."""

    def __init__(self, home: Path) -> None:
        self.home = home

    def __call__(self, verb: str, *words: str) -> Result:
        return CliRunner().invoke(archive, [verb, "--home", str(self.home), *words], catch_exceptions=False)


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli") / "home"
    demo_home(folder)
    return folder


@pytest.fixture
def run(shared: Path) -> Command:
    """The command on a home that tests read only."""
    return Command(shared)


@pytest.fixture
def own(shared: Path, tmp_path: Path) -> Command:
    """The command on a home of the test's own."""
    shutil.copytree(shared, tmp_path / "home")
    return Command(tmp_path / "home")
