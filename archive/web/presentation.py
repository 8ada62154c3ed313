"""How values are written on a page: the filters and the small functions that templates use."""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote

from flask import Flask, request, url_for
from markupsafe import Markup

from archive.authorities import Authority, Kind
from archive.dates import DateInterval, day_parts, display, to_edtf
from archive.ingest.explaining import ruled_out, standing
from archive.model import Agent, TextUnit
from archive.model.resolution import number as passage_number
from archive.reference import Reference
from archive.search import Hit, Line, Snippet
from archive.tei import text_direction
from archive.tei.html.blocks import number_class
from archive.tei.html.typography import DROPPED, typeset
from archive.web.addresses import absolute, url_of, url_of_authority, url_of_master
from archive.web.arguments import KNOWN, strange
from archive.web.counting.concordance import line_url
from archive.web.counting.measures import measured, rate
from archive.web.counting.timeline import year_label
from archive.web.languages import language_name
from archive.web.library import library
from archive.web.people.questions import url_of_agent
from archive.web.searching.asking import ORDERS, PAGE, Asked
from archive.web.searching.form import DATES as FORM_DATES
from archive.web.searching.form import PARTS as FORM_PARTS
from archive.web.searching.returning import opened_from
from archive.web.searching.tabs import tabs
from archive.web.taking.files import taken

ELLIPSIS = "…"
"""A stretch of its own where a snippet leaves words out."""

FIRST_VALUES = 8
"""Values of a facet that are listed before all are asked for."""

FACET_VALUES = 300
"""Values of a facet that a page lists; more take longer to read than to narrow the search."""

_TAKES_IES = re.compile(r"[^aeiou]y$")
_HTML_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def teach(app: Flask) -> None:
    """Give the templates their filters and functions."""
    app.jinja_env.filters |= {
        "counted": counted,
        "direction": text_direction,
        "facet_label": facet_label,
        "measured": measured,
        "number": number,
        "rate": rate,
        "ruled_out": ruled_out,
        "standing": standing,
        "passage_name": lambda passage: f"Passage {passage_number(passage)}",
        "passage_number": passage_number,
        "passage_number_class": number_class,
        "source": source,
        "span": span,
        "time": time,
        "typeset": typeset_snippet,
    }
    app.jinja_env.globals |= {
        "agent_url": agent_url,
        "address_here": address_here,
        "asset": asset,
        "authority_url": url_of_authority,
        "contact_url": contact_url,
        "form_dates": FORM_DATES,
        "form_parts": FORM_PARTS,
        "hit_text_url": hit_text_url,
        "hit_url": hit_url,
        "is_whole": is_whole,
        "language_of": language_of,
        "line_url": line_url,
        "master_url": lambda reference: url_of_master(reference.item, reference.version),
        "overlooked": overlooked,
        "first_values": FIRST_VALUES,
        "most_values": FACET_VALUES,
        "order_names": ORDERS,
        "page_size": PAGE,
        "reference_url": url_of,
        "speaks": speaks,
        "tabs": tabs,
        "taken": taken,
        "text_reference": text_reference,
        "text_url": text_url,
    }
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True


def number(value: int) -> str:
    """Write a count: 12,345."""
    return f"{value:,}"


def counted(value: int, noun: str) -> str:
    """Write a count with its noun: “1 passage”, “14 passages”, “2 speeches”, “3 texts of others”."""
    if value == 1:
        return f"1 {noun}"
    one, of, whose = noun.partition(" of ")
    if _TAKES_IES.search(one):
        return f"{value:,} {one[:-1]}ies{of}{whose}"
    return f"{value:,} {one}{'es' if one.endswith(('s', 'x', 'ch', 'sh')) else 's'}{of}{whose}"


def time(date: DateInterval) -> Markup:
    """Write a date as an HTML ``time``; as a plain stretch that does not break where HTML has no form for it."""
    edtf = to_edtf(date)
    if _HTML_DATE.fullmatch(edtf):
        return Markup('<time datetime="{}">{}</time>').format(edtf, display(date))
    return Markup('<span class="nb">{}</span>').format(display(date))


def span(authority: Authority) -> str:
    """Write the years of a person's life, or the days of anything else."""
    date = authority.span
    if date is None:
        return ""
    if authority.kind is not Kind.PERSON:
        return display(date)
    born, died = (None if day is None else year_label(day_parts(day)[0]) for day in (date.first, date.last))
    if born and died:
        return f"{born}–{died}"
    return f"born {born}" if born else f"died {died}"


def is_whole(name: str) -> bool:
    """Say whether the address asks for the whole of a list beside the result."""
    return request.args.get("all") == name


def facet_label(label: str, facet: str) -> str:
    """Write a value of a facet."""
    match facet:
        case "language":
            return language_name(label)
        case "genre":
            return label.capitalize()
        case "year" if re.fullmatch(r"-?\d+", label):
            return year_label(int(label))
        case "year":
            return label.replace("..", "–")
        case _:
            return label


def typeset_snippet(stretches: Snippet, language: str) -> Snippet:
    """Set quotation marks and dashes as the reading page does, and part words left out from those beside them."""
    shown = typeset("".join(words for words, _ in stretches), language)
    found: list[tuple[str, bool]] = []
    at = 0
    for place, (words, is_hit) in enumerate(stretches):
        piece = shown[at : at + len(words)].replace(DROPPED, "")
        at += len(words)
        if words == ELLIPSIS:
            piece = f"{'' if place == 0 else ' '}{ELLIPSIS}{'' if place == len(stretches) - 1 else ' '}"
        found.append((piece, is_hit))
    return tuple(found)


def agent_url(agent: Agent) -> str | None:
    """Give the page of an agent; None where there is none."""
    return url_of_agent(agent.key, library().holdings)


def source(line: Line) -> tuple[str, str]:
    """Say in a few words where a line stands: who says it, else the title; then the year and the passage."""
    year = line.date.year if line.date else None
    place = passage_number(line.passage)
    return line.voice.name if line.voice else line.title, place if year is None else f"{year_label(year)}, {place}"


def text_reference(text: TextUnit | Hit) -> Reference:
    """Give the address of a text in the version that was found."""
    named = (text.item, text.version) if isinstance(text, TextUnit) else (text.reference.item, text.reference.version)
    held = library().holdings.text(named[0], text.section)
    is_whole = held is None or held.is_item
    return Reference(*named, None if is_whole else text.section)


def text_url(text: TextUnit | Hit, question: Asked | None = None) -> str:
    """Give the page of a text in its newest state; the words of a question are marked there."""
    reference = text_reference(text).at(None)
    return opened_from(question, reference) if question else url_of(reference)


def hit_text_url(hit: Hit, question: Asked) -> str:
    """Give the page of a hit's text with the words of the search marked."""
    return text_url(hit, question)


def hit_url(hit: Hit, passage: str, question: Asked) -> str:
    """Give the permanent address of a passage that was found, with the words of the search marked."""
    return opened_from(question, hit.reference.block(passage), _anchor=passage)


def language_of(found: TextUnit | Hit | Line) -> str:
    """Give the language of a text, or of a hit's text (BCP 47)."""
    if isinstance(found, TextUnit):
        return found.language
    text = library().holdings.text(found.reference.item, found.section)
    return "und" if text is None else text.language


def speaks(hit: Hit) -> bool:
    """Tell whether the voice of a hit is worth naming: it is not just the author of the text."""
    return hit.passage is not None and hit.voice is not None and [author.key for author in hit.authors] != [hit.voice.key]


def overlooked() -> tuple[str, ...]:
    """Say which arguments a page that takes none was given; the pages that take some tell it themselves."""
    is_bare = request.endpoint is not None and request.endpoint not in KNOWN
    return tuple(strange(request.args, ())) if is_bare else ()


def address_here() -> str:
    """Give the public address of the page that is asked for, to stand on every sheet when it is printed."""
    asked = quote(request.script_root + request.path, safe="/@:.,-~")
    query = f"?{request.query_string.decode('ascii', 'replace')}" if request.query_string else ""
    return absolute(library().settings.base_url, asked + query)


def contact_url() -> str:
    """Give the link for readers who want to write to the archive."""
    contact = library().settings.contact
    return f"mailto:{contact}" if "@" in contact and "/" not in contact else contact


def asset(name: str) -> str:
    """Give the address of a static file, which changes with its content, so that browsers may keep it for good."""
    return url_for("static", filename=name, v=_digest(name))


@lru_cache
def _digest(name: str) -> str:
    return hashlib.sha256((Path(__file__).parent / "static" / name).read_bytes()).hexdigest()[:12]
