"""The lines of a plain text, in groups that blank lines part, with the markers of pages taken out of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from archive.describe.structure.pages import PageMark, inline_pages, page_of, without_pages

_LINES = re.compile(r"\r\n|\r|\n")
_BLANKS = " \t"
_RUNS = re.compile(f"[{_BLANKS}]+")
_DEEPEST = 130
"""Blanks before a line; more are as good as these."""

_SENTENCE_END = re.compile(r"[.!?:;][\"'”’»)\]]*$")


@dataclass(frozen=True, slots=True)
class Line:
    """The words of a line, runs of white space as one blank; the blanks before them, a tab counting as eight; the pages that
    begin before it (offset 0) or in it.
    """

    words: str
    indent: int = 0
    pages: tuple[PageMark, ...] = ()


def groups_of(text: str) -> tuple[list[list[Line]], list[PageMark]]:
    """Give the lines between blank lines, and the markers behind the last line.

    A marker of a page parts no paragraph that goes on behind it, even where blank lines stand around it. A line of other
    blanks alone (such as no-break spaces) is nothing that could be read, so it stays with its neighbours. A text of markers
    alone has them as its words.
    """
    rows = [_RUNS.sub(" ", line).strip(_BLANKS) for line in _LINES.split(text)]
    indents = [_indent(line) for line in _LINES.split(text)]
    groups, rest = _grouped(list(_paged(rows, indents)))
    if not groups and rest:
        return [[Line(row, indent)] for row, indent in zip(rows, indents, strict=True) if row], []
    return groups, rest


def goes_on(before: Line, after: Line) -> bool:
    """Tell whether a sentence, or a word, runs from one line to the next, for two that a page's end parts."""
    return not _SENTENCE_END.search(before.words) and after.words[0].islower()


def _indent(line: str) -> int:
    before = line[: min(len(line) - len(line.lstrip(_BLANKS)), _DEEPEST)]
    return len(before.expandtabs(8))


def _paged(rows: list[str], indents: list[int]) -> Iterator[Line | PageMark | None]:
    """Give lines, markers that stand alone, and None for a blank line."""
    has_inline = inline_pages(rows)
    for row, indent in zip(rows, indents, strict=True):
        number = page_of(row) if row else None
        if not row:
            yield None
        elif number is not None:
            yield PageMark(0, number, row)
        else:
            words, pages = without_pages(row) if has_inline else (row, ())
            if words:
                yield Line(words, indent, pages)
            else:
                yield from pages


def _grouped(stream: Iterable[Line | PageMark | None]) -> tuple[list[list[Line]], list[PageMark]]:
    groups: list[list[Line]] = [[]]
    pending: list[PageMark] = []
    is_parted = False
    for each in stream:
        match each:
            case None:
                is_parted = True
            case PageMark():
                pending.append(each)
            case Line():
                if is_parted and groups[-1] and not (pending and goes_on(groups[-1][-1], each)):
                    groups.append([])
                groups[-1].append(replace(each, pages=(*pending, *each.pages)))
                pending, is_parted = [], False
    return _with_hollow(groups), pending


def _with_hollow(groups: Iterable[list[Line]]) -> list[list[Line]]:
    """Let groups without anything to be read stay with the one before, or with the first."""
    kept: list[list[Line]] = []
    hollow: list[Line] = []
    for group in groups:
        if all(line.words.isspace() for line in group):
            (kept[-1] if kept else hollow).extend(group)
        else:
            kept.append([*hollow, *group])
            hollow = []
    return kept or ([hollow] if hollow else [])
