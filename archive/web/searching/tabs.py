"""The ways to look at one result, side by side: a bar of links, each with its count where there is one."""

from __future__ import annotations

from dataclasses import dataclass

from flask import current_app

from archive.web.searching.asking import Asked

OTHERS = (("Concordance", "concordance.page"), ("Frequency", "frequency.page"), ("Who says it most", "speakers.page"))
"""The views beside the two lists of hits, with the endpoint that answers each."""


@dataclass(frozen=True, slots=True)
class Tab:
    """One way to look; ``count`` is None where nothing is counted."""

    name: str
    url: str
    is_here: bool
    count: int | None = None


def tabs(question: Asked, texts: int, passages: int, lines: int | None = None) -> tuple[Tab, ...]:
    """Give the views of a question with its totals; ``lines`` is the number of lines of its concordance, where known."""
    is_list = question.endpoint == "search.page"
    lists = (
        Tab("Texts", question.seen("texts").url("search.page"), is_list and question.view == "texts", texts),
        Tab("Passages", question.seen("passages").url("search.page"), is_list and question.view == "passages", passages),
    )
    others = (
        Tab(name, question.bare().url(endpoint), question.endpoint == endpoint, lines if name == "Concordance" else None)
        for name, endpoint in OTHERS
        if endpoint in current_app.view_functions
    )
    return (*lists, *others)
