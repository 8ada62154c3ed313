"""Writes the ``teiHeader`` of a master: what the item is, where it came from, and how the file is to be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from archive.authorities import Kind
from archive.dates import Calendar
from archive.model import Change, Description, Item, Origin
from archive.tei.agents import write_agent
from archive.tei.assertions import evidence_attributes
from archive.tei.building import add, element
from archive.tei.profile import declared_ids, stated, write_date, write_profile
from archive.tei.revising import revision
from archive.tei.sections import OWN

FORM = "1"
"""The version of the form in which masters are encoded; it changes only when that form does."""

_CALENDARS = {
    Calendar.GREGORIAN: "Gregorian calendar (New Style).",
    Calendar.JULIAN: "Julian calendar (Old Style).",
}

_LEFT_OUT = "Characters that XML cannot hold were left out, each at its offset in the source:"
_LEFT_OUT_OF_A_DOCUMENT = "The text does not hold these parts of the document, each at its offset in the words of the document:"


@dataclass(frozen=True, slots=True)
class Imprint:
    """Who publishes the archive and under which licence; "" for what is not said."""

    publisher: str = ""
    licence: str = ""


def write_header(
    item: Item, kinds: Mapping[str, Kind], imprint: Imprint, participants: etree._Element | None
) -> etree._Element:
    """Give the ``teiHeader``; ``participants`` is the ``particDesc``, None when nobody takes part."""
    made = element("teiHeader")
    _write_file(add(made, "fileDesc"), item, kinds, imprint)
    _write_encoding(add(made, "encodingDesc"), item.origin)
    write_profile(add(made, "profileDesc"), item, kinds, participants)
    _write_calendars(made, item)
    if item.changes or item.ingested or item.revised:
        _write_revisions(add(made, "revisionDesc"), item)
    return made


def _write_file(parent: etree._Element, item: Item, kinds: Mapping[str, Kind], imprint: Imprint) -> None:
    whole = item.description
    titles = add(parent, "titleStmt")
    _write_title(titles, whole)
    _write_authors(titles, whole, kinds)
    for identifier, duty, name in (
        ("archivist", "stated in the catalogue", imprint.publisher or "The archivist"),
        ("importer", "inferred from the text", "tei-archive"),
    ):
        statement = add(titles, "respStmt", attributes={"xml:id": identifier})
        add(statement, "resp", duty)
        add(statement, "name", name)
    publication = add(parent, "publicationStmt")
    add(publication, "publisher", imprint.publisher or "Not published")
    add(publication, "idno", item.id, {"type": "archive"})
    if imprint.licence or whole.licence:
        availability = add(publication, "availability")
        if imprint.licence:
            is_address = imprint.licence.startswith(("http://", "https://"))
            add(availability, "licence", imprint.licence, {"target": imprint.licence.split()[0] if is_address else ""})
        if whole.licence:
            add(availability, "p", whole.licence)
    _write_sources(add(parent, "sourceDesc"), item, kinds)


def _write_title(parent: etree._Element, description: Description) -> None:
    attributes = {"type": "incipit"} if description.title_is_incipit else {}
    add(parent, "title", description.title, attributes | evidence_attributes(stated(description, "title"), on_name=False))


def _write_authors(parent: etree._Element, description: Description, kinds: Mapping[str, Kind]) -> None:
    for agent in description.authors:
        write_agent(add(parent, "author"), agent, kinds, evidence_attributes(stated(description, "author", agent)))


def _write_sources(parent: etree._Element, item: Item, kinds: Mapping[str, Kind]) -> None:
    if item.description.source:
        add(parent, "bibl", item.description.source, {"type": "source"})
    _write_received(parent, item.origin)
    if len(item.sections) > 1:
        parts = add(parent, "listBibl", attributes={"type": "sections"})
        for section in item.sections[1:]:
            part = add(parts, "bibl", attributes={"xml:id": declared_ids(section)["bibl"]})
            description = section.description
            _write_title(part, description)
            _write_authors(part, description, kinds)
            if description.date is not None:
                write_date(part, description)
            if description.source:
                add(part, "note", description.source, {"type": "source"})
            if description.licence:
                add(add(part, "availability"), "p", description.licence)


def _write_received(parent: etree._Element, origin: Origin) -> None:
    """Name the file as received; ``#received`` is what evidence from its name points to."""
    made = add(parent, "bibl", attributes={"xml:id": "received", "type": "file"})
    add(made, "idno", origin.path, {"type": "path"})
    add(made, "idno", origin.sha256, {"type": "sha256"})
    add(add(made, "extent"), "measure", f"{origin.size} bytes", {"unit": "byte", "quantity": str(origin.size)})
    if origin.encoding:
        add(made, "note", origin.encoding, {"type": "encoding"})


def _write_encoding(parent: etree._Element, origin: Origin) -> None:
    application = add(add(parent, "appInfo"), "application", attributes={"ident": OWN, "version": FORM})
    add(application, "label", "tei-archive")
    editorial = add(parent, "editorialDecl")
    normalisation = add(editorial, "normalization")
    add(normalisation, "p", "The wording is as received; only white space was regularised, and faults are marked, not mended.")
    if origin.left_out:
        add(normalisation, "p", _LEFT_OUT if _names_characters(origin) else _LEFT_OUT_OF_A_DOCUMENT)
        listed = add(add(normalisation, "p"), "list", attributes={"type": "left-out"})
        for offset, code in origin.left_out:
            add(listed, "item", code, {"n": str(offset)})
    quotation = add(editorial, "quotation", attributes={"marks": "all"})
    add(quotation, "p", "Quotation marks stand in the text as they were received.")
    item = add(
        add(parent, "refsDecl"),
        "citeStructure",
        attributes={"unit": "item", "match": "/TEI", "use": "teiHeader/fileDesc/publicationStmt/idno[@type='archive']"},
    )
    add(
        item,
        "citeStructure",
        attributes={"unit": "block", "match": "text/descendant-or-self::*[@xml:id]", "use": "@xml:id", "delim": "/"},
    )


def _names_characters(origin: Origin) -> bool:
    return all(what.startswith("U+") for _, what in origin.left_out)


def _write_calendars(header: etree._Element, item: Item) -> None:
    """Declare each calendar that an attribute of the file points to."""
    pointed = {value for made in header.iter() for name, value in made.attrib.items() if name in ("calendar", "datingMethod")}
    for passage in item.passages:
        for mark in passage.marks:
            pointed.update(value for name, value in mark.attributes if name in ("calendar", "datingMethod"))
    used = [calendar for calendar in Calendar if f"#{calendar}" in pointed]
    if used:
        profile = header.find("{*}profileDesc")
        described = element("calendarDesc")
        for calendar in used:
            add(add(described, "calendar", attributes={"xml:id": calendar.value}), "p", _CALENDARS[calendar])
        if profile is not None:
            profile.insert(1, described)


def _write_revisions(parent: etree._Element, item: Item) -> None:
    for change in item.changes:
        targets = " ".join(f"#{target}" for target in change.targets)
        add(parent, "change", _became(change), {"xml:id": change.passage, "type": change.kind, "target": targets})
    if item.ingested:
        add(parent, "change", "First ingest.", {"type": "ingested", "when": item.ingested, "who": "#importer"})
    for day in item.revised:
        parent.append(revision(day))


def _became(change: Change) -> str:
    where = f" into {' and '.join(change.targets)}" if change.targets else ""
    return f"{change.passage} was {change.kind}{where}."
