"""Titles, which stand in quotation marks too, above all in notes: told from the words of a text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive.citation.quotation_marks import Quoted
from archive.search.words.analysis import forms

_LEADING = frozenset(
    "see cf in from of also to and or by his her its their the a an this article book chapter essay letter paper piece"
    " poem speech text work entitled titled called named headed voir dans de du la le siehe vgl und der die das den aus von"
    " dem см ср в и из статья статье статьи письмо письме vedi nel nella".split()
)
"""Small words that stand before a title in a note; behind any other, such as "wrote", words are quoted."""

_TITLE_CASE = 0.5
_LONG = 4
"""English titles have capitals in most words of so many letters and more."""

_FEWEST = 5
"""Words of a sentence that needs nothing before it to be told from a title."""


def is_title(words: str, titles: Sequence[str]) -> bool:
    """Tell whether words are a title, or a stretch of one, or have one as a stretch."""
    own = f" {' '.join(forms(words))} "
    others = [f" {' '.join(forms(title))} " for title in titles]
    return any(own in other or other in own for other in others if other.strip()) if own.strip() else False


def may_be_title(text: str, quoted: Quoted) -> bool:
    """Tell whether a quotation in a note may name a work: unless it begins like the rest of a sentence, is led to by a word
    such as "wrote", or is a sentence of its own.
    """
    words = re.findall(r"[^\W\d_]+", quoted.words)
    long = [word for word in words[1:] if len(word) >= _LONG]
    if not words or sum(word[0].isupper() for word in long) > _TITLE_CASE * len(long):
        return True
    if words[0][0].islower():
        return False
    before = text[: quoted.start].rstrip()
    led = re.search(r"([^\W\d_]+)[,:]?$", before)
    if led is not None and led[1].islower():
        return led[1] in _LEADING
    is_sentence = quoted.words.endswith((".", "?", "!")) and len(words) >= _FEWEST
    return not (is_sentence and re.fullmatch(r"(?:\[\d+\]|[⁰¹²³⁴-⁹]+)?", before) is not None)
