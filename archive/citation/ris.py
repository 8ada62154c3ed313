"""RIS: one record a citation, in the tags and types that reference managers were seen to read."""

from __future__ import annotations

from archive.citation.citable import Citable
from archive.citation.dating import bounds, slashed
from archive.citation.kinds import BOOK, CHAPTER, HEARING, LETTER, RIS_TYPES, SPEECH
from archive.dates import display

LINE_END = "\r\n"
"""The specification (Research Information Systems, 2001) asks for carriage return and line feed."""


def ris(cited: Citable) -> str:
    """Write a citation as one RIS record. The recipient of a letter is ``A2``, the kind of letter or speech ``M3``; the words
    that are cited are a note of their own.
    """
    lines = [("TY", RIS_TYPES[cited.csl_type])]
    lines += [("AU", _name(name.inverted)) for name in cited.authors]
    lines += [("A2", _name(name.inverted)) for name in cited.recipients if cited.csl_type == LETTER]
    lines += [("TI", cited.title), *_around(cited), *_dates(cited)]
    lines += [
        ("CY", cited.place),
        ("PB", cited.publisher if cited.csl_type in (BOOK, CHAPTER, HEARING) else ""),
        ("DB", cited.archive),
        ("M3", "" if cited.csl_type == BOOK else cited.genre.capitalize()),
        ("LA", "" if cited.language == "und" else cited.language),
        ("UR", cited.url),
        ("N1", _note(cited)),
        ("N1", f"“{cited.quotation}”" if cited.quotation else ""),
    ]
    written = "".join(f"{tag}  - {value}{LINE_END}" for tag, value in lines if value)
    return f"{written}ER  - {LINE_END}"


def _around(cited: Citable) -> list[tuple[str, str]]:
    """``T2`` is the meeting of a speech, the committee of a hearing (then ``T3`` is the body), else the volume."""
    if cited.csl_type not in (SPEECH, HEARING) or not cited.venue:
        return [("T2", cited.container)]
    return [("T2", cited.venue), ("T3", cited.container)]


def _name(inverted: str) -> str:
    """The specification bounds a name to 255 characters and forbids the asterisk in it."""
    return inverted.replace("*", "").strip()[:255]


def _note(cited: Citable) -> str:
    """Say the passages in words, for which none of the types used here has a tag that is kept; and a date that has none."""
    date = cited.date
    is_told = date is None or date.first is date.last is None or _dates(cited)
    said = ["" if is_told or date is None else f"Date: {display(date)}."]
    said.append(f"Paragraph{'s' if '-' in cited.locator else ''} {cited.locator}." if cited.locator else "")
    return " ".join(filter(None, (*said, cited.note)))


def _dates(cited: Citable) -> list[tuple[str, str]]:
    """Write ``PY`` and ``DA`` (YYYY/MM/DD/other information); a stretch of time says its words as the other information."""
    found = None if cited.date is None else bounds(cited.date)
    if cited.date is None or found is None or not 0 < found[0][0] < 10000:
        return []
    first, last = found
    other = "" if first == last and not cited.date.approximate else display(cited.date)
    return [("PY", f"{first[0]:04}"), ("DA", f"{slashed(first)}{'/' * (3 - len(first))}/{other}")]
