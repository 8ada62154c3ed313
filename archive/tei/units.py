"""What the index is built from: an item's sections as texts, their passages read both ways, and once more by voice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from archive.model import Agent, Item, Passage, PassageUnit, Section, TextUnit, Voice, version_of
from archive.tei.voicing import voices_in


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
    corrected = voices_in(passage, "corrected")
    received = _said(passage.received, passage.voices)
    differs = passage.corrected != passage.received
    rendered = _said(passage.corrected, corrected) if differs else received
    return PassageUnit(
        id=passage.id,
        element=passage.element,
        received=passage.received,
        corrected=passage.corrected,
        language=passage.language or language,
        voices=passage.voices,
        corrected_voices=corrected,
        voiced=tuple((key, words, rendered.get(key, "")) for key, words in received.items()),
        mentions=passage.mentions,
    )


def _said(text: str, voices: Iterable[Voice]) -> dict[str, str]:
    """Give what each voice says, its stretches joined by a blank."""
    stretches: dict[str, list[str]] = {}
    for voice in voices:
        stretches.setdefault(voice.key, []).append(text[voice.start : voice.end].strip(" "))
    return {key: " ".join(each) for key, each in stretches.items()}


def _heard(section: Section, names: dict[str, str]) -> tuple[Agent, ...]:
    heard = {agent.key: agent for agent in section.description.speakers}
    for passage in section.passages:
        for voice in passage.voices:
            if voice.key not in heard:
                heard[voice.key] = Agent(voice.key, names.get(voice.key, voice.key.removeprefix("name:")))
    return tuple(heard.values())
