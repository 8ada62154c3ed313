"""The classes of characters that words are made of, from the Unicode database that Python carries."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from itertools import chain

APOSTROPHES = "'\u2019\u2018\u02bc\u201b\u2032\u00b4`\uff07\x92"
"""What stands inside a word for an apostrophe, by intent or by fault of a typewriter or a code page; folded to the first."""

JOINERS = "\u00ad\u200c\u200d\u200e\u200f\u2060\ufeff\u061c\u180e\u055b\u055c\u055e"
"""Soft hyphen, zero width non-joiner and joiner, marks of direction, word joiner, byte order mark, Mongolian vowel separator,
and the stress, exclamation and question marks of Armenian: inside a word, and no part of what is compared."""

SILENT = "\u0640\u02b9-\u02bb\u02bd-\u02bf\u00b7\u05f3\u05f4\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef"
"""Letters and marks that may be left out, as the inside of a character class: the stretching of Arabic; primes and rings of
transliteration, the okina; Catalan's raised dot, geresh and gershayim; selectors of variants."""

UNSPACED = (
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3038-\u303b\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"  # Han
    "\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\uff66-\uff9d\U0001b000-\U0001b167"  # Kana
    "\u0e01-\u0e30\u0e32\u0e40-\u0e46"  # Thai
    "\u0e81-\u0eb0\u0eb2\u0ebd-\u0ec6\u0edc-\u0edf"  # Lao
    "\u1780-\u17b3\u17d7\u17dc"  # Khmer
    "\u1000-\u102a\u103f\u1050-\u1055\u105a-\u105d\u1061\u1065-\u1066\u106e-\u1070\u1075-\u1081\u108e"
    "\ua9e0-\ua9e4\ua9e6-\ua9ef\ua9fa-\ua9fe\uaa60-\uaa76\uaa7a\uaa7e-\uaa7f"  # Myanmar
    "\ua000-\ua48c"  # Yi
)
"""Letters of the scripts that put no blanks between words, as the inside of a character class."""

SPACING_MARKS = "\u0e33\u0eb3\uff9e\uff9f"
"""Letters that extend the cluster before them (Unicode 15, Standard Annex 29): vowel sign am, half-width voicing marks."""

RAISED = "\u00b2\u00b3\u00b9\u2070\u2074-\u2079"
"""Raised digits: a note's number behind a word, a power; no part of the word before them."""

VOWELS = "aeiouAEIOU\u00c0-\u00c6\u00c8-\u00cf\u00d2-\u00d6\u00d9-\u00dc\u00e0-\u00e6\u00e8-\u00ef\u00f2-\u00f6\u00f9-\u00fc"
VOWELS += "\u0100-\u0105\u0112-\u011b\u0128-\u0131\u014c-\u0151\u0168-\u0173"
"""Latin vowels, plain and with what often stands on them."""

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
