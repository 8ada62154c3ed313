"""Where, before whom and on what occasion a speech was made; where a letter was written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from archive.authorities import Authority, Kind
from archive.dates import find_dates
from archive.describe.evidence import Evidence
from archive.describe.people.persons import SPEECH_MADE
from archive.describe.structure import forms
from archive.model import Agent, Assertion, Span

_BEFORE_NAME = re.compile(r"[\w\s,]{0,40}?\b(?:at|before|to|in)\s+(?:(?:a|the|this)\s+)?(?:[\w-]+\s+){0,4}?")
"""What may stand between "a speech I made" and the name of the meeting."""


@dataclass(frozen=True, slots=True)
class Setting:
    """The venue, the town and the event, each None where nothing names it, with the reasons."""

    venue: Agent | None = None
    place: Agent | None = None
    occasion: Agent | None = None
    assertions: tuple[Assertion, ...] = ()


def setting_of(evidence: Evidence) -> Setting:
    """Find the setting of the speech, else the place of the dateline."""
    for authority, span in speech_venues(evidence):
        return _of_speech(evidence, authority, span)
    return _of_dateline(evidence)


def speech_venues(evidence: Evidence) -> Iterator[tuple[Authority, Span]]:
    """Give whatever the writer says he spoke at or before, with the words that say so."""
    for number in evidence.of("p"):
        for said in SPEECH_MADE.finditer(evidence.words[number]):
            for mention, authority in evidence.named(number, Kind.EVENT, Kind.ORGANISATION, Kind.PLACE):
                if mention.start > said.end() and _BEFORE_NAME.fullmatch(evidence.words[number], said.end(), mention.start):
                    yield authority, evidence.span(number, said.start(), mention.end)
                    break


def _of_speech(evidence: Evidence, authority: Authority, span: Span) -> Setting:
    agent = Agent(authority.key, authority.name)
    rule = f"The writer says where he spoke: “{span.words}”; the name is one of {authority.name}."
    assertions = [Assertion("venue", agent.key, agent.name, "high", "importer", rule, (span,))]
    occasion = agent if authority.kind is Kind.EVENT else None
    if occasion:
        rule = f"The venue he names is an event: “{span.words}”."
        assertions.append(Assertion("occasion", agent.key, agent.name, "high", "importer", rule, (span,)))
    town = evidence.authorities.get(authority.place) if authority.place else None
    place = agent if authority.kind is Kind.PLACE else None
    if town is not None:
        place = Agent(town.key, town.name)
        rule = f"The text names no town; {authority.name}, where he spoke, sat in {town.name} according to the authorities."
        assertions.append(Assertion("place", town.key, town.name, "medium", "importer", rule, (span,)))
    return Setting(agent, place, occasion, tuple(assertions))


def _of_dateline(evidence: Evidence) -> Setting:
    for number, passage in enumerate(evidence.passages):
        if any(mark.element == "dateline" for mark in passage.marks):
            start, end = forms.dateline(passage.received, evidence.language) or (0, 0)
            if start < end:
                return _of_place(evidence, number, start, end)
    return Setting()


def _of_place(evidence: Evidence, number: int, start: int, end: int) -> Setting:
    span = evidence.span(number, start, end)
    named = [
        authority for mention, authority in evidence.named(number, Kind.PLACE) if start <= mention.start and mention.end <= end
    ]
    if named:
        agent = Agent(named[0].key, named[0].name)
        rule = f"The dateline names {span.words}, in the authorities a name of {agent.name} alone."
        return Setting(place=agent, assertions=(Assertion("place", agent.key, agent.name, "high", "importer", rule, (span,)),))
    agent = Agent.unlinked(" ".join(span.words.split()))
    rule = f"The dateline has “{span.words}” before its date; no one place of the authorities bears that name."
    return Setting(place=agent, assertions=(Assertion("place", agent.key, agent.name, "medium", "importer", rule, (span,)),))


def place_mark_extent(evidence: Evidence, number: int) -> tuple[int, int] | None:
    """Give the stretch of the place's name in a dateline, None where there is none."""
    passage = evidence.passages[number]
    if not any(mark.element == "dateline" for mark in passage.marks) or not find_dates(passage.received, evidence.language):
        return None
    extent = forms.dateline(passage.received, evidence.language)
    return extent if extent and extent[0] < extent[1] else None
