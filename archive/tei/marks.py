"""The inline elements of a passage as marks: which stretch of the received text each stands over."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from archive.model import Mark
from archive.tei.names import BREAKS, CORRECTED_IN_CHOICE, XML, identifier, local
from archive.tei.passages import Place, is_lifted
from archive.tei.reading import Reading, read_children

VOICED = frozenset("said u q quote".split())
"""Elements that can be a passage and say who speaks: as such they are a mark over all its words, too, if they say anything."""


def marks_of(place: Place, reading: Reading) -> tuple[Mark, ...]:
    """Give the marks of a passage in the order of ``in_order``; ``reading`` is of its received text."""
    found: list[Mark] = []
    for element in place.elements:
        if local(element) == "l":
            start, end = reading.extents[element]
            own = tuple(pair for pair in attributes_of(element) if pair != ("xml:id", identifier(place.head)))
            found.append(Mark(start, end, "l", own))
        elif local(element) in VOICED:
            said = tuple(pair for pair in attributes_of(element) if pair[0] not in ("xml:id", "xml:lang"))
            found += [Mark(0, len(reading.text), local(element), said)] if said else []
        found += _inside(element, reading)
    return in_order(found)


def in_order(marks: list[Mark]) -> tuple[Mark, ...]:
    """Put marks into their one order: by start, an empty one before those that open there, a wider one before a narrower."""
    return tuple(sorted(marks, key=lambda mark: (mark.start, mark.end > mark.start, -mark.end)))


def attributes_of(element: etree._Element) -> tuple[tuple[str, str], ...]:
    """Give the attributes of an element, sorted by name; a prefix stands before the names that have one."""
    pairs = ((str(name), str(value)) for name, value in element.items())
    return tuple(sorted((_prefixed(element, name) if name[0] == "{" else name, value) for name, value in pairs))


def _prefixed(element: etree._Element, name: str) -> str:
    space, _, plain = name.rpartition("}")
    if space == f"{{{XML}":
        return f"xml:{plain}"
    prefix = {space: prefix for prefix, space in element.nsmap.items() if prefix}.get(space[1:])
    return f"{prefix}:{plain}" if prefix else plain


def _inside(element: etree._Element, reading: Reading) -> Iterator[Mark]:
    children = () if local(element) in BREAKS else read_children(element, "received")
    is_choice = local(element) == "choice"
    for child in children:
        extent = reading.extents[child]
        name = local(child)
        if is_lifted(child):
            if name == "fw":
                yield Mark(*extent, "fw", attributes_of(child), "".join(str(words) for words in child.itertext()))
            continue
        mark = None if is_choice else _mark(child, name, extent)
        if mark is not None:
            yield mark
        yield from _inside(child, reading)


def _mark(child: etree._Element, name: str, extent: tuple[int, int]) -> Mark | None:
    attributes = attributes_of(child)
    if name == "seg" and not attributes:
        return None
    if name != "choice":
        return Mark(*extent, name, attributes)
    corrected = next((inner for inner in child if local(inner) in CORRECTED_IN_CHOICE), None)
    if corrected is None:
        return Mark(*extent, name, attributes)
    merged = dict(attributes) | dict(attributes_of(corrected))
    return Mark(*extent, name, tuple(sorted(merged.items())), "".join(str(words) for words in corrected.itertext()))
