"""Sources that mean harm are accepted unharmed or refused with one sentence, in bounded time and memory, and reach nothing."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from archive import tei
from tests.ingest.hostile import cases

CASES = cases()
ROOT = Path(__file__).parents[2]
MOST_SECONDS = 2.0
"""Seconds of processor time that one source may cost."""

MOST_MEGABYTES = 300

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="pipes, sockets and names of bytes are as Linux has them")


@pytest.fixture(scope="module")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home for each case, and beside them a file that nobody may change."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "secret.txt").write_text("untouched")
    for number, case in enumerate(CASES):
        home = folder / "homes" / f"{number:03}"
        (home / "seeds").mkdir(parents=True)
        (home / "archive.toml").write_text('title = "Tests"\npublisher = "Tests"\n')
        case.write(home / "seeds")
    return folder / "homes"


@pytest.fixture(scope="module")
def ingested(homes: Path) -> list[dict[str, Any]]:
    """What came of every case, all ingested in one process that may reach nothing."""
    around = sorted(path.name for path in homes.parent.iterdir())
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-m", "tests.ingest.confined", str(homes)],
        capture_output=True, text=True, timeout=600, cwd=homes.parent, env=environment, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    assert sorted(path.name for path in homes.parent.iterdir()) == around
    assert (homes.parent / "secret.txt").read_text() == "untouched"
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.parametrize("number", range(len(CASES)), ids=[case.name for case in CASES])
def test_a_hostile_source_does_no_harm(homes: Path, ingested: list[dict[str, Any]], number: int) -> None:
    case, found = CASES[number], ingested[number]
    assert found["code"] in (0, 1), found["code"]
    masters = list((homes / found["name"] / "tei").glob("*.xml"))
    if masters:
        (master,) = masters
        held = "".join(passage.received for passage in tei.decode(master.read_bytes(), master.name).passages)
        assert case.words is not None, held[:200]
        assert "".join(case.words.split()) in "".join(held.split())
    else:
        refusal, *summary = found["said"].splitlines()
        assert case.refused is not None, refusal
        assert re.search(case.refused, refusal), refusal
        assert summary == ["1 refused"]
        assert "the program failed" not in refusal
        assert refusal.endswith(".")
    assert found["seconds"] <= MOST_SECONDS
    assert found["megabytes"] <= MOST_MEGABYTES
