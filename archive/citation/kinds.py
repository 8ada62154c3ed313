"""What a text is to a reference manager: one table from the genres of descriptions to the types of each format."""

from __future__ import annotations

LETTER = "personal_communication"
SPEECH = "speech"
HEARING = "hearing"
INTERVIEW = "interview"
NEWSPAPER = "article-newspaper"
BOOK = "book"
CHAPTER = "chapter"
MANUSCRIPT = "manuscript"
DOCUMENT = "document"
"""The types of CSL 1.0.2 that are used here, and that the other formats are chosen by."""

_GENRES = {
    LETTER: "letter telegram cable dispatch despatch postcard epistle missive correspondence email",
    SPEECH: "speech address message lecture sermon homily oration talk remarks toast eulogy"
    " debate debates sitting hansard proceedings",
    HEARING: "hearing testimony",
    INTERVIEW: "interview conversation conference",
    NEWSPAPER: "article editorial newspaper",
    BOOK: "book novel novella play drama tragedy comedy collection edition volume chapter act scene",
    MANUSCRIPT: "manuscript diary",
}
_TYPES = {genre: csl for csl, genres in _GENRES.items() for genre in genres.split()}

_DEBATES = frozenset("debate debates sitting hansard proceedings minutes hearing".split())

RIS_TYPES = {
    LETTER: "PCOMM",
    SPEECH: "SLIDE",
    HEARING: "HEAR",
    INTERVIEW: "PCOMM",
    NEWSPAPER: "NEWS",
    BOOK: "BOOK",
    CHAPTER: "CHAP",
    MANUSCRIPT: "MANSCPT",
    DOCUMENT: "MANSCPT",
}
"""RIS types. ``SPCH``, ``UNPB`` and ``GEN`` are avoided: reference managers make a journal article of them."""

ZOTERO_TYPES = {
    LETTER: "letter",
    SPEECH: "presentation",
    HEARING: "hearing",
    INTERVIEW: "interview",
    NEWSPAPER: "newspaperArticle",
    BOOK: "book",
    CHAPTER: "bookSection",
    MANUSCRIPT: "manuscript",
    DOCUMENT: "document",
}
"""Values of ``DC.type`` that Zotero takes for its own types; ``speech`` would give a web page."""


def csl_type(genre: str | None, *, has_addressees: bool, has_speakers: bool) -> str:
    """Choose the CSL type of a text by its genre (its last word decides, as in "parliamentary debate"); where the genre
    says nothing, what has an addressee is a letter and what has a speaker a speech.
    """
    found = _TYPES.get(_last_word(genre))
    if found is not None:
        return found
    if has_addressees:
        return LETTER
    return SPEECH if has_speakers else DOCUMENT


def is_debate(genre: str | None) -> bool:
    """Tell whether many speak in such a text in turn, so that a passage is cited under the name of who says it."""
    return _last_word(genre) in _DEBATES


def _last_word(genre: str | None) -> str:
    return (genre or "").lower().split()[-1] if genre and genre.split() else ""
