"""The title: a heading, the words of the file's name, or the first words of the text."""

from __future__ import annotations

import re

from archive.describe.evidence import Evidence
from archive.model import Assertion

INCIPIT_LENGTH = 64
"""Characters of first words that stand for a title: one line of a list."""

_SHORTEST_HEADING = 16
"""Characters; whatever is shorter names a kind of text rather than this text."""

_DATE = re.compile(r"^\d{4}(?:-\d\d){0,2}(?=\D|$)")
_WORD = re.compile(r"[^\W\d_]+|\d{1,4}(?:st|nd|rd|th)?")
_LETTERS = re.compile(r"[^\W\d_]{3,}")
_FORMULA = re.compile(r"by (?:the|his|her|command|order)\b|\W*$", re.IGNORECASE)


def title_of(evidence: Evidence) -> tuple[str, bool, Assertion]:
    """Give the title, whether it is only the first words, and why."""
    said = words_of_name(evidence.name)
    heading = next((number for number in evidence.of("head") if _tells(evidence.passages[number].received, said)), None)
    if heading is not None:
        words = evidence.passages[heading].received
        rule = "The text stands under this heading."
        return (
            words,
            False,
            Assertion("title", words, words, "high", "importer", rule, (evidence.span(heading, 0, len(words)),)),
        )
    if said:
        rule = "The file's name is made of words; they stand for a title, since the text has none of its own."
        return said, False, Assertion("title", said, said, "medium", "importer", rule, from_name=True)
    return _incipit(evidence) if evidence.passages else _by_name_alone(evidence.name)


def _by_name_alone(name: str) -> tuple[str, bool, Assertion]:
    rule = "All its words stand in divisions with headings of their own; the file's name stands for a title."
    return name, False, Assertion("title", name, name, "low", "importer", rule, from_name=True)


def _tells(heading: str, name: str) -> bool:
    """Tell whether a heading says more than a formula ("By the President") or a mere kind of text ("A Proclamation"), which
    give way to the words of a file's name.
    """
    return not _FORMULA.match(heading) and (not name or len(heading) > _SHORTEST_HEADING)


def words_of_name(name: str) -> str:
    """Read a file's name as words: "1789-04-30-first-inaugural-address" is "First inaugural address"; "" for any other name."""
    parts = [part for part in re.split(r"[\s_.\-–—]+", _DATE.sub("", name)) if part]
    if not parts or not all(_WORD.fullmatch(part) for part in parts) or not any(_LETTERS.fullmatch(part) for part in parts):
        return ""
    if parts[0].isdigit() and len(parts) > 1:
        parts = parts[1:]
    words = " ".join(parts)
    return words[0].upper() + words[1:]


def _incipit(evidence: Evidence) -> tuple[str, bool, Assertion]:
    number = next(evidence.of("p"), 0)
    words = evidence.words[number]
    end = len(words)
    if end > INCIPIT_LENGTH:
        end = words.rfind(" ", 0, INCIPIT_LENGTH)
        end = INCIPIT_LENGTH if end <= 0 else end
    first = words[:end].rstrip(" ,;:—–-") or words[:end]
    shown = first if end == len(words) else f"{first} …"
    rule = "The text has no heading, and the file's name is no words; its first words stand for a title."
    evidence_span = (evidence.span(number, 0, len(first)),)
    return shown, True, Assertion("title", shown, shown, "low", "importer", rule, evidence_span)
