"""The title: a heading, the words of the file's name, or the first words of the text."""

from __future__ import annotations

import re

from archive.describe.evidence import Evidence
from archive.model import Assertion

INCIPIT_LENGTH = 64
"""Characters of first words that stand for a title: one line of a list."""

_DATE = re.compile(r"^\d{4}(?:-\d\d){0,2}(?=\D|$)")
_WORD = re.compile(r"[^\W\d_]{2,}|[aAI]|\d{1,4}")
_LETTERS = re.compile(r"[^\W\d_]{3,}")
_FORMULA = re.compile(r"by (?:the|his|her|command|order)\b|\W*$", re.IGNORECASE)


def title_of(evidence: Evidence) -> tuple[str, bool, Assertion]:
    """Give the title, whether it is only the first words, and why."""
    said = words_of_name(evidence.name)
    heading = next((number for number in evidence.of("head") if not _FORMULA.match(evidence.passages[number].received)), None)
    if heading is not None and (
        not said or (" " in evidence.passages[heading].received and len(evidence.passages[heading].received) > 16)
    ):
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
    return _incipit(evidence)


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
    first = words[:end].rstrip(" ,;:—–-")
    shown = first if end == len(words) else f"{first} …"
    rule = "The text has no heading, and the file's name is no words; its first words stand for a title."
    evidence_span = (evidence.span(number, 0, len(first)),)
    return shown, True, Assertion("title", shown, shown, "low", "importer", rule, evidence_span)
