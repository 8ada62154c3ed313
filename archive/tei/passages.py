"""The partition of a text into passages: every character outside ``fw`` belongs to exactly one.

A passage is the lowest block that carries words. A block inside another passage that is a passage of its own (a note, a
paragraph in an item) is lifted out of it. Lines of verse outside an ``lg`` form one passage a run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from archive.model.white_space import WHITE_SPACE
from archive.tei.names import BLOCKS, BREAKS, LIFTED, SKIPPED, local

_WORDED = re.compile(f"[^{WHITE_SPACE}]")

_LIFTED_SOMEWHERE = frozenset("l label seg".split())
"""Elements of which those around them tell whether they are lifted."""


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """Where a passage stands: its one element, or every ``l`` of a run."""

    elements: tuple[etree._Element, ...]

    @property
    def head(self) -> etree._Element:
        """The element that carries the passage's ``xml:id``."""
        return self.elements[0]


def places(text: etree._Element) -> Iterator[Place]:
    """Give the passages below an element (or the element itself), each before those lifted out of it."""
    return _inside(text, owned=False)


def place_of(head: etree._Element) -> Place:
    """Give the passage whose ``xml:id`` an element carries."""
    parent = head.getparent()
    if local(head) != "l" or parent is None or local(parent) == "lg":
        return Place((head,))
    return Place(_run(head, head.itersiblings())[0])


def first_line(line: etree._Element) -> etree._Element:
    """Give the line that begins the run a line is in; a line of an ``lg`` is in none, and is given itself."""
    parent = line.getparent()
    if parent is None or local(parent) == "lg":
        return line
    for before in line.itersiblings(preceding=True):
        name = local(before)
        if name == "l":
            line = before
        elif name and name not in BREAKS and name not in SKIPPED:
            break
    return line


def is_lifted(element: etree._Element) -> bool:
    """Tell whether an element inside a passage is out of that passage's sentence."""
    name = local(element)
    if name not in _LIFTED_SOMEWHERE:
        return name in LIFTED
    parent = element.getparent()
    around = "" if parent is None else local(parent)
    return (name == "l" and around != "lg") or (name == "label" and around == "list") or (name == "seg" and around == "u")


def _inside(element: etree._Element, owned: bool) -> Iterator[Place]:
    """Walk an element; ``owned`` while its words belong to a passage around it."""
    name = local(element)
    if not name or name in SKIPPED:
        return
    if is_lifted(element):
        owned = False
    if not owned and _is_passage(element, name):
        owned = True
        yield Place((element,))
    children = iter(element)
    for child in children:
        if local(child) == "l" and name != "lg":
            run, after = _run(child, children)
            if any(_own_words(line) for line in run):
                yield Place(run)
            for line in run:
                for inner in line:
                    yield from _inside(inner, owned=True)
            if after is not None:
                yield from _inside(after, owned)
        else:
            yield from _inside(child, owned)


def _run(first: etree._Element, rest: Iterator[etree._Element]) -> tuple[tuple[etree._Element, ...], etree._Element | None]:
    """Take the lines that follow a first one, breaks between them passed over, and the element that ended the run."""
    lines = [first]
    for element in rest:
        name = local(element)
        if name == "l":
            lines.append(element)
        elif name and name not in BREAKS and name not in SKIPPED:
            return tuple(lines), element
    return tuple(lines), None


def _is_passage(element: etree._Element, name: str) -> bool:
    if name == "lg":
        return any(local(child) == "l" for child in element) and _own_words(element)
    if name in BLOCKS or (name == "seg" and is_lifted(element)):
        return _own_words(element)
    return _direct_words(element)


def _own_words(element: etree._Element) -> bool:
    """Tell whether an element has words once what is lifted out of it is gone."""
    return _direct_words(element) or any(local(child) and not is_lifted(child) and _own_words(child) for child in element)


def _direct_words(element: etree._Element) -> bool:
    return _is_worded(element.text) or any(_is_worded(child.tail) for child in element)


def _is_worded(text: str | None) -> bool:
    return text is not None and _WORDED.search(text) is not None
