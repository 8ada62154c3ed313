"""The concordance: every single hit in one line with the words before and behind it, sorted as the reader likes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import cast

from flask import Blueprint, render_template, request

from archive.reference import Reference
from archive.search import Cell, Collation, Line, Lines, Results
from archive.web.library import library
from archive.web.searching.asking import NOBODY, Asked, asked
from archive.web.searching.returning import opened_from
from archive.web.searching.understanding import understood

LINES = 100
"""Lines on a page."""

MOST_SORTED = 3
"""Things the lines are sorted by, one after the other."""

USUAL: tuple[Collation, ...] = ("right1", "right2", "right3")
"""How lines are sorted when nothing is said: uses that are alike then stand together."""

READY: tuple[tuple[str, tuple[Collation, ...]], ...] = (
    ("word after", USUAL),
    ("word before", ("left1", "left2", "left3")),
    ("word found", ("hit", "right1")),
    ("person", ("speaker", "date")),
    ("date", ("date",)),
)
"""Sortings that are one click away."""

NAMES: dict[Collation, str] = {
    "left1": "word before",
    "left2": "second word before",
    "left3": "third word before",
    "right1": "word after",
    "right2": "second word after",
    "right3": "third word after",
    "hit": "word found",
    "speaker": "person",
    "date": "oldest first",
    "-date": "newest first",
}
"""What lines can be sorted by, as the form says it."""

views = Blueprint("concordance", __name__)


@dataclass(frozen=True, slots=True)
class Concordance:
    """One page of lines. ``lists`` are the totals of the other views, ``by`` is what the lines are sorted
    by, ``hints`` say what was not understood or was cut.
    """

    asked: Asked
    lists: Results
    results: Lines
    by: tuple[Collation, ...]
    hints: tuple[str, ...]

    @property
    def pages(self) -> int:
        """How many pages there are; one at least."""
        return max(1, -(-self.results.total // LINES))

    @property
    def is_beyond(self) -> bool:
        """A page was asked for that there is not."""
        return self.asked.page > self.pages


@views.get("/search/concordance")
def page() -> tuple[str, int]:
    """Show the lines of a question, a hundred at a time."""
    question, holdings = asked(request.args, "concordance.page"), library().holdings
    by = sorted_by(question)
    if holdings.searcher is None or question.is_empty:
        status = 200 if question.is_empty else 503
        return render_template("concordance.html", asked=question, holdings=holdings, found=None), status
    known = understood(question, holdings, LINES)
    lines = holdings.searcher.concordance(known.request, by, known.request.start, LINES, cell_of(known.asked))
    lists = holdings.searcher.search(replace(known.request, start=0, size=0))
    found = Concordance(known.asked, lists, lines, by, (*known.hints, *left_out(question), *lines.notes))
    shown = {"asked": known.asked, "holdings": holdings, "found": found}
    return render_template("concordance.html", **shown, names=NAMES, ready=READY, lines_shown=LINES), 200


def line_url(line: Line, question: Asked) -> str:
    """Give the reading page with the very hit of a line in view."""
    passage = Reference(line.reference.item, line.reference.version, line.passage)
    return opened_from(question, passage, hit=line.ordinal, _anchor=f"hit-{line.ordinal}")


def cell_of(question: Asked) -> Cell:
    """Give the cell of a table whose lines are asked for: those of a voice, those without a year."""
    voice = next(iter(question.given("voice")), None)
    return Cell("" if voice == NOBODY else voice, "undated" if question.given("undated") else None)


def sorted_by(question: Asked) -> tuple[Collation, ...]:
    """Give what the lines are to be sorted by."""
    return cast(tuple[Collation, ...], tuple(dict.fromkeys(question.given("by")))[:MOST_SORTED]) or USUAL


def left_out(question: Asked) -> Iterator[str]:
    """Say by what else the lines were to be sorted."""
    more = tuple(dict.fromkeys(question.given("by")))[MOST_SORTED:]
    if more:
        yield f"Lines are sorted by {MOST_SORTED} things at most, so this was left out: {', '.join(more)}."
