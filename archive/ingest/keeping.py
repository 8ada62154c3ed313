"""Takes in what somebody changed in a master by hand: checked first, with the state before it kept."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from archive import tei
from archive.errors import EncodingError, Gone
from archive.ingest.alignment import align
from archive.ingest.former import ids_in
from archive.ingest.likeness import ALIKE, likeness
from archive.ingest.making import difference
from archive.ingest.planning import register_of
from archive.ingest.pointers import dangling
from archive.ingest.sections import align_sections
from archive.ingest.shelf import Outcome, Shelf, this_day
from archive.model import Change, Item, version_of
from archive.repository import IngestRecord, Repository
from archive.repository.manifest import sha256
from archive.tei.revising import with_revision
from archive.tei.tending import with_changes, with_ids, without_evidence
from archive.tei.validity import Fault, faults

SHOWN = 3
"""Faults that one sentence names; the rest are counted."""


def keep(shelf: Shelf, item: str, dry_run: bool = False, today: str | None = None) -> Outcome:
    """Keep a master as it was edited.

    Passages and sections without an id get one, those that went leave word of where their text went. ``dry_run`` writes
    nothing and gives the difference from the state kept last. ``today`` is the day put down for a text that the edit changed
    (ISO 8601), None for that of the machine. Raise UnknownReference for an item that is not there, Gone for
    a withdrawn one, SourceError or EncodingError for a master that cannot be kept as it is, StorageError when the disk refuses.
    """
    repository, path = shelf.repository, f"tei/{item}.xml"
    _refuse_withdrawn(repository, item)
    data = repository.read(item)
    record = repository.record(item)
    if record is not None and repository.state(item) == "kept":
        return Outcome(item, record.source, "unchanged", "it is as it was kept last")
    states = [version.path.read_bytes() for version in repository.versions(item)]
    before = states[-1] if states else None
    used = frozenset(one for state in states for one in ids_in(state))
    old = tei.decode(before, path) if before else None
    numbered = _with_former_ids(data, path, used, old)
    edited = tei.decode(numbered, path)
    _refuse_another_identity(path, item, edited)
    _refuse_new_faults(path, numbered, before)
    gone = used - (ids_in(before) if before else frozenset()) | {change.passage for change in (old.changes if old else ())}
    _refuse_ids_used_before(path, ids_in(numbered) - {change.passage for change in edited.changes}, gone)
    changes = _changes(old, edited) if old else edited.changes
    tended = _without_lost_evidence(with_changes(numbered, path, changes), path, before)
    after = tei.decode(tended, path)
    version = version_of(after.passages)
    is_same_text = old is None or version == version_of(old.passages)
    kept = tended if is_same_text else with_revision(tended, path, today or this_day())
    told = replace(record or first_record(shelf, after), is_by_hand=True)
    if not dry_run:
        with repository.writing() as keeper:
            if tended == data:
                keeper.keep(item, kept, version, told, takes_in=sha256(data))
            else:
                keeper.keep(item, kept, version, told, replaces=version_of(edited.passages))
    detail = "; ".join([*_fates(changes, edited), *(_strangers(old, after) if old else ())])
    return Outcome(item, told.source, "kept", detail, difference(item, before or b"", kept) if dry_run else "")


def new_faults(data: bytes, before: bytes | None) -> list[Fault]:
    """Give the departures of a file from the schema that another does not have; all of them when there is no other."""
    known: Counter[tuple[str, str]] = Counter()
    if before is not None:
        # Which of several things is said to be wrong depends on whether an element has an id, so both get theirs.
        known.update((fault.element, fault.message) for fault in faults(with_ids(before, "the file before")))
    found = []
    for fault in faults(data):
        known[fault.element, fault.message] -= 1
        if known[fault.element, fault.message] < 0:
            found.append(fault)
    return found


def first_record(shelf: Shelf, item: Item) -> IngestRecord:
    """Give the record of a master that came without one: it counts as work done by hand."""
    register = register_of(shelf.authorities)
    return IngestRecord(item.origin.path, item.origin.sha256, register_sha256=register, is_by_hand=True)


def listed(found: list[Fault]) -> str:
    """Name the first few departures from the schema."""
    named = "; ".join(f"line {fault.line}, {fault.element}: {fault.message.rstrip('.')}" for fault in found[:SHOWN])
    return named + (f"; and {len(found) - SHOWN} more" if len(found) > SHOWN else "")


def _with_former_ids(data: bytes, path: str, used: frozenset[str], old: Item | None) -> bytes:
    """Give ids where they are missing: to a passage that only lost its id that id again, to a new one a new one."""
    numbered = with_ids(data, path, used)
    if old is None or numbered == data:
        return numbered
    former = align(old.passages, tei.decode(numbered, path).passages, used, named=ids_in(data)).ids
    return with_changes(numbered, path, (), former)


def _without_lost_evidence(data: bytes, path: str, before: bytes | None) -> bytes:
    """Let no value point to words that the edit took away; what pointed nowhere before stays as it was received."""
    known = {pointer for _, pointer in dangling(tei.parse(before, path))} if before else set()
    lost = {pointer for _, pointer in dangling(tei.parse(data, path))} - known
    return without_evidence(data, path, lost) if lost else data


def _refuse_withdrawn(repository: Repository, item: str) -> None:
    if withdrawal := repository.withdrawal(item):
        cure = f"Put it back before you change it: archive withdraw {item} --restore"
        raise Gone(item, f"{withdrawal.sentence(item)} {cure}")


def _refuse_another_identity(path: str, item: str, edited: Item) -> None:
    if edited.id != item:
        reason = f"says in publicationStmt/idno that it is “{edited.id}”, but an id never changes. Write “{item}” there."
        raise EncodingError(path, None, reason)


def _refuse_ids_used_before(path: str, ids: frozenset[str], gone: frozenset[str]) -> None:
    """Refuse an id that once named something else, which cited links still mean."""
    again = sorted(ids & gone)
    if again:
        reason = "was the id of something that went, and cited links still mean that. Give the new one an id never used."
        raise EncodingError(path, again[0], reason)


def _refuse_new_faults(path: str, data: bytes, before: bytes | None) -> None:
    found = new_faults(data, before)
    if found:
        raise EncodingError(path, None, f"is not valid TEI. Mend it, then keep it: {listed(found)}.")


def _changes(old: Item, edited: Item) -> tuple[Change, ...]:
    """Say what became of everything that went, with the words of old that the editor may have taken out."""
    passages = {passage.id: passage.id for passage in edited.passages}
    sections = {section.id for section in edited.sections}
    gone = (
        *align(old.passages, edited.passages, named=passages.keys()).changes,
        *align_sections(old.sections, edited.sections, passages, named=sections).changes,
    )
    said = {change.passage: change for change in (*gone, *old.changes, *edited.changes)}
    return tuple(said.values())


def _fates(changes: tuple[Change, ...], edited: Item) -> list[str]:
    fresh = [change for change in changes if change not in edited.changes]
    return [", ".join(f"{change.passage} {change.kind}" for change in fresh)] if fresh else []


def _strangers(old: Item, after: Item) -> list[str]:
    """Warn of ids that now name quite another text."""
    words = {passage.id: passage.received for passage in old.passages}
    strange = [one.id for one in after.passages if one.id in words and likeness(words[one.id], one.received) < ALIKE]
    if not strange:
        return []
    return [f"{', '.join(strange)} now says quite another thing than what was cited; a new passage is better given a new id"]
