"""What the README says is so: its two commands and its tour are run as written, on a fresh copy of the project."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import click
import pytest

from archive.cli import VERBS, archive
from tests.served import served

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
TOUR = [line for block in re.findall(r"^```sh\n(.*?)^```", README, re.MULTILINE | re.DOTALL) for line in block.splitlines()]

pytestmark = [
    pytest.mark.xdist_group("install"),
    pytest.mark.skipif(sys.platform == "win32", reason="make and sh are not on Windows"),
]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a copy of the project as a fresh checkout has it."""
    copy = tmp_path_factory.mktemp("readme") / "project"
    derived = shutil.ignore_patterns(".venv*", ".git", "index", "dist", ".*_cache", "__pycache__", ".hypothesis", ".coverage*")
    shutil.copytree(ROOT, copy, ignore=derived)
    return copy


@pytest.fixture
def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def page(address: str) -> str:
    with urllib.request.urlopen(address, timeout=30) as answer:
        return str(answer.read().decode())


def test_make_run_sets_everything_up_and_serves_the_seed(project: Path, free_port: int) -> None:
    assert "    make run\n" in README
    run = ["make", "run", f"PORT={free_port}"]
    with served(run, project) as address:
        assert address == f"http://127.0.0.1:{free_port}"
        assert "<mark>coalition</mark>" in page(f"{address}/search?q=coalition")
        taken = subprocess.run(run, cwd=project, capture_output=True, text=True, check=False, timeout=120)
        assert taken.returncode != 0
        assert f"Port {free_port} of 127.0.0.1 cannot be used" in taken.stderr
        assert "Traceback" not in taken.stderr
    assert not [*(project / "seeds").glob("*.tmp")]


def test_make_test_is_what_the_continuous_integration_runs() -> None:
    assert "    make test\n" in README
    assert (ROOT / ".ci" / "run").read_text(encoding="utf-8").endswith("exec make test\n")


def test_the_tour_of_the_readme_runs_as_written(project: Path) -> None:
    places = {"PATH": f"{project / '.venv' / 'bin'}{os.pathsep}{os.environ['PATH']}"}
    assert TOUR
    for line in TOUR:
        if " serve " in line:
            with served(["sh", "-c", f"exec {line}"], project, places) as address:
                assert "1 text" in page(address)
        else:
            done = subprocess.run(
                ["sh", "-c", line], cwd=project, env={**os.environ, **places}, capture_output=True, text=True, check=False
            )
            assert done.returncode == 0, f"{line}\n{done.stderr}"
    assert (project / "letter.xml").read_bytes() == (project / "my-archive" / "tei" / "000-6d31d2df5be5cb13.xml").read_bytes()


@pytest.mark.parametrize("line", sorted(set(re.findall(rf"\barchive ((?:{'|'.join(VERBS)})\b[^`\n]*)", README))))
def test_every_verb_and_option_the_readme_names_exists(line: str) -> None:
    words = shlex.split(line.replace("'", ""))
    verb = archive.get_command(click.Context(archive), words[0])
    assert verb is not None
    known = {name for option in verb.params if isinstance(option, click.Option) for name in option.opts}
    assert {word.rstrip(".,;)") for word in words if word.startswith("--")} <= known
