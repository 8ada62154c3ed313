"""Stretches between quotation marks, the marks included.

The marks are those of Unicode 16, 6.2, with the habits of several languages: “…”, „…“, «…», »…«, ‹…›, ‚…‘, ‘…’, ``…''
and the straight ones. An apostrophe is no mark.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARKS = re.compile("``|''|[\"“”„«»‹›‘’‚']")
_PARTNERS = {
    "“": "”", "„": "“”\"", "«": "»", "»": "«", "‹": "›", "›": "‹", "‚": "‘’", "‘": "’", '"': '"', "``": "''\"", "'": "'",
}  # fmt: skip
_OPENS_EITHER = frozenset("“»›\"'‘«‹")
_BEFORE_OPENING = frozenset(" \t([{—–-/'‘“«„‹»›\"`‚_")
_AFTER_CLOSING = frozenset(" \t)]}—–-/.,;:!?'’”»*\"“«›‹_")
_CLITICS = re.compile(r"'(?:tis|twas|twere|twill|em|till|til|cause|bout|n|s|d|ll|\d)\b", re.IGNORECASE)
LONGEST_READ = 200_000
"""No paragraph of prose has so many characters; what has is data, and would only take time."""

_NEARBY = 4
"""So many marks that never found a partner may stand between two that do."""

_REACH = 400
"""Characters in which a better end of a quotation in single marks is looked for."""


@dataclass(slots=True)
class _Open:
    sign: str
    at: int


def quotations(text: str) -> tuple[tuple[int, int], ...]:
    """Give each quoted stretch with its marks, as half-open offsets in the order of their beginnings.

    A mark without its partner quotes nothing. Of two like marks the first must open and the second close.
    """
    if len(text) > LONGEST_READ:
        return ()
    found: list[tuple[int, int]] = []
    waiting: list[_Open] = []
    for mark in _MARKS.finditer(text):
        at, end, sign = mark.start(), mark.end(), mark[0]
        if sign in "'’‘" and _is_apostrophe(text, at, waiting):
            continue
        depth = _closed_by(waiting, sign) if sign not in "\"'»«›‹“" or _closes(text, at, end) else None
        if depth is not None and not (sign in "\"'" and _opens(text, at, end) and not _closes(text, at, end)):
            found.append((waiting[depth].at, end))
            del waiting[depth:]
        elif sign in _PARTNERS and _may_open(text, at, end, sign):
            waiting.append(_Open(sign, at))
    return tuple(sorted((start, end) for start, end in found if any(map(str.isalnum, text[start:end]))))


def opens_with_quotation(text: str) -> bool:
    """Tell whether a passage begins with an opening quotation mark."""
    sign = text[:2] if text[:2] == "``" else text[:1]
    return sign in _PARTNERS and sign != "'" and _may_open(text, 0, len(sign), sign)


def is_mark(character: str) -> bool:
    """Tell whether a character is a quotation mark of any kind."""
    return character == "`" or bool(_MARKS.fullmatch(character))


def _closed_by(waiting: list[_Open], sign: str) -> int | None:
    """Give the place of the latest open mark that this one closes."""
    for depth in range(len(waiting) - 1, max(-1, len(waiting) - 1 - _NEARBY), -1):
        if sign in _PARTNERS[waiting[depth].sign] and (sign != "'" or len(waiting[depth].sign) == 1):
            return depth
    return None


def _may_open(text: str, at: int, end: int, sign: str) -> bool:
    return sign in "„‚``" or sign == "“" or (sign in _OPENS_EITHER and _opens(text, at, end))


def _opens(text: str, at: int, end: int) -> bool:
    return (at == 0 or text[at - 1] in _BEFORE_OPENING) and end < len(text) and (text[end] not in " \t" or text[at] in "«‹")


def _closes(text: str, at: int, end: int) -> bool:
    return at > 0 and (text[at - 1] not in " \t" or text[at] in "»›") and (end == len(text) or text[end] in _AFTER_CLOSING)


def _is_apostrophe(text: str, at: int, waiting: list[_Open]) -> bool:
    """Tell whether a single mark belongs to a word: inside one, before a shortened one, or behind the S of a possessive."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if text[at] == "‘":
        return False
    if before.isalnum() and after.isalnum():
        return True
    if any(each.sign in "‘‚'" for each in waiting[-_NEARBY:]):
        if before in "sxz" and after == " " and text[at + 2 : at + 3].islower():
            again = re.search(rf"[\w.,!?]{text[at]}(?!\w)", text[at + 1 : at + 1 + _REACH])
            opened = re.search(r"(?<!\w)[‘‚']\w", text[at + 1 : at + 1 + _REACH])
            return again is not None and (opened is None or again.start() < opened.start())
        return not _closes(text, at, at + 1)
    return text[at] == "’" or bool(_CLITICS.match(text, at)) or not _opens(text, at, at + 1)
