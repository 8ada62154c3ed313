"""Errors and what is said of each: the fact, why, and a way on; never a traceback."""

from __future__ import annotations

import logging

from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException

from archive.errors import ArchiveError, Gone, OperatorError, QueryError, UnknownReference
from archive.model.resolution import number
from archive.reference import Reference
from archive.repository.nearest import near_items
from archive.web.addresses import url_of
from archive.web.arguments import RefusedError
from archive.web.library import library
from archive.web.problems import Near, Problem

FACTS = {
    400: ("This cannot be read", "Something in the address is not as the archive writes it."),
    404: ("There is no page at this address", "It may have been mistyped. A search finds what is here."),
    405: ("This page can only be read", "The archive answers GET and HEAD; nothing here can be changed over the web."),
    410: ("This is no longer here", "What stood here is told where it is known."),
    413: ("This is too long", "What was sent is longer than the archive reads. Send the sentence alone."),
    414: ("This address is too long", "A question of up to 1,000 characters is answered."),
    500: ("Something failed here, not on your side", "It was written to the log of the server. Trying again may help."),
    503: ("The index cannot be read", "Reading works; searching does not, until the operator has run: archive build."),
}
"""Heading and explanation of each error, where nothing more exact is known."""

_OPENING = 140

log = logging.getLogger(__name__)


def register(app: Flask) -> None:
    """Let the application answer every error in the form that was asked for."""
    app.register_error_handler(Gone, lambda error: _of_reference(410, error))
    app.register_error_handler(UnknownReference, lambda error: _of_reference(404, error))
    app.register_error_handler(RefusedError, _refused)
    app.register_error_handler(QueryError, lambda error: Problem(400, _sentences(error.reason)).response())
    app.register_error_handler(OperatorError, _operator)
    app.register_error_handler(ArchiveError, _damaged)
    app.register_error_handler(HTTPException, _http)


def _refused(error: RefusedError) -> Response:
    page = error.understood["address"] if error.understood else None
    cure = f"Mend the address, or open the page that answers what was understood: {page}" if page else error.cure
    return Problem(400, error.sentences, cure, understood=error.understood).response()


def _of_reference(code: int, error: UnknownReference) -> Response:
    addresses = dict.fromkeys((*(_last_standing(error) if code == 410 else ()), *error.nearest))
    if code == 404 and request.blueprint in ("items", "exports"):
        addresses |= dict.fromkeys(near_items(error.reference, library().repository.items()))
    near = tuple(found for found in map(_opening, addresses) if found is not None)
    cure = "The nearest addresses are named here." if near else "A search finds what is here."
    return Problem(code, _sentences(error.reason), cure, near).response()


def _last_standing(error: UnknownReference) -> tuple[str, ...]:
    """Give the address of a passage that is gone in the last version that had it."""
    try:
        reference = Reference.parse(error.reference)
        version = library().last_version_with(reference.item, reference.first) if reference.first else None
    except ArchiveError:
        return ()
    return (str(reference.at(version)),) if version else ()


def _opening(address: str) -> Near | None:
    """Give a near address with its name and first words; None when it does not answer either."""
    try:
        reference = Reference.parse(address)
        shelf = library()
        state = shelf.version(reference.item, reference.version) if reference.version else shelf.newest(reference.item)
    except ArchiveError:
        return None
    if reference.first is None:
        return Near(
            url_of(reference), state.item.description.title, f"Version {reference.version}" if reference.version else ""
        )
    section = next((section for section in state.item.sections if section.id == reference.first), None)
    if section is not None:
        return Near(url_of(reference), section.description.title, "")
    words = "".join(passage.received for passage in state.item.named((reference.first,)))
    cut = words if len(words) <= _OPENING else words[:_OPENING].rpartition(" ")[0] + " …"
    name = f"Passage {number(reference.first)}" + (f" in version {reference.version}" if reference.version else "")
    return Near(url_of(reference, _anchor=reference.first), name, cut)


def _operator(error: ArchiveError) -> Response:
    log.error("%s", error)
    return Problem(503, _sentences(str(error))).response()


def _damaged(error: ArchiveError) -> Response:
    log.error("%s", error)
    return Problem(500, ("This text cannot be shown: its file is damaged.",)).response()


def _http(error: HTTPException) -> Response:
    code = error.code if error.code in FACTS else 400 if (error.code or 500) < 500 else 500
    fact, cure = FACTS[code]
    trouble = library().holdings.trouble if code == 503 else ""
    response = Problem(code, _sentences(trouble) if trouble else (f"{fact}.",), "" if trouble else cure).response()
    for name, value in error.get_headers(request.environ):
        if name == "Allow":
            response.headers[name] = value
    return response


def _sentences(reason: str) -> tuple[str, ...]:
    """Part the fact from what follows it."""
    fact, _, why = reason.partition(". ")
    return tuple(filter(None, (f"{fact.removesuffix('.')}.", why)))
