"""What the index is built from: an item's sections as texts, their passages read both ways, and once more by voice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive.model import Agent, Item, Passage, PassageUnit, Section, TextUnit, version_of
from archive.tei.reading import HYPHENS


def units(item: Item) -> Iterator[TextUnit]:
    """Give every section of an item as a text to be indexed, in document order."""
    version = version_of(item.passages)
    names = dict(item.agents)
    for section in item.sections:
        said = section.description
        yield TextUnit(
            item=item.id,
            version=version,
            section=section.id,
            is_item=section.parent is None,
            title=said.title,
            language=said.language,
            genre=said.genre,
            authors=said.authors,
            addressees=said.addressees,
            voices=_heard(section, names),
            venue=said.venue,
            place=said.place,
            occasion=said.occasion,
            mentions=said.mentions,
            date=said.date,
            passages=tuple(_unit(passage, said.language) for passage in section.passages),
            ingested=item.ingested,
        )


def _unit(passage: Passage, language: str) -> PassageUnit:
    stretches: dict[str, list[tuple[str, str]]] = {}
    for voice in passage.voices:
        read = passage.received[voice.start : voice.end].strip(" "), _corrected(passage, voice.start, voice.end)
        stretches.setdefault(voice.key, []).append(read)
    voiced = tuple(
        (key, " ".join(received for received, _ in read), " ".join(words for _, words in read if words))
        for key, read in stretches.items()
    )
    return PassageUnit(
        id=passage.id,
        element=passage.element,
        received=passage.received,
        corrected=passage.corrected,
        language=passage.language or language,
        voices=passage.voices,
        voiced=voiced,
    )


def _heard(section: Section, names: dict[str, str]) -> tuple[Agent, ...]:
    heard = {agent.key: agent for agent in section.description.speakers}
    for passage in section.passages:
        for voice in passage.voices:
            if voice.key not in heard:
                heard[voice.key] = Agent(voice.key, names.get(voice.key, voice.key.removeprefix("name:")))
    return tuple(heard.values())


def _corrected(passage: Passage, start: int, end: int) -> str:
    """Read a stretch of a passage as corrected."""
    if (start, end) == (0, len(passage.received)):
        return passage.corrected
    if passage.corrected == passage.received:
        return passage.received[start:end].strip(" ")
    pieces, at = [], start
    for mark in passage.marks:
        if mark.start < at or mark.end > end:
            continue
        if mark.element == "choice" and mark.content is not None:
            pieces += [passage.received[at : mark.start], mark.content]
            at = mark.end
        elif mark.attribute("break") == "no" and at < mark.start and passage.received[mark.start - 1] in HYPHENS:
            pieces.append(passage.received[at : mark.start - 1])
            at = mark.start
    return re.sub(r"[ \t\r\n]+", " ", "".join([*pieces, passage.received[at:end]])).strip(" ")
