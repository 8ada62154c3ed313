"""The list of texts: every text of the archive in an order of the reader's choice, narrowed by facets."""

from __future__ import annotations

from flask import Blueprint, render_template, request

from archive.reference import Reference
from archive.web.addresses import url_of
from archive.web.library import library
from archive.web.searching.asking import PAGE, Asked, asked
from archive.web.searching.search import find

views = Blueprint("browse", __name__)


@views.get("/items")
def items() -> str:
    """List texts; by their ids alone while there is no index."""
    question, holdings = asked(request.args, "browse.items"), library().holdings
    if holdings.searcher is None:
        return _by_id(question)
    found = find(question, holdings)
    return render_template("items.html", asked=found.asked, holdings=holdings, found=found)


def _by_id(question: Asked) -> str:
    shelf, page = library(), question.page
    ids = shelf.repository.items()
    titles = [
        (url_of(Reference(item)), shelf.newest(item).item.description.title) for item in ids[(page - 1) * PAGE : page * PAGE]
    ]
    shown = {"titles": titles, "page": page, "pages": max(1, -(-len(ids) // PAGE)), "hints": question.faults}
    return render_template("shelf.html", holdings=shelf.holdings, **shown)
