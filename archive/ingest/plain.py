"""From a plain text or a document to its item: described, stated over by the catalogue, aligned with what the archive had."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from archive.authorities import Authorities
from archive.describe import describe
from archive.ingest.alignment import align
from archive.ingest.inner import align_inner
from archive.ingest.metadata import with_metadata
from archive.ingest.renaming import renamed
from archive.ingest.sections import align_sections
from archive.ingest.statements import rows_of_sections, statements
from archive.model import Assertion, Description, Item, Section
from archive.model.overruling import overruled
from archive.sources import Row, SourceDocument, SourceText


def itemised(
    source: SourceText | SourceDocument, row: Row | None, item: str, ingested: str, *, language: str, authorities: Authorities
) -> Item:
    """Make an item of a plain text or a document, without what the row states but its language, which the rules depend on;
    ``language`` is the one of texts of which nothing else is known.
    """
    stated = row.values.get("language") if row else None
    text = source.text if isinstance(source, SourceText) else source.blocks
    sections = describe(text, name=source.path, language=stated or language, authorities=authorities)
    if isinstance(source, SourceDocument):
        sections = with_metadata(sections, dict(source.metadata), authorities)
    return Item(item, source.origin, sections, ingested=ingested)


def stated_over(item: Item, row: Row | None, authorities: Authorities) -> Item:
    """Put what the row states over what was found. Raise SourceError where it speaks of a section that is not there."""
    return replace(item, sections=_stated(item.sections, row, authorities))


def continued(new: Item, old: Item, used: Collection[str]) -> Item:
    """Let a new state of an item continue an old one: what is still there keeps its id, what is gone leaves word of it;
    ``used`` are all ids ever used in the item.
    """
    passages = align(old.passages, new.passages, used)
    sections = align_sections(old.sections, new.sections, passages.ids, used)
    changes = (*old.changes, *passages.changes, *sections.changes)
    ids = {**align_inner(old.sections, new.sections, used), **passages.ids, **sections.ids}
    return replace(new, sections=renamed(new.sections, ids), changes=changes, revised=old.revised)


def redescribed(new: Item, old: Item) -> Item:
    """Give the old text with the new description, for a text that must not change though the importer now reads it
    otherwise. What is said of single passages, and who is named in them, stays with the text.
    """
    descriptions = {section.id: section.description for section in new.sections}
    words = {passage.id: passage.received for passage in old.passages}
    sections = []
    for section in old.sections:
        description = descriptions.get(section.id, section.description)
        sections.append(replace(section, description=_redescribed(description, section.description, words)))
    return replace(new, sections=tuple(sections), changes=old.changes)


def restated(new: Item, old: Item, row: Row | None, authorities: Authorities) -> Item:
    """Give the old text and description with the statements of the row alone brought up to date, for an item that
    somebody has worked on by hand.
    """
    return replace(old, origin=new.origin, sections=_stated(old.sections, row, authorities))


def _stated(sections: tuple[Section, ...], row: Row | None, authorities: Authorities) -> tuple[Section, ...]:
    if row is None:
        return sections
    rows = rows_of_sections(row, [section.id for section in sections])
    return tuple(
        replace(section, description=overruled(section.description, statements(rows[section.id], authorities)))
        if section.id in rows
        else section
        for section in sections
    )


def _redescribed(new: Description, old: Description, words: Mapping[str, str]) -> Description:
    whole = [_held(one, words) for one in new.assertions if not _is_of_text(one)]
    return replace(new, mentions=old.mentions, assertions=(*whole, *(one for one in old.assertions if _is_of_text(one))))


def _is_of_text(assertion: Assertion) -> bool:
    return bool(assertion.target) or assertion.aspect == "mention"


def _held(assertion: Assertion, words: Mapping[str, str]) -> Assertion:
    """Leave out evidence that is not in the text."""
    spans = (span for span in assertion.evidence if words.get(span.passage, "")[span.start : span.end] == span.words)
    return replace(assertion, evidence=tuple(spans))
