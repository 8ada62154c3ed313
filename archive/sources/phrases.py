"""From pandoc's inline elements to the words of one passage and the marks over them.

An inline is a plain string for words, ``" "`` for white space, else a pair of its name and its content, as
``pandoc_json`` gives it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import quote, urlsplit

from archive.model import Mark
from archive.sources.characters import NOT_XML, PARTING, code_of

Inline = str | tuple[str, Any]

_RENDERED = {
    "Emph": "italic",
    "Strong": "bold",
    "Underline": "underline",
    "SmallCaps": "small-caps",
    "Superscript": "superscript",
    "Subscript": "subscript",
    "Strikeout": "strikethrough",
}
"""What pandoc calls a way of setting words, and the word that TEI editions write into ``hi/@rend``."""

_CLASSES = {"underline": "underline", "ul": "underline", "smallcaps": "small-caps", "mark": "highlighted"}
_QUOTES = {"SingleQuote": ("‘", "’"), "DoubleQuote": ("“", "”")}
NOTE = "note"
"""How the ``xml:id`` of a note begins; its number follows."""

_SCHEMES = ("http", "https", "mailto")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_BREAK = re.compile(r"<br\b", re.IGNORECASE)
_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_DROPPED = {"deletion": "deleted words", "comment-start": "a comment"}
_LONGEST_QUOTED = 60


class Phrases:
    """Collects the words of one passage; runs of white space become one blank, none at the ends.

    ``lose`` hears a clause on whatever is left out; ``note`` is handed the blocks of a note and gives its number.
    """

    def __init__(self, lose: Callable[[str], None], note: Callable[[Any], int]) -> None:
        self._lose, self._note = lose, note
        self._parts: list[str] = []
        self._length = 0
        self._is_parted = False
        self._marks: list[_Opened] = []
        self._waiting: list[_Opened] = []

    def inlines(self, inlines: Sequence[Inline]) -> None:
        """Add inlines."""
        for inline in inlines:
            if isinstance(inline, str):
                self.words(inline)
            else:
                self._inline(*inline)

    def words(self, words: str) -> None:
        """Add words, with the white space around them."""
        if NOT_XML.search(words):
            words = NOT_XML.sub(self._left_out, words)
        pieces = _WHITE.split(words)
        for number, piece in enumerate(pieces):
            if number:
                self.part()
            if piece:
                self._append(piece)

    def part(self) -> None:
        """Let what follows be another word."""
        self._is_parted = self._length > 0

    def line(self) -> None:
        """Begin a new line."""
        if self._length:
            self._marks.append(_Opened("lb", (), self._length, self._length))
        self.part()

    def marked(self, element: str, attributes: tuple[tuple[str, str], ...], write: Callable[[], None]) -> None:
        """Put a mark over whatever ``write`` adds; none where it adds no words."""
        mark = _Opened(element, attributes)
        self._marks.append(mark)
        self._waiting.append(mark)
        write()
        if mark in self._waiting:
            self._waiting.remove(mark)
        mark.end = self._length

    def cell(self, attributes: tuple[tuple[str, str], ...], write: Callable[[], None]) -> None:
        """Add a cell of a row, which may have no words."""
        self.part()
        before = self._length
        self.marked("cell", attributes, write)
        if self._length == before:
            self._marks.append(_Opened("cell", attributes, before, before))
        self.part()

    def finished(self) -> tuple[str, tuple[Mark, ...]]:
        """Give the words and the marks in their order: by start, an empty one first, a wider one before a narrower."""
        marks = [
            Mark(one.start, one.end, one.element, one.attributes)
            for one in self._marks
            if one.start is not None and (one.end > one.start or one.element in ("ptr", "cell") or one.start < self._length)
        ]
        return "".join(self._parts), tuple(sorted(marks, key=lambda mark: (mark.start, mark.end > mark.start, -mark.end)))

    def _append(self, words: str) -> None:
        if self._is_parted:
            self._parts.append(" ")
            self._length += 1
            self._is_parted = False
        for mark in self._waiting:
            mark.start = self._length
        self._waiting.clear()
        self._parts.append(words)
        self._length += len(words)

    def _inline(self, name: str, content: Any) -> None:
        match name:
            case "Emph" | "Strong" | "Underline" | "SmallCaps" | "Superscript" | "Subscript" | "Strikeout":
                self._set(_RENDERED[name], content)
            case "Quoted":
                opening, closing = _QUOTES[content[0][0]]
                self.words(opening)
                self.inlines(content[1])
                self.words(closing)
            case "Cite":
                self.inlines(content[1])
            case "Code":
                self.marked("code", (), lambda: self.words(content[1]))
            case "LineBreak":
                self.line()
            case "Math":
                self.marked("formula", (("notation", "TeX"),), lambda: self.words(content[1]))
            case "RawInline":
                self.raw(content[1])
            case "Link":
                self._link(content[1], content[2][0])
            case "Image":
                self._lose(f"the picture {_quoted(plain(content[1]) or content[2][0])}")
            case "Note":
                self._anchor(self._note(content))
            case "Span":
                self._span(content[0], content[1])

    def raw(self, markup: str) -> None:
        """Take a line break out of raw HTML, and say of a comment that it is left out; any other tag has no words."""
        if _BREAK.match(markup):
            self.line()
        for comment in _COMMENT.finditer(markup):
            self._lose(f"the comment {_quoted(comment[1].strip())}")

    def _set(self, rendered: str, content: Sequence[Inline]) -> None:
        self.marked("hi", (("rend", rendered),), lambda: self.inlines(content))

    def _link(self, content: Sequence[Inline], address: str) -> None:
        try:
            is_safe = urlsplit(address).scheme in _SCHEMES
        except ValueError:
            is_safe = False
        if not is_safe:
            self.inlines(content)
            return
        target = quote(address, safe=":/?#@!$&'()*+,;=%-._~")
        self.marked("ref", (("target", target),), lambda: self.inlines(content))

    def _anchor(self, number: int) -> None:
        attributes = (("n", str(number)), ("target", f"#{NOTE}{number}"), ("type", "noteAnchor"))
        self._marks.append(_Opened("ptr", attributes, self._length, self._length))

    def _span(self, attributes: Any, content: Sequence[Inline]) -> None:
        _, classes, pairs = attributes
        dropped = next((_DROPPED[one] for one in classes if one in _DROPPED), None)
        if dropped is not None:
            self._lose(f"{dropped}: {_quoted(plain(content))}")
            return
        rendered = next((_CLASSES[one] for one in classes if one in _CLASSES), None)
        language = next((value for name, value in pairs if name in ("lang", "xml:lang")), "")
        if rendered:
            self._set(rendered, content)
        elif _LANGUAGE.fullmatch(language):
            self.marked("foreign", (("xml:lang", language),), lambda: self.inlines(content))
        else:
            self.inlines(content)

    def _left_out(self, found: re.Match[str]) -> str:
        self._lose(code_of(found[0]))
        return " " if found[0] in PARTING else ""


class _Opened:
    """A mark in the making: ``start`` is None until its first word has come."""

    __slots__ = ("attributes", "element", "end", "start")

    def __init__(self, element: str, attributes: tuple[tuple[str, str], ...], start: int | None = None, end: int = 0) -> None:
        self.element, self.attributes, self.start, self.end = element, attributes, start, end


_WHITE = re.compile("[ \t\r\n]+")


def plain(inlines: Sequence[Inline]) -> str:
    """Give the words of inlines without their marks."""
    phrases = Phrases(lambda _: None, lambda _: 0)
    phrases.inlines(inlines)
    return phrases.finished()[0]


def _quoted(words: str) -> str:
    words = NOT_XML.sub("", " ".join(words.split()))
    if words.startswith("data:"):
        return "within the file"
    return f"“{words if len(words) <= _LONGEST_QUOTED else words[:_LONGEST_QUOTED].rsplit(' ', 1)[0] + ' …'}”"
