"""The wheel works on its own: in an empty environment, away from the repository, on a home that init made."""

from __future__ import annotations

import subprocess
import sys
import urllib.request
import venv
from pathlib import Path

import pytest

from tests.served import served

ROOT = Path(__file__).resolve().parent.parent
BIN = "Scripts" if sys.platform == "win32" else "bin"

pytestmark = pytest.mark.xdist_group("install")


@pytest.fixture(scope="module")
def command(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the command of an environment that holds the wheel and what it needs, and nothing else."""
    folder = tmp_path_factory.mktemp("wheel")
    quiet = ["--quiet", "--disable-pip-version-check"]
    subprocess.run([sys.executable, "-m", "pip", "wheel", *quiet, "--no-deps", "-w", folder, ROOT], check=True)
    venv.create(folder / "venv", with_pip=True)
    wheel = next(folder.glob("tei_archive-*.whl"))
    subprocess.run([folder / "venv" / BIN / "python", "-m", "pip", "install", *quiet, wheel], check=True)
    return folder / "venv" / BIN / "archive"


def test_init_ingest_build_and_serve_work_from_the_wheel(command: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    subprocess.run([command, "init", home], check=True, cwd=tmp_path)
    seed = next((ROOT / "seeds").glob("*.txt"))
    (home / "seeds" / "letter.txt").write_bytes(seed.read_bytes())
    for verb in ("ingest", "build", "check"):
        subprocess.run([command, verb, "--home", home], check=True, cwd=tmp_path)
    with served([command, "serve", "--home", home, "--port", "0"], tmp_path) as address:
        for path, expected in {
            "/": b"1 text",
            "/search?q=coalition": b"<mark>coalition</mark>",
            "/items/letter/p9": b"Constituent Assembly",
            "/static/style.css": b"--paper",
        }.items():
            with urllib.request.urlopen(address + path, timeout=30) as answer:
                assert expected in answer.read()
