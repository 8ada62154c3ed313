"""The home page: what the archive holds and the ways into it; and what the archive says of itself."""

from __future__ import annotations

from flask import Blueprint, render_template

from archive.web.counting.timeline import timeline, year_label
from archive.web.holdings import Holdings
from archive.web.library import library
from archive.web.presentation import counted
from archive.web.searching.asking import EVERYTHING, Asked

LATEST = 6
"""Texts shown as lately added."""

views = Blueprint("home", __name__)


@views.get("/")
def page() -> str:
    """Show what the archive holds."""
    holdings = library().holdings
    facets = holdings.facets
    return render_template(
        "home.html",
        holdings=holdings,
        asked=EVERYTHING,
        facets=facets,
        total=holdings.overview.total if holdings.overview else None,
        line=timeline({int(value.key): value.count for value in facets["year"]}),
        summary=_summary(holdings),
        examples=[(words, Asked(q=words).url(), count) for words, count in holdings.examples],
        latest=holdings.latest[:LATEST],
    )


@views.get("/about")
def about() -> str:
    """Show what the archive is, how its texts are described and how they are cited."""
    return render_template("about.html", holdings=library().holdings, summary=_summary(library().holdings))


def _summary(holdings: Holdings) -> str:
    if holdings.overview is None:
        return f"{counted(len(library().repository.items()), 'item')}."
    count = holdings.overview.total
    years = holdings.years
    if not years:
        return f"{counted(count, 'text')}."
    span = year_label(years[0]) if years[0] == years[-1] else f"{year_label(years[0])}–{year_label(years[-1])}"
    return f"{counted(count, 'text')}, {span}."
