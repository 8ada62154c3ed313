"""The classes of characters that words are made of, from the Unicode database that Python carries."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from itertools import chain

APOSTROPHES = "'\u2019\u02bc\uff07"
"""What stands inside a word for an apostrophe; folded to the first."""

JOINERS = "\u00ad\u200c\u200d\u2060"
"""Soft hyphen, zero width non-joiner and joiner, word joiner: inside a word, and no part of what is compared."""

UNSPACED = (
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3038-\u303b\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"  # Han
    "\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\uff66-\uff9d\U0001b000-\U0001b167"  # Kana
    "\u0e01-\u0e30\u0e32\u0e40-\u0e46"  # Thai
    "\u0e81-\u0eb0\u0eb2\u0ebd-\u0ec6\u0edc-\u0edf"  # Lao
    "\u1780-\u17b3\u17d7\u17dc"  # Khmer
    "\u1000-\u102a\u103f\u1050-\u1055\u105a-\u105d\u1061\u1065-\u1066\u106e-\u1070\u1075-\u1081\u108e"
    "\ua9e0-\ua9e4\ua9e6-\ua9ef\ua9fa-\ua9fe\uaa60-\uaa76\uaa7a\uaa7e-\uaa7f"  # Myanmar
)
"""Letters of the scripts that put no blanks between words, as the inside of a character class."""

SPACING_MARKS = "\u0e33\u0eb3\uff9e\uff9f"
"""Letters that extend the cluster before them (Unicode 15, Standard Annex 29): vowel sign am, half-width voicing marks."""

_PLANES_WITH_MARKS = (range(0x20000), range(0xE0100, 0xE01F0))
"""Where combining marks are (Unicode 15); the planes between hold ideographs alone."""


@cache
def mark_class() -> str:
    """Give every combining mark (categories Mn, Mc, Me) as the inside of a character class."""
    codes = chain.from_iterable(_PLANES_WITH_MARKS)
    return _ranges(code for code in codes if unicodedata.category(chr(code))[0] == "M")


def _ranges(codes: Iterable[int]) -> str:
    parts: list[list[int]] = []
    for code in codes:
        if parts and code == parts[-1][1] + 1:
            parts[-1][1] = code
        else:
            parts.append([code, code])
    return "".join(f"{re.escape(chr(first))}-{re.escape(chr(last))}" for first, last in parts)
