"""Block quotations: paragraphs that are set in, and documents quoted as a whole behind the words that announce them.

What a person is said to have said is ``said``, and another rule's matter; here only documents are quoted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from archive.describe.structure.drafts import Draft, Surroundings
from archive.model import Container

_FARTHEST_IN = 2
"""Blanks by which all lines of a quotation are set in, at least, beside the lines around it."""

_SHORTEST = 80
_DOCUMENTS = (
    "resolutions? telegrams? note letter memorandum message order proclamation statute act articles? clause section provisions?"
    " amendments? extracts? passage paragraphs? declaration dispatch despatch instructions? report entry inscription decree law"
    " circular treaty protocol"
    " beschlu(?:ß|ss) telegramm schreiben brief depesche verordnung gesetz artikel erklärung antrag bekanntmachung erla(?:ß|ss)"
    " vertrag protokoll stelle"
    " lettera nota telegramma decreto articolo ordine dispaccio proclama legge deliberazione dichiarazione brano passo trattato"
).replace(" ", "|")
_ANNOUNCED = re.compile(
    rf"\b(?:{_DOCUMENTS})\b[^:.;!?]{{0,60}}:[\s—–-]*$"
    r"|\b(?:reads?(?: thus| as follows)?|runs? thus|text|lautete?n?(?: also| wie folgt)?|wortlaut|del tenore seguente|testo)"
    r"\s*:[\s—–-]*$",
    re.IGNORECASE,
)
"""Words that announce a document; "he asked as follows:" announces what a person said."""

_OPENING = '"“„«'
_CLOSING = '"”“»'


def quotes(drafts: Iterable[Draft], _around: Surroundings) -> list[Draft]:
    """Put ``quote`` around paragraphs that are quotations as a whole."""
    drafts = list(drafts)
    margin = _margin(drafts)
    quoted: dict[int, Container] = {}
    for number, (first, end) in enumerate(_runs(drafts, margin), start=1):
        quoted |= dict.fromkeys(range(first, end), Container("quote", number))
    return [
        replace(draft, within=(*draft.within, quoted[number])) if number in quoted else draft
        for number, draft in enumerate(drafts)
    ]


def _runs(drafts: Sequence[Draft], margin: int) -> Iterator[tuple[int, int]]:
    """Give the first and the last but one number of each quotation."""
    number = 1
    while number < len(drafts):
        end = number
        before = drafts[number - 1]
        if before.is_open or before.element in ("head", "item"):
            end = _set_in(drafts, number, margin) if drafts[number].indents else number
            if end == number and _ANNOUNCED.search(before.text):
                end = _in_marks(drafts, number)
        if end > number:
            yield number, end
        number = max(end, number + 1)


def _set_in(drafts: Sequence[Draft], start: int, margin: int) -> int:
    """Give the end of the paragraphs from here that are set in as a whole; a first line alone may only begin a paragraph."""
    end = start
    while end < len(drafts) and drafts[end].is_open and min(drafts[end].indents or (0,)) >= margin + _FARTHEST_IN:
        end += 1
    has_lines = any(len(draft.indents) > 1 for draft in drafts[start:end])
    length = sum(len(draft.text) for draft in drafts[start:end])
    return end if has_lines and length >= _SHORTEST and end < len(drafts) else start


def _in_marks(drafts: Sequence[Draft], start: int) -> int:
    """Give the end of the paragraphs from here that each begin with a quotation mark, of which the last ends with one."""
    for number in range(start, len(drafts)):
        text = drafts[number].text
        if not drafts[number].is_open or text[0] not in _OPENING:
            return start
        if text.rstrip(".,;")[-1:] in _CLOSING and len(text) > 1:
            return number + 1
    return start


def _margin(drafts: Sequence[Draft]) -> int:
    """Give the blanks with which most lines begin."""
    counts = Counter(indent for draft in drafts for indent in draft.indents)
    return max(counts, key=lambda indent: (counts[indent], -indent)) if counts else 0
