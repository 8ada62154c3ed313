"""Blocks written where only phrases may stand, as in the cell of a table: word by word, each block on a line of its own."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from archive.sources.numbering import labels
from archive.sources.phrases import Phrases


def write_row(phrases: Phrases, row: Any, is_head: bool) -> None:
    """Write the cells of a row of a table; ``is_head`` for one that names the columns."""
    for _, _, rows, columns, blocks in row[1]:
        spans = [(name, str(count)) for name, count in (("cols", columns), ("rows", rows)) if count > 1]
        attributes = tuple(sorted([*spans, *([("role", "label")] if is_head else [])]))
        phrases.cell(attributes, partial(write_flow, phrases, blocks))


def write_flow(phrases: Phrases, blocks: Sequence[Any]) -> None:
    """Add the words of blocks where only phrases may stand, each on a line of its own."""
    for number, block in enumerate(blocks):
        if number:
            phrases.line()
        _flow_of(phrases, *block)


def _flow_of(phrases: Phrases, name: str, content: Any) -> None:
    match name:
        case "Plain" | "Para":
            phrases.inlines(content)
        case "Header":
            phrases.inlines([("Strong", content[2])])
        case "LineBlock":
            write_flow(phrases, [("Plain", line) for line in content])
        case "CodeBlock":
            write_flow(phrases, [("Plain", [line]) for line in content[1].split("\n")])
        case "RawBlock":
            phrases.raw(content[1])
        case "BlockQuote":
            write_flow(phrases, content)
        case "BulletList":
            write_flow(phrases, [block for item in content for block in item])
        case "OrderedList":
            numbered = zip(labels(content[0], len(content[1])), content[1], strict=True)
            write_flow(phrases, [block for label, item in numbered for block in (("Plain", [label]), *item)])
        case "DefinitionList":
            write_flow(phrases, [b for term, said in content for b in (("Plain", term), *(b for one in said for b in one))])
        case "Table":
            rows = [*content[3][1], *(row for body in content[4] for part in body[2:4] for row in part), *content[5][1]]
            write_flow(phrases, [*content[1][1], *(block for row in rows for cell in row[1] for block in cell[4])])
        case "Figure":
            write_flow(phrases, [*content[2], *content[1][1]])
        case "Div":
            write_flow(phrases, content[1])
