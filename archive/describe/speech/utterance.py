"""One reported speech: its words, who says them, how sure that is, and what in the text says so."""

from __future__ import annotations

import re
from dataclasses import dataclass

from archive.describe.evidence import Evidence
from archive.describe.speech.conversation import Speaker
from archive.describe.speech.quotations import is_mark
from archive.model import Agent, Certainty, Passage, Rejected, Span

_HEDGE = re.compile(
    r"\bif I am not mistaken\b|\bif I remember\b|\bas far as I (?:remember|recall|know)\b"
    r"|\bI (?:think|believe|suppose)\b(?= it| that|,|\))|\b(?:apparently|perhaps|possibly|probably)\b|\bit seems\b"
    r"|\bwenn ich (?:nicht irre|mich (?:recht|richtig) erinnere)\b|\b(?:angeblich|vielleicht|wahrscheinlich)\b"
    r"|\bse non (?:erro|m'inganno)\b|\b(?:forse|probabilmente)\b|\bsi je ne me trompe\b|\bpeut-être\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of one passage, half-open offsets; ``is_whole`` when they are all of it."""

    passage: int
    start: int
    end: int
    is_whole: bool


@dataclass(frozen=True, slots=True)
class Utterance:
    """One reported speech: its stretches in order, who says it, how sure that is, the words that say so, and who else was
    weighed.
    """

    who: Agent
    stretches: tuple[Stretch, ...]
    certainty: Certainty
    rule: str
    evidence: tuple[Span, ...]
    rejected: tuple[Rejected, ...] = ()


def is_prose(passage: Passage) -> bool:
    """Tell whether a passage is a paragraph of running text, or of a quotation set apart, which may turn out to be speech."""
    return passage.element == "p" and all(container.element == "quote" for container in passage.within)


def reported(
    evidence: Evidence,
    number: int,
    introduction: tuple[int, int],
    speaker: Speaker,
    stretches: tuple[Stretch, ...],
    is_loose: bool = False,
    is_shown: bool = False,
) -> Utterance:
    """Make an utterance of what a passage introduces. ``is_loose``: the quotation is a part of the sentence that leads to
    it; ``is_shown``: it is a paragraph set apart without marks.
    """
    words = evidence.words[number]
    start, end = introduction
    comes_after = (stretches[0].passage, stretches[0].end) <= (number, start)
    if not comes_after:
        start = max(min(start, evidence.sentence(number, start)[0]), start - 200)
        behind = re.compile(r"[^.!?:;\"“]{0,60}:").match(words, end)
        end = behind.end() if behind else end
    end = start + len(words[start:end].rstrip())
    hedge = _HEDGE.search(words, start, end)
    said = evidence.span(number, start, end)
    rule = f"“{_shortened(said.words)}” " + ("tells whose words stand before it" if comes_after else "introduces the words")
    rule += f": they are those of {speaker.agent.name}" if comes_after else f" of {speaker.agent.name}"
    is_quoted = is_mark(evidence.words[stretches[0].passage][stretches[0].start])
    rule += ", which stand in quotation marks." if is_quoted else ", which run to the end of the paragraph."
    if is_shown:
        rule += " Nothing but the introduction sets them apart, so they may go on or end before."
    if speaker.because:
        rule += f" There {speaker.because}."
    if hedge:
        rule += f" The text itself is not sure of it: “{hedge[0]}”."
    certainty: Certainty = speaker.certainty
    if hedge or is_shown:
        certainty = "low"
    elif certainty == "high" and (is_loose or not is_quoted):
        certainty = "medium"
    return Utterance(speaker.agent, stretches, certainty, rule, (said,), speaker.rejected)


def _shortened(words: str) -> str:
    return words if len(words) <= 120 else f"{words[:50].rsplit(' ', 1)[0]} … {words[-60:].split(' ', 1)[-1]}"
