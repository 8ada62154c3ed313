"""Writes the ``text`` of an item: sections as ``div``, containers, and the passages in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from lxml import etree

from archive.errors import EncodingError
from archive.model import Container, Item, Passage, Section
from archive.tei.arrangement import Block, Box, Filler, Run, boxed, is_plain, runs
from archive.tei.building import add, element, put
from archive.tei.inline import fill
from archive.tei.sections import CONTINUATION
from archive.tei.shapes import DIVISION, SHAPES

_REGIONS = ("front", "back")


class TextWriter:
    """Writes one ``text``; afterwards ``sentences`` are the elements whose content must be written without a blank more.

    ``declared`` gives the value of ``@decls`` by the id of a section.
    """

    def __init__(self, item: Item, declared: Mapping[str, str]) -> None:
        self.sentences: set[etree._Element] = set()
        self._item, self._declared = item, declared
        self._used = {section.id for section in item.sections} | {passage.id for passage in item.passages}
        self._inner: dict[str | None, list[Section]] = {}
        for section in item.sections[1:]:
            self._inner.setdefault(section.parent, []).append(section)

    def write(self) -> etree._Element:
        """Give the ``text`` element. Raise EncodingError for sections or passages that no TEI can hold."""
        _check_order(self._item)
        whole = self._item.sections[0]
        made = element("text", attributes={"xml:id": whole.id, "xml:lang": whole.description.language})
        front, body, back = _regions(whole.passages)
        if front:
            self._matter(add(made, "front"), front, "front")
        self._division(add(made, "body"), body, whole)
        if back:
            self._matter(add(made, "back"), back, "back")
        return made

    def _division(self, host: etree._Element, passages: Sequence[Passage], section: Section) -> None:
        """Write the passages of a section, and then the sections inside it."""
        pending = runs(boxed(passages, "body"), DIVISION)
        inner = self._inner.get(section.id, [])
        is_filled = False
        if pending and not (pending[0].is_closed and (inner or len(pending) > 1)):
            is_filled = pending[0].has_middle
            self._blocks(host, pending.pop(0).finished())
        self._continued(host, pending)
        for part in inner:
            attributes = {"type": part.kind, "xml:id": part.id, "decls": self._declared.get(part.id, "")}
            if part.description.language != section.description.language:
                attributes["xml:lang"] = part.description.language
            self._division(add(host, "div", attributes=attributes), [_without_region(one) for one in part.passages], part)
        if host.tag.endswith("body") and not (is_filled or pending or inner):
            add(host, "ab")

    def _matter(self, host: etree._Element, passages: Sequence[Passage], region: str) -> None:
        """Write ``front`` or ``back``: what may stand there directly, and all from the first that may not in a ``div``."""
        content = boxed([_without_region(passage) for passage in passages], region)
        plain = next((number for number, block in enumerate(content) if not is_plain(block, region)), len(content))
        self._blocks(host, content[:plain])
        rest = [
            block if DIVISION.holds(block.element) else Box(Container("titlePage", 0), [block]) for block in content[plain:]
        ]
        self._continued(host, runs(rest, DIVISION))

    def _continued(self, host: etree._Element, pending: Sequence[Run]) -> None:
        for run in pending:
            self._blocks(add(host, "div", attributes={"type": CONTINUATION}), run.finished())

    def _blocks(self, host: etree._Element, blocks: Sequence[Block]) -> None:
        was_line = False
        for block in blocks:
            match block:
                case Passage():
                    if was_line and block.element == "l":
                        add(host, "anchor")
                    self._passage(host, block)
                case Box():
                    self._box(host, block)
                case Filler():
                    self._filler(host, block)
            was_line = isinstance(block, Passage) and block.element == "l"

    def _box(self, host: etree._Element, box: Box) -> None:
        if box.element in ("titlePage", "docTitle") and host.tag.rpartition("}")[2] in ("body", "div"):
            floating = add(host, "floatingText", attributes={"type": CONTINUATION})
            self._box(add(floating, "front"), box)
            add(add(floating, "body"), "ab")
            return
        for run in runs(box.content, SHAPES[box.element]):
            attributes = dict(box.container.attributes)
            if attributes.get("xml:id") in self._used:
                del attributes["xml:id"]
            self._used.add(attributes.get("xml:id", ""))
            self._blocks(add(host, box.element, attributes=attributes), run.finished())

    def _filler(self, host: etree._Element, filler: Filler) -> None:
        made = add(host, filler.element)
        if filler.element == "row":
            add(made, "cell")

    def _passage(self, host: etree._Element, passage: Passage) -> None:
        around = next((words for container in reversed(passage.within) if (words := container.attribute("xml:lang"))), None)
        made = add(host, passage.element)
        elements = fill(passage, made)
        put(made, {"xml:id": passage.id})
        if passage.element != "l" and passage.language and passage.language != around:
            put(made, {"xml:lang": passage.language})
        for line in elements:
            if line is not made:
                host.append(line)
            parts = list(line) if passage.element in ("lg", "row") else [line]
            self.sentences.update(parts)


def _check_order(item: Item) -> None:
    """Refuse sections that are not in the order of a document."""
    around: list[str] = []
    for section in item.sections:
        del around[section.depth :]
        if (
            len(around) != section.depth
            or section.parent != (around[-1] if around else None)
            or (section.depth == 0 and section.id != item.sections[0].id)
        ):
            raise EncodingError("the item", section.id, "Its sections are not in the order of a document.")
        around.append(section.id)


def _regions(passages: Sequence[Passage]) -> tuple[list[Passage], list[Passage], list[Passage]]:
    """Part what stands in ``front`` and ``back`` from what stands in ``body``; in between, neither can be."""
    kinds = [_region(passage) for passage in passages]
    first = next((number for number, kind in enumerate(kinds) if kind != "front"), len(kinds))
    last = len(kinds)
    while last > first and kinds[last - 1] == "back":
        last -= 1
    return list(passages[:first]), [_without_region(one) for one in passages[first:last]], list(passages[last:])


def _region(passage: Passage) -> str:
    return passage.within[0].element if passage.within and passage.within[0].element in _REGIONS else "body"


def _without_region(passage: Passage) -> Passage:
    return passage if _region(passage) == "body" else replace(passage, within=passage.within[1:])
