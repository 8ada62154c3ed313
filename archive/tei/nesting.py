"""Marks of a passage as a tree of words and elements, checked so that writing it changes no word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from archive.errors import EncodingError
from archive.model import Mark, Passage
from archive.tei.marks import in_order
from archive.tei.names import BREAKS, LIFTED, SEPARATE

PARTS = {"lg": ("l", "stage", "label"), "row": ("cell",), "l": ("l",)}
"""Passages whose words stand in parts only; the first is what a part is when no mark says."""

_TIGHT = ("cell", "l")
"""What a row, and a run of lines, consist of: a break at their edge stands inside them, since nothing may stand between."""


@dataclass(slots=True)
class Node:
    """A mark with what it holds: words and further nodes, in order."""

    mark: Mark
    content: list[str | Node] = field(default_factory=list)


def nested(passage: Passage) -> list[str | Node]:
    """Give the words of a passage and its marks as a tree. Raise EncodingError for a mark that crosses another, or that no
    element can stand for without a change of words.
    """
    marks: Iterable[Mark] = in_order([_checked(passage, mark) for mark in passage.marks])
    parts = PARTS.get(passage.element)
    if parts is None:
        return _Nesting(passage, "").run(marks)
    marks = in_order([*marks, *_missing(passage.received, parts, marks)])
    if passage.element == "lg":
        return _Nesting(passage, "").run(marks)
    tight = parts[0]
    return _Nesting(passage, tight).run(sorted(marks, key=lambda mark: (mark.start, mark.element != tight)))


class _Nesting:
    """Goes through the words from left to right, with the nodes now open; ``tight`` is an element that keeps breaks at its
    edges inside.
    """

    def __init__(self, passage: Passage, tight: str) -> None:
        self._passage, self._text, self._tight = passage, passage.received, tight
        self._at = 0
        self._content: list[str | Node] = []
        self._open: list[Node] = []

    def run(self, marks: Iterable[Mark]) -> list[str | Node]:
        for mark in marks:
            self._close_before(mark)
            self._words(mark.start)
            if self._open and self._open[-1].mark.end < mark.end:
                raise fault(self._passage, mark, f"crosses the mark “{self._open[-1].mark.element}”")
            if mark.element == "lb":
                self._new_line(mark)
            node = Node(mark)
            self._holder().append(node)
            if mark.end > mark.start:
                self._open.append(node)
        while self._open:
            self._close()
        self._words(len(self._text))
        return self._content

    def _close_before(self, mark: Mark) -> None:
        while self._open:
            last = self._open[-1].mark
            is_kept_inside = last.element == self._tight != mark.element and mark.start == mark.end
            if last.end > mark.start or (last.end == mark.start and is_kept_inside):
                return
            self._close()

    def _close(self) -> None:
        self._words(self._open[-1].mark.end)
        self._open.pop()

    def _new_line(self, mark: Mark) -> None:
        """Let a line begin in the file where one begins in the text: the line end takes the place of the blank."""
        if 0 < self._at < len(self._text) and self._text[self._at] == " ":
            self._at += 1
            self._holder().append("\n")
        elif mark.attribute("break") == "no":
            self._holder().append("\n")

    def _words(self, end: int) -> None:
        if end > self._at:
            self._holder().append(self._text[self._at : end])
            self._at = end

    def _holder(self) -> list[str | Node]:
        return self._open[-1].content if self._open else self._content


def fault(passage: Passage, mark: Mark, reason: str) -> EncodingError:
    """Say what is wrong with a mark."""
    return EncodingError("the item", passage.id, f"The mark “{mark.element}” ({mark.start}-{mark.end}) {reason}.")


def _checked(passage: Passage, mark: Mark) -> Mark:
    """Move a mark off the blanks at its edges."""
    text, start, end = passage.received, mark.start, mark.end
    if not 0 <= start <= end <= len(text):
        raise fault(passage, mark, "lies outside the words")
    if mark.element in LIFTED and mark.element != "fw":
        raise fault(passage, mark, "cannot stand inside a passage; make it a passage of its own")
    if start == end:
        at = start - 1 if start and text[start - 1] == " " else start
        return _breaking(replace(mark, start=at, end=at), text)
    if mark.element in BREAKS or mark.element == "fw":
        raise fault(passage, mark, "must be empty")
    start += len(text[start:end]) - len(text[start:end].lstrip(" "))
    end = len(text[:end].rstrip(" "))
    if start >= end:
        raise fault(passage, mark, "holds no words")
    if mark.element in SEPARATE and not (_is_edge(text, start) and _is_edge(text, end)):
        raise fault(passage, mark, "begins or ends inside a word")
    return replace(mark, start=start, end=end)


def _is_edge(text: str, offset: int) -> bool:
    return offset in (0, len(text)) or " " in text[offset - 1 : offset + 1]


def _breaking(mark: Mark, text: str) -> Mark:
    """Let a break inside a word say so, and no other."""
    if mark.element not in BREAKS or mark.start in (0, len(text)):
        return mark
    others = tuple(pair for pair in mark.attributes if pair[0] != "break")
    if _is_edge(text, mark.start):
        return replace(mark, attributes=others)
    return replace(mark, attributes=tuple(sorted((*others, ("break", "no")))))


def _missing(text: str, parts: tuple[str, ...], marks: Iterable[Mark]) -> list[Mark]:
    """Give a part for every stretch of words that is in none."""
    at, found = 0, []
    wide = [mark for mark in marks if mark.element in parts and mark.end > mark.start]
    for start, end in (*((mark.start, mark.end) for mark in wide), (len(text), len(text))):
        words = text[at:start]
        if words.strip(" "):
            first = at + len(words) - len(words.lstrip(" "))
            found.append(Mark(first, at + len(words.rstrip(" ")), parts[0]))
        at = max(at, end)
    return found
