"""Formatted words as plain values: stretches of text, each upright or in italics, and nothing else.

pandoc's HTML is reduced to these, so that whatever it prints, no element or attribute but ``i`` reaches a page.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

from markupsafe import Markup, escape

from archive.citation.telling import ITALIC, LESS_THAN, ROMAN

Runs = tuple[tuple[str, bool], ...]
"""(text, is in italics) in order."""

_MARKS = re.compile(f"([{ITALIC}{ROMAN}])")
_IN_ITALICS = frozenset(("em", "i"))
_EMPTY = frozenset(("br", "hr", "img", "wbr", "input", "meta", "link"))
_HIDDEN = frozenset(("footnote-back", "csl-left-margin"))
"""Classes of the link back from a footnote, and of the number in a list: one citation alone has none."""


def runs_by_id(html: str) -> dict[str, Runs]:
    """Reduce HTML to the words below each element that has an ``id``; what is no part of a citation is left out."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return {name: _tidy(runs) for name, runs in reader.found.items()}


def runs_of(words: str) -> Runs:
    """Part words at the stand-ins for the beginning and the end of italics."""
    runs, is_italic = [], False
    for part in _MARKS.split(words):
        is_italic = part == ITALIC if part in (ITALIC, ROMAN) else is_italic
        runs.append(("" if part in (ITALIC, ROMAN) else part, is_italic))
    return _tidy(runs)


def as_markup(runs: Runs) -> Markup:
    """Write runs as HTML: everything escaped, italics as ``i``."""
    return Markup("").join(Markup("<i>{}</i>").format(text) if is_italic else escape(text) for text, is_italic in runs)


def as_text(runs: Runs) -> str:
    """Write runs as plain words."""
    return "".join(text for text, _ in runs)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: dict[str, list[tuple[str, bool]]] = {}
        self._open: list[tuple[str, str | None, bool]] = []
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _EMPTY:
            return
        given = dict(attrs)
        is_hidden = not _HIDDEN.isdisjoint((given.get("class") or "").split())
        self._open.append((tag, given.get("id"), is_hidden))
        self._depth += tag in _IN_ITALICS

    def handle_endtag(self, tag: str) -> None:
        while any(opened[0] == tag for opened in self._open):
            closed = self._open.pop()[0]
            self._depth -= closed in _IN_ITALICS
            if closed == tag:
                return

    def handle_data(self, data: str) -> None:
        hidden = any(is_hidden for _, _, is_hidden in self._open)
        for part in _MARKS.split(data):
            if part in (ITALIC, ROMAN):
                self._depth += 1 if part == ITALIC else -1
            elif part and not hidden:
                for _, name, _ in self._open:
                    if name:
                        self.found.setdefault(name, []).append((part, self._depth > 0))


def _tidy(runs: list[tuple[str, bool]]) -> Runs:
    """Join neighbours of one kind, with white space as one blank and none at the ends."""
    tidy: list[tuple[str, bool]] = []
    for text, is_italic in runs:
        words = re.sub(r"[ \t\r\n]+", " ", text.replace(LESS_THAN, "<"))
        if (not tidy or tidy[-1][0].endswith(" ")) and words.startswith(" "):
            words = words[1:]
        if not words:
            continue
        if tidy and tidy[-1][1] == is_italic:
            tidy[-1] = (tidy[-1][0] + words, is_italic)
        else:
            tidy.append((words, is_italic))
    if tidy and tidy[-1][0].endswith(" "):
        tidy[-1] = (tidy[-1][0].rstrip(" "), tidy[-1][1])
    return tuple(run for run in tidy if run[0])
