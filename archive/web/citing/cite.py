"""How to cite a text: the archive's own citation, permanent addresses, and records for reference managers."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass

from flask import Response
from markupsafe import Markup

from archive.citation import STYLES, Citable, bibtex, citable, csl_json, meta_tags, plain_citation, ris
from archive.model import Section
from archive.model.resolution import Resolved
from archive.reference import Reference
from archive.web.addresses import absolute, url_of, url_of_citation
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

STYLE_NAMES = tuple((key, style.name) for key, style in STYLES.items())
"""The styles a reader may choose from."""

_ENDINGS = {"bibtex": "bib", "ris": "ris", "csl": "json"}


@dataclass(frozen=True, slots=True)
class Cite:
    """The section “Cite” of a page.

    ``what`` is cited: words, a passage, passages or the text. ``formatted`` are (label, citation) in the archive's own
    style. ``panel`` is the page with every style and form, ``of`` the part of the text whose words can be cited. ``meta``
    are the tags of the page's head.
    """

    what: str
    formatted: tuple[tuple[str, Markup], ...]
    panel: str
    of: str
    addresses: tuple[tuple[str, str], ...]
    exports: tuple[tuple[str, str], ...]
    meta: tuple[tuple[str, str], ...]

    @property
    def styles(self) -> tuple[tuple[str, str], ...]:
        """Every style by its key and name."""
        return STYLE_NAMES


def cite(library: Library, state: Opened, section: Section, resolved: Resolved, reference: Reference) -> Cite:
    """Say how to cite what an address means, in the version that is shown."""
    permanent = reference.at(state.version)
    made = plain_citation(cited(library, state, resolved, permanent))
    forms = (("In a list of works", made.html), ("In a note", made.note_html))
    of = Reference(state.item.id, state.version, _block(state, section))
    return Cite(
        what=what(resolved, reference),
        formatted=tuple(reversed(forms)) if resolved.passages else forms,
        panel=url_of_citation(permanent),
        of=str(of),
        addresses=tuple(_addresses(library, section, permanent)),
        exports=(
            *((name, url_of(permanent, format=form)) for form, (name, _, _) in FORMS.items()),
            ("TEI XML", url_of(permanent, format="tei")),
            ("Plain text", url_of(permanent, format="txt")),
        ),
        meta=meta_tags(cited(library, state, Resolved(section), of)),
    )


def what(resolved: Resolved, reference: Reference) -> str:
    """Name what an address means: words, a passage, several, or the text."""
    if reference.start is not None:
        return "these words"
    return "this text" if not resolved.passages else "this passage" if not resolved.passages[1:] else "these passages"


def cited(library: Library, state: Opened, resolved: Resolved, reference: Reference) -> Citable:
    """Draw what an address means as something to be cited; the address names a version."""
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


def as_form(one: Citable, form: str) -> Response:
    """Give the record of a citation in a form of ``FORMS``."""
    _, kind, write = FORMS[form]
    response = Response(write(one), content_type=f"{kind}; charset=utf-8")
    response.headers.set("Content-Disposition", "attachment", filename=f"{one.reference.item}.{_ENDINGS[form]}")
    return response


def _block(state: Opened, section: Section) -> str | None:
    return None if section is state.item.sections[0] else section.id


def _addresses(library: Library, section: Section, permanent: Reference) -> list[tuple[str, str]]:
    """Give the addresses worth copying, whole, with what each is for."""

    def public(reference: Reference) -> str:
        return absolute(library.settings.base_url, url_of(reference))

    # Offsets mean words of one version: beside the newest they would mark others some day.
    newest = ("Newest version", public(Reference(permanent.item, None, permanent.first, permanent.last)))
    if permanent.first and permanent.first != section.id:
        return [("This passage in this version, which never changes", public(permanent)), newest]
    found = [("This version, which never changes", public(permanent)), newest]
    if section.passages:
        found.insert(1, ("One passage: add its number", public(permanent.block(section.passages[0].id))))
    return found
