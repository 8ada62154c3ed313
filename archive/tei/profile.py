"""Writes the ``profileDesc`` of a master: when, where, by and to whom, in which language, of which kind."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from archive.authorities import Kind
from archive.model import Agent, Aspect, Assertion, Description, Item, Section
from archive.tei.agents import write_agent
from archive.tei.assertions import evidence_attributes
from archive.tei.building import add, pointer_to
from archive.tei.dating import date_attributes

LETTERS = frozenset("letter telegram dispatch memorandum postcard email".split())
"""Genres that are sent, and so have a ``correspDesc`` even without an addressee."""


def write_profile(parent: etree._Element, item: Item, kinds: Mapping[str, Kind], participants: etree._Element | None) -> None:
    """Write the ``profileDesc`` of an item and of its sections."""
    creation = add(parent, "creation")
    if item.description.date is not None:
        write_date(creation, item.description)
    _write_languages(parent, item)
    for section in item.sections:
        _write_correspondence(parent, section, kinds)
        _write_setting(parent, section, kinds)
    if participants is not None:
        parent.append(participants)
    for section in item.sections:
        if section.description.genre is not None:
            attributes = {} if section.parent is None else {"xml:id": declared_ids(section)["class"]}
            keywords = add(add(parent, "textClass", attributes=attributes), "keywords")
            why = evidence_attributes(stated(section.description, "genre"), on_name=False)
            add(keywords, "term", section.description.genre, {"type": "genre"} | why)


def declared_ids(section: Section) -> dict[str, str]:
    """Give the ``xml:id`` of what the header says of a section of its own, by what it is."""
    return {name: f"{section.id}.{name}" for name in ("bibl", "class", "correspondence", "setting")}


def declarations(section: Section) -> str:
    """Give ``@decls`` of a section: pointers to all that the header says of it."""
    ids, description = declared_ids(section), section.description
    said = ["bibl"]
    if description.genre is not None:
        said.append("class")
    if is_sent(description):
        said.append("correspondence")
    if is_set(description):
        said.append("setting")
    return " ".join(f"#{ids[name]}" for name in said)


def is_sent(description: Description) -> bool:
    """Tell whether a text is correspondence."""
    return bool(description.addressees) or description.genre in LETTERS


def is_set(description: Description) -> bool:
    """Tell whether a text has a setting: it is a speech, or reports one, or has a place and was not sent from it."""
    has_scene = bool(description.speakers or description.venue or description.occasion)
    return has_scene or (description.place is not None and not is_sent(description))


def stated(description: Description, aspect: Aspect, agent: Agent | None = None) -> Assertion | None:
    """Find the assertion behind a value of a description."""
    return next(
        (
            assertion
            for assertion in description.assertions
            if assertion.aspect == aspect and not assertion.target and (agent is None or assertion.value == agent.key)
        ),
        None,
    )


def write_date(parent: etree._Element, description: Description) -> None:
    """Write the date of a description, with its wording."""
    date = description.date
    if date is not None:
        add(parent, "date", date.wording, date_attributes(date) | evidence_attributes(stated(description, "date")))


def _write_languages(parent: etree._Element, item: Item) -> None:
    used = {section.description.language for section in item.sections}
    for passage in item.passages:
        used.add(passage.language or item.description.language)
        used.update(words for mark in passage.marks if (words := mark.attribute("xml:lang")))
    made = add(parent, "langUsage")
    for language in sorted(used):
        add(made, "language", attributes={"ident": language})


def _write_correspondence(parent: etree._Element, section: Section, kinds: Mapping[str, Kind]) -> None:
    description = section.description
    if not is_sent(description):
        return
    made = add(parent, "correspDesc", attributes=_identified(section, "correspondence"))
    if description.authors or description.place or description.date:
        sent = add(made, "correspAction", attributes={"type": "sent"})
        for agent in description.authors:
            write_agent(sent, agent, kinds, evidence_attributes(stated(description, "author", agent)))
        if description.place is not None:
            why = evidence_attributes(stated(description, "place", description.place))
            write_agent(sent, description.place, kinds, {"role": "place"} | why)
        if description.date is not None:
            write_date(sent, description)
    if description.addressees:
        received = add(made, "correspAction", attributes={"type": "received"})
        for agent in description.addressees:
            write_agent(received, agent, kinds, evidence_attributes(stated(description, "addressee", agent)))
    if not len(made):
        add(made, "note", "Neither sender nor addressee is known.")


def _write_setting(parent: etree._Element, section: Section, kinds: Mapping[str, Kind]) -> None:
    description = section.description
    if not is_set(description):
        return
    described = add(parent, "settingDesc", attributes=_identified(section, "setting"))
    who = " ".join(pointer_to(agent.key) for agent in description.speakers if agent.is_linked)
    setting = add(described, "setting", attributes={"who": who})
    for agent in description.speakers:
        why = evidence_attributes(stated(description, "speaker", agent))
        write_agent(setting, agent, kinds, {"role": "speaker"} | why)
    for role, held in (("venue", description.venue), ("place", description.place)):
        if held is not None:
            aspect: Aspect = "venue" if role == "venue" else "place"
            write_agent(setting, held, kinds, {"role": role} | evidence_attributes(stated(description, aspect, held)))
    if description.date is not None:
        write_date(setting, description)
    if description.occasion is not None:
        why = evidence_attributes(stated(description, "occasion", description.occasion))
        write_agent(add(setting, "activity"), description.occasion, kinds, why)


def _identified(section: Section, name: str) -> dict[str, str]:
    return {} if section.parent is None else {"xml:id": declared_ids(section)[name]}
