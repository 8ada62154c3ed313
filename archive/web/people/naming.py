"""One agent's name as a query asks for that agent alone, and the names most like one that nobody has."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import SequenceMatcher

from archive.model import Agent
from archive.search import Named, Searcher
from archive.search.query.lexer import QUOTES
from archive.search.words.analysis import forms

MOST = 6
"""Choices offered for one name: more is no help."""

_ALIKE = 0.7
"""Likeness (Ratcliff and Obershelp, 0 to 1) of two names of which one may be a slip for the other."""

_COMPARED = 80
"""Characters of a name that are compared: those of the longest key."""

QUOTED = frozenset(QUOTES)
"""Signs that a value of a query cannot hold."""

_UNQUOTED = str.maketrans(dict.fromkeys(QUOTES, " "))


def exactly(searcher: Searcher, field: str, key: str, name: str) -> Named:
    """Ask for one agent in a field: an authority by its key; a name that is linked to none as it is, unless two have it."""
    named = Named(field, f"={name.translate(_UNQUOTED)}")
    is_meant = not Agent(key, name).is_linked and searcher.resolve(field, named.text) == (key,)
    return named if is_meant else Named(field, f"={key}")


def by_key(searcher: Searcher, field: str, key: str) -> Named:
    """Ask for one agent in a field by the key, which costs nothing to make; where a query cannot hold it, as ``exactly``."""
    if QUOTED.isdisjoint(key):
        return Named(field, f"={key}")
    return exactly(searcher, field, key, key.removeprefix("name:"))


def nearest(name: str, called: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Give the keys whose names, or words of them, are most like a name."""
    wanted = forms(name[:_COMPARED])
    if not wanted:
        return []
    likeness = {key: max((_likeness(wanted, forms(other)) for other in names), default=0.0) for key, names in called.items()}
    return sorted((key for key, value in likeness.items() if value >= _ALIKE), key=lambda key: (-likeness[key], key))[:MOST]


def _likeness(wanted: tuple[str, ...], words: tuple[str, ...]) -> float:
    """Compare each word that was typed with the one most like it."""
    return sum(max((_ratio(one, other) for other in words), default=0.0) for one in wanted) / len(wanted)


def _ratio(one: str, other: str) -> float:
    """Compare two words; the cheap bounds of the measure go first, as an archive has thousands of names."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if min(matcher.real_quick_ratio(), matcher.quick_ratio()) < _ALIKE:
        return 0.0
    return matcher.ratio()
