"""Which files below ``seeds/`` are sources, and what each of them is called."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

from archive.errors import SourceError

_NO_SOURCES = frozenset({"catalogue.csv", "authorities.toml"})
"""Files at the top of ``seeds/`` that speak about sources and are none."""

_LEFTOVERS = frozenset({"thumbs.db", "desktop.ini", "icon\r"})
"""Files that Windows and macOS leave in folders of their own accord, in lower case."""

_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
"""Control characters, and bytes of a name that are no character."""


def discover(seeds: Path) -> tuple[Path, ...]:
    """Return every source below ``seeds``, sorted by address; hidden files, the catalogue and the authorities are none.

    What cannot be one, such as a link out of the folder, is left out: ``passed_over`` names it. Raise SourceError when
    the folder itself cannot be read.
    """
    _must_be_folder(seeds)
    found = [path for path, fault in _walk(seeds) if fault is None]
    return tuple(sorted(found, key=lambda path: address(path, seeds)))


def passed_over(seeds: Path) -> tuple[SourceError, ...]:
    """Return a sentence for each thing below ``seeds`` that is not hidden and yet cannot be a source."""
    _must_be_folder(seeds)
    return tuple(sorted((fault for _, fault in _walk(seeds) if fault is not None), key=lambda fault: fault.path))


def address(path: Path, seeds: Path) -> str:
    """Return the path of a source below ``seeds``, with ``/`` between its parts."""
    return path.relative_to(seeds).as_posix()


def shown(path: Path, seeds: Path) -> str:
    """Return the path as messages name it: from the home on, fit to be printed."""
    return _UNPRINTABLE.sub(lambda found: repr(found[0])[1:-1], f"{seeds.name}/{address(path, seeds)}")


def obstacle(path: Path, seeds: Path) -> SourceError | None:
    """Say why a path cannot be read as a source, None when it can: a link out of ``seeds``, no plain file, or a name
    that XML cannot hold. The file is not opened, so that a pipe does not make anybody wait.
    """
    name = shown(path, seeds)
    try:
        if not path.resolve(strict=True).is_relative_to(seeds.resolve()):
            return SourceError(name, None, "is a link to a place outside the folder of sources. Copy the file itself here.")
        if not stat.S_ISREG(path.stat().st_mode):
            return SourceError(name, None, "is no plain file but a folder, pipe, socket or device. Put the text itself here.")
    except FileNotFoundError:
        is_link = path.is_symlink()
        reason = "is a link to a file that is not there. Copy the file itself here." if is_link else "is not there."
        return SourceError(name, None, reason)
    except (OSError, RuntimeError) as error:
        return SourceError(name, None, f"cannot be reached ({error}). Copy the file itself here.")
    if _UNPRINTABLE.search(address(path, seeds)):
        return SourceError(name, None, "has characters in its name that no text can hold. Rename the file.")
    return None


def unreadable(path: Path, seeds: Path, error: OSError) -> SourceError:
    """Return the sentence for a file or folder that the system refuses to open."""
    reason = error.strerror or type(error).__name__
    return SourceError(shown(path, seeds), None, f"cannot be read ({reason}). Check its permissions, then ingest again.")


def _must_be_folder(seeds: Path) -> None:
    if not seeds.is_dir():
        raise SourceError(str(seeds), None, "is not a folder. Make it and put the sources into it.")


def _walk(seeds: Path) -> Iterator[tuple[Path, SourceError | None]]:
    faults: list[OSError] = []
    for folder, folders, files in os.walk(seeds, onerror=faults.append):
        here = Path(folder)
        folders[:] = [name for name in folders if not name.startswith(".")]
        linked = [name for name in folders if (here / name).is_symlink()]
        for name in files + linked:
            path = here / name
            if not (name.startswith(".") or name.lower() in _LEFTOVERS or (here == seeds and name in _NO_SOURCES)):
                yield path, _linked_folder(path, seeds) if name in linked else obstacle(path, seeds)
    for error in faults:
        path = Path(error.filename)
        yield path, unreadable(path, seeds, error)


def _linked_folder(path: Path, seeds: Path) -> SourceError:
    return SourceError(shown(path, seeds), None, "is a link to a folder. Copy the folder itself here.")
