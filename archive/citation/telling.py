"""What a citation style is told of a text: the parts every style shares, and the stand-ins that are filled in afterwards.

A CSL style can only arrange what it is given, and styles want different things of one text.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from archive.citation.citable import Citable
from archive.citation.csl import csl_name
from archive.citation.date_words import DateWords
from archive.citation.dating import bounds, csl_date, edge, old_style
from archive.citation.kinds import BOOK, CHAPTER, DOCUMENT, HEARING, INTERVIEW, LETTER, NEWSPAPER, SPEECH
from archive.citation.names import Name
from archive.dates import DateInterval

LESS_THAN, ITALIC, ROMAN = "\U0010fff0", "\U0010fff1", "\U0010fff2"
"""Stand-ins that pass through pandoc as letters: for ``<``, which CSL-JSON takes for mark-up, and for the beginning and the
end of italics in places where CSL has none."""

ADDRESS = "https://archive.invalid/items/0"
PARAGRAPHS = ("31415926", "31415927")
"""Stand-ins for the address and the passages cited: what pandoc makes of one text serves each of its passages."""

YEAR, YEAR_WORDS = 27182, "year-words"
"""A stand-in for the year of a date that a style cannot print, and the element that has the words for it."""

LONGEST = 2_000
"""Characters of one element that are formatted; no title needs more, and a style takes its time over each."""

FOLDER = Path(__file__).parent / "styles"

Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Style:
    """A citation style. ``name`` is for readers; ``file`` the CSL file; ``tell`` gives the CSL-JSON for the entry of a list
    of works and for the citation in a note or in the text, which differ where the manual wants it; ``is_note`` tells which.

    ``is_numbered`` is true for a style that cites by the number in a list, which one citation alone has not. ``locale``
    (BCP 47) is the language of its own words, "" for the one that its file names.
    """

    name: str
    file: Path
    is_note: bool
    tell: Callable[[Citable], tuple[Data, Data]]
    is_numbered: bool = False
    locale: str = ""


def common(cited: Citable) -> Data:
    """Tell who, what and where to be found."""
    is_loose = cited.csl_type == NEWSPAPER and not cited.container  # an article of which no newspaper is known
    return {
        "type": DOCUMENT if is_loose else cited.csl_type,
        "title": cited.title if cited.is_titled else "",
        "author": names(cited.authors),
        "container-title": cited.container,
        # A book or an article says by itself what it is; of a chapter the styles take it for that of a foreword.
        "genre": "" if cited.csl_type in (BOOK, CHAPTER, NEWSPAPER) and not is_loose else cited.genre,
        # Without a language the style would give any title English capitals.
        "language": cited.language,
        "URL": ADDRESS,
    }


def dated(date: DateInterval | None, words: DateWords, *, is_year_first: bool = False, has_circa: bool = True) -> Data:
    """Tell a date: in parts where a style can print it so, else in words.

    ``is_year_first`` of a style that prints the year by itself, behind the name, and the day elsewhere; ``has_circa`` of one
    that says what is uncertain.
    """
    if date is None or (date.first is None and date.last is None):
        return {"issued": {"date-parts": [[YEAR]]}, YEAR_WORDS: words.undated} if words.undated else {}
    known = bounds(date)
    if old_style(date) is not None and not is_year_first:
        return {"issued": {"date-parts": [[YEAR]]}, YEAR_WORDS: words.of(date)}
    if known is not None and (has_circa or not date.approximate):
        return {"issued": csl_date(date)}
    ends = known or (edge(date), edge(date))
    finer = ends if is_year_first and ends[0][0] == ends[1][0] else ((), ())
    parts = [[YEAR, *end] for end in dict.fromkeys(end[1:] for end in finer)]
    return {"issued": {"date-parts": parts}, YEAR_WORDS: words.year(date) if is_year_first else words.of(date)}


def event(cited: Citable) -> Data:
    """Tell the occasion of what was spoken. A style asks for the event first, so a place without one stands for it."""
    if cited.csl_type not in (SPEECH, INTERVIEW):
        return {}
    return {"event-title": cited.venue or cited.place, "event-place": cited.place if cited.venue else ""}


def before_whom(cited: Citable) -> str:
    """Give the venue and the town in one phrase, for styles that print one of them alone."""
    return ", ".join(part for part in (cited.venue, cited.place) if part)


def in_volume(cited: Citable, word: str = "in") -> str:
    """Name the volume around a letter, a speech or a document, for styles that know none around these."""
    is_named = cited.container and cited.csl_type not in (BOOK, CHAPTER, NEWSPAPER)
    return f"{word} {ITALIC}{cited.container}{ROMAN}" if is_named else ""


def committee(cited: Citable) -> Data:
    """Tell before whom a hearing was held."""
    return {"section": cited.venue} if cited.csl_type == HEARING else {}


def letter_to(cited: Citable) -> str:
    """Describe a letter: "letter to Karl Kautsky", the name of a newspaper in italics; the genre of anything else."""
    if cited.csl_type != LETTER:
        return cited.genre
    recipients = [csl_names(name, is_direct=True)["literal"] for name in cited.recipients]
    to = f" to {', '.join(recipients[:-1])}{' and ' if recipients[1:] else ''}{recipients[-1]}" if recipients else ""
    return f"{cited.genre or 'letter'}{to}"


def names(several: tuple[Name, ...]) -> list[dict[str, str]]:
    """Tell names."""
    return [csl_names(name) for name in several]


def csl_names(name: Name, *, is_direct: bool = False) -> dict[str, str]:
    """Tell a name, parted unless ``is_direct``; the title of a newspaper or journal in italics."""
    if name.is_title or is_direct:
        words = name.direct
        return {"literal": f"{ITALIC}{words}{ROMAN}" if name.is_title else words}
    return csl_name(name)


def twice(data: Data) -> tuple[Data, Data]:
    """Tell the same for the entry and for the note."""
    return said(data), said(data)


def said(data: Data) -> Data:
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
