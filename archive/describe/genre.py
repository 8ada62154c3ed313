"""What kind of text it is: said by its heading, by the file's name, or by its form."""

from __future__ import annotations

import re

from archive.describe.evidence import Evidence
from archive.describe.people.persons import People
from archive.model import Assertion, Rejected

_WORDS = {
    "letter": "letter", "telegram": "telegram", "airgram": "telegram", "despatch": "dispatch", "dispatch": "dispatch",
    "memorandum": "memorandum", "speech": "speech", "address": "speech", "oration": "speech", "talk": "speech",
    "lecture": "speech", "remarks": "speech", "sermon": "sermon", "message": "message", "proclamation": "proclamation",
    "report": "report", "interview": "interview", "debate": "debate", "minutes": "minutes", "treaty": "treaty",
    "diary": "diary",
}  # fmt: skip
"""Words of a heading or of a file's name, and the genre they name."""

_WORD = re.compile(r"[^\W\d_]+")
_FIRST_PERSON = re.compile(r"\bI\b|\b[Mm]y\b")
_DEAR = re.compile(r"(?:my )?dear\b|sirs?[,:]|madam", re.IGNORECASE)
_AUDIENCE = re.compile(r"(?:my )?(?:fellow|friends|comrades|ladies|gentlemen|citizens|brothers|members)\b", re.IGNORECASE)


def genre_of(evidence: Evidence, people: People) -> tuple[str | None, Assertion | None]:
    """Give the genre and why; None where nothing tells."""
    found = _by_heading(evidence) or _by_salutation(evidence, people) or _by_name(evidence) or _by_signature(evidence, people)
    return (found.value, found) if found else (None, None)


def _by_heading(evidence: Evidence) -> Assertion | None:
    for number in evidence.of("head"):
        words = evidence.words[number]
        for word in _WORD.finditer(words):
            genre = _WORDS.get(word[0].lower())
            if genre:
                rule = f"The heading calls the text “{word[0]}”."
                return Assertion("genre", genre, genre, "high", "importer", rule, (evidence.span(number, *word.span()),))
    return None


def _by_name(evidence: Evidence) -> Assertion | None:
    for word in _WORD.findall(evidence.name):
        genre = _WORDS.get(word.lower())
        if genre:
            return Assertion(
                "genre", genre, genre, "medium", "importer", f"The file's name has the word “{word}”.", from_name=True
            )
    return None


def _by_salutation(evidence: Evidence, people: People) -> Assertion | None:
    for number in evidence.of("opener"):
        words = evidence.words[number]
        span = (evidence.span(number, 0, len(words)),)
        if _DEAR.match(words):
            return Assertion("genre", "letter", "letter", "medium", "importer", f"It begins as letters do: “{words}”.", span)
        if _AUDIENCE.match(words) and people.speakers:
            rule = f"It addresses an audience, “{words}”, and its first line names a speaker."
            return Assertion("genre", "speech", "speech", "medium", "importer", rule, span)
    return None


def _by_signature(evidence: Evidence, people: People) -> Assertion | None:
    """Take a signed text in the first person for a letter: nothing else that is signed speaks so, but a statement may."""
    signed = next((assertion for assertion in people.assertions if assertion.aspect == "author"), None)
    first = next(
        ((number, said) for number in evidence.of("p") if (said := _FIRST_PERSON.search(evidence.words[number]))), None
    )
    if signed is None or first is None or any(evidence.of("byline")):
        return None
    number, said = first
    rejected = [
        Rejected("statement", "a signed statement or article would have the same form; letters are by far more frequent")
    ]
    speaker = next((assertion for assertion in people.assertions if assertion.aspect == "speaker"), None)
    if speaker:
        rejected.insert(0, Rejected("speech", f"it tells of a speech and is none: “{speaker.evidence[0].words}”"))
    rule = "It is written in the first person and closes with its writer's signature, as letters do; nothing else tells."
    evidence_spans = (evidence.span(number, *said.span()), *signed.evidence)
    return Assertion("genre", "letter", "letter", "low", "importer", rule, evidence_spans, tuple(rejected))
