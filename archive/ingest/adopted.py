"""From a TEI file of others to its master: adopted whole, and aligned with what the archive had of it."""

from __future__ import annotations

from archive import tei
from archive.authorities import Authorities
from archive.ingest.alignment import align
from archive.ingest.former import Former, ids_in
from archive.ingest.sections import align_sections
from archive.ingest.statements import rows_of_sections, statements
from archive.model import Description, Item
from archive.sources import Row, SourceTei
from archive.tei.adopt import with_statements
from archive.tei.tending import with_changes


def adopted(
    source: SourceTei,
    row: Row | None,
    item: str,
    ingested: str,
    before: Former | None,
    *,
    language: str,
    authorities: Authorities,
) -> tuple[bytes, Item]:
    """Adopt a file. Ids of its editors stay; of the others, what is still there keeps the id it had, and what is gone
    leaves word of it.
    """
    used = before.used if before else frozenset()
    given = ids_in(source.data)
    data = tei.adopt(
        source.data,
        source.path,
        item=item,
        origin=source.origin,
        ingested=ingested,
        language=language,
        authorities=authorities,
        taken=used - given,
        revised=before.item.revised if before else (),
    )
    if before is None:
        data = stated(data, source.path, row, authorities)
        return data, tei.decode(data, source.path)
    new = tei.decode(data, source.path)
    passages = align(before.item.passages, new.passages, used, given)
    sections = align_sections(before.item.sections, new.sections, passages.ids, used, given)
    changes = (*before.item.changes, *passages.changes, *sections.changes)
    tended = with_changes(data, source.path, changes, {**passages.ids, **sections.ids})
    tended = stated(tended, source.path, row, authorities)
    return tended, tei.decode(tended, source.path)


def stated(master: bytes, path: str, row: Row | None, authorities: Authorities) -> bytes:
    """Put what the catalogue states into an adopted file, and take out what it no longer states."""
    if row is None:
        return with_statements(master, path, Description(""))
    sections = [section.id for section in tei.decode(master, path).sections] if row.sections else [""]
    said = {key: statements(one, authorities) for key, one in rows_of_sections(row, sections).items()}
    return with_statements(master, path, said.pop(sections[0]), said)
