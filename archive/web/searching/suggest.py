"""Completes what somebody types in the search box; the box works without it."""

from __future__ import annotations

import json

from flask import Blueprint, abort, request
from werkzeug import Response

from archive.web.arguments import RefusedError, known_here
from archive.web.library import library
from archive.web.searching.asking import asked
from archive.web.searching.understanding import understood

SUGGESTED = 8
"""Suggestions given: a list that is read at one glance."""

views = Blueprint("suggest", __name__)


@views.get("/suggest")
def as_json() -> Response:
    """Give the ways to complete a query, each with the passages that it then finds among those to which it is narrowed."""
    question, holdings = asked(request.args, "search.page", known_here()), library().holdings
    if holdings.searcher is None:
        abort(503)
    narrowed = understood(question.words(""), holdings)
    if narrowed.faults:
        raise RefusedError(*narrowed.faults)
    found = [
        {"kind": each.kind, "label": each.label, "text": each.text, "query": each.query, "count": each.count}
        for each in holdings.searcher.suggest(question.q.lstrip(), SUGGESTED, narrowed.request)
    ]
    return Response(f"{json.dumps(found, ensure_ascii=False)}\n", mimetype="application/json")
