"""The list of texts: every text of the archive in an order of the reader's choice, narrowed by facets."""

from __future__ import annotations

from flask import Blueprint, Response, abort, render_template, request

from archive.reference import Reference
from archive.web.addresses import url_of
from archive.web.asking import PAGE, asked
from archive.web.library import library
from archive.web.search import find

views = Blueprint("browse", __name__)


@views.get("/items")
def items() -> Response | str | tuple[str, int]:
    """List texts; by their ids alone while there is no index."""
    question, holdings = asked(request.args, "browse.items"), library().holdings
    if holdings.searcher is None:
        return _by_id(question.page)
    found = find(question, holdings)
    return render_template("items.html", asked=found.asked, holdings=holdings, found=found), found.status


def _by_id(page: int) -> str:
    shelf = library()
    ids = shelf.repository.items()
    shown = ids[(page - 1) * PAGE : page * PAGE]
    if page > 1 and not shown:
        abort(404)
    titles = [(url_of(Reference(item)), shelf.newest(item).item.description.title) for item in shown]
    return render_template("shelf.html", holdings=shelf.holdings, titles=titles, page=page, pages=-(-len(ids) // PAGE))
