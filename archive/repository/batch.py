"""A batch of masters on its way to the disk: each file whole or not at all, and there before anything speaks of it.

Everything is written to names of its own and flushed; then the new states, the records, the masters and the manifest get
their names, in this order, each kind flushed before the next. All room on the disk is taken before the first name
changes, so a full disk leaves everything as it was; ``standing`` tells how a batch that was cut off is understood.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from archive.repository.disk import Disk, draft_of, refused
from archive.repository.manifest import MANIFEST, read_manifest, sha256, written
from archive.repository.record import RECORD, IngestRecord
from archive.repository.standing import VERSIONS


@dataclass(frozen=True, slots=True)
class Plan:
    """What one item needs: its bytes, its record, and where they are to be kept as a state, None where they are already.
    ``before`` is the sha256 (hex) of the master's file as it was found, None for none.
    """

    item: str
    data: bytes
    record: IngestRecord
    state: Path | None
    before: str | None


@dataclass(frozen=True, slots=True)
class _Draft:
    """A file that is written and waits for its name."""

    draft: Path
    target: Path
    sha256: str


class Batch:
    """One passage through the four steps. ``is_cut_off`` is true where it has left something to be finished."""

    def __init__(self, masters: Path, disk: Disk) -> None:
        self.is_cut_off = False
        self._masters = masters
        self._disk = disk
        self._drafts: list[_Draft] = []
        self._folders: list[Path] = []

    def write(self, plans: Sequence[Plan]) -> None:
        """Write, and return when all of it is on the disk. Raise StorageError when the disk refuses."""
        try:
            steps = self._written(plans)
        except BaseException as error:
            self._discard()
            if isinstance(error, OSError):
                raise refused(error, self._masters, "Nothing was changed.") from None
            raise
        self.is_cut_off = True
        try:
            for drafts in steps:
                self._name(drafts)
        except OSError as error:
            raise refused(error, self._masters, "What was begun is finished by the next run.") from None
        self.is_cut_off = False

    def _written(self, plans: Sequence[Plan]) -> tuple[list[_Draft], ...]:
        states, records, masters = [], [], []
        for plan in plans:
            folder = self._masters / VERSIONS / plan.item
            self._make(folder.parent)
            self._make(folder)
            if plan.state is not None:
                states.append(self._draft(plan.state, plan.data))
            records.append(self._draft(folder / RECORD, plan.record.to_bytes()))
            if plan.before != plan.record.master_sha256:
                masters.append(self._draft(self._masters / f"{plan.item}.xml", plan.data))
        digests = read_manifest(self._masters)[0]
        digests.update((draft.target.relative_to(self._masters).as_posix(), draft.sha256) for draft in self._drafts)
        digests.update((f"{plan.item}.xml", plan.record.master_sha256) for plan in plans)
        manifest = [self._draft(self._masters / MANIFEST, written(digests))]
        for draft in self._drafts:
            self._disk.flush(draft.draft)
        for folder in dict.fromkeys(folder.parent for folder in self._folders):
            self._disk.flush_folder(folder)
        return states, records, masters, manifest

    def _name(self, drafts: list[_Draft]) -> None:
        for draft in drafts:
            self._disk.rename(draft.draft, draft.target)
        for folder in dict.fromkeys(draft.target.parent for draft in drafts):
            self._disk.flush_folder(folder)

    def _draft(self, target: Path, data: bytes) -> _Draft:
        draft = _Draft(draft_of(target), target, sha256(data))
        self._drafts.append(draft)
        self._disk.create(draft.draft, data)
        return draft

    def _make(self, folder: Path) -> None:
        if not folder.exists():
            self._disk.make_folder(folder)
            self._folders.append(folder)

    def _discard(self) -> None:
        for draft in self._drafts:
            with suppress(OSError):
                self._disk.remove(draft.draft)
        self.is_cut_off = any(draft.draft.exists() for draft in self._drafts)
        for folder in reversed(self._folders):
            with suppress(OSError):
                self._disk.remove_folder(folder)
