"""Makes the master of one source; a function of the module on plain values, so that another process can run it."""

from __future__ import annotations

import difflib
import hashlib
import re
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import lru_cache
from pathlib import Path

from archive import tei
from archive.authorities import Authorities
from archive.errors import ArchiveError, SourceError
from archive.ingest.adopted import adopted, stated
from archive.ingest.doubting import doubts_of
from archive.ingest.explaining import brief
from archive.ingest.former import Former, former
from archive.ingest.health.dates import against_dates
from archive.ingest.plain import continued, itemised, redescribed, restated, stated_over
from archive.ingest.shelf import Outcome, What
from archive.ingest.used import digest_of_used
from archive.ingest.wordless import lack_of_words
from archive.model import Item, version_of
from archive.repository import IngestRecord, Repository
from archive.sources import Row, Source, SourceTei, read
from archive.tei.revising import with_revision

EDITED = (
    "edited by hand, so left alone; “archive keep {0}” takes the edit in, “archive ingest --again {0}” describes the"
    " source anew"
)

BY_HAND = (
    "somebody has worked on it by hand in a way the importer cannot write, so it is left alone; “archive ingest --again {}”"
    " describes anew"
)

_COPIES = re.compile(rb"[ \n]*<(list(?:Person|Place|Org|Event))\b.*?</\1>", re.DOTALL)
"""The copies of authorities in a master, which are written afresh from the authorities."""


class Reason(Enum):
    """Why a master is made: it is new; its source changed; its row or the name of its source changed, so that the text must
    not; the authorities changed, perhaps not those it uses; the archivist asks for it.
    """

    NEW = auto()
    SOURCE = auto()
    HEADER = auto()
    REGISTER = auto()
    AGAIN = auto()


_TEXT_STAYS = (Reason.HEADER, Reason.REGISTER)


@dataclass(frozen=True, slots=True)
class Workshop:
    """What every task needs; it goes to another process once. ``language``, ``publisher`` and ``licence`` are as in Shelf,
    ``register`` is the sha256 of all authorities.
    """

    seeds: Path
    masters: Path
    authorities: Authorities
    language: str
    publisher: str
    licence: str
    register: str


@dataclass(frozen=True, slots=True)
class Task:
    """One source to be made into a master. ``today`` is the day of the ingest (ISO 8601), put down for a new text;
    ``details`` are clauses that its outcome will hold; ``shows_difference`` asks for the difference.
    """

    item: str
    path: str
    row: Row | None
    reason: Reason
    today: str
    details: tuple[str, ...] = ()
    shows_difference: bool = False


@dataclass(frozen=True, slots=True)
class Made:
    """A master to be kept. ``replaces`` is the version of an edit by hand whose place it takes."""

    data: bytes
    version: str
    record: IngestRecord
    outcome: Outcome
    replaces: str | None = None


def make(workshop: Workshop, task: Task) -> Made | Outcome | ArchiveError:
    """Make a master, or say why it is left as it is; an error is returned, since others wait in the same run."""
    try:
        return _made(workshop, task)
    except ArchiveError as error:
        return error
    except Exception as error:  # one text that the program cannot cope with must not stop the others
        reason = (
            f"the program failed on it ({type(error).__name__}: {error}). Take it out for now, and report this with the file."
        )
        return SourceError(f"{workshop.seeds.name}/{task.path}", None, reason)


def difference(item: str, before: bytes, after: bytes) -> str:
    """Give the unified difference of two states of a master, "" when there is none."""
    old, new = (data.decode(errors="replace").splitlines() for data in (before, after))
    name = f"tei/{item}.xml"
    return "\n".join(difflib.unified_diff(old, new, name, name, "as it is", "as it would be", lineterm=""))


def _made(workshop: Workshop, task: Task) -> Made | Outcome:
    source = read(workshop.seeds / task.path, workshop.seeds, task.row.values.get("encoding") if task.row else None)
    repository = _repository(workshop.masters)
    if task.reason is Reason.REGISTER and (same := _still_the_same(workshop, task, source, repository)) is not None:
        return same
    before = None if task.reason is Reason.NEW else former(repository, task.item)
    if before is not None and before.state == "edited" and task.reason is not Reason.AGAIN:
        return Outcome(task.item, task.path, "edited", EDITED.format(task.item))
    written = _written(workshop, task, source, before)
    if written is None:
        return Outcome(task.item, task.path, "edited", BY_HAND.format(task.item))
    data, item = written
    if before is not None and version_of(item.passages) != version_of(before.item.passages):
        data = with_revision(data, task.path, task.today)
    record = IngestRecord(
        source=source.path,
        source_sha256=source.sha256,
        row_sha256=task.row.sha256 if task.row else "",
        row_source=task.row.source if task.row and task.row.source != task.path else "",
        authorities_sha256=digest_of_used(source, task.row, data, workshop.authorities),
        register_sha256=workshop.register,
        is_by_hand=before is not None and before.is_by_hand and task.reason in _TEXT_STAYS,
    )
    replaces = _edit(repository, task.item) if before is not None and before.state == "edited" else None
    return Made(
        data, version_of(item.passages), record, _judged(_outcome(task, before, data, item), workshop, task, item), replaces
    )


@lru_cache(maxsize=1)
def _repository(masters: Path) -> Repository:
    """Open the shelf once a process, for the manifest of a large one takes longer to read than a master to make."""
    return Repository(masters)


def _still_the_same(workshop: Workshop, task: Task, source: Source, repository: Repository) -> Made | None:
    """Give the master as it is where the authorities changed, but none that it uses; None where it must be made anew."""
    record, data = repository.record(task.item), repository.read(task.item)
    if record is None or record.master_sha256 != hashlib.sha256(data).hexdigest():
        return None
    if digest_of_used(source, task.row, data, workshop.authorities) != record.authorities_sha256:
        return None
    outcome = Outcome(task.item, task.path, "unchanged", "; ".join(task.details))
    return Made(data, record.version, replace(record, register_sha256=workshop.register), outcome)


def _written(workshop: Workshop, task: Task, source: Source, before: Former | None) -> tuple[bytes, Item] | None:
    """Write the master; None where that would undo work done by hand."""
    ingested = before.item.ingested if before else task.today
    is_kept_work = before is not None and before.is_by_hand and task.reason in _TEXT_STAYS
    if isinstance(source, SourceTei):
        if before and is_kept_work:
            data = stated(before.data, task.path, task.row, workshop.authorities)
            return data, tei.decode(data, task.path)
        language, authorities = workshop.language, workshop.authorities
        name = f"{workshop.seeds.name}/{task.path}"
        try:
            return adopted(source, task.row, task.item, ingested, before, language=language, authorities=authorities)
        except SourceError as error:
            raise SourceError(name if error.path == task.path else error.path, error.line, error.reason) from None
    new = itemised(source, task.row, task.item, ingested, language=workshop.language, authorities=workshop.authorities)
    if before is None:
        return _encoded(workshop, stated_over(new, task.row, workshop.authorities))
    if is_kept_work:
        if _plain(_encoded(workshop, before.item)[0]) != _plain(before.data):
            return None
        return _encoded(workshop, restated(new, before.item, task.row, workshop.authorities))
    item = continued(new, before.item, before.used)
    if task.reason in _TEXT_STAYS and version_of(item.passages) != version_of(before.item.passages):
        item = redescribed(item, before.item)
    return _encoded(workshop, stated_over(item, task.row, workshop.authorities))


def _encoded(workshop: Workshop, item: Item) -> tuple[bytes, Item]:
    return tei.encode(item, workshop.authorities, publisher=workshop.publisher, licence=workshop.licence), item


def _plain(master: bytes) -> bytes:
    return _COPIES.sub(b"", master)


def _edit(repository: Repository, item: str) -> str:
    """Name the version of an edit by hand: of its text, or of its bytes where it cannot be read."""
    data = repository.read(item)
    try:
        return version_of(tei.decode(data, str(repository.path(item))).passages)
    except ArchiveError:
        return hashlib.sha256(data).hexdigest()[:12]


def _outcome(task: Task, before: Former | None, data: bytes, item: Item) -> Outcome:
    details = list(task.details)
    what: What = "new"
    if before is not None:
        is_same_text = version_of(before.item.passages) == version_of(item.passages)
        what = "rewritten" if not is_same_text else "unchanged" if before.data == data else "header"
        if not is_same_text:
            details.append(_moves(before.item, item))
    if what != "unchanged" and (note := lack_of_words(data, item)):
        details.append(note)
    shown = difference(task.item, before.data, data) if task.shows_difference and before else ""
    return Outcome(task.item, task.path, what, "; ".join(details), shown)


def _judged(outcome: Outcome, workshop: Workshop, task: Task, item: Item) -> Outcome:
    """Add to an outcome how many values of the item need a human, and for a dry run what was found."""
    if outcome.what == "unchanged":
        return outcome
    against = against_dates(item, task.path, workshop.authorities, task.today)
    doubts = sum(doubt.count for doubt in doubts_of(item, against, workshop.authorities))
    found = brief(item) if outcome.what == "new" and task.shows_difference else ()
    return replace(outcome, doubts=doubts, found=found)


def _moves(before: Item, after: Item) -> str:
    old, new = ({passage.id: passage.received for passage in item.passages} for item in (before, after))
    came, went = len(new.keys() - old.keys()), len(old.keys() - new.keys())
    changed = sum(old[one] != new[one] for one in old.keys() & new.keys())
    return f"passages changed {changed}, new {came}, gone {went}"
