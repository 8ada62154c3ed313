"""Where, before whom and on what occasion a speech was made; where a letter was written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from archive.authorities import Authority, Kind
from archive.describe.evidence import Evidence
from archive.describe.people.designations import in_small_letters
from archive.describe.people.persons import SPEECH_MADE
from archive.describe.people.places import dateline_places, deed_places, place_in, places_linked
from archive.describe.people.venues import Scene, scenes
from archive.describe.people.words import words_of
from archive.model import Agent, Aspect, Assertion, Certainty, Span

_BEFORE_NAME = re.compile(r"[\w\s,]{0,40}?\b(?:at|before|to|in)\s+(?:(?:a|the|this)\s+)?(?:[\w-]+\s+){0,4}?")
"""What may stand between "a speech I made" and the name of the meeting."""

INAUGURATION = "Inauguration"
"""What an inaugural address is given at."""


@dataclass(frozen=True, slots=True)
class Setting:
    """The venue, the town and the event, each None where nothing names it, with the reasons."""

    venue: Agent | None = None
    place: Agent | None = None
    occasion: Agent | None = None
    assertions: tuple[Assertion, ...] = ()


def setting_of(evidence: Evidence) -> Setting:
    """Find the setting of the speech that the text reports or is, else the place of the dateline or the deed."""
    for authority, span in speech_venues(evidence):
        return _of_speech(evidence, authority, span)
    return _of_scenes(evidence, tuple(scenes(evidence)))


def speech_venues(evidence: Evidence) -> Iterator[tuple[Authority, Span]]:
    """Give whatever the writer says he spoke at or before, with the words that say so."""
    for number in evidence.of("p"):
        for said in SPEECH_MADE.finditer(evidence.words[number]):
            for mention, authority in evidence.named(number, Kind.EVENT, Kind.ORGANISATION, Kind.PLACE):
                if mention.start > said.end() and _BEFORE_NAME.fullmatch(evidence.words[number], said.end(), mention.start):
                    yield authority, evidence.span(number, said.start(), mention.end)
                    break


def place_mark_extent(evidence: Evidence, number: int) -> tuple[int, int] | None:
    """Give the stretch of the place's name in a dateline, None where there is none."""
    for mark in evidence.passages[number].marks:
        if mark.element == "dateline":
            return place_in(evidence, number, mark.start, mark.end)
    return None


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


def _of_scenes(evidence: Evidence, found: tuple[Scene, ...]) -> Setting:
    held: dict[Aspect, tuple[Agent, Assertion]] = {}
    for scene in found:
        agent, span = scene.agent(evidence), evidence.span(scene.number, scene.said_start, scene.end)
        rule = f"{scene.where[0].upper()}{scene.where[1:]} says where or before whom the speech was made: “{span.words}”."
        is_event = scene.is_event if scene.authority is None else scene.authority.kind is Kind.EVENT
        aspects: tuple[Aspect, ...] = ("place",) if scene.is_place else ("venue", "occasion") if is_event else ("venue",)
        for aspect in aspects:
            why = Assertion(aspect, agent.key, agent.name, scene.certainty, "importer", rule, (span,))
            held.setdefault(aspect, (agent, why))
        town = evidence.authorities.get(scene.authority.place) if scene.authority and scene.authority.place else None
        if town is not None:
            rule = f"{agent.name}, where the speech was made, sat in {town.name} according to the authorities."
            why = Assertion("place", town.key, town.name, "medium", "importer", rule, (span,))
            held.setdefault("place", (Agent(town.key, town.name), why))
    written = _place_written(evidence)
    if written and ("place" not in held or held["place"][1].certainty != "high"):
        held["place"] = written
    inaugural = _inaugural(evidence)
    if inaugural and "occasion" not in held:
        held["occasion"] = Agent.unlinked(INAUGURATION), inaugural
    agents: dict[str, Agent] = {aspect: agent for aspect, (agent, _) in held.items()}
    reasons = tuple(why for _, why in held.values())
    return Setting(agents.get("venue"), agents.get("place"), agents.get("occasion"), reasons)


def _place_written(evidence: Evidence) -> tuple[Agent, Assertion] | None:
    """Find the place of the first dateline that names one, else the one where a deed was done."""
    for number, start, end in dateline_places(evidence):
        return _place(evidence, number, start, end, "The dateline names")
    for number, start, end in deed_places(evidence):
        return _place(evidence, number, start, end, "The text closes with where it was done:")
    return None


def _place(evidence: Evidence, number: int, start: int, end: int, begun: str) -> tuple[Agent, Assertion]:
    span = evidence.span(number, start, end)
    keys = places_linked(evidence, number, start, end)
    authority = evidence.authorities.get(keys[0]) if len(keys) == 1 else None
    if authority is not None:
        agent = Agent(authority.key, authority.name)
        rule = f"{begun} {span.words}, in the authorities a name of {agent.name} alone."
        return agent, Assertion("place", agent.key, agent.name, "high", "importer", rule, (span,))
    agent = Agent.unlinked(in_small_letters(" ".join(span.words.split())))
    rule = f"{begun} “{span.words}”; no one place of the authorities bears that name."
    certainty: Certainty = "medium" if keys else "high"
    return agent, Assertion("place", agent.key, agent.name, certainty, "importer", rule, (span,))


def _inaugural(evidence: Evidence) -> Assertion | None:
    words = words_of(evidence.language)
    if words is None:
        return None
    value = Agent.unlinked(INAUGURATION)
    for number in evidence.of("head"):
        said = words.inaugural.search(evidence.words[number])
        if said:
            rule = f"The heading calls the speech an “{said[0]}”, which is given when an office is entered on."
            span = evidence.span(number, *said.span())
            return Assertion("occasion", value.key, value.name, "high", "importer", rule, (span,))
    said = words.inaugural.search(evidence.name.replace("-", " ").replace("_", " "))
    if said is None:
        return None
    rule = f"The file's name has “{said[0]}”, which is given when an office is entered on."
    return Assertion("occasion", value.key, value.name, "medium", "importer", rule, from_name=True)
