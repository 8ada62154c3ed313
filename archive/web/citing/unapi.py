"""unAPI (version 1, 2006): records of what a page lists, for reference managers; the ids are our references.

Of what such programs read on a page with many texts, this alone keeps letters letters and speeches speeches.
"""

from __future__ import annotations

from flask import Blueprint, Response, render_template, request

from archive.model.resolution import resolve
from archive.reference import Reference
from archive.web import exports
from archive.web.arguments import refuse_strange
from archive.web.citing import cite as citing
from archive.web.citing.citations import quoted
from archive.web.library import library

NAMES = {"ris": "ris", "bibtex": "bibtex", "csl": "csl-json"}
"""The forms of a citation by the names that the programs look for; the first they know is taken, and RIS has most types."""

views = Blueprint("unapi", __name__)


@views.get("/unapi")
def records() -> Response:
    """List the forms of anything, or of one reference (300), or give its record in a form (406 for one that there is not)."""
    refuse_strange()
    asked, form = request.args.get("id", ""), request.args.get("format", "")
    if not asked:
        return _forms(200, "")
    reference = Reference.parse(asked)
    state = exports.opened(reference)
    resolved = resolve(state.item, reference)
    if not form:
        return _forms(300, asked)
    chosen = next((key for key, name in NAMES.items() if name == form), None)
    if chosen is None:
        return _forms(406, asked)
    return citing.as_form(quoted(library(), state, resolved, reference, "corrected"), chosen)


def _forms(status: int, asked: str) -> Response:
    forms = [(name, citing.FORMS[form][1]) for form, name in NAMES.items()]
    return Response(render_template("unapi.xml", asked=asked, forms=forms), status, mimetype="application/xml")
