"""The values everything else speaks of: items, descriptions, assertions, sections, passages, units."""

from archive.model.description import (
    Agent,
    Aspect,
    Assertion,
    Certainty,
    Description,
    Rejected,
    Responsible,
    Span,
)
from archive.model.text import Block, Change, Container, Item, Later, Mark, Origin, Passage, Section, Voice
from archive.model.unit import PassageUnit, TextUnit
from archive.model.version import version_of

__all__ = [
    "Agent",
    "Aspect",
    "Assertion",
    "Block",
    "Certainty",
    "Change",
    "Container",
    "Description",
    "Item",
    "Later",
    "Mark",
    "Origin",
    "Passage",
    "PassageUnit",
    "Rejected",
    "Responsible",
    "Section",
    "Span",
    "TextUnit",
    "Voice",
    "version_of",
]
