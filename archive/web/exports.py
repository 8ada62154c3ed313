"""The archive to take away: whole items, results and everything as TEI, plain text, and the table of texts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from flask import Blueprint, Response, abort

from archive import tei
from archive.dates import to_edtf
from archive.errors import UnknownReference
from archive.model import TextUnit
from archive.model.resolution import Resolved, resolve
from archive.reference import Reference
from archive.repository.bundle import bundle
from archive.web.addresses import absolute, url_of
from archive.web.arguments import refuse_strange
from archive.web.library import Library, Opened, library
from archive.web.taking.files import known_of
from archive.web.taking.tables import csv_pieces

COLUMNS = ("address", "title", "author", "addressee", "date", "venue", "place", "genre", "language", "version", "ingested")

views = Blueprint("exports", __name__)


@views.get("/items/<string:reference>.<any(xml, txt):form>")
def whole(reference: str, form: str) -> Response:
    """Give an item, in a version if one is named, as TEI or as plain text."""
    refuse_strange()
    named = Reference.parse(reference)
    state = opened(named)
    return as_tei(state, named) if form == "xml" else as_text(state, resolve(state.item, named))


@views.get("/archive.zip")
def all() -> Response:  # noqa: A001  the endpoint is read in templates, where it says what it gives
    """Stream every master."""
    refuse_strange()
    return _zip(library(), library().repository.items(), "archive.zip")


@views.get("/search.zip")
def found() -> Response:
    """Stream the masters of a result."""
    known, searcher = known_of("search.page")
    return _zip(library(), searcher.items(replace(known.request, level="texts")), "search.zip")


@views.get("/items.csv")
def table() -> Response:
    """Give the table of all texts."""
    refuse_strange()
    holdings = library().holdings
    if holdings.searcher is None:
        abort(503)
    table = "".join(csv_pieces(COLUMNS, map(_row, holdings.texts)))
    return attachment(table.encode(), "text/csv; charset=utf-8", "items.csv")


def opened(reference: Reference) -> Opened:
    """Open the state of the item that an address means."""
    if reference.version is None:
        return library().newest(reference.item)
    return library().version(reference.item, reference.version)


def as_tei(state: Opened, reference: Reference) -> Response:
    """Give TEI: the file as kept, or for a block a small file with header and reference."""
    data = state.data
    if reference.first is not None:
        address = absolute(library().settings.base_url, url_of(reference.at(state.version)))
        with state.lock:
            data = tei.excerpt(state.master, reference.first, reference.last, url=address)
    return attachment(data, "application/tei+xml", f"{_name(reference)}.xml")


def as_text(state: Opened, resolved: Resolved) -> Response:
    """Give plain text as transmitted: of the item, of a section, or of the passages that are named."""
    item = state.item
    if resolved.section is item.sections[0] and not resolved.passages:
        return Response(tei.plain_text(item, "received"), mimetype="text/plain")
    named = item.named(resolved.passages or resolved.section.ids)
    text = "\n\n".join(passage.received for passage in named)
    return Response(f"{text}\n", mimetype="text/plain")


def attachment(data: bytes, kind: str, name: str) -> Response:
    """Give a file to be saved."""
    response = Response(data, content_type=kind)
    response.headers.set("Content-Disposition", "attachment", filename=name)
    return response


def _name(reference: Reference) -> str:
    return "".join(char if char.isalnum() or char in "-." else "-" for char in str(reference))


def _zip(shelf: Library, items: Iterable[str], name: str) -> Response:
    files = ((f"{item}.xml", data) for item in items if (data := _read(shelf, item)) is not None)
    response = Response(bundle(files), mimetype="application/zip")
    response.headers.set("Content-Disposition", "attachment", filename=name)
    return response


def _read(shelf: Library, item: str) -> bytes | None:
    """Read a master; None for one withdrawn since the index was built: the manifest then does not name it."""
    try:
        return shelf.repository.read_kept(item)
    except UnknownReference:
        return None


def _row(text: TextUnit) -> tuple[str, ...]:
    reference = Reference(text.item, text.version, None if text.is_item else text.section)
    return (
        absolute(library().settings.base_url, url_of(reference)),
        text.title,
        "; ".join(agent.name for agent in text.authors),
        "; ".join(agent.name for agent in text.addressees),
        to_edtf(text.date) if text.date else "",
        text.venue.name if text.venue else "",
        text.place.name if text.place else "",
        text.genre or "",
        text.language,
        text.version,
        text.ingested,
    )
