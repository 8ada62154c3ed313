"""The styles a citation can be written in, and what the three great manuals want to be told of a text.

Where CSL cannot do what a manual wants: APA wants titles in sentence case, which no program can give a title without knowing
its names, so titles keep their capitals; a hearing follows the legal citation of Chicago and APA, which has the year alone
and no link text.
"""

from __future__ import annotations

from archive.citation import further
from archive.citation.citable import Citable
from archive.citation.date_words import AMERICAN, CHICAGO, MLA
from archive.citation.dating import bounds, old_style
from archive.citation.kinds import CHAPTER, LETTER, SPEECH
from archive.citation.telling import (
    FOLDER,
    ITALIC,
    ROMAN,
    Data,
    Style,
    before_whom,
    committee,
    common,
    dated,
    event,
    letter_to,
    names,
    said,
    twice,
)


def chicago(cited: Citable) -> tuple[Data, Data]:
    """Tell Chicago, notes and bibliography (CMOS 18, 13.18; letters 14.13 and 14.111, lectures 14.116).

    An untitled letter is "Writer to Recipient, place, date" in a note, and "Writer. Letter to Recipient, place, date" in
    the bibliography. A date in the old style stands in both.
    """
    data = common(cited) | {"archive": cited.holder} | dated(cited.date, CHICAGO, has_circa=False)
    if cited.csl_type != LETTER:
        return twice(data | event(cited) | committee(cited))
    if cited.recipients:
        data |= {"event-date": data.pop("issued", None), "event-place": cited.place}
    entry = data | {"genre": cited.genre or "letter", "recipient": names(cited.recipients)}
    note = entry if cited.is_titled or not cited.recipients else entry | {"genre": ""}
    return said(entry), said(note)


def author_date(cited: Citable) -> tuple[Data, Data]:
    """Tell Chicago, author and date (CMOS 18, 13.102 ff.): the year stands behind the name, the day behind the work.

    The day of a letter, and any day in the old style, stands at the end of the description.
    """
    genre = letter_to(cited) if cited.csl_type != CHAPTER else ""
    data = common(cited) | {"archive": cited.holder} | dated(cited.date, CHICAGO, is_year_first=True)
    day = _day(cited)
    if day:
        genre = ", ".join(part for part in (genre, day) if part)
        years = dict.fromkeys(parts[0] for parts in data["issued"]["date-parts"])
        data["issued"] = data["issued"] | {"date-parts": [[year] for year in years]}
    described = {"genre": genre} if genre and (day or data["genre"] or cited.csl_type == LETTER) else {}
    return twice(data | described | event(cited) | committee(cited))


def _day(cited: Citable) -> str:
    """Give the day that belongs to the description: of a letter, and of anything in the old style."""
    both = old_style(cited.date)
    if both is not None:
        return CHICAGO.both_days(*both)
    known = bounds(cited.date) if cited.date is not None and cited.csl_type == LETTER else None
    return "" if known is None else CHICAGO.days(known)


def mla(cited: Citable) -> tuple[Data, Data]:
    """Tell MLA (Handbook, 9th ed.; containers 5.31, speeches 5.99 and appendix 2, dates 5.68).

    The archive is the container, in italics, with its publisher in roman where that is another. The style prints the
    date of a speech from ``event-date`` alone, and a letter's recipient only as part of its description.
    """
    publisher = cited.holder[len(cited.archive) :]
    data = common(cited) | {"source": cited.archive + (f"{ROMAN}{publisher}{ITALIC}" if publisher else "")}
    data |= dated(cited.date, MLA, has_circa=False)
    if cited.csl_type == LETTER:
        data["genre"] = letter_to(cited)
    if cited.csl_type != SPEECH:
        return twice(data)
    return twice(data | event(cited) | {"event-date": data.pop("issued", None)})


def apa(cited: Citable) -> tuple[Data, Data]:
    """Tell APA (Publication Manual, 7th ed.; descriptions in brackets 9.21, dates 9.14, archives 9.31).

    The year must stand first, so a date in the old style is worded in the description. The style prints the venue of a
    speech behind the archive, and the manual before it: it is told as the publisher, which stands there.
    """
    both = old_style(cited.date)
    data = common(cited) | {"archive": cited.holder} | dated(cited.date, AMERICAN, is_year_first=True)
    if cited.csl_type == LETTER:
        data["genre"] = letter_to(cited)
    if both is not None:
        data["genre"] = ", ".join(part for part in (data["genre"], AMERICAN.span(both[0]), "Old Style") if part)
    if "issued" not in data:
        data["status"] = "n.d."
    if cited.csl_type == SPEECH:
        data["publisher"] = before_whom(cited)
    return twice(data | committee(cited))


STYLES = {
    "chicago": Style("Chicago", FOLDER / "chicago-notes-bibliography.csl", True, chicago),
    "chicago-author-date": Style("Chicago, author and date", FOLDER / "chicago-author-date.csl", False, author_date),
    "mla": Style("MLA", FOLDER / "modern-language-association.csl", False, mla),
    "apa": Style("APA", FOLDER / "apa.csl", False, apa),
    "turabian": Style(
        "Turabian", FOLDER / "chicago-notes-bibliography-subsequent-author-title-17th-edition.csl", True, chicago
    ),
    **further.STYLES,
}
"""The styles citations can be written in, by the name a command or an address gives them; the first is the archive's own."""
