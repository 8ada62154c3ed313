"""Fixity: is every file below ``tei/`` what the manifest says, and does the manifest speak of every file?"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from archive.reference import ITEM_ID
from archive.repository.disk import DRAFT
from archive.repository.lock import WRITING
from archive.repository.manifest import MANIFEST, read_manifest, sha256

if TYPE_CHECKING:
    from archive.repository.repository import Repository

_BESIDE = frozenset({MANIFEST, WRITING, ".DS_Store", ".gitattributes", ".gitignore", ".gitkeep"})
"""Names of files that are none of the archive's own texts."""


def faults(repository: Repository) -> Iterator[str]:
    """Give a sentence with its cure for each fault, those of the manifest first, then by path."""
    masters = repository.masters
    digests, unread = read_manifest(masters)
    found = {path.relative_to(masters).as_posix(): path for path in _files(masters)}
    for line in unread:
        yield f"{masters.name}/{MANIFEST}, line {line}: is no digest and path. Restore the manifest from a backup."
    if found and not digests and not unread:
        yield f"{masters.name}/{MANIFEST} is missing. Restore it from a backup, or have “archive ingest” write a new one."
        return
    if (masters / WRITING).exists():
        yield f"{masters.name}/{WRITING}: somebody is writing, or a run was interrupted; the next “archive ingest” finishes it."
    for name in sorted(digests.keys() | found.keys()):
        fault = _fault(repository, name, found.get(name), digests.get(name))
        if fault:
            yield f"{masters.name}/{name} {fault}"


def _fault(repository: Repository, name: str, path: Path | None, listed: str | None) -> str | None:
    if path is None:
        return f"is missing. {_restore(repository, name)}"
    if listed is None:
        return _unlisted(path, repository.masters)
    try:
        if sha256(path.read_bytes()) == listed:
            return None
    except OSError as error:
        return f"cannot be read ({error.strerror}). Check its permissions and the disk."
    if not _is_master(path, repository.masters):
        return "is not what was written: its digest is not the manifest's. Restore it from a backup."
    if repository.state(path.stem) == "kept":
        return "was being kept when a run was interrupted; the next “archive ingest” finishes it."
    return f"is not as it was kept. If you edited it, run “archive keep {path.stem}”. If not: {_restore(repository, name)}"


def _restore(repository: Repository, name: str) -> str:
    item = name.removesuffix(".xml")
    states = repository.versions(item) if ITEM_ID.fullmatch(item) else ()
    if states and name == f"{item}.xml":
        return f"Copy its last kept state, {repository.masters.name}/{repository.name_of(states[-1].path)}, back."
    return "Restore it from a backup."


def _unlisted(path: Path, masters: Path) -> str:
    if DRAFT.fullmatch(path.name):
        return "was left by a run that was interrupted; the next “archive ingest” takes it away."
    if _is_master(path, masters):
        return f"was never kept. If it is a text of this archive, run “archive keep {path.stem}”; otherwise take it away."
    return "is not in the manifest, so it does not belong here. Take it away."


def _is_master(path: Path, masters: Path) -> bool:
    return path.parent == masters and path.suffix == ".xml" and ITEM_ID.fullmatch(path.stem) is not None


def _files(masters: Path) -> Iterator[Path]:
    for folder, folders, names in os.walk(masters):
        folders.sort()
        yield from (Path(folder, name) for name in sorted(names) if name not in _BESIDE)
