"""Searches to take away: every match as CSV or JSON, written while it is sent, so that no result is too large.

A file cannot say what was left out of a question, so what a page answers with a hint is refused here with the same sentences.
Words are never refused: they are always read in some way, and JSON says in which.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from flask import Blueprint, Response, abort, request, stream_with_context

from archive.search import Count, Frequencies, Searcher, spelled
from archive.web.arguments import RefusedError, known_here
from archive.web.counting.concordance import cell_of, sorted_by
from archive.web.counting.concordance import left_out as unsorted
from archive.web.counting.frequency import compared, left_out
from archive.web.library import library
from archive.web.searching.asking import Asked, asked
from archive.web.searching.understanding import Understood, understood
from archive.web.taking.shapes import (
    HITS,
    LINES,
    SPEAKERS,
    YEARS,
    count_object,
    hit_object,
    hit_row,
    line_object,
    line_row,
    public_url,
    speaker_rows,
    year_objects,
    year_rows,
)
from archive.web.taking.tables import Cell, csv_pieces, json_pieces

FORMS = "<any(csv, json):form>"

KINDS = (
    ("taking.hits", "search.page", ""),
    ("taking.lines", "concordance.page", "Concordance"),
    ("taking.years", "frequency.page", "Frequency"),
    ("taking.speakers", "speakers.page", "Who says it most"),
)
"""What can be taken away: the endpoint, the page that shows the same, and its name; the first goes by its view."""

NOTHING_ASKED = (
    "Nothing is asked for here. Add words to the address, such as ?q=freedom, or narrow by a facet; the whole archive is at"
    " /archive.zip, the list of its texts at /items.csv."
)
"""What is said of an address that asks for nothing."""

views = Blueprint("taking", __name__)


@dataclass(frozen=True, slots=True)
class Taken:
    """One thing to take away, with its addresses."""

    name: str
    csv: str
    excel: str
    json: str


@views.get(f"/search.{FORMS}")
def hits(form: str) -> Response:
    """Give every text or passage of a result, in the order of the page."""
    known, searcher = known_of("search.page")
    matches = searcher.hits(known.request)
    if form == "csv":
        return _csv(HITS, map(hit_row, matches), known.asked.view)
    found = searcher.search(replace(known.request, start=0, size=0))
    totals = {"texts": found.texts, "passages": found.passages}
    return _json(known, totals, "hits", map(hit_object, matches), found.notes)


@views.get(f"/search/concordance.{FORMS}")
def lines(form: str) -> Response:
    """Give every line of the concordance, sorted as on the page."""
    known, searcher = known_of("concordance.page", unsorted)
    question, by, cell = known.asked, sorted_by(known.asked), cell_of(known.asked)
    matches = searcher.lines(known.request, by, cell)
    if form == "csv":
        return _csv(LINES, (line_row(line, question) for line in matches), "concordance")
    none = searcher.concordance(known.request, (), 0, 0, cell)
    return _json(known, {"lines": none.total}, "lines", (line_object(line, question) for line in matches), none.notes)


@views.get(f"/search/frequency.{FORMS}")
def years(form: str) -> Response:
    """Give the hits by year of a search and of those it is compared with."""
    known, searcher = known_of("frequency.page", left_out)
    holdings = library().holdings
    each = [(one, searcher.frequencies(understood(one, holdings).request)) for one in compared(known.asked)]
    if form == "csv":
        rows = (row for one, found in each for row in year_rows(one.q, _years(found)))
        return _csv(YEARS, rows, "frequency")
    searches = (
        {"typed": one.q, "total": count_object(found.total), "years": year_objects(_years(found))} for one, found in each
    )
    return _json(known, {"hits": each[0][1].total.hits}, "searches", searches)


@views.get(f"/search/speakers.{FORMS}")
def speakers(form: str) -> Response:
    """Give the hits by who says them and by year."""
    known, searcher = known_of("speakers.page")
    people = searcher.speaking(known.request)
    if form == "csv":
        return _csv(SPEAKERS, (row for one in people for row in speaker_rows(one)), "speakers")
    objects = (
        {
            "speaker": {"key": one.key, "name": one.label} if one.key else None,
            "total": count_object(one.whole),
            "years": year_objects(one.years.items()),
        }
        for one in people
    )
    return _json(known, {"hits": sum(one.whole.hits for one in people)}, "speakers", objects)


def search_object(known: Understood, notes: Iterable[str] = ()) -> dict[str, object]:
    """Give a question as an object: as typed and as understood, with all that narrows it, and the address of its page."""
    question, holdings = known.asked, library().holdings
    return {
        "address": public_url(question.url()),
        "typed": question.q,
        "understood": spelled(known.query),
        "view": question.view,
        "order": list(sorted_by(question)) if question.endpoint == "concordance.page" else question.order,
        **{name: list(question.given(name)) for name, _ in question.own if name != "by"},
        "filters": [
            {"facet": facet, "value": value, "label": holdings.label(facet, value)} for facet, value in question.filters
        ],
        "from": question.first,
        "to": question.last,
        "dates": dict(question.arguments()).get("dates", "possible"),
        "without": list(question.without),
        "hints": [*known.hints, *notes],
    }


def archive_object() -> dict[str, object]:
    """Give the archive as an object: its name, and the generation of the index that answers."""
    shelf = library()
    return {"title": shelf.settings.title, "address": shelf.settings.base_url, "generation": shelf.holdings.generation}


def known_of(endpoint: str, left_out: Callable[[Asked], Iterable[str]] = lambda _: ()) -> tuple[Understood, Searcher]:
    """Read the question of a file as its page does; ``left_out`` says what the page would leave out beside.

    Raise RefusedError where nothing is asked, and for what has no meaning, which a page leaves out with a hint.
    """
    question, holdings = asked(request.args, endpoint, known_here()), library().holdings
    if question.is_empty:
        raise RefusedError(*question.faults, NOTHING_ASKED)
    if holdings.searcher is None:
        abort(503)
    known = understood(question, holdings)
    faults = (*known.faults, *left_out(question), *_formless())
    if faults:
        raise RefusedError(*faults, understood=search_object(replace(known, faults=())))
    return known, holdings.searcher


def taken(question: Asked) -> Iterator[Taken]:
    """Give what can be taken away of a question, for the page that shows it."""
    for endpoint, page, name in KINDS:
        is_here = question.endpoint == page
        asking = replace(question if is_here or page == "search.page" else question.bare(), endpoint=endpoint, page=1)
        if not is_here:
            asking = replace(asking, own=())
        label = name or question.view.capitalize()
        urls = (asking.url(form="csv"), asking.url(form="csv", **{"for": "excel"}), asking.url(form="json"))
        yield Taken(label, *urls)


def _formless() -> Iterator[str]:
    """Say that a form was asked for which there is not."""
    wanted = request.args.get("for") or "excel"
    if wanted != "excel":
        yield f"There is no CSV for “{wanted[:40]}”; there is for=excel, or none."


def _years(found: Frequencies) -> Iterator[tuple[int | None, Count]]:
    yield from found.years.items()
    if found.undated != Count():
        yield None, found.undated


def _csv(columns: Sequence[str], rows: Iterable[Sequence[Cell]], name: str) -> Response:
    pieces = csv_pieces(columns, rows, for_excel=request.args.get("for") == "excel")
    response = _begun(pieces, "text/csv; charset=utf-8")
    response.headers.set("Content-Disposition", "attachment", filename=f"{name}.csv")
    return response


def _json(
    known: Understood, totals: Mapping[str, int], name: str, things: Iterable[object], notes: Iterable[str] = ()
) -> Response:
    head = {"search": search_object(known, notes), "archive": archive_object(), "totals": totals}
    return _begun(json_pieces(head, name, things), "application/json")


def _begun(pieces: Iterator[str], kind: str) -> Response:
    """Send pieces while they are made; what fails before the first is still answered with an error."""
    first = next(pieces, "")
    return Response(stream_with_context(chain((first,), pieces)), content_type=kind)
