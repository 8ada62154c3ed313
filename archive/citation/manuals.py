"""What each manual wants to be told of a text, so that its style prints what the manual prescribes.

A CSL style can only arrange what it is given, and the three manuals want different things of one text. Where CSL cannot do
it at all: APA wants titles in sentence case, which no program can give a title without knowing its names, so titles keep
their capitals; a hearing follows the legal citation of Chicago and APA, which has the year alone and no link text.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from archive.citation.citable import Citable
from archive.citation.csl import csl_name
from archive.citation.dating import both_day_first, both_month_first, csl_date, month_first, old_style
from archive.citation.kinds import CHAPTER, HEARING, INTERVIEW, LETTER, SPEECH
from archive.citation.names import Name

LESS_THAN, ITALIC, ROMAN = "\U0010fff0", "\U0010fff1", "\U0010fff2"
"""Stand-ins that pass through pandoc as letters: for ``<``, which CSL-JSON takes for mark-up, and for the beginning and the
end of italics in places where CSL has none."""

ADDRESS = "https://archive.invalid/items/0"
PARAGRAPHS = ("31415926", "31415927")
"""Stand-ins for the address and the passages cited: what pandoc makes of one text serves each of its passages."""

LONGEST = 2_000
"""Characters of one element that are formatted; no title needs more, and a style takes its time over each."""

Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Style:
    """A citation style. ``name`` is for readers; ``file`` the CSL file; ``tell`` gives the CSL-JSON for the entry of a list
    of works and for the citation in a note or in the text, which differ where the manual wants it; ``is_note`` tells which.
    """

    name: str
    file: Path
    is_note: bool
    tell: Callable[[Citable], tuple[Data, Data]]


def chicago(cited: Citable) -> tuple[Data, Data]:
    """Tell Chicago, notes and bibliography (CMOS 18, 13.18; letters 14.13 and 14.111, lectures 14.116).

    An untitled letter is "Writer to Recipient, place, date" in a note, and "Writer. Letter to Recipient, place, date" in
    the bibliography. A date in the old style stands in both.
    """
    both = old_style(cited.date)
    date = csl_date(cited.date) if both is None else {"literal": both_month_first(*both)}
    data = _common(cited) | {"archive": cited.holder}
    if cited.csl_type != LETTER:
        return _twice(data | {"issued": date} | _event(cited) | _committee(cited))
    dated = {"event-date": date, "event-place": cited.place} if cited.recipients else {"issued": date}
    entry = data | dated | {"genre": cited.genre or "letter", "recipient": [_csl_name(name) for name in cited.recipients]}
    note = entry if cited.is_titled or not cited.recipients else entry | {"genre": ""}
    return _said(entry), _said(note)


def mla(cited: Citable) -> tuple[Data, Data]:
    """Tell MLA (Handbook, 9th ed.; containers 5.31, speeches 5.99 and appendix 2, dates 5.68).

    The archive is the container, in italics, with its publisher in roman where that is another. The style prints the
    date of a speech from ``event-date`` alone, and a letter's recipient only as part of its description.
    """
    both = old_style(cited.date)
    date = csl_date(cited.date) if both is None else {"literal": both_day_first(*both)}
    publisher = cited.holder[len(cited.archive) :]
    data = _common(cited) | {"source": cited.archive + (f"{ROMAN}{publisher}{ITALIC}" if publisher else "")}
    if cited.csl_type == LETTER:
        data["genre"] = _letter_to(cited)
    if cited.csl_type != SPEECH:
        return _twice(data | {"issued": date})
    return _twice(data | _event(cited) | {"event-date": date})


def apa(cited: Citable) -> tuple[Data, Data]:
    """Tell APA (Publication Manual, 7th ed.; descriptions in brackets 9.21, dates 9.14, archives 9.31).

    The year must stand first, so a date in the old style is worded in the description. The style prints the venue of a
    speech behind the archive, and the manual before it: it is told as the publisher, which stands there.
    """
    both, date = old_style(cited.date), csl_date(cited.date)
    genre = _letter_to(cited) if cited.csl_type == LETTER else cited.genre
    if both is not None:
        genre = ", ".join(part for part in (genre, month_first(both[0]), "Old Style") if part)
    data = _common(cited) | {"archive": cited.holder} | ({"genre": genre} if cited.csl_type != CHAPTER else {})
    if date is None or "literal" in date:
        data["status"] = "n.d." if date is None else date["literal"]
    else:
        data["issued"] = date
    if cited.csl_type == SPEECH:
        data["publisher"] = ", ".join(part for part in (cited.venue, cited.place) if part)
    return _twice(data | _committee(cited))


_FOLDER = Path(__file__).parent / "styles"

STYLES = {
    "chicago": Style("Chicago", _FOLDER / "chicago-notes-bibliography.csl", True, chicago),
    "mla": Style("MLA", _FOLDER / "modern-language-association.csl", False, mla),
    "apa": Style("APA", _FOLDER / "apa.csl", False, apa),
}
"""The styles citations can be written in, by the name a command or an address gives them."""


def _common(cited: Citable) -> Data:
    return {
        "type": cited.csl_type,
        "title": cited.title if cited.is_titled else "",
        "author": [_csl_name(name) for name in cited.authors],
        "container-title": cited.container,
        # The styles take the genre of a chapter for that of a foreword: "novel to The Storm".
        "genre": "" if cited.csl_type == CHAPTER else cited.genre,
        # Without a language the style would give any title English capitals.
        "language": cited.language,
        "URL": ADDRESS,
    }


def _event(cited: Citable) -> Data:
    """Tell the occasion of what was spoken. A style asks for the event first, so a place without one stands for it."""
    if cited.csl_type not in (SPEECH, INTERVIEW):
        return {}
    return {"event-title": cited.venue or cited.place, "event-place": cited.place if cited.venue else ""}


def _committee(cited: Citable) -> Data:
    return {"section": cited.venue} if cited.csl_type == HEARING else {}


def _letter_to(cited: Citable) -> str:
    """Describe a letter: "letter to Karl Kautsky", the name of a newspaper in italics."""
    recipients = [_csl_name(name, is_direct=True)["literal"] for name in cited.recipients]
    to = f" to {', '.join(recipients[:-1])}{' and ' if recipients[1:] else ''}{recipients[-1]}" if recipients else ""
    return f"{cited.genre or 'letter'}{to}"


def _csl_name(name: Name, *, is_direct: bool = False) -> dict[str, str]:
    if name.is_title or is_direct:
        words = name.direct
        return {"literal": f"{ITALIC}{words}{ROMAN}" if name.is_title else words}
    return csl_name(name)


def _twice(data: Data) -> tuple[Data, Data]:
    return _said(data), _said(data)


def _said(data: Data) -> Data:
    """Leave out what is empty, and seal what CSL-JSON would take for mark-up."""
    return {name: _sealed(value) for name, value in data.items() if value}


def _sealed(value: Any) -> Any:
    match value:
        case str():
            return value[:LONGEST].replace("<", LESS_THAN)
        case list():
            return [_sealed(each) for each in value]
        case dict():
            return {name: _sealed(each) for name, each in value.items()}
        case _:
            return value
