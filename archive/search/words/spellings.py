"""Spellings of one word in one language brought together before it is stemmed; the exact form (``=хлѣбъ``) keeps them apart."""

from __future__ import annotations

import re
from collections.abc import Callable

_BEFORE_1918 = str.maketrans("ѣіѳѵ", "еифи")
_U_AND_I = str.maketrans("vj", "ui")
_NASALS = re.compile("ङ्(?=[क-घ])|ञ्(?=[च-झ])|ण्(?=[ट-ढ])|न्(?=[त-ध])|म्(?=[प-भ])|ँ")
_NUKTA = "\u093c"


def _russian(word: str) -> str:
    """The reform of 1918: four letters went, and the hard sign at the end of words."""
    return word.translate(_BEFORE_1918).removesuffix("ъ")


def _latin(word: str) -> str:
    """Editors write u and v, i and j, as they were one letter or two."""
    return word.translate(_U_AND_I)


def _hindi(word: str) -> str:
    """A nasal before a consonant of its own class is written as a letter or as a dot (Lucene's HindiNormalizer, after Larkey
    and others 2003); the dot under a letter of a loan word is often left out.
    """
    return _NASALS.sub("ं", word).replace(_NUKTA, "")


_RULES: dict[str, Callable[[str], str]] = {"ru": _russian, "la": _latin, "hi": _hindi, "ne": _hindi}


def respelled(word: str, code: str) -> str:
    """Give a word, without capitals, in the spelling by which all its spellings in a language are found."""
    rule = _RULES.get(code)
    return word if rule is None else rule(word)
