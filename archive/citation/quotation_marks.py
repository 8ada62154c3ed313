"""The quotations of a paragraph: words between the marks of many languages' print, and the sentences they stand in."""

from __future__ import annotations

import re
from typing import NamedTuple

_QUOTED = re.compile(
    "“(?P<a>[^”]*)(?:”|$)"
    "|„(?P<b>[^“”]*)(?:[“”]|$)"
    "|«(?P<c>[^»]*)(?:»|$)"
    "|»(?P<d>[^«»]*)«"
    "|「(?P<e>[^「」]*)」"
    "|『(?P<f>[^『』]*)』"
    '|"(?P<g>[^"]*)(?:"|$)'
    r"|(?<!\w)[‘‚](?P<h>(?:[^‘’]|’(?=\w)|(?<=s)’(?=\s[a-z][^‘]*[^s‘]’(?!\w)))*)[’‘](?!\w)"
    r"|(?<![\w'])'(?=\w)(?P<i>(?:[^']|(?<=\w)'(?=\w))*)'(?!\w)"
)
"""Words between the quotation marks of English, French, German, Russian, Italian, Chinese and Japanese print. Where a paragraph
ends before its quotation does, the next one begins with a mark of its own (Chicago Manual of Style 13.32).
"""

_RUNS_ON = re.compile(r'“[^”]*$|„[^“”]*$|«[^»]*$|^[^"]*(?:"[^"]*"[^"]*)*"[^"]*$')
_OPENING = tuple('“„«"')
_SENTENCE_END = re.compile(
    r"(?:(?<=[^\W_]{2})|(?<=[\d)\]”’»\"“]))[.!?…][”’»\"“)\]]*(?:\[\d+\]|[⁰¹²³⁴-⁹]+)?\s+(?=[“„«\"‘(]*[^\W\d_a-zа-я])|[。！？]"
)


class Quoted(NamedTuple):
    """Words between marks, without these: where the first mark begins, and where the last one ends, in code points."""

    start: int
    end: int
    words: str


def quotations(text: str) -> list[Quoted]:
    """Give the quotations of a paragraph in their order."""
    found = []
    for one in _QUOTED.finditer(text):
        words = next((group for group in one.groups() if group is not None), "").strip()
        if words:
            found.append(Quoted(one.start(), one.end(), words))
    return found


def unmarked(text: str) -> str:
    """Take the marks off a text that is one quotation from its first sign to its last."""
    found = _QUOTED.match(text)
    return quotations(text)[0].words if found is not None and found.end() == len(text) else text


def runs_on(text: str, behind: str) -> bool:
    """Tell whether a paragraph's last quotation goes on in the paragraph behind it."""
    return behind.startswith(_OPENING) and _RUNS_ON.search(text) is not None


def is_one_sentence(text: str, start: int, end: int) -> bool:
    """Tell whether no sentence ends between two places of a paragraph."""
    return _SENTENCE_END.search(text, max(0, start - 2), end) is None
