"""An archive that several processes serve."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

if sys.platform == "win32" or shutil.which("ps") is None:
    pytest.skip("processes are counted with ps and stopped by signals", allow_module_level=True)

SECONDS = 60


@pytest.fixture
def server(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    run = [sys.executable, "-m", "archive"]
    subprocess.run([*run, "init", str(tmp_path / "home")], check=True, capture_output=True)
    words = [*run, "serve", "--home", str(tmp_path / "home"), "--port", "0", "--processes", "2"]
    process = subprocess.Popen(words, stderr=subprocess.PIPE, text=True)
    yield process
    process.kill()
    process.wait()
    assert process.stderr is not None
    process.stderr.close()


def test_several_processes_answer_at_one_address_and_stop_with_the_one_that_started_them(server: subprocess.Popen[str]) -> None:
    address, workers = _address(server), _workers(server.pid)
    assert len(workers) == 2
    assert _status(address) == 200
    server.send_signal(signal.SIGTERM)
    assert server.wait(SECONDS) == 0
    assert not any(map(_is_alive, workers))


def test_a_process_that_stops_is_replaced_while_the_other_answers(server: subprocess.Popen[str]) -> None:
    address, (first, second) = _address(server), _workers(server.pid)
    os.kill(first, signal.SIGKILL)
    assert _status(address) == 200
    _wait_until(lambda: len({*_workers(server.pid)} - {first, second}) == 1)
    os.kill(second, signal.SIGKILL)
    assert _status(address) == 200


def test_processes_end_when_the_one_that_started_them_is_killed(server: subprocess.Popen[str]) -> None:
    _address(server)
    workers = _workers(server.pid)
    assert workers
    server.kill()
    _wait_until(lambda: not any(map(_is_alive, workers)))


def _address(server: subprocess.Popen[str]) -> str:
    assert server.stderr is not None
    for line in server.stderr:
        if found := re.search(r"http://\S+", line):
            return found.group()
    raise AssertionError("It did not start.")


def _workers(parent: int) -> list[int]:
    """Find the processes that answer: those that listen at the address."""
    said = subprocess.run(
        ["ps", "-ww", "-o", "pid=", "-o", "args=", "--ppid", str(parent)], capture_output=True, text=True, check=False
    ).stdout
    return [int(line.split()[0]) for line in said.splitlines() if "spawn_main" in line]


def _is_alive(process: int) -> bool:
    said = subprocess.run(["ps", "-o", "stat=", "-p", str(process)], capture_output=True, text=True, check=False).stdout.strip()
    return bool(said) and not said.startswith("Z")


def _status(address: str) -> int:
    with urllib.request.urlopen(address, timeout=SECONDS) as answer:
        return int(answer.status)


def _wait_until(is_so: Callable[[], bool]) -> None:
    until = time.monotonic() + SECONDS
    while not is_so():
        assert time.monotonic() < until
        time.sleep(0.1)
