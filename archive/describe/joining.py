"""Sections that were described each on its own, made one item: what they number is numbered through."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from archive.model import Assertion, Container, Mark, Passage, Section

_POINTER = re.compile(r"(?<![\w#])#([\w.-]+)")

Attributes = tuple[tuple[str, str], ...]


def joined(sections: Sequence[Section]) -> tuple[Section, ...]:
    """Number the containers of all sections in the order of the text, and let no ``xml:id`` inside passages stand twice."""
    used: set[str] = set()
    serials: dict[tuple[int, Container], int] = {}
    made: list[Section] = []
    for number, section in enumerate(sections):
        names = _renamed(_ids(section.passages), used)
        passages = tuple(_passage(passage, number, names, serials) for passage in section.passages)
        said = section.description
        assertions = tuple(_assertion(assertion, names) for assertion in said.assertions) if names else said.assertions
        made.append(replace(section, passages=passages, description=replace(said, assertions=assertions)))
    return tuple(made)


def _ids(passages: Iterable[Passage]) -> Iterable[str]:
    for passage in passages:
        for attributes in (*(each.attributes for each in passage.within), *(each.attributes for each in passage.marks)):
            yield from (value for name, value in attributes if name == "xml:id")


def _renamed(ids: Iterable[str], used: set[str]) -> dict[str, str]:
    """Give another name for each id that an earlier section has: the next one free with the same letters before it."""
    names: dict[str, str] = {}
    for key in dict.fromkeys(ids):
        free, stem, number = key, key.rstrip("0123456789"), 1
        while free in used:
            free, number = f"{stem}{number}", number + 1
        used.add(free)
        if free != key:
            names[key] = free
    return names


def _passage(passage: Passage, section: int, names: dict[str, str], serials: dict[tuple[int, Container], int]) -> Passage:
    if not (passage.within or names):
        return passage
    within = tuple(
        Container(each.element, serials.setdefault((section, each), len(serials) + 1), _attributes(each.attributes, names))
        for each in passage.within
    )
    marks = tuple(_mark(mark, names) for mark in passage.marks) if names else passage.marks
    return replace(passage, within=within, marks=marks)


def _mark(mark: Mark, names: dict[str, str]) -> Mark:
    return replace(mark, attributes=_attributes(mark.attributes, names)) if mark.attributes else mark


def _attributes(attributes: Attributes, names: dict[str, str]) -> Attributes:
    if not names:
        return attributes
    return tuple(
        (
            name,
            names.get(value, value) if name == "xml:id" else _POINTER.sub(lambda one: f"#{names.get(one[1], one[1])}", value),
        )
        for name, value in attributes
    )


def _assertion(assertion: Assertion, names: dict[str, str]) -> Assertion:
    return replace(assertion, target=names.get(assertion.target, assertion.target))
