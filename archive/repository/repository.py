"""The masters in ``tei/``: what is there, how each item stands, and every state it ever was in."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from difflib import get_close_matches
from pathlib import Path

from archive.errors import Gone, StorageError, UnknownReference
from archive.model.withdrawal import Withdrawal
from archive.reference import ITEM_ID
from archive.repository import fixity
from archive.repository.disk import Disk, refused
from archive.repository.keeper import Keeper
from archive.repository.lock import WRITING, WriterLock
from archive.repository.manifest import MANIFEST, read_manifest, sha256
from archive.repository.record import RECORD, IngestRecord, read_record
from archive.repository.recovery import recover
from archive.repository.standing import VERSIONS, KeptVersion, Standing, State, states_in
from archive.tei.withdrawal import withdrawal_in

_ATTEMPTS = 10
"""How often the parts of a standing are read before a writer that changes them meanwhile is given up on."""

Moment = tuple[tuple[int, int, int, int], ...]
"""The inode, size and times of files."""

_SETTLED = 2.0
"""Seconds after which the time of a file tells its next change; file systems count in steps of up to two (FAT)."""


class Repository:
    """The shelf of masters. Reading needs no lock and may go on beside a writer, in this process or another."""

    def __init__(self, masters: Path, disk: Disk | None = None) -> None:
        self.masters = masters
        self._disk = disk or Disk()
        self._manifest: tuple[tuple[int, int, int], dict[str, str]] | None = None
        self._withdrawals: tuple[tuple[int, int, int] | None, dict[str, Withdrawal]] | None = None

    def items(self) -> tuple[str, ...]:
        """Return the ids of all items that have a master and are not withdrawn, sorted."""
        withdrawn = self.withdrawals()
        return tuple(item for item in self._masters() if item not in withdrawn)

    def withdrawals(self) -> Mapping[str, Withdrawal]:
        """Return since when and why each withdrawn item is, by its id, in the order of the ids."""
        seen = self._seen()
        if self._withdrawals is None or seen is None or self._withdrawals[0] != seen:
            found = {item: withdrawal for item in self._masters() if (withdrawal := self.withdrawal(item))}
            self._withdrawals = seen, found
        return self._withdrawals[1]

    def withdrawal(self, item: str) -> Withdrawal | None:
        """Tell since when and why an item is withdrawn; None for one that is not. Of a master whose record was lost, what
        it says itself holds.
        """
        record = self.record(item)
        if record is not None:
            return record.withdrawal
        try:
            return withdrawal_in(_bytes(self.path(item)), item)
        except FileNotFoundError:
            return None

    def path(self, item: str) -> Path:
        """Return where the master of an item is or would be; raise UnknownReference for what cannot be an id."""
        if not ITEM_ID.fullmatch(item):
            raise UnknownReference(item, f"“{item}” cannot be the id of an item.", self._nearest(item))
        return self.masters / f"{item}.xml"

    def read(self, item: str) -> bytes:
        """Return the master as it is now. Raise UnknownReference with the nearest ids, Gone with the reason for an item that
        was withdrawn or whose master was taken away, StorageError when the disk refuses.
        """
        data = self.on_shelf(item)
        if withdrawal := self.withdrawal(item):
            raise Gone(item, withdrawal.sentence(item))
        return data

    def on_shelf(self, item: str) -> bytes:
        """Return the master as it is now, also that of a withdrawn item, which is there for the archivist alone; raise as
        ``read`` does.
        """
        try:
            return _bytes(self.path(item))
        except FileNotFoundError:
            if self.versions(item):
                raise Gone(item, f"“{item}” is no longer in the archive: its master was taken away.") from None
            raise UnknownReference(item, f"There is no item “{item}”.", self._nearest(item)) from None

    def read_kept(self, item: str) -> bytes:
        """Return the master as it was last kept: an edit that nobody took in yet, or damage, is passed over.

        What is published is read so, for an address must name a state that stays on the shelf. Raise as ``read`` does,
        and UnknownReference with the cure for a file that was put there by hand and never kept.
        """
        data, record = self.read(item), self.record(item)
        if record is not None and sha256(data) == record.master_sha256:
            return data
        self.version(item)
        return _bytes(self.versions(item)[-1].path)

    def moment(self, item: str) -> Moment | None:
        """Tell one moment of what ``read_kept`` goes by from another, without reading it; None where that cannot be told.

        It cannot where a file is missing, or changed so lately that another change may bear the same time. Raise
        UnknownReference for what cannot be an id.
        """
        paths = (self.path(item), self._states(item) / RECORD, self.masters / MANIFEST)
        try:
            found = [path.stat() for path in paths]
        except OSError:
            return None
        if max(max(one.st_mtime, one.st_ctime) for one in found) > time.time() - _SETTLED:
            return None
        return tuple((one.st_ino, one.st_size, one.st_mtime_ns, one.st_ctime_ns) for one in found)

    def digest(self, item: str) -> str:
        """Return the sha256 in hex of the master as it is now; raise as ``read`` does."""
        return sha256(self.read(item))

    def version(self, item: str) -> str:
        """Return the version that was kept last; of a master edited since, it is the version before the edit."""
        versions = self.versions(item)
        if not versions:
            self.read(item)
            raise UnknownReference(item, f"“{item}” has not been kept yet; the archivist's cure: archive keep {item}.")
        return versions[-1].version

    def versions(self, item: str) -> tuple[KeptVersion, ...]:
        """Return every state that was kept, the oldest first; the last is the current one. Empty for an unknown item."""
        standing = self.standing(item)
        states = states_in(self._states(item))
        if standing.record is None:
            listed = self._listed()
            return tuple(state for state in states if self.name_of(state.path) in listed)
        last = standing.record.state - (1 if standing.is_before_master else 0)
        return tuple(state for state in states if state.n <= last)

    def read_version(self, item: str, version: str) -> bytes:
        """Return the newest state of a version; raise UnknownReference with the versions there are, Gone for a withdrawn
        item.
        """
        versions = self.versions(item)
        if withdrawal := self.withdrawal(item):
            raise Gone(f"{item}@{version}", withdrawal.sentence(item))
        state = next((state for state in reversed(versions) if state.version == version), None)
        if state is None:
            self.read(item)
            nearest = tuple(dict.fromkeys(f"{item}@{state.version}" for state in reversed(versions)))
            raise UnknownReference(f"{item}@{version}", f"“{item}” never had a version “{version}”.", nearest)
        return _bytes(state.path)

    def record(self, item: str) -> IngestRecord | None:
        """Return what the last ingest went by; None when none is on record."""
        return read_record(self._states(item) / RECORD)

    def state(self, item: str) -> State:
        """Tell whether the master is as it was kept, edited by hand since (or never kept), or missing."""
        return self.standing(item).state

    def standing(self, item: str) -> Standing:
        """Return what file, record and manifest say of a master, all at one moment."""
        path = self.path(item)
        standing = Standing(None, None, None)
        for _ in range(_ATTEMPTS):
            record, listed = self.record(item), self._listed().get(path.name)
            standing = Standing(_digest(path), record, listed)
            if (record, listed) == (self.record(item), self._listed().get(path.name)):
                break
        return standing

    def fixity(self) -> Iterator[str]:
        """Give a sentence for each file below ``tei/`` that is not what the manifest says, and for each that it does not
        name or that an interrupted writer left.
        """
        return fixity.faults(self)

    @contextmanager
    def writing(self) -> Iterator[Keeper]:
        """Become the one writer, finish what an earlier one left, and give the means to keep masters.

        What was kept is on the disk at the end, also when the block is left by an exception. Raise StorageError when
        somebody else is writing or the disk refuses.
        """
        lock = WriterLock(self.masters)
        try:
            if not self.masters.is_dir():
                self.masters.mkdir(parents=True)
                self._disk.flush_folder(self.masters.parent)
            lock.acquire()
        except OSError as error:
            raise refused(error, self.masters, "Nothing was changed.") from None
        keeper = Keeper(self, self._disk, has_finished=not lock.was_interrupted)
        try:
            if lock.was_interrupted or not (self.masters / MANIFEST).exists():
                recover(self, self._disk)
                keeper.has_finished = True
            yield keeper
        finally:
            try:
                keeper.flush()
            finally:
                lock.release(has_finished=keeper.has_finished)

    def finish(self) -> None:
        """Finish what an interrupted writer left, or write a manifest that is missing; else do nothing.

        Raise StorageError when that writer is still at work or the disk refuses.
        """
        if (self.masters / WRITING).exists() or (self._masters() and not (self.masters / MANIFEST).exists()):
            with self.writing():
                pass

    def name_of(self, path: Path) -> str:
        """Return the path of a file as the manifest has it."""
        return path.relative_to(self.masters).as_posix()

    def _masters(self) -> list[str]:
        try:
            names = [path.name for path in self.masters.iterdir() if path.suffix == ".xml"]
        except FileNotFoundError:
            return []
        return sorted(name[:-4] for name in names if ITEM_ID.fullmatch(name[:-4]))

    def _states(self, item: str) -> Path:
        return self.path(item).parent / VERSIONS / item

    def _nearest(self, item: str) -> tuple[str, ...]:
        return tuple(get_close_matches(item, self.items(), 5, 0.4))

    def _listed(self) -> dict[str, str]:
        seen = self._seen()
        if seen is None:
            return {}
        known = self._manifest
        if known is None or known[0] != seen:
            known = self._manifest = seen, read_manifest(self.masters)[0]
        return known[1]

    def _seen(self) -> tuple[int, int, int] | None:
        """Tell one state of the manifest, and so of the shelf, from another; None without one."""
        try:
            status = (self.masters / MANIFEST).stat()
        except FileNotFoundError:
            return None
        return status.st_ino, status.st_mtime_ns, status.st_size


def _digest(path: Path) -> str | None:
    try:
        return sha256(_bytes(path))
    except FileNotFoundError:
        return None


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise
    except OSError as error:
        raise StorageError(f"{path} cannot be read ({error.strerror}). Check its permissions and the disk.") from None
