"""Items, sections, passages and words under their permanent addresses, as pages and in other forms."""

from __future__ import annotations

import re
from typing import cast, get_args

from flask import Blueprint, redirect, render_template, request
from werkzeug import Response

from archive.model.resolution import resolve
from archive.reference import Reference
from archive.repository.nearest import proper
from archive.tei import View
from archive.web import citing, exports
from archive.web.addresses import url_of
from archive.web.arguments import RefusedError, known_here, strange
from archive.web.citations import quoted, viewed
from archive.web.hits import Sought
from archive.web.library import library
from archive.web.reading import page_of
from archive.web.returning import came_from

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
        view, sought, hints = _asked_of_it()
        shown = page_of(library(), state, named, view, sought)
        return render_template("item.html", page=shown, hints=(*hints, *shown.hints))
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


def _asked_of_it() -> tuple[View, Sought | None, tuple[str, ...]]:
    """Give the reading that was asked for, what was searched, and what has no meaning in the address."""
    results = came_from(request.args)
    hints = list(results.faults)
    view, hit = request.args.get("view") or "corrected", request.args.get("hit", "")
    if view not in get_args(View):
        hints.append(f"There is no view “{view[:40]}” of a text; there is {', '.join(get_args(View))}.")
        view = "corrected"
    if hit and not re.fullmatch(r"[1-9][0-9]{0,5}", hit):
        hints.append(f"“{hit[:40]}” is no number of a hit: hits are counted from 1.")
        hit = ""
    sought = Sought(results, int(hit) if hit else None) if results.q.strip() else None
    return cast(View, view), sought, tuple(hints)
