"""Names of months in old and faulty spelling: told by their likeness to the name of today, beside a number that makes a date.

Spelling was free until about 1800. Letters that stood for each other are made one (i and j, u and v, c and k and z); then a
name may be contracted ("Novbr", "Decr"), or differ by a letter or two (Damerau 1964 found four of five slips to be one).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from archive.dates.cldr import long_month_numbers, month_numbers

_ONE = str.maketrans("jvykzß", "iuiccs")
_DOUBLED = re.compile(r"(.)\1+")
_SHORTEST_CONTRACTED = 4
_PREFIX = 3
"""Letters that a contraction keeps at least: two months share fewer than that, but for June and July."""

_SHORTEST_NEAR = 6
"""Letters of a name that another word may come near: shorter ones are near too many words."""

_SHORTEST_NEAR_BY_TWO = 7


@lru_cache(maxsize=20_000)
def month_like(word: str, language: str) -> int | None:
    """Give the month whose name in a language a word resembles; None where it is none, or more than one.

    The caller sees to it that a day or a year stands beside the word.
    """
    plain = folded(word)
    if plain in _same(language):
        return _same(language)[plain]
    months = {month for name, month in _folded_names(language) if _is_contracted(plain, name) or _is_near(plain, name)}
    return months.pop() if len(months) == 1 else None


def folded(word: str) -> str:
    """Make letters one that stood for each other, without accents, full stops and doubling."""
    letters = unicodedata.normalize("NFD", word.lower())
    plain = "".join(letter for letter in letters if letter.isalpha()).translate(_ONE)
    return _DOUBLED.sub(r"\1", plain.replace("tc", "c"))


@lru_cache(maxsize=400)
def _folded_names(language: str) -> tuple[tuple[str, int], ...]:
    return tuple((folded(name), month) for name, month in long_month_numbers(language).items())


@lru_cache(maxsize=400)
def _same(language: str) -> dict[str, int]:
    """Give the names and abbreviations of a language, folded, and those of Latin, which all of Europe used beside its own."""
    latin = {folded(name): month for name, month in long_month_numbers("la").items()}
    own = {folded(name): month for name, month in month_numbers(language).items()}
    return latin | {f"{name}e": month for name, month in own.items() if len(name) > _PREFIX} | own


def _is_contracted(word: str, name: str) -> bool:
    """Tell whether a word is the beginning of a name with letters of its rest, the last of them at the end."""
    if not _SHORTEST_CONTRACTED <= len(word) < len(name) or word[:_PREFIX] != name[:_PREFIX] or word[-1] != name[-1]:
        return False
    rest = iter(name[_PREFIX:])
    return all(letter in rest for letter in word[_PREFIX:])


def _is_near(word: str, name: str) -> bool:
    """Tell whether a word with the same first letter differs from a name by one letter, or by two in a long name."""
    length = min(len(word), len(name))
    if length < _SHORTEST_NEAR - 1 or len(name) < _SHORTEST_NEAR or word[0] != name[0]:
        return False
    most = 2 if len(name) >= _SHORTEST_NEAR_BY_TWO and len(word) >= _SHORTEST_NEAR - 1 else 1
    return abs(len(word) - len(name)) <= most and _distance(word, name, most) <= most


def _distance(one: str, other: str, most: int) -> int:
    """Count the letters to change, add or take away (Levenshtein); any number above ``most`` means more than that."""
    row = list(range(len(other) + 1))
    for number, letter in enumerate(one, start=1):
        before, row = row, [number]
        for place, wanted in enumerate(other):
            row.append(min(before[place] + (letter != wanted), before[place + 1] + 1, row[place] + 1))
        if min(row) > most:
            return most + 1
    return row[-1]
