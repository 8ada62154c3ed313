"""Decides what an ingest has to do, by digests alone, before any source is read as text.

Nothing changed: nothing is done. Row or authorities changed: header and pointers. Source changed: aligned and rewritten. A
master that was edited by hand, or was withdrawn, is left alone and named.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from archive import tei
from archive.authorities import Authorities
from archive.errors import ArchiveError, Gone, SourceError, UnknownReference
from archive.ingest.identity import Claim, Known, Settled, settle
from archive.ingest.making import EDITED, Reason, Task, Workshop
from archive.ingest.recognition import Recognition
from archive.ingest.rows import Rows
from archive.ingest.shelf import Outcome, Shelf
from archive.model.withdrawal import Withdrawal
from archive.reference import ITEM_ID
from archive.repository import IngestRecord, Repository
from archive.repository.standing import VERSIONS
from archive.sources import LARGEST, Catalogue, Row, address, discover, passed_over, read_catalogue


@dataclass(slots=True)
class Plan:
    """What is to be done, what needs nothing, and what cannot be done; each with its source. ``rows`` are those of the
    catalogue by the source they speak of.
    """

    tasks: list[Task] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)
    faults: list[ArchiveError] = field(default_factory=list)
    rows: dict[str, Row] = field(default_factory=dict)


def plan(shelf: Shelf, again: Collection[str], today: str, *, shows_difference: bool) -> Plan:
    """Compare sources, catalogue and authorities with what the masters were made from."""
    catalogue = read_catalogue(shelf.catalogue)
    files = {address(path, shelf.seeds): path for path in discover(shelf.seeds)}
    records = records_of(shelf.repository)
    rows = Rows(catalogue, files, records, lambda item: shelf.repository.state(item) != "missing")
    made = Plan(faults=[*passed_over(shelf.seeds), *catalogue.faults, *rows.faults])
    made.faults += _unknown(shelf.repository, again, records)
    known = [Known(item, record.source, record.source_sha256) for item, record in records.items()]
    claims = [_claim(path, file, catalogue) for path, file in files.items()]
    recognition = Recognition(shelf, catalogue)
    settled, collisions = settle(claims, known, recognition.find, recognition.is_another)
    made.faults += (SourceError(f"{shelf.seeds.name}/{fault.path}", None, fault.reason) for fault in collisions)
    planning = _Planning(shelf, made, again, today, shows_difference)
    doubtful = []
    for one in settled:
        path, record = one.claim.path, records.get(one.item)
        if rows.in_doubt(path, record):
            doubtful.append(path)
        elif not rows.waits(path, record):
            row = _portable(rows.of(path, record))
            made.rows |= {path: row} if row else {}
            planning.decide(one, row, record)
    made.faults += rows.doubt(doubtful)
    found = {one.item for one in settled}
    for item, record in records.items():
        if item not in found:
            planning.missing(item, record)
    return made


class _Planning:
    def __init__(self, shelf: Shelf, made: Plan, again: Collection[str], today: str, shows_difference: bool) -> None:
        self._shelf, self._made, self._again, self._today = shelf, made, again, today
        self._shows_difference = shows_difference
        self._register = register_of(shelf.authorities)

    def decide(self, settled: Settled, row: Row | None, record: IngestRecord | None) -> None:
        """Put a source among the tasks or the outcomes."""
        details = _details(settled, row)
        if record is not None and (withdrawal := self._shelf.repository.withdrawal(settled.item)) is not None:
            self._withdrawn(settled, withdrawal)
        elif settled.known is None or record is None:
            self._task(settled, row, Reason.NEW, details)
        elif settled.item in self._again:
            self._task(settled, row, Reason.AGAIN, details)
        elif (obstacle := self._obstacle(settled, record)) is not None:
            self._made.outcomes.append(obstacle)
        elif settled.claim.sha256 != record.source_sha256:
            self._task(settled, row, Reason.SOURCE, details)
        elif settled.renamed_from or (row.sha256 if row else "") != record.row_sha256:
            self._task(settled, row, Reason.HEADER, details)
        elif record.register_sha256 != self._register:
            self._task(settled, row, Reason.REGISTER, details)
        else:
            self._made.outcomes.append(Outcome(settled.item, settled.claim.path, "unchanged", "; ".join(details)))

    def _withdrawn(self, settled: Settled, withdrawal: Withdrawal) -> None:
        """Leave a withdrawn item as it is, and say so."""
        item, restored = settled.item, f"“archive withdraw {settled.item} --restore” puts it back"
        detail = f"on {withdrawal.when}: {withdrawal.why.rstrip('.')}; its source is left alone, {restored}"
        self._made.outcomes.append(Outcome(item, settled.claim.path, "withdrawn", detail))
        if item in self._again:
            self._made.faults.append(Gone(item, f"{withdrawal.sentence(item)} It is not described anew; {restored}."))

    def missing(self, item: str, record: IngestRecord) -> None:
        """Say of an item that its source is gone; of one that is withdrawn as well there is nothing to say."""
        if self._shelf.repository.withdrawal(item) is not None:
            return
        if item in self._again:
            reason = f"“{item}” cannot be described anew: its source is gone. Put it back, then ask again."
            self._made.faults.append(SourceError(f"{self._shelf.seeds.name}/{record.source}", None, reason))
        elif self._shelf.repository.state(item) != "missing":
            detail = (
                "its source is gone; the master stays as it is"
                if record.source
                else "it has no source; the master stays as it is"
            )
            self._made.outcomes.append(Outcome(item, record.source, "missing", detail))

    def _obstacle(self, settled: Settled, record: IngestRecord) -> Outcome | None:
        """Say why a master is not touched unless the archivist asks for it."""
        item, path = settled.item, settled.claim.path
        state = self._shelf.repository.state(item)
        again = f"“archive ingest --again {item}” describes the source anew"
        if state == "edited":
            return Outcome(item, path, "edited", EDITED.format(item))
        if state == "missing":
            return Outcome(item, path, "missing", f"its master was taken away; {again}")
        if record.is_by_hand and settled.claim.sha256 != record.source_sha256:
            return Outcome(
                item,
                path,
                "edited",
                f"its source changed, but the master holds work done by hand, so it is left alone; {again}",
            )
        return None

    def _task(self, settled: Settled, row: Row | None, reason: Reason, details: Sequence[str]) -> None:
        task = Task(settled.item, settled.claim.path, row, reason, self._today, tuple(details), self._shows_difference)
        self._made.tasks.append(task)


def workshop_of(shelf: Shelf) -> Workshop:
    """Give what the tasks of a plan need."""
    return Workshop(
        seeds=shelf.seeds,
        masters=shelf.repository.masters,
        authorities=shelf.authorities,
        language=shelf.language,
        publisher=shelf.publisher,
        licence=shelf.licence,
        register=register_of(shelf.authorities),
    )


def register_of(authorities: Authorities) -> str:
    """Return the sha256 of everything the authorities say."""
    return authorities.digest(authority.key for authority in authorities)


def records_of(repository: Repository) -> dict[str, IngestRecord]:
    """Give what is on record of every item, the withdrawn ones included. A master that came without a record counts as
    work done by hand.
    """
    folder, items = repository.masters / VERSIONS, (*repository.items(), *repository.withdrawals())
    names = {path.name for path in folder.iterdir() if ITEM_ID.fullmatch(path.name)} if folder.is_dir() else set()
    taken_away = [name for name in names.difference(items) if repository.versions(name)]
    return {item: repository.record(item) or _by_hand(repository, item) for item in sorted([*items, *taken_away])}


def _by_hand(repository: Repository, item: str) -> IngestRecord:
    try:
        path = tei.decode(repository.on_shelf(item), str(repository.path(item))).origin.path
    except ArchiveError:
        path = ""
    return IngestRecord(source=path or f"tei/{item}.xml", is_by_hand=True)


def _unknown(repository: Repository, again: Collection[str], records: Mapping[str, IngestRecord]) -> Iterator[ArchiveError]:
    for item in again:
        if item not in records:
            try:
                repository.on_shelf(item)
            except UnknownReference as error:
                yield error


def _claim(path: str, file: Path, catalogue: Catalogue) -> Claim:
    row = catalogue.row_for(path)
    return Claim(path, _digest(file), row.values.get("id") if row else None, row.line if row else None)


def _portable(row: Row | None) -> Row | None:
    """Give a row that can go to another process."""
    if row is None:
        return None
    return replace(row, values=dict(row.values), sections=tuple(filter(None, map(_portable, row.sections))))


def _digest(file: Path) -> str:
    """Return the sha256 of a file; "" for one that reading it will refuse."""
    try:
        if file.stat().st_size > LARGEST:
            return ""
        with file.open("rb") as data:
            return hashlib.file_digest(data, "sha256").hexdigest()
    except OSError:
        return ""


def _details(settled: Settled, row: Row | None) -> list[str]:
    details = []
    if settled.renamed_from:
        details.append(f"its source was “{settled.renamed_from}” and is “{settled.claim.path}” now")
    if row is not None and not row.speaks_of(settled.claim.path):
        details.append(f"its row still says “{row.source}”: write “{settled.claim.path}” into the column “source”")
    if settled.ignored_id:
        details.append(
            f"the id “{settled.ignored_id}” in the catalogue comes too late: an id is given once, at the first ingest"
        )
    return details
