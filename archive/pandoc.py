"""pandoc, a program of its own: found, and run in bounded time and memory, without files or network of its own (``--sandbox``).

The one home of pypandoc, which brings the program.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pypandoc


class PandocMissing(Exception):
    """There is no pandoc, or the one there is cannot be run; ``str()`` is what the system says, "" where there is none."""


class PandocTooSlow(Exception):
    """pandoc did not end in time and was stopped."""


class PandocFailed(Exception):
    """pandoc ended with an error; ``str()`` is the first line of what it said."""


class PandocOutOfMemory(PandocFailed):
    """pandoc needed more memory than it was given."""


_HEAP_EXHAUSTED = 251
"""How a program of Haskell ends that reached the limit of ``-M`` (GHC User's Guide, 5.7.4)."""


def find_pandoc() -> Path | None:
    """Find the program: the one that comes with ``pypandoc_binary``, else the machine's own; None for none. It is not run."""
    name = "pandoc.exe" if os.name == "nt" else "pandoc"
    bundled = Path(pypandoc.__file__).with_name("files") / name
    if bundled.is_file():
        return bundled
    found = shutil.which(name)
    return Path(found) if found else None


def run_pandoc(program: Path | None, options: Sequence[str], document: bytes, *, timeout: float, megabytes: int) -> bytes:
    """Hand a document to pandoc and give what it prints.

    ``timeout`` is in seconds; ``megabytes`` bound its heap, as its manual advises servers to; the process takes about as much
    again at the worst. Raise PandocMissing, PandocTooSlow or PandocFailed.
    """
    if program is None:
        raise PandocMissing
    command = [str(program), "+RTS", f"-M{megabytes}M", "-RTS", "--sandbox", *options]
    try:
        done = subprocess.run(  # noqa: S603  the program is our own choice, and no word of a text is among its arguments
            command, input=document, capture_output=True, timeout=timeout, check=False
        )
    except subprocess.TimeoutExpired:
        raise PandocTooSlow from None
    except OSError as error:
        raise PandocMissing(f"{program} cannot be run: {error.strerror or error}") from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().partition("\n")[0] or f"it ended with {done.returncode}"
        raise (PandocOutOfMemory if done.returncode == _HEAP_EXHAUSTED else PandocFailed)(said)
    return done.stdout
