"""When two spellings are one name, and one pattern that finds every name in a text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

APOSTROPHES = "'’ʼ‘‛`´′＇"
HYPHENS = "-‐‑"
"""What is written for an apostrophe and for a hyphen; which one a typist used makes no other name."""

_SAME = str.maketrans({**dict.fromkeys(APOSTROPHES, "'"), **dict.fromkeys(HYPHENS, "-")})
_ANY_CASE, _EXACT = "(?i:{})", "{}"
_END = ""


def normal_form(name: str) -> str:
    """Return the form under which a name is looked up: NFC, one apostrophe, one hyphen, single blanks, case folded."""
    return " ".join(unicodedata.normalize("NFC", name).translate(_SAME).casefold().split())


def compile_forms(names: Iterable[str]) -> re.Pattern[str] | None:
    """Compile one pattern that finds the longest of the names at each place; None when there is none.

    The names are laid out as a tree of their letters, so that the time for a text does not grow with their number.
    """
    phrases: _Tree = {}
    words: _Tree = {}
    for name in names:
        for form in {unicodedata.normalize(way, " ".join(name.split())) for way in ("NFC", "NFD")}:
            if form:
                _plant(phrases if " " in form else words, form if " " not in form else form.lower())
    parts = [case.format(_pattern(tree)) for tree, case in ((phrases, _ANY_CASE), (words, _EXACT)) if tree]
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)") if parts else None


_Tree = dict[str, "_Tree"]


def _plant(tree: _Tree, form: str) -> None:
    for letter in form:
        tree = tree.setdefault(_letter(letter), {})
    tree[_END] = {}


def _letter(letter: str) -> str:
    """Give the pattern of one letter of a name."""
    if letter == " ":
        return r"[ \t\r\n]+"
    if letter in APOSTROPHES:
        return f"[{APOSTROPHES}]"
    if letter in HYPHENS:
        return f"[{HYPHENS}]"
    return re.escape(letter)


def _pattern(tree: _Tree) -> str:
    """Write a tree as a pattern that prefers the longest way through it."""
    written: dict[int, str] = {}
    waiting = [tree]
    while waiting:  # names may be long, so the tree is walked without recursion: below before above
        node = waiting[-1]
        missing = [child for child in node.values() if id(child) not in written]
        if missing:
            waiting.extend(missing)
            continue
        waiting.pop()
        ways = sorted(letter + written[id(child)] for letter, child in node.items() if letter != _END)
        group = ways[0] if len(ways) == 1 and _END not in node else f"(?:{'|'.join(ways)})" if ways else ""
        written[id(node)] = f"{group}?" if ways and _END in node else group
    return written[id(tree)]
