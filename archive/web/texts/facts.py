"""What is said of a text beside it: each value with how it is known, ready for the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from archive.dates import Calendar, styles
from archive.ingest.explaining import ruled_out, standing
from archive.model import Agent, Aspect, Assertion, Description, Item, Section, Span
from archive.web.languages import language_name

HEARD = 12
"""Voices listed beside a text; a debate may have a hundred."""

QUOTED = 4
"""Quotations shown for one reason."""

REJECTED = 3
"""Alternatives shown that were ruled out, those nearest to the value; the TEI file has them all."""

_YEAR = re.compile(r"-?\d{4}(?=-|$)")

REASONS = 4
"""Reasons shown for one value; a voice that is heard on every page of a debate repeats the same one."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """How a value is known. ``status`` is fit for a summary; ``is_open`` where a reader should see it at once."""

    status: str
    is_open: bool
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """One assertion: the words it rests on, the reasoning, what was ruled out, and how much more there is of that."""

    words: tuple[Span, ...]
    rule: str
    rejected: tuple[str, ...]
    others: int
    from_name: bool


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of the apparatus. ``label`` is "" where that of the line before goes on. ``question`` completes “How do we
    know ...?”; a value is an agent or plain words.

    ``passages`` are the ids of passages to be linked behind the value.
    """

    label: str
    question: str
    values: tuple[Agent | str, ...]
    evidence: Evidence | None
    passages: tuple[str, ...] = ()


def facts(item: Item, section: Section) -> tuple[Fact, ...]:
    """Give the facts of a section in the order of reading; those that are not known are left out."""
    said = section.description
    found = (
        _agents(said, "author", "Written by", "the writer", said.authors),
        _agents(said, "addressee", "Written to", "the recipient", said.addressees),
        _agents(said, "speaker", "Spoken by", "the speaker", said.speakers),
        _date(said),
        _agents(said, "venue", "Spoken at", "the venue", _one(said.venue)),
        _agents(said, "place", "Place", "the place", _one(said.place)),
        _agents(said, "occasion", "Occasion", "the occasion", () if said.occasion == said.venue else _one(said.occasion)),
        *_voices(item, section),
        _words(said, "title", "Title", "the title", "its first words" if said.title_is_incipit else ""),
        _words(said, "genre", "Kind", "the kind of text", (said.genre or "").capitalize()),
        _words(said, "language", "Language", "the language", language_name(said.language) if said.language != "und" else ""),
    )
    return tuple(fact for fact in found if fact is not None)


def _agents(said: Description, aspect: Aspect, label: str, question: str, agents: tuple[Agent, ...]) -> Fact | None:
    if not agents:
        return None
    keys = {agent.key for agent in agents}
    return Fact(label, question, agents, _evidence(a for a in _about(said, aspect) if a.value in keys))


def _one(agent: Agent | None) -> tuple[Agent, ...]:
    return () if agent is None else (agent,)


def _date(said: Description) -> Fact | None:
    if said.date is None:
        return None
    lines = tuple(f"{text} {style}".strip() for style, text in styles(said.date, "en"))
    decided = said.date.calendar is not Calendar.GREGORIAN
    return Fact("Date", "the date", lines, _evidence(_about(said, "date"), is_open=decided))


def _words(said: Description, aspect: Aspect, label: str, question: str, words: str) -> Fact | None:
    evidence = _evidence(_about(said, aspect))
    return Fact(label, question, (words,), evidence) if words else None


def _voices(item: Item, section: Section) -> Iterator[Fact]:
    """Give those who speak in the text beside its author and its speaker, each with the passages."""
    said, names = section.description, dict(item.agents)
    main = {agent.key for agent in (*said.authors, *said.speakers)}
    heard: dict[str, dict[str, None]] = {}
    for passage in section.passages:
        for voice in passage.voices:
            if voice.key not in main:
                heard.setdefault(voice.key, {})[passage.id] = None
    for number, (key, passages) in enumerate(list(heard.items())[:HEARD]):
        name = names.get(key, key.removeprefix("name:"))
        reasons = _evidence(a for a in _about(said, "voice") if a.value == key)
        label = "" if number else f"{'Also s' if main else 'S'}peak{'s' if len(heard) == 1 else ''}"
        yield Fact(label, f"that {name} speaks", (Agent(key, name),), reasons, tuple(passages))
    if len(heard) > HEARD:
        yield Fact("", "who else speaks", (f"{len(heard) - HEARD} more",), None)


def _about(said: Description, aspect: Aspect) -> Iterable[Assertion]:
    return (assertion for assertion in said.assertions if assertion.aspect == aspect)


def _evidence(assertions: Iterable[Assertion], *, is_open: bool = False) -> Evidence | None:
    found = list(assertions)
    if not found:
        return None
    first = found[0]
    reasons = dict.fromkeys(map(_reason, found))
    return Evidence(standing(first), is_open or first.certainty == "low", tuple(reasons)[:REASONS])


def _reason(assertion: Assertion) -> Reason:
    nearest = sorted(assertion.rejected, key=lambda one: _distance(one.value, assertion.value))[:REJECTED]
    return Reason(
        words=assertion.evidence[:QUOTED],
        rule=assertion.rule,
        rejected=tuple(ruled_out(one) for one in nearest),
        others=len(assertion.rejected) - len(nearest),
        from_name=assertion.from_name,
    )


def _distance(value: str, asserted: str) -> int:
    """Give the years between two dates; what is no date keeps its place."""
    years = [_YEAR.match(text) for text in (value, asserted)]
    return abs(int(years[0][0]) - int(years[1][0])) if years[0] and years[1] else 0
