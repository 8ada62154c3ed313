"""Items, sections, passages and words under their permanent addresses, as pages and in other forms."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request
from werkzeug import Response

from archive.model.resolution import resolve
from archive.reference import Reference
from archive.repository.nearest import proper
from archive.tei import View
from archive.web import citing, exports
from archive.web.addresses import url_of
from archive.web.asking import RefusedError
from archive.web.hits import Sought
from archive.web.library import library
from archive.web.reading import page_of

FORMS = ("tei", "txt", *citing.FORMS)
"""What ``?format=`` may ask for."""

views = Blueprint("items", __name__)


@views.get("/items/<path:reference>")
def page(reference: str) -> Response | str:
    """Show what an address means, or give it in the form that was asked for."""
    meant = proper(reference, library().repository)
    if meant is not None:
        query = request.query_string.decode("ascii", "replace")
        return redirect(f"{url_of(meant)}?{query}" if query else url_of(meant), 301)
    named = Reference.parse(reference)
    state = exports.opened(named)
    form = citing.ALIASES.get(request.args.get("format", ""), request.args.get("format"))
    if form is None:
        shown = page_of(library(), state, named, _view(), _sought())
        return render_template("item.html", page=shown)
    if form not in FORMS:
        raise RefusedError(f"There is no form “{form}”; there is {', '.join(FORMS)}.")
    resolved = resolve(state.item, named)
    match form:
        case "tei":
            return exports.as_tei(state, named)
        case "txt":
            return exports.as_text(state, resolved)
        case _:
            return citing.as_form(library(), state, resolved, named, form)


def _view() -> View:
    match request.args.get("view", "corrected"):
        case "corrected":
            return "corrected"
        case "received":
            return "received"
        case other:
            raise RefusedError(f"There is no view “{other}” of a text; there is corrected, received.")


def _sought() -> Sought | None:
    words, hit = request.args.get("q", "").strip(), request.args.get("hit", "")
    if not words:
        return None
    without = tuple(dict.fromkeys(request.args.getlist("without")))
    return Sought(words, without, int(hit) if hit.isdecimal() and len(hit) < 7 else None)
