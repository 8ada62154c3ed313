"""Explains a section: every value that is said of it with its reasons, in the order a scholar asks, and what is left open."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from archive.dates import display, parse_edtf
from archive.model import Aspect, Assertion, Description, Item, Passage, Rejected, Section, Span
from archive.model.overruling import OVERRULED

QUESTIONS: Mapping[Aspect, str] = {
    "date": "Date",
    "author": "Author",
    "speaker": "Speaker",
    "addressee": "Addressee",
    "place": "Place",
    "venue": "Venue",
    "occasion": "Occasion",
    "title": "Title",
    "genre": "Kind of text",
    "language": "Language",
    "voice": "Voice",
    "mention": "Named in the text",
    "correction": "Correction",
}
"""What is asked of a text, in this order."""

_GIVEN: Mapping[Aspect, Callable[[Description], object]] = {
    "date": lambda said: said.date,
    "author": lambda said: said.authors,
    "speaker": lambda said: said.speakers,
    "addressee": lambda said: said.addressees,
    "place": lambda said: said.place,
    "venue": lambda said: said.venue,
    "occasion": lambda said: said.occasion,
    "title": lambda said: said.title,
    "genre": lambda said: said.genre,
    "language": lambda said: said.language != "und",
}
"""Whether a description answers a question; the others are answered by assertions alone, and are open to none."""

AROUND = 90
"""Characters of a passage shown on either side of the words that count: some two lines of a terminal in all."""

_DATE = re.compile(r"-?\d{4}(?=-|$)")


@dataclass(frozen=True, slots=True)
class Explained:
    """One question with the assertions that answer it; ``remark`` says why there is none, "" where there are."""

    aspect: Aspect
    question: str
    assertions: tuple[Assertion, ...]
    remark: str = ""


def explained(item: Item, section: Section) -> tuple[Explained, ...]:
    """Answer every question about a section. Of one that is part of an item, what it has from the whole is said once."""
    said, is_whole = section.description, section is item.sections[0]
    answers = []
    for aspect, question in QUESTIONS.items():
        found = tuple(one for one in said.assertions if one.aspect == aspect)
        remark = "" if found else _remark(said, aspect, is_whole=is_whole)
        if found or remark:
            answers.append(Explained(aspect, question, found, remark))
    return tuple(answers)


def _remark(said: Description, aspect: Aspect, *, is_whole: bool) -> str:
    is_given = _GIVEN.get(aspect)
    if is_given is None:
        return ""
    if not is_given(said):
        return "left open; the source names none."
    return "given without a reason." if is_whole else "as of the whole, or as its mark-up says."


def standing(assertion: Assertion) -> str:
    """Say who stands behind a value, and how certain it is: fit for a summary."""
    match assertion.responsible:
        case "archivist":
            return "stated by the archivist"
        case "received":
            doubt = "" if assertion.certainty == "high" else f", certainty {assertion.certainty}"
            return f"as the source says in its own mark-up{doubt}"
        case _:
            return f"inferred, certainty {assertion.certainty}"


def ruled_out(rejected: Rejected) -> str:
    """Write what was ruled out as a sentence; a date is in words, which the reasons of the importer have already."""
    value = rejected.value.removeprefix("name:")
    if _DATE.match(value):
        value = display(parse_edtf(value)) if rejected.reason.startswith(OVERRULED) else ""
    said = f"{value}: {rejected.reason}" if value else rejected.reason
    return f"{said.rstrip('.')}."


def context(span: Span, passages: Mapping[str, Passage]) -> str:
    """Give the passage that words stand in, cut at blanks around them where it is long; "" where they are all of it, or
    the passage is no more.
    """
    passage = passages.get(span.passage)
    if passage is None or span.words == passage.received:
        return ""
    text, start, end = passage.received, max(0, span.start - AROUND), span.end + AROUND
    before = text[start : span.start] if start == 0 else "… " + text[start : span.start].partition(" ")[2]
    after = text[span.end : end] if end >= len(text) else text[span.end : end].rpartition(" ")[0] + " …"
    return before + text[span.start : span.end] + after


def brief(item: Item) -> tuple[str, ...]:
    """Give what was found of an item, one line a value, for a list that is read over."""
    return tuple(
        _line(answer, assertion)
        for answer in explained(item, item.sections[0])
        if answer.aspect in _GIVEN
        for assertion in answer.assertions
        if assertion.responsible != "archivist"
    )


def _line(answer: Explained, assertion: Assertion) -> str:
    words = _first(span.words for span in assertion.evidence) or ("the file’s name" if assertion.from_name else "")
    source = f", from {words}" if words else ""
    return f"{answer.question}: {assertion.label} ({assertion.certainty}{source})"


def _first(quoted: Iterable[str]) -> str:
    words = next(iter(quoted), "")
    return f"“{words if len(words) <= AROUND else words[:AROUND].rpartition(' ')[0] + ' …'}”" if words else ""
