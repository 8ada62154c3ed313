"""TEI to Item: what the archive sees in a master."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from lxml import etree

from archive.errors import EncodingError
from archive.model import Agent, Description, Item, Passage, Section
from archive.tei.adoption import read_adoption
from archive.tei.agents import APART, NAMES
from archive.tei.assertions import read_assertions
from archive.tei.contents import Contents, inner_sections
from archive.tei.copies import read_copies
from archive.tei.names import XML_LANG, identifier, local
from archive.tei.own import read_changes, read_identity, read_ingested, read_origin, read_part, read_revised, read_whole
from archive.tei.sections import DIVISIONS
from archive.tei.voices import with_voices

Describe = Callable[[etree._Element, Section | None, tuple[Passage, ...]], Description]
"""Describes a section from its element, the section around it and its passages."""


def own_item(root: etree._Element, path: str) -> Item:
    """Read an item from a master that the archive, this one or another, encoded from plain text.

    Raise EncodingError for a passage or section without ``xml:id``.
    """
    contents = Contents(root, path)
    copies = read_copies(root)
    assertions = read_assertions(root, {passage.id: passage for passage in contents.passages})

    def key_of(pointer: str) -> str:
        return copies.get(pointer.removeprefix("#"), (pointer.removeprefix("#"), ""))[0]

    def describe(element: etree._Element, around: Section | None, _: tuple[Passage, ...]) -> Description:
        language = element.get(XML_LANG) or (around.description.language if around else "und")
        known = Description(
            title="",
            language=language,
            assertions=tuple(assertions.get(identifier(element) or "", ())),
        )
        return read_whole(root, known) if around is None else read_part(root, element.get("decls", ""), known)

    sections = sections_of(contents, describe, key_of, lambda passage: _named(passage, copies))
    adoption = read_adoption(root)
    return Item(
        id=adoption.item if adoption else read_identity(root),
        origin=adoption.origin if adoption else read_origin(root),
        sections=sections,
        agents=all_agents(copies.values(), sections),
        changes=read_changes(root),
        ingested=adoption.ingested if adoption else read_ingested(root),
        revised=adoption.revised if adoption else read_revised(root),
    )


def sections_of(
    contents: Contents, describe: Describe, key_of: Callable[[str], str], named: Callable[[Passage], Iterable[Agent]]
) -> tuple[Section, ...]:
    """Give the sections of a file, their passages with the voices in them and with whom they name (see ``named``)."""
    by_element: dict[etree._Element, Section] = {}
    for element, parent, depth in inner_sections(contents.root):
        around = None if parent is None else by_element[parent]
        key = identifier(element)
        if key is None:
            reason = "This section has no xml:id, so nobody can point to it; “archive keep” gives it one."
            raise EncodingError(contents.path, f"{local(element)} in line {element.sourceline}", reason)
        passages, mentions = _mentioning(contents.by_section[element], named)
        description = replace(describe(element, around, passages), mentions=mentions)
        kind = element.get("type", "") if local(element) in DIVISIONS else ""
        by_element[element] = Section(key, depth, around.id if around else None, description, passages, kind)
    return with_voices(tuple(by_element.values()), key_of)


def all_agents(copies: Iterable[tuple[str, str]], sections: Iterable[Section]) -> tuple[tuple[str, str], ...]:
    """Give everybody whom a file holds a copy of, or whom a description or a voice names: (key, display name) by key."""
    agents = dict(copies)
    for section in sections:
        said = section.description
        for agent in (*said.authors, *said.addressees, *said.speakers, *said.mentions, said.venue, said.place, said.occasion):
            if agent is not None:
                agents.setdefault(agent.key, agent.name)
        for voice in (voice for passage in section.passages for voice in passage.voices):
            agents.setdefault(voice.key, voice.key.removeprefix("name:"))
    return tuple(sorted(agents.items()))


def _mentioning(
    passages: Iterable[Passage], named: Callable[[Passage], Iterable[Agent]]
) -> tuple[tuple[Passage, ...], tuple[Agent, ...]]:
    """Let passages know whom they name; give them, and everybody named, once each."""
    agents: dict[str, Agent] = {}
    mentioning = []
    for passage in passages:
        here = {agent.key: agent for agent in ([] if passage.element in APART else named(passage))}
        for agent in here.values():
            agents.setdefault(agent.key, agent)
        mentioning.append(replace(passage, mentions=tuple(here)) if here else passage)
    return tuple(mentioning), tuple(agents.values())


def _named(passage: Passage, copies: dict[str, tuple[str, str]]) -> Iterator[Agent]:
    for mark in passage.marks:
        pointer = mark.attribute("ref") or ""
        if mark.element in NAMES and pointer.startswith("#"):
            words = passage.received[mark.start : mark.end]
            yield Agent(*copies.get(pointer[1:], (pointer[1:], words)))
