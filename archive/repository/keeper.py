"""What has to be written so that a master is kept and nothing that was there before is lost."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from archive.errors import EncodingError
from archive.reference import VERSION_DIGITS
from archive.repository.batch import Batch, Plan
from archive.repository.disk import Disk
from archive.repository.manifest import sha256
from archive.repository.record import IngestRecord
from archive.repository.standing import VERSIONS, Standing, states_in

if TYPE_CHECKING:
    from archive.repository.repository import Repository

BATCH_ITEMS = 256
"""Items written before the disk is waited for: a bulk run waits a few times, not once an item, and manifests of large
archives are not rewritten all the time."""

BATCH_BYTES = 16_000_000
"""Bytes of masters held in memory at most before they are written."""

_VERSION = re.compile(rf"[0-9a-f]{{{VERSION_DIGITS}}}")


class Keeper:
    """The writer of a repository, to be had from ``Repository.writing``. ``has_finished`` is false while, or when, a
    batch was cut off after names had begun to change; the next writer finishes it then.
    """

    def __init__(self, repository: Repository, disk: Disk, *, has_finished: bool) -> None:
        self.has_finished = has_finished
        self._repository = repository
        self._disk = disk
        self._waiting: dict[str, Plan] = {}
        self._size = 0

    def keep(
        self,
        item: str,
        data: bytes,
        version: str,
        record: IngestRecord | None = None,
        *,
        replaces: str | None = None,
        takes_in: str = "",
    ) -> bool:
        """Keep a master: ``data`` as its newest state, ``version`` being the version of its text (12 hex digits).

        ``record`` says what it was made from, None to leave on record what is there. Return whether anything has to be
        written. A master edited by hand since it was kept is overwritten only where ``replaces`` gives the version of the
        edited text, which is kept as a state of its own; else raise EncodingError. To keep the edit itself, hand over
        its bytes, or give its sha256 as ``takes_in`` where ``data`` is the edit with something added. Raise UnknownReference
        for an impossible id, StorageError when the disk refuses; the master is on the disk when the batch is full, with
        ``flush``, and when ``Repository.writing`` ends.
        """
        for name in (version, replaces or version):
            if not _VERSION.fullmatch(name):
                raise ValueError(f"{name!r} is not the name of a version")
        if item in self._waiting:
            self.flush()
        standing = self._repository.standing(item)
        if standing.state == "edited" and standing.file not in (sha256(data), takes_in):
            if replaces is None:
                raise self._edited(item)
            self.keep(item, self._repository.read(item), replaces)
            self.flush()
            standing = self._repository.standing(item)
        plan = self._planned(item, data, version, record, standing)
        if plan is None:
            return False
        self._waiting[item] = plan
        self._size += len(data)
        if len(self._waiting) >= BATCH_ITEMS or self._size >= BATCH_BYTES:
            self.flush()
        return True

    def flush(self) -> None:
        """Write what waits and return when it is on the disk.

        Raise StorageError when the disk refuses: either everything is as it was, or each item is as it was or as it was to
        be. Raise EncodingError, when all else is written, for a master that was edited since it was handed over.
        """
        waiting, self._waiting, self._size = tuple(self._waiting.values()), {}, 0
        plans = [plan for plan in waiting if self._repository.standing(plan.item).file == plan.before]
        if plans:
            batch = Batch(self._repository.masters, self._disk)
            try:
                batch.write(plans)
            finally:
                self.has_finished = self.has_finished and not batch.is_cut_off
        for plan in waiting:
            if plan not in plans:
                raise self._edited(plan.item)

    def _planned(self, item: str, data: bytes, version: str, record: IngestRecord | None, standing: Standing) -> Plan | None:
        digest = sha256(data)
        known = standing.record or IngestRecord()
        if _is_current(standing, digest, version):
            state, number = None, known.state
        else:
            folder = self._repository.masters / VERSIONS / item
            number = 1 + max((state.n for state in states_in(folder)), default=0)
            state = folder / f"{number}-{version}.xml"
        told = replace(record or known, master_sha256=digest, version=version, state=number)
        if state is None and told == known and standing.file == digest:
            return None
        return Plan(item, data, told, state, standing.file)

    def _edited(self, item: str) -> EncodingError:
        reason = (
            "was edited by hand since it was kept, so it is not overwritten. Take the edit in with"
            f" “archive keep {item}”, or describe the source anew with “archive ingest --again {item}”."
        )
        return EncodingError(str(self._repository.path(item)), None, reason)


def _is_current(standing: Standing, digest: str, version: str) -> bool:
    record = standing.record
    return record is not None and not standing.is_before_master and (record.master_sha256, record.version) == (digest, version)
