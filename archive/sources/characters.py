"""Characters that XML cannot hold (XML 1.0, 2.2): left out, and named."""

from __future__ import annotations

import re

NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""XML 1.0, 2.2."""

PARTING = frozenset("\x0b\x0c\x1c\x1d\x1e\x1f")
"""Control characters that part words, as a form feed does."""


def without_what_xml_cannot_hold(characters: str) -> tuple[str, tuple[tuple[int, str], ...]]:
    """Give a text with a line end where such a character parted two words and nothing where it did not, and what was left out
    as (offset in the text as it was, "U+000C").
    """
    left_out = tuple((found.start(), code_of(found[0])) for found in NOT_XML.finditer(characters))
    return (NOT_XML.sub(_in_its_place, characters) if left_out else characters), left_out


def code_of(character: str) -> str:
    """Name a character by its code point, as Unicode writes it: ``U+000C``."""
    return f"U+{ord(character):04X}"


def _in_its_place(found: re.Match[str]) -> str:
    before, after = found.string[: found.start()][-1:], found.string[found.end() :][:1]
    parts_words = found[0] in PARTING and before.strip() and after.strip()
    return "\n" if parts_words else ""
