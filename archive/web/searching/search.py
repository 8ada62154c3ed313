"""The search page: a box and a form, a result that says its honest totals, and ways to narrow it or out of an empty one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from flask import Blueprint, redirect, render_template, request
from werkzeug import Response

from archive.errors import QueryError
from archive.search import NOTHING, Hit, Results, limits, parse, spelled
from archive.web.addresses import absolute
from archive.web.counting.timeline import Timeline, timeline
from archive.web.holdings import Holdings
from archive.web.library import library
from archive.web.searching.asking import PAGE, Asked, asked
from archive.web.searching.coverage import Coverage, coverage
from archive.web.searching.form import Form, Resolve
from archive.web.searching.meaning import Meaning, meanings
from archive.web.searching.strips import Where, strips
from archive.web.searching.understanding import understood
from archive.web.searching.ways import Trying, Way, is_worded, near_questions, ways_out
from archive.web.searching.wordforms import WordForms, word_forms

views = Blueprint("search", __name__)


@dataclass(frozen=True, slots=True)
class Found:
    """A result with all a page shows of it.

    ``hints`` say what was not understood or was cut, ``read`` is the query as it was understood, ``forms`` are those found,
    ``lines`` how many single hits there are, ``strips`` where in the long ones of the texts, ``covers`` what the archive holds,
    for a question about no words that finds nothing.
    """

    asked: Asked
    results: Results
    groups: tuple[tuple[Hit, ...], ...]
    timeline: Timeline | None
    hints: tuple[str, ...]
    read: str
    meanings: tuple[Meaning, ...]
    forms: WordForms
    lines: int | None
    strips: Mapping[tuple[str, str], Where]
    ways: tuple[Way, ...] = ()
    near: tuple[Way, ...] = ()
    covers: Coverage | None = None

    @property
    def is_void(self) -> bool:
        """Nothing that was typed can be looked for."""
        return not self.read and bool(self.asked.q.strip())

    @property
    def pages(self) -> int:
        """How many pages the result has; one at least."""
        return max(1, -(-self.results.total // PAGE))

    @property
    def canonical(self) -> str:
        """The public address of this question, with its arguments in their one order."""
        return absolute(library().settings.base_url, self.asked.url())

    @property
    def is_beyond(self) -> bool:
        """A page was asked for that the result does not have."""
        return self.asked.page > self.pages


@views.get("/search")
def page() -> tuple[str, int]:
    """Answer a search, or show how one is asked."""
    question, holdings = asked(request.args), library().holdings
    found = None if holdings.searcher is None or question.is_empty else find(question, holdings)
    fields = Form.of(parse(question.q).query)
    status = 200 if found or question.is_empty else 503
    return render_template("search.html", asked=question, holdings=holdings, found=found, form=fields or Form()), status


@views.get("/search/form")
def fields() -> Response:
    """Turn what stands in the fields of the form into a question, and go to its address."""
    given, searcher = Form.read(request.args), library().holdings.searcher
    lists = asked(request.args)
    question = Asked(view=lists.view, order=lists.order)
    resolve: Resolve = searcher.resolve if searcher else lambda *_: ()
    try:
        asking = replace(question, q=spelled(given.query(resolve)) or given.words)
    except QueryError:
        # The search page says what is wrong with the dates, and answers the rest.
        words = spelled(given.without_dates().query(resolve))
        asking = replace(question, q=words, first=given.since, last=given.until, is_certain=given.dates == "certain")
    return redirect(asking.url(), 303)


@views.get("/search/help")
def help_page() -> str:
    """Explain the whole language by examples from this archive."""
    holdings = library().holdings
    return render_template("search_help.html", holdings=holdings, lessons=holdings.lessons, limits=limits)


def find(question: Asked, holdings: Holdings) -> Found:
    """Run a question against an index that is there."""
    known = understood(question, holdings)
    results = holdings.index.search(known.request)
    trying = Trying(holdings)
    near = tuple(near_questions(known.asked, known.query, trying, results.total))
    return Found(
        asked=known.asked,
        results=results,
        groups=tuple(tuple(hits) for _, hits in groupby(results.hits, lambda hit: (hit.reference.item, hit.section))),
        timeline=timeline({int(value.key): value.count for value in results.facets.get("year", ())}),
        hints=(*known.hints, *results.notes),
        read="" if known.query == NOTHING else spelled(known.query),
        meanings=tuple(meanings(known.asked, known.query, holdings)),
        forms=word_forms(holdings.index.forms(known.request) if question.q.strip() else (), known.query),
        lines=holdings.index.concordance(known.request, size=0).total if question.q.strip() else None,
        strips=strips(known.request, results.hits, holdings.index) if question.q.strip() else {},
        ways=() if results.total or known.query == NOTHING else tuple(ways_out(known.asked, known.query, trying)),
        near=near,
        covers=None if results.total or is_worded(known.query) else coverage(holdings),
    )
