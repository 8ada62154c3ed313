"""Gives passages and sections other ids, with everything that points at them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from archive.model import Assertion, Container, Mark, Passage, Section

_POINTER = re.compile(r"(?<=#)(?P<id>[\w.-]+)(?![\w.(-])|(?<=#string-range\()(?P<ranged>[\w.-]+)(?=,)")
"""The id in a local pointer, or in a pointer to words (TEI P5, 17.2.4.4)."""

_INSIDE = re.compile(r"([a-z]+[0-9]+)([-.].+)")
"""An id made from that of its passage: ``p9-1`` for something inside ``p9``."""


def renamed(sections: Sequence[Section], ids: Mapping[str, str]) -> tuple[Section, ...]:
    """Give the same sections with the ids of passages and sections changed; what ``ids`` does not name stays."""
    if all(old == new for old, new in ids.items()):
        return tuple(sections)
    return tuple(_Renaming(ids).section(section) for section in sections)


class _Renaming:
    def __init__(self, ids: Mapping[str, str]) -> None:
        self._ids = ids

    def section(self, section: Section) -> Section:
        description = section.description
        return replace(
            section,
            id=self._id(section.id),
            parent=None if section.parent is None else self._id(section.parent),
            description=replace(description, assertions=tuple(self._assertion(one) for one in description.assertions)),
            passages=tuple(self._passage(passage) for passage in section.passages),
        )

    def _passage(self, passage: Passage) -> Passage:
        marks = tuple(replace(mark, attributes=self._attributes(mark)) for mark in passage.marks)
        within = tuple(replace(container, attributes=self._attributes(container)) for container in passage.within)
        return replace(passage, id=self._id(passage.id), marks=marks, within=within)

    def _assertion(self, assertion: Assertion) -> Assertion:
        evidence = tuple(replace(span, passage=self._id(span.passage)) for span in assertion.evidence)
        return replace(assertion, evidence=evidence, target=self._id(assertion.target))

    def _attributes(self, holder: Mark | Container) -> tuple[tuple[str, str], ...]:
        return tuple(
            (name, self._id(value) if name == "xml:id" else _POINTER.sub(lambda found: self._id(found[0]), value))
            for name, value in holder.attributes
        )

    def _id(self, one: str) -> str:
        inside = _INSIDE.fullmatch(one)
        if one not in self._ids and inside and inside[1] in self._ids:
            return self._ids[inside[1]] + inside[2]
        return self._ids.get(one, one)
