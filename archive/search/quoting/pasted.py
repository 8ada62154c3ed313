"""A quotation as somebody pasted it: its words, without what a print or a quoting hand put between them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import NamedTuple

from archive.search.words.analysis import fold, tokens

_GAP, _OPEN, _CLOSE = "\ue000", "\ue001", "\ue002"
"""Private characters that stand for an ellipsis and for brackets while the words are read."""

_HYPHENS = "-\u00ad\u2010\u00ac"
_BROKEN = re.compile(rf"([^\W\d_]+)[{_HYPHENS}]\s+([^\W\d_]+)")
"""A word that a line broke, or two words of which one lost its other half (“land- and seaports”)."""

_RULES = (
    (re.compile(f"[{_GAP}{_OPEN}{_CLOSE}]"), ""),
    (
        re.compile(r"[^\S\n]*\n\s*[-–—\[(]?\s*(?:p\.?|page)?\s*\d{1,4}\s*[-–—\])]?[^\S\n]*\n", re.IGNORECASE),
        "\n",
    ),  # a page number
    (re.compile(r"\[\s*sic\s*[.!]?\s*\]|\(\s*sic\s*[.!]?\s*\)", re.IGNORECASE), ""),
    (re.compile(r"\[\s*(?:\d{1,3}|[a-z*†‡])\s*\](?!\w)"), ""),  # the mark of a footnote: [3]
    (re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+"), ""),
    (re.compile(r"(?<=[^\W\d_]{2})\d{1,2}(?!\w)"), ""),  # word12
    (re.compile(r"(?<=[^\W\d_])([.,;:!?”\"’')»]{1,3})\d{1,3}(?!\w|[.,]\d)"), r"\1"),  # word.”12
    (re.compile(r"[\[(]?\s*(?:…|\.\s?\.\s?\.(?:\s?\.)*|\.\.|\*\s\*\s\*|(?<=\s)--+(?=\s*\]))\s*[\])]?"), f" {_GAP} "),
    (re.compile(r"\[(\w{1,3})\](?=\w)|(?<=\w)\[(\w{1,4})\]"), r"\1\2"),  # [T]he, work[ed]
    (re.compile(r"[\[{]([^\[\]{}]*)[\]}]"), rf"{_OPEN}\1{_CLOSE}"),
)


class PastedWord(NamedTuple):
    """A word as pasted, with the form it is compared in. ``is_added`` that it stands in square brackets, as the words do that
    a quoting hand puts in; ``is_after_gap`` that an ellipsis stands before it.
    """

    raw: str
    form: str
    is_added: bool = False
    is_after_gap: bool = False


def pasted_words(text: str, is_known: Callable[[str], bool]) -> tuple[PastedWord, ...]:
    """Read the words of a pasted quotation.

    ``is_known`` tells whether a folded form occurs in the archive, by which a word that was broken at the end of a line is told
    from two words with a hyphen.
    """
    plain = unicodedata.normalize("NFC", text)
    for pattern, instead in _RULES:
        plain = pattern.sub(instead, plain)
    return tuple(_words(_BROKEN.sub(lambda found: _joined(found, is_known), plain)))


def _words(plain: str) -> Iterator[PastedWord]:
    at, is_added, is_after_gap = 0, False, False
    for token in tokens(plain):
        for sign in plain[at : token.start]:
            is_added = sign == _OPEN or (is_added and sign != _CLOSE)
            is_after_gap |= sign == _GAP
        yield PastedWord(token.raw, fold(token.raw), is_added, is_after_gap)
        at, is_after_gap = token.end, False


def _joined(found: re.Match[str], is_known: Callable[[str], bool]) -> str:
    whole = found[1] + found[2]
    if is_known(fold(whole)) or not (is_known(fold(found[1])) and is_known(fold(found[2]))):
        return whole
    return found[0]
