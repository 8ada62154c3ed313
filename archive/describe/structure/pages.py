"""Markers of pages in a plain text: "--- page 071r---", "[p. 12]", "{12}", "Seite 4"; TEI keeps them in ``pb`` and ``fw``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from archive.model import Mark

_NUMBER = r"(?P<n>[0-9]{1,5}(?:\s?[rvab]\b)?|[ivxlcdm]{1,9}|[IVXLCDM]{1,9})"
_WORD = (
    r"(?:pages?|pp?\.|pg\.?|pag\.|pagina|carta|cc?\.|ff?\.|fol(?:io|ium|\.)|seite|s\.|bl(?:att|\.)"
    r"|feuillet|página|стр\.|лист|л\.)"
)
_SPELT = r"(?:page|pagina|carta|folio|seite|blatt|feuillet|página)"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"[-–—=*_]{{2,}}\s*{_WORD}?\s*{_NUMBER}\s*[-–—=*_]{{2,}}",
        rf"[-–—=*_]\s*{_WORD}\s*{_NUMBER}\s*[-–—=*_]",
        rf"\[\s*{_WORD}\s*{_NUMBER}\s*\]",
        rf"\{{\s*{_WORD}?\s*{_NUMBER}\s*\}}",
        rf"{_SPELT}\s+{_NUMBER}\.?",
        rf"(?:pp?|fol)\.\s*{_NUMBER}",
    )
)
_INLINE = re.compile(rf"[\[{{]\s*(?:{_WORD}\s*|(?<={{)\s*){_NUMBER}\s*[\]}}]", re.IGNORECASE)
_LONGEST = 40
"""Characters of a line that is a marker alone."""

_FEWEST_INLINE = 2
_WIDEST_STEP = 3
"""Markers inside lines count pages up, seldom leaving more than a leaf out; anything else in brackets is a reference."""


@dataclass(frozen=True, slots=True)
class PageMark:
    """A marker in a line or between two: the offset in the line's words, the page's number, the words of the marker."""

    offset: int
    number: str
    words: str

    def marks(self, before: int, in_word: bool) -> tuple[Mark, Mark]:
        """Give it as TEI has it, ``before`` characters of the passage standing before its line."""
        offset = before + self.offset
        attributes = (("break", "no"), ("n", self.number)) if in_word else (("n", self.number),)
        return Mark(offset, offset, "pb", attributes), Mark(offset, offset, "fw", (("type", "pageMarker"),), self.words)


def page_of(line: str) -> str | None:
    """Give the number of the page that a line marks; None for any line that is no marker alone."""
    if len(line) > _LONGEST:
        return None
    markers = (form.fullmatch(line) for form in _FORMS)
    return next((marker["n"] for marker in markers if marker), None)


def inline_pages(lines: Sequence[str]) -> bool:
    """Tell whether what stands in brackets inside the lines counts pages."""
    numbers = [
        int(marker["n"])
        for line in lines
        for marker in _INLINE.finditer(line)
        if marker["n"].isascii() and marker["n"].isdigit()
    ]
    steps = [after - before for before, after in pairwise(numbers)]
    return len(numbers) >= _FEWEST_INLINE and all(0 < step <= _WIDEST_STEP for step in steps)


def without_pages(line: str) -> tuple[str, tuple[PageMark, ...]]:
    """Take the markers out of a line: its other words, and the markers with their offsets in these."""
    words, at, found = "", 0, []
    for marker in _INLINE.finditer(line):
        words += line[at : marker.start()]
        if words.endswith(" ") and line[marker.end() : marker.end() + 1] in (" ", ""):
            words = words[:-1]
        found.append(PageMark(len(words.rstrip(" ")), marker["n"], marker[0]))
        at = marker.end()
        if not words and line[at : at + 1] == " ":
            at += 1
    return words + line[at:], tuple(found)
