"""How alike two texts are: by the words and pairs of words they share, in any script."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import pairwise

Features = Counter[str]
"""The words of a text and its pairs of neighbouring words, each with how often it occurs."""

ALIKE = 0.45
"""From here on two texts are one text that was changed: every third word may be another, as after a second transcription;
unrelated English paragraphs share 0.1 to 0.25."""

FEW_LETTERS = 100
"""Characters up to which letters are compared as well, words being too few."""

LETTERS_ALIKE = 0.7
"""The share of letters (difflib's ratio) from which two short texts are alike: “N. Lenin” and “V. I. Lenin” are."""

_WORD = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]|\w+")
"""A word; a single character where the script sets no blanks between words."""


def plain(text: str) -> str:
    """Give a text in NFC with runs of white space as one blank: what makes two passages the same passage."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def words_of(text: str) -> list[str]:
    """Give the words of a text without case and punctuation."""
    return _WORD.findall(unicodedata.normalize("NFC", text).casefold())


def signs_of(text: str) -> list[str]:
    """Give the words of a text; of one without any, such as a row of asterisks, what stands in their place."""
    return words_of(text) or text.split()


def pairs_of(words: Sequence[str]) -> Features:
    """Give the pairs of neighbouring words."""
    return Counter(f"{first} {second}" for first, second in pairwise(words))


def features_of(text: str) -> Features:
    """Give what a text is compared by."""
    words = signs_of(text)
    return Counter(words) + pairs_of(words)


def likeness(one: str, other: str) -> float:
    """Tell how alike two texts are, from 0 to 1, whatever other texts there are."""
    return max(share(features_of(one), features_of(other)), letters_alike(one, other))


def share(one: Features, other: Features) -> float:
    """Give the features two texts share as a share of those they have, from 0 to 1."""
    return 2 * overlap(one, other) / max(1, one.total() + other.total())


def letters_alike(one: str, other: str) -> float:
    """Tell how alike two short texts are by their letters; 0 for texts that are long or not alike by them."""
    if max(len(one), len(other)) > FEW_LETTERS:
        return 0.0
    letters = SequenceMatcher(None, one.casefold(), other.casefold(), autojunk=False).ratio()
    return letters if letters >= LETTERS_ALIKE else 0.0


def overlap(one: Features, other: Features) -> int:
    """Count the features two texts share."""
    if len(other) < len(one):
        one, other = other, one
    return sum(min(number, other[feature]) for feature, number in one.items() if feature in other)
