"""Items, sections, passages and words under their permanent addresses, as pages and in other forms."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request
from werkzeug import Response

from archive.model.resolution import resolve
from archive.reference import Reference
from archive.repository.nearest import proper
from archive.web import exports
from archive.web.addresses import url_of
from archive.web.arguments import RefusedError, known_here, strange
from archive.web.citing import cite as citing
from archive.web.citing.citations import quoted, viewed
from archive.web.library import library
from archive.web.texts.hits import sought_in
from archive.web.texts.reading import page_of
from archive.web.texts.switches import switches_in

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
    if not form:
        switches, faults = switches_in(request.args)
        sought, more = sought_in(request.args)
        shown = page_of(library(), state, named, switches, sought)
        return render_template("item.html", page=shown, hints=(*more, *faults, *shown.hints))
    faults = tuple(strange(request.args, known_here()))
    if form not in FORMS:
        faults = (f"There is no form “{form[:40]}”; there is {', '.join(FORMS)}.", *faults)
    if faults:
        raise RefusedError(*faults)
    resolved = resolve(state.item, named)
    match form:
        case "tei":
            return exports.as_tei(state, named)
        case "txt":
            return exports.as_text(state, resolved)
        case _:
            return citing.as_form(quoted(library(), state, resolved, named, viewed()), form)
