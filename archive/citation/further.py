"""What eight further styles want to be told of a text: those that historians, archivists and editors are asked for.

Most of their CSL files know no letters and few speeches: what they would leave out is told in a place that they print.
"""

from __future__ import annotations

from archive.citation.citable import Citable
from archive.citation.date_words import BRITISH, CITE_THEM_RIGHT, CITING_MEDICINE, IEEE, INFOCLIO, MHRA, OSCOLA
from archive.citation.dating import old_style
from archive.citation.kinds import BOOK, CHAPTER, DOCUMENT, LETTER, NEWSPAPER, SPEECH
from archive.citation.telling import (
    FOLDER,
    ITALIC,
    ROMAN,
    YEAR,
    YEAR_WORDS,
    Data,
    Style,
    before_whom,
    common,
    dated,
    event,
    in_volume,
    letter_to,
    names,
    twice,
)


def mhra(cited: Citable) -> tuple[Data, Data]:
    """Tell MHRA (Style Guide, 4th ed., 7): notes and bibliography; an untitled letter is "letter to X"."""
    data = common(cited) | {"archive": cited.holder} | dated(cited.date, MHRA, has_circa=False)
    if cited.csl_type != LETTER:
        return twice(data | event(cited))
    if cited.recipients:
        data |= {"event-date": data.pop("issued", None), "event-place": cited.place}
    return twice(data | {"genre": cited.genre or "letter", "recipient": names(cited.recipients)})


def harvard(cited: Citable) -> tuple[Data, Data]:
    """Tell Harvard (Cite them right, 12th ed.): the year in brackets, the day behind the work.

    The style knows no letters and prints no venue; they are told as what was said, and as by whom it was published.
    """
    data = common(cited) | {"title": _title(cited)} | dated(cited.date, CITE_THEM_RIGHT, is_year_first=True, has_circa=False)
    described = [_upper(letter_to(cited)), cited.place] if cited.csl_type == LETTER else [before_whom(cited)]
    if cited.csl_type == LETTER and not cited.is_titled:
        described = [cited.place]
    if data["type"] in (LETTER, SPEECH, DOCUMENT):
        data |= {"type": SPEECH, "publisher": ", ".join(part for part in (*described, _old_day(cited)) if part)}
    return twice(data)


def oscola(cited: Citable) -> tuple[Data, Data]:
    """Tell OSCOLA (4th ed.; letters 3.4.12, speeches 3.4.7): an untitled letter is "Letter from X to Y (date)"."""
    data = common(cited) | dated(cited.date, OSCOLA, has_circa=False)
    if cited.csl_type == LETTER:
        return twice(data | {"genre": cited.genre or "letter", "recipient": names(cited.recipients)})
    kind = SPEECH if data["type"] == DOCUMENT else data["type"]  # of a document it leaves out the date
    around = ", ".join(part for part in (in_volume(cited), before_whom(cited)) if part)
    return twice(data | {"type": kind, "event-title": around, "event-place": around})


def iso690(cited: Citable) -> tuple[Data, Data]:
    """Tell ISO 690:2021 in its form with author and date; the archive stands where a publisher does."""
    genre = common(cited)["genre"]
    if cited.csl_type == LETTER:
        genre = letter_to(cited) if cited.is_titled else ""
    date = dated(cited.date, BRITISH, is_year_first=True, has_circa=False)
    day = _old_day(cited)
    if YEAR_WORDS in date:  # the style prints the year a second time, behind the day
        day, date["issued"] = day or BRITISH.of(cited.date), {"date-parts": [[YEAR]]}
    described = ", ".join(part for part in (_upper(genre), day if day != date.get(YEAR_WORDS) else "") if part)
    publisher = ". ".join(part for part in (_upper(in_volume(cited, "in:")), before_whom(cited), cited.holder) if part)
    data = common(cited) | {"title": _title(cited), "genre": described, "publisher": publisher}
    return twice(data | date)


def infoclio(cited: Citable) -> tuple[Data, Data]:
    """Tell infoclio.ch, the German-language historians' style: notes, days in figures, "Schreiben an X"; no description of
    the kind of text, for ours are English.
    """
    holder = ", ".join(part for part in (in_volume(cited, "in:"), cited.holder) if part)
    data = common(cited) | {"archive": holder, "genre": ""} | dated(cited.date, INFOCLIO)
    return twice(data | {"recipient": names(cited.recipients), "event-place": before_whom(cited)})


def ieee(cited: Citable) -> tuple[Data, Data]:
    """Tell IEEE (Reference Guide, 2024), which cites by numbers in square brackets.

    Of what is no book it prints where it appeared alone: the kind of text, the venue and the archive are told so.
    """
    data = common(cited) | {"title": _title(cited), "medium": "online"} | dated(cited.date, IEEE, has_circa=False)
    if cited.csl_type in (BOOK, CHAPTER):
        return twice(data | {"publisher": cited.holder})
    kind = letter_to(cited) if cited.csl_type == LETTER and cited.is_titled else ""
    around = [f"{ITALIC}{cited.container}{ROMAN}" if cited.container else "", kind, before_whom(cited), cited.holder]
    words = ", ".join(part for part in around if part)
    return twice(data | {"type": NEWSPAPER, "container-title": f"{ROMAN}{words}{ITALIC}"})


def vancouver(cited: Citable) -> tuple[Data, Data]:
    """Tell Vancouver (Citing Medicine, 2nd ed.), which cites by numbers; a letter is described behind its title."""
    is_letter = cited.csl_type == LETTER and cited.is_titled
    data = common(cited) | {"title": _title(cited), "genre": letter_to(cited) if is_letter else ""}
    data |= dated(cited.date, CITING_MEDICINE, has_circa=False)
    return twice(data | {"event-title": before_whom(cited), "event-place": before_whom(cited), "publisher": cited.holder})


def _old_day(cited: Citable) -> str:
    """Say the day in the old style where the year of the new one has to stand first."""
    both = old_style(cited.date)
    return "" if both is None else f"{BRITISH.span(both[0])} Old Style"


def _title(cited: Citable) -> str:
    """Give what stands as the title where a style prints nothing else of a letter: "Letter to X"."""
    return cited.title if cited.is_titled else _upper(letter_to(cited)) or cited.title


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]


STYLES: dict[str, Style] = {
    "mhra": Style("MHRA", FOLDER / "mhra-notes.csl", True, mhra, locale="en-GB"),
    "harvard": Style("Harvard (Cite them right)", FOLDER / "harvard-cite-them-right.csl", False, harvard, locale="en-GB"),
    "oscola": Style("OSCOLA", FOLDER / "oscola.csl", True, oscola, locale="en-GB"),
    "iso690": Style("ISO 690", FOLDER / "iso690-author-date-en.csl", False, iso690, locale="en-GB"),
    "infoclio": Style("infoclio.ch (German)", FOLDER / "infoclio-de.csl", True, infoclio, locale="de-DE"),
    "ieee": Style("IEEE", FOLDER / "ieee.csl", False, ieee, is_numbered=True),
    "vancouver": Style("Vancouver", FOLDER / "nlm-citation-sequence.csl", False, vancouver, is_numbered=True),
}
