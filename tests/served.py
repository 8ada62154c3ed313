"""Starts a command that serves, waits for its address, and stops it afterwards."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def served(
    command: Sequence[str | Path], folder: Path, environment: Mapping[str, str] | None = None, told: list[str] | None = None
) -> Iterator[str]:
    """Give the address a server prints, without a slash at its end; raise AssertionError when it ends without one.

    The lines it printed before are added to ``told``.
    """
    with subprocess.Popen(
        command,
        cwd=folder,
        env={**os.environ, **(environment or {})},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        start_new_session=True,
    ) as process:
        assert process.stderr is not None
        said = [] if told is None else told
        address = ""
        for line in process.stderr:
            said.append(line)
            if " is at http://" in line:
                address = line[line.index("http://") :].strip().rstrip("/")
                break
        try:
            assert address, f"{command} ended without serving: {''.join(said)}"
            yield address
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGTERM)
