"""Find my quotation: from a remembered or printed sentence to the true wording, its place and its citation."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from flask import Blueprint, abort, redirect, render_template, request, url_for
from markupsafe import Markup
from werkzeug import Response

from archive.dates import to_edtf
from archive.errors import ArchiveError
from archive.model import TextUnit
from archive.model.resolution import Resolved, number, resolve
from archive.reference import Reference
from archive.search import FEWEST_WORDS, MAX_QUOTATION, Quotation, Quotations
from archive.web.addresses import absolute, url_of
from archive.web.arguments import RefusedError, known_here, refuse_strange, strange
from archive.web.citing.cite import Cite, cite
from archive.web.headers import LONGEST
from archive.web.holdings import Holdings
from archive.web.library import Library, Opened, library
from archive.web.searching.coverage import coverage

PLACES = 3
"""Places shown of one quotation: who needs all of them asks for the words as a phrase."""

LONGEST_FORM = 200_000
"""Bytes of a form that are read, so that who pastes a whole chapter is told what was looked for."""

views = Blueprint("quotation", __name__)


@dataclass(frozen=True, slots=True)
class Place:
    """A place where a quotation stands, with its text and how to cite it; ``cite`` is None while the master cannot be read."""

    quotation: Quotation
    text: TextUnit
    cite: Cite | None

    @property
    def url(self) -> str:
        """The permanent address of the very words."""
        return url_of(self.quotation.reference, _anchor=self.quotation.passages[0])

    @property
    def where(self) -> str:
        """The passages, as a reader counts them."""
        first, last = number(self.quotation.passages[0]), number(self.quotation.passages[-1])
        return f"passage {first}" if first == last else f"passages {first} to {last}"

    @property
    def speaks(self) -> bool:
        """Who says it is somebody else than the author of the text."""
        voice = self.quotation.voice
        return voice is not None and [author.key for author in self.text.authors] != [voice.key]

    @property
    def citation(self) -> Markup | None:
        """The citation in the archive's own style, None where none can be made."""
        return self.cite.formatted[0][1] if self.cite else None


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said of a quotation: the places found, or the nearest where none is like enough."""

    asked: str
    found: Quotations
    places: tuple[Place, ...]
    nearest: Place | None

    @property
    def differs(self) -> bool:
        """The wording of some place is not the quotation's."""
        return any(kind != "same" for place in self.places for kind, _ in place.quotation.wording)

    @property
    def is_too_short(self) -> bool:
        """There are too few words to look for."""
        return self.found.words < FEWEST_WORDS or not (self.places or self.nearest or self.found.words)


@views.get("/quotation")
def page() -> tuple[str, int]:
    """Answer a quotation, or show where to paste one."""
    return _page(request.args.get("q", ""))


@views.post("/quotation")
def pasted() -> Response | tuple[str, int]:
    """Take a quotation of any length, and go to the address of its answer where it is short enough for one."""
    request.max_content_length = LONGEST_FORM
    text = request.form.get("q", "").strip()[: MAX_QUOTATION + 1]
    address = url_for("quotation.page", q=text or None)
    return redirect(address, 303) if len(address) < LONGEST else _page(text)


@views.get("/quotation.json")
def as_json() -> Response:
    """Give the answer as an object."""
    refuse_strange()
    holdings, asked = library().holdings, request.args.get("q", "").strip()
    if not asked:
        raise RefusedError("There is no quotation here. Add one to the address, such as ?q=we+shall+meet+again.")
    if holdings.searcher is None:
        abort(503)
    answer = answered(asked, library(), holdings)
    found = {
        "quotation": asked,
        "words": answer.found.words,
        "cut": answer.found.is_cut,
        "texts": answer.found.texts,
        "phrase": answer.found.phrase,
        "found": [_object(place) for place in answer.places],
        "nearest": _object(answer.nearest) if answer.nearest else None,
    }
    return Response(f"{json.dumps(found, ensure_ascii=False, indent=1)}\n", mimetype="application/json")


def answered(asked: str, shelf: Library, holdings: Holdings) -> Answer:
    """Look for a quotation in an index that is there."""
    if holdings.searcher is None:
        raise LookupError(holdings.trouble)
    found = holdings.searcher.quoted(asked, PLACES)
    places = tuple(_places(found.found, shelf, holdings))
    nearest = next(_places((found.nearest,), shelf, holdings), None) if found.nearest else None
    return Answer(asked, found, places, nearest)


def _page(text: str) -> tuple[str, int]:
    shelf, asked = library(), text.strip()
    holdings = shelf.holdings
    answer = answered(asked, shelf, holdings) if asked and holdings.searcher is not None else None
    covers = coverage(holdings) if holdings.searcher is not None else None
    limits = {"longest": MAX_QUOTATION, "fewest": FEWEST_WORDS, "most": PLACES}
    given = {"asked": asked, "answer": answer, "covers": covers, "hints": tuple(strange(request.args, known_here()))}
    return render_template("quotation.html", holdings=holdings, **limits, **given), 503 if asked and answer is None else 200


def _places(found: tuple[Quotation, ...], shelf: Library, holdings: Holdings) -> Iterator[Place]:
    for quotation in found:
        text = holdings.text(quotation.reference.item, quotation.section)
        if text is not None:
            yield Place(quotation, text, _cited(quotation, shelf))


def _cited(quotation: Quotation, shelf: Library) -> Cite | None:
    """Say how to cite the words; None where the master was damaged or withdrawn since the index was built."""
    opened = _opened(quotation, shelf)
    if opened is None:
        return None
    state, resolved, reference = opened
    return cite(shelf, state, resolved.section, resolved, reference)


def _opened(quotation: Quotation, shelf: Library) -> tuple[Opened, Resolved, Reference] | None:
    reference = quotation.reference
    try:
        state = shelf.version(reference.item, str(reference.version))
        return state, resolve(state.item, reference), reference
    except ArchiveError:
        return None


def _object(place: Place) -> dict[str, object]:
    quotation, text = place.quotation, place.text
    base = library().settings.base_url
    return {
        "address": absolute(base, url_of(quotation.reference)),
        "reference": str(quotation.reference),
        "title": text.title,
        "author": [agent.name for agent in text.authors],
        "voice": quotation.voice.name if quotation.voice else None,
        "date": to_edtf(text.date) if text.date else None,
        "degree": quotation.degree,
        "likeness": round(quotation.likeness, 3),
        "wording": [{"kind": kind, "words": words} for kind, words in quotation.wording],
        "text": quotation.text,
        "citation": place.citation.striptags() if place.citation else None,
    }
