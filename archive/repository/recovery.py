"""Finishing what a writer left that did not come to its end (see ``standing`` for how it is understood)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from archive.reference import ITEM_ID
from archive.repository.disk import DRAFT, Disk, draft_of, refused
from archive.repository.manifest import MANIFEST, read_manifest, sha256, written
from archive.repository.record import RECORD, IngestRecord
from archive.repository.standing import VERSIONS, states_in

if TYPE_CHECKING:
    from archive.repository.repository import Repository


def recover(repository: Repository, disk: Disk) -> None:
    """Bring every item to the state that was being kept, or leave it in the one before where the record does not speak of
    the new one yet; make the manifest agree, also where it is missing. A master edited by hand is not touched.

    Raise StorageError when the disk refuses; nothing is lost by that, and the next writer tries again.
    """
    try:
        _Recovery(repository, disk).run()
    except OSError as error:
        raise refused(error, repository.masters, "An interrupted run could not be finished; nothing is lost.") from None


class _Recovery:
    def __init__(self, repository: Repository, disk: Disk) -> None:
        self._repository = repository
        self._masters = repository.masters
        self._disk = disk
        self._had_manifest = (self._masters / MANIFEST).exists()
        self._digests = read_manifest(self._masters)[0]

    def run(self) -> None:
        before = dict(self._digests)
        for leftover in leftovers(self._masters):
            self._disk.remove(leftover)
        for folder in sorted(_folders(self._masters / VERSIONS)):
            self._settle(folder.name, folder)
        if self._digests != before or not self._had_manifest:
            self._write(self._masters / MANIFEST, written(self._digests))

    def _settle(self, item: str, folder: Path) -> None:
        standing = self._repository.standing(item)
        last = standing.record.state if standing.record else 0
        for state in states_in(folder):
            name = self._repository.name_of(state.path)
            if name not in self._digests and state.n > last and self._had_manifest:
                self._disk.remove(state.path)
            elif name not in self._digests:
                self._digests[name] = sha256(state.path.read_bytes())
        if standing.record:
            if standing.is_before_master:
                self._go_on(item, folder, standing.record)
            self._digests[self._repository.name_of(folder / RECORD)] = sha256((folder / RECORD).read_bytes())
            self._digests[f"{item}.xml"] = standing.record.master_sha256
        if not any(folder.iterdir()):
            self._disk.remove_folder(folder)

    def _go_on(self, item: str, folder: Path, record: IngestRecord) -> None:
        state = next((state for state in states_in(folder) if state.n == record.state), None)
        if state is not None and sha256(data := state.path.read_bytes()) == record.master_sha256:
            self._write(self._repository.path(item), data)

    def _write(self, path: Path, data: bytes) -> None:
        draft = draft_of(path)
        self._disk.create(draft, data)
        self._disk.flush(draft)
        self._disk.rename(draft, path)
        self._disk.flush_folder(path.parent)


def leftovers(masters: Path) -> tuple[Path, ...]:
    """Return the files that a writer had begun and given no name yet."""
    places = [masters, masters / VERSIONS, *_folders(masters / VERSIONS)]
    return tuple(sorted(path for place in places if place.is_dir() for path in place.iterdir() if DRAFT.fullmatch(path.name)))


def _folders(versions: Path) -> list[Path]:
    return [path for path in versions.iterdir() if path.is_dir() and ITEM_ID.fullmatch(path.name)] if versions.is_dir() else []
