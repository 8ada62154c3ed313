"""Citations in every style and form: of words that a reader selected, of a passage, or of a text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from flask import Blueprint, redirect, render_template, request
from markupsafe import Markup
from werkzeug import Response

from archive.citation import STYLES, Citable, CitationsUnavailable, Formatted, plain_citation, quote
from archive.model.resolution import Resolved, resolve
from archive.reference import Reference
from archive.tei import View
from archive.web import exports
from archive.web.addresses import url_of, url_of_citation
from archive.web.arguments import RefusedError, known_here, refuse_strange, strange
from archive.web.citing import cite as citing
from archive.web.citing.selecting import by_places, by_words, quotation, section_of
from archive.web.library import Library, Opened, library
from archive.web.texts.switches import Switches

LONGEST_WORDS = 1_000
"""Characters of words typed into the form; the beginning and the end of a longer quotation are enough, with ``…`` between."""

_COUNT = re.compile(r"[0-9]{1,9}")

views = Blueprint("citations", __name__)


@dataclass(frozen=True, slots=True)
class Citing:
    """The page of a citation.

    ``html`` goes into a manuscript, ``entry`` into its bibliography. ``records`` are (name, address of the file, words) for
    reference managers. ``trouble`` says why the citation is not in the style that was asked for.
    """

    what: str
    title: str
    language: str
    url: str
    style: str
    view: View
    quotation: tuple[str, ...]
    is_too_long: bool
    html: Markup
    entry: Markup
    source: str
    link: str
    records: tuple[tuple[str, str, str], ...]
    trouble: str

    @property
    def styles(self) -> tuple[tuple[str, str], ...]:
        """Every style by its key and name."""
        return citing.STYLE_NAMES


@views.get("/cite/<path:reference>")
def page(reference: str) -> str:
    """Cite what an address means, in the version it names or else the newest, in a style."""
    named = Reference.parse(reference)
    state = exports.opened(named)
    shown = _page(library(), state, named.at(state.version), viewed(), _style())
    return render_template("cite.html", page=shown, hints=tuple(strange(request.args, known_here())))


@views.get("/cite")
def asked() -> Response:
    """Find the words that are to be cited, and go to their citation.

    ``of`` is the part of a text, in a version. Words are told by their places (``from``, ``to``; ``size`` of them), or by
    themselves (``words``), in a passage that may be named (``passage``), and in any section where the page shows them all
    (``whole``); without any of these the part is cited.
    """
    refuse_strange()
    part = Reference.parse(request.args.get("of", ""))
    state = exports.opened(part)
    section = section_of(state.item, part)
    first, last = request.args.get("from"), request.args.get("to")
    if first and last:
        size = request.args.get("size", "")
        found = by_places(state, viewed(), first, last, int(size) if _COUNT.fullmatch(size) else None)
    else:
        words = request.args.get("words", "").strip()
        if len(words) > LONGEST_WORDS:
            cure = "Put … between the beginning and the end."
            raise RefusedError(f"Up to {LONGEST_WORDS:,} characters are looked for.", cure, cure="")
        shown = state.item.sections if request.args.get("whole") == "yes" else (section,)
        found = by_words(state, shown, request.args.get("passage", "").strip(), words)
    view = viewed()
    style = request.args.get("style")
    return redirect(url_of_citation(found, style=style, view=view if view != "corrected" else None), 303)


def quoted(shelf: Library, state: Opened, resolved: Resolved, reference: Reference, view: View) -> Citable:
    """Draw what an address means as something to be cited, with the words of the text where it names words; the link opens
    the view in which they were selected.
    """
    one = citing.cited(shelf, state, resolved, reference.at(state.version))
    switched = urlencode(Switches(view=view).arguments())
    words = " ".join(quotation(state, resolved, reference, view))
    return replace(one, url=f"{one.url}?{switched}" if switched else one.url, quotation=words)


def viewed() -> View:
    """Read which view of a text is asked for."""
    match request.args.get("view", "corrected"):
        case "corrected":
            return "corrected"
        case "received":
            return "received"
        case other:
            raise RefusedError(f"There is no view “{other}” of a text; there is corrected, received.")


def _style() -> str:
    style = request.args.get("style", next(iter(STYLES)))
    if style not in STYLES:
        raise RefusedError(f"There is no style “{style}”; there is {', '.join(STYLES)}.")
    return style


def _page(shelf: Library, state: Opened, reference: Reference, view: View, style: str) -> Citing:
    resolved = resolve(state.item, reference)
    words = quotation(state, resolved, reference, view)
    one = quoted(shelf, state, resolved, reference, view)
    made, trouble = _formatted(shelf, one, style)
    html = quote(words, one, made, STYLES[style])
    shown = view if view != "corrected" else None
    return Citing(
        what=citing.what(resolved, reference),
        title=one.title or one.container,
        language=resolved.section.description.language,
        url=url_of(reference, view=shown),
        style=style,
        view=view,
        quotation=words,
        is_too_long=reference.start is not None and not words,
        html=html,
        entry=made.html if STYLES[style].is_note and resolved.passages else Markup(""),
        source=str(html),
        link=one.url,
        records=tuple(
            (name, url_of(reference, format=form, view=shown), write(one)) for form, (name, _, write) in citing.FORMS.items()
        ),
        trouble=trouble,
    )


def _formatted(shelf: Library, one: Citable, style: str) -> tuple[Formatted, str]:
    """Format a citation in a style; in the archive's own, with the reason, while the program that does it is not there."""
    try:
        return shelf.bibliography.formatted([one], style)[0], ""
    except CitationsUnavailable as error:
        return plain_citation(one), str(error)
