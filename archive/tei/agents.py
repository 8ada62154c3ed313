"""The names of agents in a header, and back: which element stands for whom."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from archive.authorities import Kind
from archive.model import Agent
from archive.tei.building import add, pointer_to
from archive.tei.names import local, words_of

NAMES = frozenset("persName placeName orgName name rs".split())
APART = frozenset("byline closer speaker".split())
"""Blocks that say who writes or speaks; a name in one is no mention."""

_ELEMENTS = {Kind.PERSON: "persName", Kind.PLACE: "placeName", Kind.ORGANISATION: "orgName", Kind.EVENT: "name"}


def write_agent(
    parent: etree._Element, agent: Agent, kinds: Mapping[str, Kind], attributes: Mapping[str, str] | None = None
) -> etree._Element:
    """Write an agent by name, with ``@ref`` to its copy when an authority stands behind it."""
    kind = kinds.get(agent.key, Kind.PERSON)
    pointer = {"ref": pointer_to(agent.key)} if agent.is_linked else {}
    typed = {"type": "event"} if kind is Kind.EVENT else {}
    return add(parent, _ELEMENTS[kind], agent.name, {**pointer, **typed, **(attributes or {})})


def read_agent(named: etree._Element) -> Agent:
    """Read an agent written by ``write_agent``."""
    name, pointer = words_of(named), named.get("ref", "")
    return Agent(pointer.removeprefix("#"), name) if pointer.startswith("#") else Agent.unlinked(name)


def agent_in(holder: etree._Element | None) -> Agent | None:
    """Read the agent an element holds; None without one."""
    if holder is None:
        return None
    return next((read_agent(child) for child in holder if local(child) in NAMES), None)
