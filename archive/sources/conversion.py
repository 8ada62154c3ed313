"""From pandoc's syntax tree to blocks: what the format of a source tells of its own structure, and every word of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from archive.model import Block, Container, Mark
from archive.sources.flow import write_flow, write_row
from archive.sources.numbering import labels
from archive.sources.phrases import NOTE, Inline, Phrases, plain

_TITLE_CLASSES = frozenset("title subtitle".split())
_STATED = ("title", "subtitle", "author", "date", "abstract")
"""Fields of the front matter that a text shows at its beginning."""


def read_tree(printed: bytes) -> tuple[dict[str, Any], list[Any]]:
    """Read pandoc's JSON: its metadata and its blocks. Words become strings, everything else pairs of a name and a content;
    so a word takes a tenth of the memory. Raise RecursionError for what is nested deeper than Python follows.
    """
    tree = json.loads(printed, object_hook=_node)
    return tree["meta"], tree["blocks"]


def converted(
    metadata: dict[str, Any], blocks: Sequence[Any], *, shows_metadata: bool
) -> tuple[tuple[Block, ...], tuple[tuple[int, str], ...]]:
    """Give the blocks of a text, and what was left out as (how many characters of words stand before it, what it is).

    ``shows_metadata`` for a format whose title, author and date are words of the text.
    """
    conversion = _Conversion()
    if shows_metadata:
        conversion.front(metadata)
    conversion.blocks(blocks, ())
    return conversion.finished(), tuple(conversion.left_out)


def stated(metadata: dict[str, Any], field: str) -> tuple[str, ...]:
    """Give what the metadata say in a field, each value as plain words."""
    return tuple(words for value in _values(metadata.get(field)) if (words := plain(_flat(value))))


class _Conversion:
    """Goes through the blocks of a document in order; notes come behind the passage that they belong to."""

    def __init__(self) -> None:
        self.made: list[Block] = []
        self.left_out: list[tuple[int, str]] = []
        self._before = self._serial = self._notes = 0
        self._waiting: list[tuple[int, Any]] = []
        self._empty: set[str] = set()

    def finished(self) -> tuple[Block, ...]:
        """Give the blocks, without anchors of notes that have no words."""
        if not self._empty:
            return _with_levels(self.made)
        return _with_levels([replace(block, marks=tuple(self._live(block))) for block in self.made])

    def _live(self, block: Block) -> Iterator[Mark]:
        return (mark for mark in block.marks if mark.element != "ptr" or mark.attribute("target") not in self._empty)

    def front(self, metadata: dict[str, Any]) -> None:
        """Add the title, author and date that stand before the text."""
        for field in ("title", "subtitle"):
            for value in _values(metadata.get(field)):
                self._passage("head", _flat(value), ())
        for value in _values(metadata.get("author")):
            self._passage("byline", _flat(value), (), all_of="docAuthor")
        for value in _values(metadata.get("date")):
            self._passage("opener", _flat(value), (), all_of="dateline")
        for kind, content in [node for node in (metadata.get("abstract"),) if node]:
            self.blocks(content if kind == "MetaBlocks" else [("Para", _flat((kind, content)))], ())
        for field, node in metadata.items():
            if field not in _STATED:
                said = "; ".join(words for value in _values(node) if (words := plain(_flat(value))))
                self._lose(f"the field “{field}” of its front matter: “{said}”")

    def blocks(self, blocks: Iterable[Any], within: tuple[Container, ...]) -> None:
        """Add blocks."""
        for name, content in blocks:
            self._block(name, content, within)

    def _block(self, name: str, content: Any, within: tuple[Container, ...]) -> None:
        match name:
            case "Plain" | "Para":
                self._passage("p", content, within)
            case "Header":
                self._heading(content[0], content[1], content[2], within)
            case "LineBlock":
                self._verse(content, within)
            case "CodeBlock":
                self._lines(content[1], within)
            case "RawBlock":
                Phrases(self._lose, self._note).raw(content[1])
            case "BlockQuote":
                self.blocks(content, (*within, self._container("quote")))
            case "BulletList":
                self._list([("", item) for item in content], within)
            case "OrderedList":
                self._list(list(zip(labels(content[0], len(content[1])), content[1], strict=True)), within)
            case "DefinitionList":
                self._definitions(content, within)
            case "Table":
                self._table(content, within)
            case "Figure":
                self.blocks(content[2], within)
                self.blocks(content[1][1], within)
            case "Div":
                self.blocks(content[1], within)

    def _heading(self, level: int, attributes: Any, content: Sequence[Inline], within: tuple[Container, ...]) -> None:
        if within:
            self._passage("p", [("Strong", content)], within)
        else:
            self._passage("head", content, within, level=0 if _TITLE_CLASSES & set(attributes[1]) else level)

    def _verse(self, lines: Sequence[Sequence[Inline]], within: tuple[Container, ...]) -> None:
        """Add stanzas: lines parted by an empty one."""
        stanza: list[Sequence[Inline]] = []
        for line in [*lines, []]:
            if plain(line):
                stanza.append(line)
            elif stanza:
                self._made("lg", within, _each_in("l", stanza))
                stanza = []

    def _lines(self, text: str, within: tuple[Container, ...]) -> None:
        """Add preformatted words, line by line."""

        def write(phrases: Phrases) -> None:
            for number, line in enumerate(text.split("\n")):
                if number:
                    phrases.line()
                phrases.words(line)

        self._made("p", within, lambda phrases: phrases.marked("hi", (("rend", "monospace"),), lambda: write(phrases)))

    def _list(self, items: Sequence[tuple[str, Sequence[Any]]], within: tuple[Container, ...]) -> None:
        inside = (*within, self._container("list"))
        for label, blocks in items:
            if label:
                self._passage("label", [label], inside)
            self._item(blocks, inside)

    def _definitions(self, content: Sequence[Any], within: tuple[Container, ...]) -> None:
        inside = (*within, self._container("list"))
        for term, definitions in content:
            self._passage("label", term, inside)
            self._item([block for definition in definitions for block in definition], inside)

    def _item(self, blocks: Sequence[Any], inside: tuple[Container, ...]) -> None:
        if len(blocks) == 1 and blocks[0][0] in ("Plain", "Para"):
            self._passage("item", blocks[0][1], inside)
        else:
            self.blocks(blocks, (*inside, self._container("item")))

    def _table(self, content: Any, within: tuple[Container, ...]) -> None:
        _, caption, _, head, bodies, foot = content
        rows = [(row, True) for row in head[1]]
        rows += [(row, is_head) for body in bodies for is_head, part in ((True, body[2]), (False, body[3])) for row in part]
        rows += [(row, False) for row in foot[1]]
        if len(rows) == 1 and len(rows[0][0][1]) == 1:  # a frame drawn around a text
            self.blocks([*caption[1], *rows[0][0][1][0][4]], within)
            return
        inside = (*within, self._container("table"))
        for block in caption[1]:
            self._made("head", inside, partial(write_flow, blocks=[block]))
        for row, is_head in rows:
            self._made("row", inside, partial(write_row, row=row, is_head=is_head))

    def _passage(
        self, element: str, inlines: Sequence[Inline], within: tuple[Container, ...], *, level: int = 0, all_of: str = ""
    ) -> None:
        def write(phrases: Phrases) -> None:
            if all_of:
                phrases.marked(all_of, (), lambda: phrases.inlines(inlines))
            else:
                phrases.inlines(inlines)

        self._made(element, within, write, level)

    def _made(self, element: str, within: tuple[Container, ...], write: Callable[[Phrases], None], level: int = 0) -> None:
        phrases = Phrases(self._lose, self._note)
        waiting, self._waiting = self._waiting, []
        write(phrases)
        text, marks = phrases.finished()
        if text:
            self.made.append(Block(element, text, marks, within, level))
            self._before += len(text)
        notes, self._waiting = self._waiting, waiting
        for number, blocks in notes:
            pairs = (("n", str(number)), ("place", "foot"), ("xml:id", f"{NOTE}{number}"))
            before = len(self.made)
            self.blocks(blocks, (*within, self._container("note", pairs)))
            if len(self.made) == before:
                self._empty.add(f"#{NOTE}{number}")

    def _note(self, blocks: Any) -> int:
        self._notes += 1
        self._waiting.append((self._notes, blocks))
        return self._notes

    def _container(self, element: str, attributes: tuple[tuple[str, str], ...] = ()) -> Container:
        self._serial += 1
        return Container(element, self._serial, attributes)

    def _lose(self, what: str) -> None:
        self.left_out.append((self._before, what))


def _node(pairs: dict[str, Any]) -> Any:
    match pairs.get("t"):
        case "Str":
            return pairs["c"]
        case "Space" | "SoftBreak":
            return " "
        case str(name):
            return name, pairs.get("c")
        case _:
            return pairs


def _values(node: Any) -> list[Any]:
    if node is None:
        return []
    return list(node[1]) if node[0] == "MetaList" else [node]


def _flat(node: Any) -> list[Inline]:
    """Give the inlines of a value of the metadata, whatever its shape."""
    match node:
        case ("MetaInlines", content):
            return list(content)
        case ("MetaBlocks", content):
            return [piece for block in content for piece in (" ", *_inlines_of(block))]
        case ("MetaString", content):
            return [content]
        case ("MetaBool", content):
            return [str(content).lower()]
        case ("MetaList", content):
            return [piece for value in content for piece in (" ", *_flat(value))]
        case ("MetaMap", content):
            return [piece for value in content.values() for piece in (" ", *_flat(value))]
        case _:
            return []


def _inlines_of(block: Any) -> Sequence[Inline]:
    return block[1] if block[0] in ("Plain", "Para") else []


def _each_in(element: str, lines: Sequence[Sequence[Inline]]) -> Callable[[Phrases], None]:
    def write(phrases: Phrases) -> None:
        for line in lines:
            phrases.part()
            phrases.marked(element, (), partial(phrases.inlines, line))

    return write


def _with_levels(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Let the heading of the text as a whole have level 1, and those of its parts 2 and more, without a gap; a format may
    call the headings of all parts its first level.
    """
    levels = [block.level for block in blocks if _is_heading(block)]
    if not levels:
        return tuple(blocks)
    top = min(levels)
    ranks = {level: rank for rank, level in enumerate(sorted(set(levels)))}
    opening = next(number for number, level in enumerate([*levels, top + 1]) if level != top)
    first = 1 if opening == levels.count(top) and (opening == 1 or all(_is_heading(block) for block in blocks[:opening])) else 2
    return tuple(replace(block, level=first + ranks[block.level]) if _is_heading(block) else block for block in blocks)


def _is_heading(block: Block) -> bool:
    return block.element == "head" and not block.within
