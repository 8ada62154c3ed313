"""How to cite a text: formatted citations where they are ready, permanent addresses, and records for reference managers."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from flask import Response
from markupsafe import Markup

from archive.citation import STYLES, Bibliography, Citable, bibtex, citable, csl_json, meta_tags, ris
from archive.model import Section
from archive.model.resolution import Resolved
from archive.reference import Reference
from archive.web.addresses import absolute, url_of
from archive.web.library import Library, Opened

FORMS: dict[str, tuple[str, str, Callable[[Citable], str]]] = {
    "bibtex": ("BibTeX", "application/x-bibtex", bibtex),
    "ris": ("RIS", "application/x-research-info-systems", ris),
    "csl": (
        "CSL JSON",
        "application/vnd.citationstyles.csl+json",
        lambda one: json.dumps([csl_json(one)], ensure_ascii=False, indent=1),
    ),
}
"""What ``?format=`` gives of a citation: its name, media type and writer."""

ALIASES = {"csl-json": "csl"}
"""Other names that a form is asked for by."""

_ENDINGS = {"bibtex": "bib", "ris": "ris", "csl": "json"}


@dataclass(frozen=True, slots=True)
class Cite:
    """The section “Cite” of a page.

    ``formatted`` are (style, citation), empty while they are being made; then ``elements`` stand in for them. ``meta`` are
    the tags of the page's head.
    """

    what: str
    formatted: tuple[tuple[str, Markup], ...]
    elements: tuple[tuple[str, str], ...]
    addresses: tuple[tuple[str, str], ...]
    exports: tuple[tuple[str, str], ...]
    meta: tuple[tuple[str, str], ...]


def cite(library: Library, state: Opened, section: Section, resolved: Resolved, reference: Reference) -> Cite:
    """Say how to cite what an address means, in the version that is shown."""
    permanent = reference.at(state.version)
    one = _citable(library, state, resolved, permanent)
    return Cite(
        what="passage" if resolved.passages else "text",
        formatted=tuple(_formatted(library.bibliography, one, is_passage=bool(resolved.passages))),
        elements=one.elements(),
        addresses=tuple(_addresses(library, section, permanent)),
        exports=(
            *((name, url_of(permanent, format=form)) for form, (name, _, _) in FORMS.items()),
            ("TEI XML", url_of(permanent, format="tei")),
            ("Plain text", url_of(permanent, format="txt")),
        ),
        meta=meta_tags(
            _citable(library, state, Resolved(section), Reference(state.item.id, state.version, _block(state, section)))
        ),
    )


def make_ready(library: Library, places: Iterable[tuple[Opened, Resolved, Reference]]) -> None:
    """Have the citations of several places made in the first style, all in one call, before a page shows them."""
    citables = [_citable(library, state, resolved, reference.at(state.version)) for state, resolved, reference in places]
    library.bibliography.ready(citables, next(iter(STYLES)))


def as_form(library: Library, state: Opened, resolved: Resolved, reference: Reference, form: str) -> Response:
    """Give the record of a citation in a form of ``FORMS``."""
    _, kind, write = FORMS[form]
    one = _citable(library, state, resolved, reference.at(state.version))
    response = Response(write(one), content_type=f"{kind}; charset=utf-8")
    response.headers.set("Content-Disposition", "attachment", filename=f"{state.item.id}.{_ENDINGS[form]}")
    return response


def _citable(library: Library, state: Opened, resolved: Resolved, reference: Reference) -> Citable:
    settings = library.settings
    return citable(
        state.item,
        _block(state, resolved.section),
        reference,
        title=settings.title,
        publisher=settings.publisher,
        base_url=settings.base_url,
        authorities=library.holdings.authorities,
    )


def _formatted(bibliography: Bibliography, one: Citable, *, is_passage: bool) -> Iterator[tuple[str, Markup]]:
    """Give the citations that are ready, and have the others made for the next reader."""
    for key, style in STYLES.items():
        found = bibliography.cached(one, key)
        if found is None:
            bibliography.request([one], key)
            continue
        entry = (style.name, found.html)
        note = (f"{style.name}, {'in a note' if style.is_note else 'in the text'}", found.note_html)
        yield from (note, entry) if style.is_note and is_passage else (entry, note)


def _block(state: Opened, section: Section) -> str | None:
    return None if section is state.item.sections[0] else section.id


def _addresses(library: Library, section: Section, permanent: Reference) -> list[tuple[str, str]]:
    """Give the addresses worth copying, whole, with what each is for."""

    def public(reference: Reference) -> str:
        return absolute(library.settings.base_url, url_of(reference))

    newest = ("Newest version", public(permanent.at(None)))
    if permanent.first and permanent.first != section.id:
        return [("This passage in this version, which never changes", public(permanent)), newest]
    found = [("This version, which never changes", public(permanent)), newest]
    if section.passages:
        found.insert(1, ("One passage: add its number", public(permanent.block(section.passages[0].id))))
    return found
