"""Quotation marks and dashes set for reading, character for character, so that every offset stays what it was.

The master is never touched: a typist's straight quotes and double hyphens are changed in the page alone, and only in the
corrected view.
"""

from __future__ import annotations

import re

DROPPED = "\x00"
"""Stands where a character is not shown; XML cannot hold it, so it never comes from a text."""

_ENGLISH = ("“", "”", "‘", "’")
_LOW_HIGH = ("„", "“", "‚", "‘")
_LOW_RIGHT = ("„", "”", "‚", "’")
_GUILLEMETS = ("«", "»", "„", "“")
_MARKS = {
    **dict.fromkeys("bg cs da de et is ka lb lt lv mk sk sl".split(), _LOW_HIGH),
    **dict.fromkeys("hr hu pl ro sr".split(), _LOW_RIGHT),
    **dict.fromkeys("be hy ru uk".split(), _GUILLEMETS),
}
"""Opening and closing marks, outer and inner, where they are not the English ones (CLDR, delimiters)."""

_CANDIDATES = re.compile("-+|[\"']")
_RANGE_BEFORE = re.compile(r"(?<![\w-])\d+\Z")
_RANGE_AFTER = re.compile(r"\d+(?![\w-])")
_LONGEST_NUMBER = 12
"""Digits looked at on either side of a hyphen; no year, page or article has more."""

_OPENERS = frozenset(" \u00a0\n([{<-–—/“‘„‚«¿¡")
_ELISION = re.compile(r"(?:\d|(?:tis|twas|twere|twill|twould|em|til|cause|gainst|neath|mongst|midst|pon)\b)", re.IGNORECASE)


def typeset(words: str, language: str) -> str:
    """Set the marks of a text in a language (BCP 47); the result has the same length, with ``DROPPED`` where two
    characters became one.

    A double or triple hyphen becomes an em dash and loses a blank that stands on one side of it only; a hyphen between
    two numbers becomes an en dash; straight quotes become those of the language.
    """
    if "-" not in words and '"' not in words and "'" not in words:
        return words
    setter = _Setter(words, language)
    for match in _CANDIDATES.finditer(words):
        setter.put(match.start(), match.end())
    return "".join(setter.shown)


class _Setter:
    """Sets one text, left to right."""

    def __init__(self, words: str, language: str) -> None:
        primary = language.partition("-")[0].lower()
        self._outer_open, self._outer_close, self._inner_open, self._inner_close = _MARKS.get(primary, _ENGLISH)
        self._words = words
        self._is_open = self._is_inner_open = False
        self._opened_at = -2
        self.shown = list(words)

    def put(self, start: int, end: int) -> None:
        """Set one candidate: a run of hyphens or one quotation mark."""
        words = self._words
        before, after = words[start - 1 : start] if start else "", words[end : end + 1]
        if words[start] == "-":
            if end - start == 1:
                self._hyphen(start, before, after)
            elif end - start <= 3:  # four and more are a blank left for a name, or a rule
                self._dash(start, end, before, after)
        elif words[start] == '"':
            self._double(start, before, after)
        else:
            self.shown[start] = self._single(start, before, after)

    def _hyphen(self, at: int, before: str, after: str) -> None:
        if before.isdigit() and after.isdigit():
            earlier = self._words[max(at - _LONGEST_NUMBER, 0) : at]
            if _RANGE_BEFORE.search(earlier) and _RANGE_AFTER.match(self._words, at + 1):
                self.shown[at] = "–"

    def _dash(self, start: int, end: int, before: str, after: str) -> None:
        self.shown[start:end] = ["—", *[DROPPED] * (end - start - 1)]
        if before == " " and after.isalnum() and self._words[start - 2 : start - 1].isalnum():
            self.shown[start - 1] = DROPPED
        elif after == " " and before.isalnum() and self._words[end + 1 : end + 2].isalnum():
            self.shown[end] = DROPPED

    def _double(self, at: int, before: str, after: str) -> None:
        if before.isalnum() and after.isalnum():
            return  # a Hebrew gershayim, a sign of seconds: no quotation mark
        if before in ("", " ") and after in ("", " "):
            self._is_open = not self._is_open
        else:
            self._is_open = after not in ("", " ") and self._opens(at, before)
        if self._is_open:
            self._opened_at = at
        self.shown[at] = self._outer_open if self._is_open else self._outer_close

    def _single(self, at: int, before: str, after: str) -> str:
        if not self._opens(at, before) or after in ("", " "):
            is_apostrophe = before.isalnum() and (after.isalnum() or not self._is_inner_open)
            self._is_inner_open = self._is_inner_open and is_apostrophe
            return "’" if is_apostrophe else self._inner_close
        if _ELISION.match(self._words, at + 1):
            return "’"
        self._opened_at, self._is_inner_open = at, True
        return self._inner_open

    def _opens(self, at: int, before: str) -> bool:
        return before == "" or before in _OPENERS or self._opened_at == at - 1
