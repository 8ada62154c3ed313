"""Whether a quotation seems to be translated: words of another language or script than the text they are said to be from."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from archive.describe.language import language_of
from archive.describe.small_words import SMALL_WORDS

_LOOKED_AT = 1_000
"""Code points whose letters tell the script."""

_FOREIGN = 0.1
"""Letters of the text's script in words of another, at most: "Так, ma tante" is of a Russian text."""

_FEWEST = 5
"""Words from which small words tell the language; of fewer, hardly two are small."""

_FEWEST_TELLING = 2
_SHARE = 0.16
"""Small words of the other language that the text's own has not: so many different ones, and such a share of all words. Of
6,600 stretches of four to twelve words of one article of the Declaration of Human Rights, in eleven languages, none seemed
translated beside another article in its language; beside one in another language, of five words 31 of a hundred did, of
eight 55, of twelve 67.
"""

_RELATED = 4
"""Small words in common from which two languages are related, and one more must tell them apart: French and Galician have
"ou" and "non", which no French list is sure to have.
"""

_TIMES = 3
"""So many times as many are of the other language as of the text's own: related languages have some in common."""

_SHARED = 0.25
"""Words of a translation that stand in the text too, at most: names, numbers, and what looks alike in both languages."""

_WORD = re.compile(r"[^\W\d_]+")
_BY_LANGUAGE = {language: frozenset(words.split()) for language, words in SMALL_WORDS.items()}


def seems_translated(words: str, text: str, language: str) -> bool:
    """Tell whether words are in another script or language than a text, whose BCP 47 tag is given, "" where unknown.

    In doubt they are not: a false quotation in the language of its text must not pass for a translation.
    """
    ours, theirs = _scripts(words), _scripts(text)
    if ours and theirs and ours[theirs.most_common(1)[0][0]] <= _FOREIGN * ours.total():
        return True
    own = language.partition("-")[0].lower()
    quoted, known = _words(words), set(_words(text))
    if own not in _BY_LANGUAGE or len(quoted) < _FEWEST or sum(word in known for word in quoted) > _SHARED * len(quoted):
        return False
    told = language_of([" ".join(quoted)], "")[0]
    return told not in ("", own) or any(_is_in(quoted, other, own) for other in _BY_LANGUAGE if other != own)


def _is_in(quoted: list[str], other: str, own: str) -> bool:
    """Tell whether words have small words of another language, and hardly one of the text's own."""
    there, here = _BY_LANGUAGE[other], _BY_LANGUAGE[own]
    telling = [word for word in quoted if word in there - here]
    fewest = _FEWEST_TELLING + (len(there & here) >= _RELATED)
    is_enough = len(set(telling)) >= fewest and len(telling) >= _SHARE * len(quoted)
    return is_enough and sum(word in here for word in quoted) * _TIMES <= sum(word in there for word in quoted)


def _words(text: str) -> list[str]:
    """Give the words of a text that have more than one letter: single letters are small words in many languages."""
    return [word.lower() for word in _WORD.findall(text) if word[1:]]


def _scripts(text: str) -> Counter[str]:
    return Counter(unicodedata.name(sign, "").partition(" ")[0] for sign in text[:_LOOKED_AT] if sign.isalpha())
