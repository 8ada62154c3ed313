"""The record of a search: all that a footnote needs, so that others can judge the search and run it again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from flask import Blueprint, Response, abort, render_template, request

from archive import __version__
from archive.dates import DateInterval, day_number, display, to_edtf
from archive.search import FormCount, Searcher, spelled
from archive.search.words.analysis import ANALYSIS
from archive.web.arguments import known_here
from archive.web.languages import language_name
from archive.web.library import library
from archive.web.presentation import counted
from archive.web.searching.asking import ORDERS, asked
from archive.web.searching.coverage import Coverage, coverage
from archive.web.searching.understanding import Understood, understood
from archive.web.searching.wordforms import gathered
from archive.web.taking.files import NOTHING_ASKED, archive_object, known_of, search_object
from archive.web.taking.shapes import public_url

NAMED = 8
"""Word forms that the sentence names; the list below it has all of them."""

views = Blueprint("record", __name__)


@dataclass(frozen=True, slots=True)
class Record:
    """One search with what it found and what it was made of. ``occurrences`` stand in the passages found; ``forms`` are the
    word forms found and those struck out; ``notes`` say what was not understood or was cut; ``day`` is that of the search.
    """

    known: Understood
    texts: int
    passages: int
    occurrences: int
    forms: tuple[FormCount, ...]
    notes: tuple[str, ...]
    coverage: Coverage
    day: date

    @property
    def found(self) -> str:
        """What was found, at every level."""
        return f"{counted(self.occurrences, 'hit')} in {counted(self.passages, 'passage')} of {counted(self.texts, 'text')}"

    @property
    def sentence(self) -> str:
        """The footnote."""
        return " ".join(_sentences(self))

    @property
    def lines(self) -> tuple[tuple[str, str], ...]:
        """Everything, each with its name."""
        return tuple((name, words) for name, words in _lines(self) if words)

    @property
    def address(self) -> str:
        """The absolute address of the search."""
        return public_url(self.known.asked.url())


@views.get("/search/record")
def page() -> str:
    """Show the record of a search, or how there comes to be one."""
    question, holdings = asked(request.args, "search.page", known_here()), library().holdings
    if question.is_empty:
        return render_template("record.html", record=None, hints=(*question.faults, NOTHING_ASKED))
    if holdings.searcher is None:
        abort(503)
    record = record_of(understood(question, holdings), holdings.searcher)
    return render_template("record.html", record=record, hints=(), asked=record.known.asked)


@views.get("/search/record.txt")
def text() -> Response:
    """Give the record as plain text: the footnote, then everything line by line."""
    record = record_of(*known_of("search.page"))
    lines = "".join(f"{name}: {words}\n" for name, words in record.lines)
    return Response(f"{record.sentence}\n\n{lines}", mimetype="text/plain")


@views.get("/search/record.json")
def as_json() -> Response:
    """Give the record as an object."""
    record = record_of(*known_of("search.page"))
    return Response(f"{json.dumps(_object(record), ensure_ascii=False, indent=1)}\n", mimetype="application/json")


def record_of(known: Understood, searcher: Searcher) -> Record:
    """Run a search and keep what it says of itself."""
    found = searcher.search(replace(known.request, start=0, size=0))
    return Record(
        known=known,
        texts=found.texts,
        passages=found.passages,
        occurrences=searcher.frequencies(known.request).total.hits,
        forms=gathered(searcher.forms(known.request), known.query),
        notes=tuple(dict.fromkeys((*known.hints, *found.notes))),
        coverage=coverage(library().holdings),
        day=datetime.now(UTC).date(),
    )


def _sentences(record: Record) -> Iterator[str]:
    """Give the sentences of the footnote."""
    settings, question = library().settings, record.known.asked
    searched = f"Search for “{question.q}”" if question.q.strip() else "Search without words"
    yield f"{searched} in {settings.title} ({settings.base_url}), {_day(record.day)}: {record.found}."
    if _narrowed(record):
        yield f"Narrowed to {_narrowed(record)}."
    found = [form for form in record.forms if not form.is_struck]
    if found:
        more = f" and {counted(len(found) - NAMED, 'more form')}" if len(found) > NAMED else ""
        yield f"Word forms found: {_forms(found[:NAMED])}{more}."
    if _struck(record):
        yield f"Struck out: {_struck(record)}."
    yield f"The search ran over {record.coverage.described}; index {library().holdings.generation}, tei-archive {__version__}."
    yield record.address


def _lines(record: Record) -> Iterator[tuple[str, str]]:
    shelf, question, covered = library(), record.known.asked, record.coverage
    yield "As typed", question.q
    yield "As understood", spelled(record.known.query)
    yield from (("Note", note) for note in record.notes)
    yield "Narrowed to", _narrowed(record)
    yield "Found", record.found
    yield "Word forms", _forms([form for form in record.forms if not form.is_struck])
    yield "Struck out", _struck(record)
    yield "View", question.view
    yield "Order", ORDERS[question.order]
    yield "Searched", covered.described
    yield "Languages", ", ".join(f"{language_name(one.key)} ({one.count:,})" for one in covered.languages)
    yield "Index", shelf.holdings.generation or ""
    yield "Engine", shelf.settings.engine
    yield "Analysis", ANALYSIS
    yield "Software", f"tei-archive {__version__}"
    yield "Date", record.day.isoformat()
    yield "Address", record.address


def _object(record: Record) -> dict[str, object]:
    covered, shelf = record.coverage, library()
    return {
        "footnote": record.sentence,
        "search": search_object(record.known),
        "archive": archive_object(),
        "totals": {"texts": record.texts, "passages": record.passages, "occurrences": record.occurrences},
        "forms": [{"term": one.term, "form": one.form, "count": one.count, "struck": one.is_struck} for one in record.forms],
        "searched": {
            "items": covered.items,
            "texts": covered.texts,
            "passages": covered.passages,
            "words": covered.words,
            "first": to_edtf(covered.first) if covered.first else None,
            "last": to_edtf(covered.last) if covered.last else None,
            "undated": covered.undated,
            "languages": {one.key: one.count for one in covered.languages},
        },
        "engine": shelf.settings.engine,
        "analysis": ANALYSIS,
        "software": f"tei-archive {__version__}",
        "date": record.day.isoformat(),
        "notes": list(record.notes),
    }


def _narrowed(record: Record) -> str:
    """Say by what the search was narrowed beside its words."""
    question, holdings = record.known.asked, library().holdings
    parts = [f"{facet} {holdings.label(facet, value)}" for facet, value in question.filters]
    if question.is_undated:
        parts.append("undated texts")
    if question.first or question.last:
        doubt = "certainly" if question.is_certain else "possibly"
        parts.append(f"dates {doubt} within {question.first or '…'} to {question.last or '…'}")
    return "; ".join(parts)


def _struck(record: Record) -> str:
    return _forms([form for form in record.forms if form.is_struck])


def _forms(forms: list[FormCount]) -> str:
    return ", ".join(f"{one.form} ({one.count:,})" for one in forms)


def _day(day: date) -> str:
    number = day_number(day.year, day.month, day.day)
    return display(DateInterval(number, number))
