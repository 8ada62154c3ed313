"""Ingests homes one after the other in a process that may open no connection and write to no other place, and measures each.

    python -m tests.ingest.confined FOLDER

FOLDER holds the homes. A line of JSON for each goes to the standard output: its name, what was printed, the exit code, seconds
of processor time and on the wall, and the most memory in MB that this process took.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import resource
import sys
import time
import traceback
from pathlib import Path

from archive.cli import main

_home = Path()
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_CHANGING = (
    "os.rename",
    "os.remove",
    "os.mkdir",
    "os.rmdir",
    "os.symlink",
    "os.link",
    "os.truncate",
    "os.chmod",
    "shutil.rmtree",
)


_COUNTER = os.open("/proc/self/clear_refs", os.O_WRONLY) if Path("/proc/self/clear_refs").exists() else -1


class Breach(BaseException):
    """The ingest did what no source may make it do; no handler of errors catches this."""


def watch(event: str, arguments: tuple[object, ...]) -> None:
    """Forbid connections, programs but pandoc in its sandbox, and changes outside the home (PEP 578)."""
    if event.startswith(("socket.", "urllib.", "ftplib.", "http.")):
        raise Breach(f"{event} {arguments}")
    if event == "subprocess.Popen" and "--sandbox" not in arguments[1]:  # type: ignore[operator]
        raise Breach(f"{event} {arguments}")
    if event == "open" and isinstance(arguments[2], int) and arguments[2] & _WRITING:
        _must_be_inside(event, arguments[0])
    if event in _CHANGING:
        _must_be_inside(event, arguments[0])


def _must_be_inside(event: str, path: object) -> None:
    if isinstance(path, int) or path == os.devnull:
        return
    place = Path(os.path.realpath(os.fsdecode(path)))  # type: ignore[arg-type]
    if not place.is_relative_to(_home):
        raise Breach(f"{event} {place}")


def run(home: Path) -> dict[str, object]:
    """Ingest one home."""
    global _home
    _home = Path(os.path.realpath(home))
    said = io.StringIO()
    start, wall = time.process_time() + _children(), time.perf_counter()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        try:
            sys.argv[1:] = ["ingest", "--home", str(home)]
            main()
            code: object = 0
        except SystemExit as error:
            code = error.code
        except BaseException:
            code = traceback.format_exc()
    return {
        "name": home.name,
        "code": code,
        "said": said.getvalue(),
        "seconds": time.process_time() + _children() - start,
        "wall": time.perf_counter() - wall,
        "megabytes": _most_memory(),
    }


def _most_memory() -> int:
    """Give the most memory in MB since it was asked last, and begin to count anew where the system lets one (Linux)."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    most = next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    with contextlib.suppress(OSError):
        os.write(_COUNTER, b"5")
    return most // 1024


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    sys.addaudithook(watch)
    for path in sorted(Path(sys.argv[1]).resolve().iterdir()):
        if path.is_dir():
            print(json.dumps(run(path)), flush=True)
