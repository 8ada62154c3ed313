"""Faults of transmission that can be put right with certainty: a letter that a reader of types took for a figure.

Every correction has as many characters as what it corrects, so that offsets stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_FIGURES = str.maketrans("lIOo", "1100")
_YEAR = re.compile(r"[12lI](?<![\w.,].)[0-9lIOo]{3}(?!\w)")
_FIGURES_NEEDED = 2
"""Fewer figures among four characters may be an abbreviation."""

_EARLIEST, _LATEST = 1000, 2099
"""Beyond these four figures are rarely a year."""

_FIRST_PERSON_VERBS = (
    "said say am was have had will would shall should do did can could may might must think thought know knew believe replied"
    " answered asked hope wish want see saw went came made remain cannot"
).split()
_PRONOUN = re.compile(rf"l(?<![\w'’.]l)(?= (?:{'|'.join(_FIRST_PERSON_VERBS)})\b)")

_YEAR_RULE = (
    "Of four characters two or more are figures, and the rest are letters that look like figures: it is read as a year."
)
_PRONOUN_RULE = "A lone small L before a verb that goes with “I” is the pronoun, which looks the same in many types."


@dataclass(frozen=True, slots=True)
class Fault:
    """Words that were transmitted wrongly, by half-open offsets, with what they should be and the rule that says so."""

    start: int
    end: int
    correction: str
    rule: str


def find_faults(text: str, language: str) -> tuple[Fault, ...]:
    """Find the faults of a passage, in order."""
    return tuple(sorted(_faults(text, language), key=lambda fault: fault.start))


def put_right(text: str, faults: Iterable[Fault]) -> str:
    """Return the text with its faults corrected; it has as many characters as before."""
    letters = list(text)
    for fault in faults:
        letters[fault.start : fault.end] = fault.correction
    return "".join(letters)


def _faults(text: str, language: str) -> Iterator[Fault]:
    for year in _YEAR.finditer(text):
        corrected = year[0].translate(_FIGURES)
        figures = sum(character.isdigit() for character in year[0])
        if _FIGURES_NEEDED <= figures < len(corrected) and _EARLIEST <= int(corrected) <= _LATEST:
            yield Fault(year.start(), year.end(), corrected, _YEAR_RULE)
    if language.partition("-")[0] == "en":
        for pronoun in _PRONOUN.finditer(text):
            yield Fault(pronoun.start(), pronoun.end(), "I", _PRONOUN_RULE)
