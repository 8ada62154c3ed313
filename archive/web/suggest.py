"""Completes what somebody types in the search box; the box works without it."""

from __future__ import annotations

import json

from flask import Blueprint, abort, request
from werkzeug import Response

from archive.web.arguments import refuse_strange
from archive.web.library import library

SUGGESTED = 8
"""Suggestions given: a list that is read at one glance."""

views = Blueprint("suggest", __name__)


@views.get("/suggest")
def as_json() -> Response:
    """Give the ways to complete a query, each with the passages that it then finds."""
    refuse_strange()
    searcher = library().holdings.searcher
    if searcher is None:
        abort(503)
    found = [
        {"kind": each.kind, "label": each.label, "text": each.text, "query": each.query, "count": each.count}
        for each in searcher.suggest(request.args.get("q", "").lstrip(), SUGGESTED)
    ]
    return Response(f"{json.dumps(found, ensure_ascii=False)}\n", mimetype="application/json")
