"""Texts and passages as JSON, as the cluster keeps them beside their words."""

from __future__ import annotations

from typing import Any, TypeVar

from archive.dates import Calendar, DateInterval
from archive.model import Agent, PassageUnit, TextUnit, Voice

Json = dict[str, Any]

_TEXT = ("item", "version", "section", "is_item", "title", "language", "genre", "ingested")
_SEVERAL = ("authors", "addressees", "voices", "mentions")
_ONE = ("venue", "place", "occasion")
_PASSAGE = ("id", "element", "received", "language")

Thing = TypeVar("Thing")


def of_text(text: TextUnit) -> Json:
    """Give a text without its passages."""
    said: Json = {name: getattr(text, name) for name in _TEXT}
    said |= {name: [_agent(each) for each in getattr(text, name)] for name in _SEVERAL}
    said |= {name: None if getattr(text, name) is None else _agent(getattr(text, name)) for name in _ONE}
    date = text.date
    said["date"] = date and [date.first, date.last, date.calendar.value, date.wording, date.approximate]
    return said


def text_of(said: Json) -> TextUnit:
    """Read a text, without its passages."""
    several: Json = {name: tuple(Agent(*each) for each in said[name]) for name in _SEVERAL}
    one: Json = {name: said[name] and Agent(*said[name]) for name in _ONE}
    return TextUnit(
        **{name: said[name] for name in _TEXT}, **several, **one, date=said["date"] and date_of(said["date"]), passages=()
    )


def date_of(said: list[Any]) -> DateInterval:
    """Read a date."""
    first, last, calendar, *rest = said
    return DateInterval(first, last, Calendar(calendar), *rest)


def of_passage(passage: PassageUnit) -> Json:
    """Give a passage; its corrected reading where it differs."""
    said: Json = {name: getattr(passage, name) for name in _PASSAGE}
    said["voices"] = [_voice(voice) for voice in passage.voices]
    if passage.corrected != passage.received:
        said["corrected"] = passage.corrected
    if passage.corrected_voices != passage.voices:
        said["corrected_voices"] = [_voice(voice) for voice in passage.corrected_voices]
    said["voiced"] = [list(each) for each in passage.voiced]
    said["mentions"] = list(passage.mentions)
    return said


def passage_of(said: Json) -> PassageUnit:
    """Read a passage."""
    voices = tuple(Voice(*each) for each in said["voices"])
    corrected_voices = tuple(Voice(*each) for each in said["corrected_voices"]) if "corrected_voices" in said else voices
    return PassageUnit(
        **{name: said[name] for name in _PASSAGE},
        corrected=said["corrected"] if "corrected" in said else said["received"],
        voices=voices,
        corrected_voices=corrected_voices,
        voiced=tuple((key, received, corrected) for key, received, corrected in said["voiced"]),
        mentions=tuple(said["mentions"]),
    )


def _agent(agent: Agent) -> list[str]:
    return [agent.key, agent.name]


def _voice(voice: Voice) -> list[Any]:
    return [voice.key, voice.start, voice.end]
