"""Takes an item out of reading and puts it back: its master and every version stay on the shelf, and its ids are never given
again.
"""

from __future__ import annotations

import re
from dataclasses import replace

from archive import tei
from archive.errors import EncodingError, Gone, SourceError, UnknownReference
from archive.ingest.keeping import first_record
from archive.ingest.making import difference
from archive.ingest.shelf import Outcome, Shelf, this_day
from archive.model import version_of
from archive.model.withdrawal import Withdrawal
from archive.repository import IngestRecord
from archive.tei.withdrawal import with_withdrawal, withdrawal_in

NEVER_KEPT = (
    "was withdrawn before it came here, and no state from before is kept. Take the change of type “withdrawn” and the status"
    " out of its revisionDesc, then run “archive keep {}”."
)
"""Says how a master is put back that somebody laid into ``tei/`` when it was withdrawn already."""

_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What a master cannot hold (XML 1.0, 2.2)."""


def withdraw(shelf: Shelf, item: str, why: str, *, dry_run: bool = False, today: str | None = None) -> Outcome:
    """Withdraw an item for a reason that every reader of its address will be told.

    ``today`` is the day put down (ISO 8601), None for that of the machine. ``dry_run`` writes nothing and gives the
    difference. Raise UnknownReference for an item that is not there, Gone for one that is withdrawn already,
    EncodingError for one edited by hand and not kept, SourceError for a reason that is none, StorageError when the disk
    refuses.
    """
    day = today or this_day()
    withdrawal = Withdrawal(day, _reason(why))
    before = _standing(shelf, item)
    data = with_withdrawal(before, f"tei/{item}.xml", withdrawal)
    record = shelf.repository.record(item) or first_record(shelf, tei.decode(before, f"tei/{item}.xml"))
    told = replace(record, withdrawn=withdrawal.when, why=withdrawal.why)
    detail = f"on {withdrawal.when}: {withdrawal.why}"
    return _kept(shelf, Outcome(item, record.source, "withdrawn", detail), before, data, told, dry_run=dry_run)


def restore(shelf: Shelf, item: str, *, dry_run: bool = False) -> Outcome:
    """Put a withdrawn item back as it was before, so that every address of it answers again; ``dry_run`` as for withdrawing.

    Raise UnknownReference for an item that is not there or not withdrawn, EncodingError where its master was edited
    meanwhile or no state before the withdrawal was kept, StorageError when the disk refuses.
    """
    repository, path = shelf.repository, f"tei/{item}.xml"
    before, withdrawal = repository.on_shelf(item), repository.withdrawal(item)
    if withdrawal is None:
        raise UnknownReference(item, f"“{item}” is not withdrawn; nothing was changed.", (item,))
    states = (version.path.read_bytes() for version in reversed(repository.versions(item)))
    data = next((state for state in states if withdrawal_in(state, path) is None), None)
    if data is None:
        raise EncodingError(path, None, NEVER_KEPT.format(item))
    if repository.state(item) == "edited":
        reason = (
            "was edited by hand while it was withdrawn. Set the edit aside and copy its last kept state,"
            f" tei/{repository.name_of(repository.versions(item)[-1].path)}, back; then put the item back, and edit it anew."
        )
        raise EncodingError(path, None, reason)
    record = repository.record(item) or first_record(shelf, tei.decode(data, path))
    told = replace(record, withdrawn="", why="")
    outcome = Outcome(item, record.source, "restored", f"it was withdrawn on {withdrawal.when}: {withdrawal.why}")
    return _kept(shelf, outcome, before, data, told, dry_run=dry_run)


def _standing(shelf: Shelf, item: str) -> bytes:
    """Give the master as it was kept last; that of one which was taken away too, so that it can be withdrawn in form."""
    repository = shelf.repository
    if withdrawal := repository.withdrawal(item):
        raise Gone(item, f"{withdrawal.sentence(item)} To give another, put it back first: archive withdraw {item} --restore")
    if repository.state(item) == "edited":
        reason = f"was edited by hand since it was kept. Take the edit in first with “archive keep {item}”, then withdraw it."
        raise EncodingError(str(repository.path(item)), None, reason)
    versions = repository.versions(item)
    return versions[-1].path.read_bytes() if versions else repository.read(item)


def _reason(why: str) -> str:
    said = " ".join(why.split())
    if not said or _NO_XML.search(said):
        cure = "Say it in words: archive withdraw ITEM --why “At the request of the family.”"
        raise SourceError("--why", None, f"a reason is needed, for every reader of the address will be told it. {cure}")
    return said


def _kept(shelf: Shelf, outcome: Outcome, before: bytes, data: bytes, record: IngestRecord, *, dry_run: bool) -> Outcome:
    if dry_run:
        return replace(outcome, difference=difference(outcome.item, before, data))
    version = version_of(tei.decode(data, f"tei/{outcome.item}.xml").passages)
    with shelf.repository.writing() as keeper:
        keeper.keep(outcome.item, data, version, record)
    return outcome
