"""BibTeX and biblatex: one entry a citation, Unicode kept (biber and modern BibTeX styles read UTF-8), LaTeX's own
characters escaped.
"""

from __future__ import annotations

import re

from archive.citation.citable import Citable
from archive.citation.dating import Parts, Span, bounds
from archive.citation.kinds import BOOK, CHAPTER, NEWSPAPER
from archive.citation.names import Name
from archive.dates import DateInterval, to_edtf

_TYPES = {BOOK: "book", CHAPTER: "incollection", NEWSPAPER: "article"}
"""Entry types by CSL type; every other is ``misc``, which asks for nothing that a letter or a speech does not have."""

_ESCAPES = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{each: "\\" + each for each in "$&#_%"},
}
"""Braces that are no pairs become words, because BibTeX counts them even behind a backslash and loses the end of the entry;
pairs keep a backslash, which more programs read.
"""

_PAIRED = {"{": r"\{", "}": r"\}"}

_SPECIAL = re.compile("[" + re.escape("".join(_ESCAPES)) + "]")
_LIGATURE = re.compile("(?<=-)(?=-)|(?<=`)(?=`)|(?<=')(?=')|(?<=,)(?=,)|(?<=<)(?=<)|(?<=>)(?=>)|(?<=[?!])(?=`)")
"""Between two signs of which TeX makes another: a dash of two hyphens, a quotation mark of two apostrophes."""


def bibtex(cited: Citable) -> str:
    """Write a citation as one BibTeX entry that ends in a line feed.

    ``date`` is what biblatex reads, ``year`` and ``month`` what BibTeX's own styles read; both are Gregorian. The words that
    are cited are the ``annotation``. The title stands in a second pair of braces, so that no style changes its capitals. The
    passages cited begin the ``note``: as ``pages`` every style would print them as such.
    """
    is_printed = cited.csl_type in _TYPES
    container = {CHAPTER: "booktitle", NEWSPAPER: "journaltitle"}.get(cited.csl_type, "maintitle")
    described = (
        f"{cited.genre} to {' and '.join(name.direct for name in cited.recipients)}" if cited.recipients else cited.genre
    )
    fields = {
        "entrysubtype": "newspaper" if cited.csl_type == NEWSPAPER else "",
        "author": " and ".join(_name(name) for name in cited.authors),
        "title": f"{{{escaped(cited.title)}}}" if cited.title else "",
        container: escaped(cited.container),
        "type" if is_printed else "howpublished": escaped(described[:1].upper() + described[1:]),
        **_dates(cited),
        "eventtitle": escaped(cited.venue),
        "venue": escaped(cited.place),
        # What is no book has no publisher; programs that know no organization make one of it, and of both a name said twice.
        "publisher" if is_printed else "organization": escaped(cited.holder),
        "version": cited.reference.version or "",
        "pagination": "paragraph" if cited.locator else "",
        "url": _url(cited.url),
        "note": " ".join(filter(None, (_paragraphs(cited.locator), escaped(cited.note)))),
        "annotation": f"“{escaped(cited.quotation)}”" if cited.quotation else "",
    }
    written = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@{_TYPES.get(cited.csl_type, 'misc')}{{{cited.key},\n{written}}}\n"


def _paragraphs(locator: str) -> str:
    return f"Paragraph{'s' if '-' in locator else ''} {locator.replace('-', '–')}." if locator else ""


def escaped(text: str) -> str:
    """Write plain words for LaTeX: ten characters have a meaning of their own there, and some pairs of others."""
    signs = _ESCAPES | _PAIRED if _is_paired(text) else _ESCAPES
    return "{}".join(_SPECIAL.sub(lambda found: signs[found[0]], part) for part in _LIGATURE.split(text))


def _is_paired(text: str) -> bool:
    """Tell whether every brace has its other."""
    depth = 0
    for sign in text:
        depth += {"{": 1, "}": -1}.get(sign, 0)
        if depth < 0:
            return False
    return depth == 0


def _name(name: Name) -> str:
    """Write "Family, Suffix, Given"; in braces a name that is one whole, or holds what BibTeX takes for a boundary, or a family
    name that begins with a small letter, which BibTeX would leave out of the order.
    """
    if not name.given:
        return f"{{{escaped(name.family)}}}"
    family = _part(name.family)
    is_small = family[:1].islower() or family[1:2] in ("'", "’")
    parts = (f"{{{family}}}" if is_small else family, *(_part(part) for part in (name.suffix, name.given) if part))
    return ", ".join(parts)


def _part(part: str) -> str:
    words = escaped(part)
    return f"{{{words}}}" if "," in part or re.search(r"\band\b", part, re.IGNORECASE) else words


def _dates(cited: Citable) -> dict[str, str]:
    if cited.date is None or (cited.date.first is None and cited.date.last is None):
        return {}
    found = bounds(cited.date)
    dates = {"date": _ranged(cited.date, found)}
    if found is not None and found[0][0] == found[1][0]:
        dates["year"] = str(found[0][0])
        if found[0][1:2] == found[1][1:2] != ():
            dates["month"] = str(found[0][1])
    return dates


def _ranged(date: DateInterval, found: Span | None) -> str:
    """Write an EDTF date as finely as it is known: "1917/1919" for two years; "1917-05-06/" where the end is open."""
    if found is None:
        return to_edtf(date).replace("..", "")
    return "/".join(_iso(parts) + ("~" if date.approximate else "") for parts in dict.fromkeys(found))


def _iso(parts: Parts) -> str:
    year = f"{parts[0]:04}" if parts[0] >= 0 else f"-{-parts[0]:04}"
    return "-".join([year, *(f"{part:02}" for part in parts[1:])])


def _url(url: str) -> str:
    """``url`` is read as it stands, so only what would end the entry is percent-encoded."""
    return url.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")
