"""Verifies every master: fixity, well-formedness, validity, ids, pointers, round trip, and that its source is all there."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from archive import tei
from archive.errors import ArchiveError
from archive.ingest.keeping import listed, new_faults
from archive.ingest.pointers import dangling
from archive.ingest.shelf import Finding, Shelf
from archive.model import Item, Passage, version_of
from archive.model.white_space import WHITE_SPACE
from archive.repository.record import RECORD, IngestRecord
from archive.repository.standing import VERSIONS
from archive.sources import Source, SourceDocument, SourceTei, SourceText, read, read_catalogue
from archive.tei.sections import is_own
from archive.tei.validity import faults

SHOWN = 3
"""Pointers and ids that one sentence names; the rest are counted."""

_NO_WHITE_SPACE = str.maketrans("", "", WHITE_SPACE)


def check(shelf: Shelf, progress: Callable[[int], None] | None = None) -> tuple[Finding, ...]:
    """Verify all masters and give what was found, the whole shelf first, then item by item.

    What a TEI file of others had wrong when it was received is a note, not a fault, and so is a source that is gone.
    ``progress`` hears how many masters are done.
    """
    repository = shelf.repository
    items = sorted((*repository.items(), *repository.withdrawals()))
    edited = tuple(f"{repository.masters.name}/{item}.xml " for item in items if repository.state(item) == "edited")
    findings = [Finding("", "fixity", said, True) for said in repository.fixity() if not said.startswith(edited)]
    for number, item in enumerate(items, 1):
        findings += _Checking(shelf, item).findings()
        if progress:
            progress(number)
    return tuple(findings)


class _Checking:
    """Goes through one item; a master that cannot be read at all is not looked at further."""

    def __init__(self, shelf: Shelf, item: str) -> None:
        self._shelf, self._repository, self._item = shelf, shelf.repository, item
        self._name = f"{shelf.repository.masters.name}/{item}.xml"
        self._record = self._repository.record(item) or IngestRecord()

    def findings(self) -> Iterator[Finding]:
        is_edited = self._repository.state(self._item) == "edited"
        try:
            data = self._repository.on_shelf(self._item)
            master = tei.parse(data, self._name)
            item = master.item
        except ArchiveError as error:
            yield self._unreadable(error, is_edited=is_edited)
            return
        if is_edited:
            yield self._edited()
        source = self._source()
        if withdrawal := self._repository.withdrawal(self._item):
            yield self._note("withdrawn", f"is withdrawn since {withdrawal.when}: {withdrawal.why}")
        elif isinstance(source, Finding):
            yield source
        if isinstance(source, Finding):
            source = None
        received = source.data if isinstance(source, SourceTei) else None
        yield from self._validity(data, received, is_own=is_own(master.root))
        yield from self._pointers(master)
        yield from self._ids(item, is_edited=is_edited)
        if is_own(master.root):
            yield from self._round_trip(item)
            if source is not None and not isinstance(source, SourceTei) and not is_edited:
                yield from self._words(item, source)

    def _unreadable(self, error: ArchiveError, *, is_edited: bool) -> Finding:
        kind = "damaged" if is_edited else "unreadable"
        cure = f" If nobody edited it, {self._restore()}" if is_edited else ""
        return Finding(self._item, kind, f"{error}{cure}", True)

    def _edited(self) -> Finding:
        """Tell work done by hand from damage: a disk that fails changes a file without the time of its last change."""
        record = self._repository.masters / VERSIONS / self._item / RECORD
        path = self._repository.path(self._item)
        if record.exists() and path.stat().st_mtime_ns <= record.stat().st_mtime_ns:
            reason = "is damaged: it is not as it was kept, though nobody has saved it since."
            return Finding(self._item, "damaged", f"{self._name} {reason} To mend it, {self._restore()}", True)
        reason = f"was edited by hand and not yet kept; “archive keep {self._item}” takes the edit in. If nobody edited it,"
        return Finding(self._item, "edited", f"{self._name} {reason} {self._restore()}", True)

    def _restore(self) -> str:
        versions = self._repository.versions(self._item)
        if not versions:
            return "take it away."
        return f"copy its last kept state, {self._repository.masters.name}/{self._repository.name_of(versions[-1].path)}, back."

    def _source(self) -> Source | Finding | None:
        """Read the source as it was at the last ingest; None when it changed since."""
        path, seeds = self._record.source, self._shelf.seeds
        if not path or not (seeds / path).exists():
            said = f"its source, {seeds.name}/{path}, is gone" if path else "it has no source"
            return Finding(self._item, "missing", f"{self._name}: {said}; the master stays as it is.", False)
        catalogue = read_catalogue(self._shelf.catalogue)
        row = catalogue.row_for(path) or catalogue.row_for(self._record.row_source)
        try:
            source = read(seeds / path, seeds, row.values.get("encoding") if row else None)
        except ArchiveError as error:
            return Finding(self._item, "source", str(error), False)
        if source.sha256 == self._record.source_sha256:
            return source
        said = f"{seeds.name}/{path} has changed since “{self._item}” was made from it; “archive ingest” takes the change in."
        return Finding(self._item, "source", said, False)

    def _validity(self, data: bytes, received: bytes | None, *, is_own: bool) -> Iterator[Finding]:
        if is_own:
            found = new_faults(data, None)
            if found:
                yield self._fault("validity", f"is not valid: {listed(found)}.")
            return
        versions = self._repository.versions(self._item)
        before = received or (versions[0].path.read_bytes() if versions else data)
        added = new_faults(data, before)
        if added:
            yield self._fault("validity", f"has departures from the schema that it was not received with: {listed(added)}.")
        count = len(faults(data)) - len(added)
        if count:
            places = "one place" if count == 1 else f"{count} places"
            yield self._note("validity", f"departs from the schema in {places}, as received.")

    def _pointers(self, master: tei.Master) -> Iterator[Finding]:
        lost = [f"{pointer} (line {line})" for line, pointer in dangling(master)]
        if not lost:
            return
        named = ", ".join(lost[:SHOWN]) + (f" and {len(lost) - SHOWN} more" if len(lost) > SHOWN else "")
        if is_own(master.root):
            yield self._fault("pointers", f"has pointers that lead nowhere: {named}. Correct them, or give the ids they mean.")
        else:
            yield self._note("pointers", f"has pointers that lead nowhere, as received: {named}.")

    def _ids(self, item: Item, *, is_edited: bool) -> Iterator[Finding]:
        if item.id != self._item:
            yield self._fault("ids", f"says in publicationStmt/idno that it is “{item.id}”. Write “{self._item}” there.")
        told = {change.passage for change in item.changes} | {passage.id for passage in item.passages}
        lost = sorted({passage.id for state in self._states_before() for passage in state.passages} - told)
        if lost and not is_edited:
            named = ", ".join(lost[:SHOWN]) + (f" and {len(lost) - SHOWN} more" if len(lost) > SHOWN else "")
            yield self._fault("ids", f"has lost {named} without a word of what became of it.")
        version = version_of(item.passages)
        if not is_edited and self._record.version and self._record.version != version:
            yield self._fault("version", f"holds the version {version}, but {self._record.version} is on record.")

    def _states_before(self) -> Iterator[Item]:
        for version in self._repository.versions(self._item)[:-1]:
            try:
                yield tei.decode(version.path.read_bytes(), str(version.path))
            except ArchiveError:  # fixity tells of damage to earlier states
                continue

    def _round_trip(self, item: Item) -> Iterator[Finding]:
        reason = "it would come out otherwise"
        try:
            if tei.decode(tei.encode(item, self._shelf.authorities), self._name) == item:
                return
        except ArchiveError as error:
            reason = str(error)
        if self._record.is_by_hand:
            yield self._note("round-trip", f"holds work done by hand that the importer could not write again: {reason}.")
        else:
            yield self._fault(
                "round-trip", f"cannot be written again as it was read: {reason}. This is a fault of the program."
            )

    def _words(self, item: Item, source: SourceText | SourceDocument) -> Iterator[Finding]:
        if written_text(item) == source.text.translate(_NO_WHITE_SPACE):
            return
        if self._record.is_by_hand:
            yield self._note("source", "has other words than its source, since somebody corrected it by hand.")
        else:
            cure = f"“archive ingest --again {self._item}” describes it anew."
            yield self._fault("source", f"has not the same words as its source. {cure}")

    def _fault(self, kind: str, sentence: str) -> Finding:
        return Finding(self._item, kind, f"{self._name} {sentence}", True)

    def _note(self, kind: str, sentence: str) -> Finding:
        return Finding(self._item, kind, f"{self._name} {sentence}", False)


def written_text(item: Item) -> str:
    """Give every character of an item's text as received, page markers included, without white space."""
    return "".join(_written(passage) for passage in item.passages).translate(_NO_WHITE_SPACE)


def _written(passage: Passage) -> str:
    pieces, end = [], 0
    for mark in sorted((mark for mark in passage.marks if mark.element == "fw"), key=lambda mark: mark.start):
        pieces += [passage.received[end : mark.start], mark.content or ""]
        end = mark.start
    return "".join([*pieces, passage.received[end:]])
