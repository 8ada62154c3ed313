"""In which of its readings a passage is shown, and what is marked in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from archive.model import Voice
from archive.search.finding.matching import Marked, Standing, read
from archive.search.holding.postings import Reading
from archive.search.query.tree import Query


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a passage: ``corrected`` None where it reads as received; the offsets of ``voices`` are of
    ``received``, those of ``corrected_voices`` of ``corrected``.
    """

    received: str
    corrected: str | None
    voices: tuple[Voice, ...]
    corrected_voices: tuple[Voice, ...] = ()


def shown(
    query: Query, words: Words, language: str, standing: Callable[[Reading], Standing] | None = None
) -> tuple[Reading, Marked]:
    """Give the reading in which a passage is shown: the corrected one, unless more is marked in the one received.

    ``standing`` knows the words of its readings; without it these are read.
    """
    known = standing or (lambda each: read(words.received if each == "received" else words.corrected or "", language))
    received = Marked(query, words.received, words.voices, known("received"))
    if words.corrected is None:
        return "corrected", received
    corrected = Marked(query, words.corrected, words.corrected_voices, known("corrected"))
    return ("received", received) if len(received.runs) > len(corrected.runs) else ("corrected", corrected)
