"""When names that are spelled differently are likely to be one person's: the same surname, and given names that agree.

Surnames agree when they are the same but for accents, doubled letters and the ways of writing one sound in Latin letters
(ph and f, tsch and ch, -ow and -ov), or, where both have given names that agree, when one letter differs, two in a long name.
Given names agree when each is equal, the initial or the beginning of the other, or missing. A name that agrees with two
people who do not agree with each other is joined to neither.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

_CYRILLIC = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґ",
        "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch  i  e iu ia i i e g".split(" "),
        strict=True,
    )
)
_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "þ": "th", "ð": "d", **_CYRILLIC})
_SOUNDS = (
    (re.compile(r"schtsch|shch|šč"), "s"),
    (re.compile(r"tsch|tch|cz|ch|ck|kh|cc"), "c"),
    (re.compile(r"sch|sh|sz"), "s"),
    (re.compile(r"ph|ff|w(?=s?\b)"), "v"),
    (re.compile(r"th|dt"), "t"),
    (re.compile(r"zh|ts|tz"), "z"),
    (re.compile(r"(?<=[aou])e"), ""),
    (re.compile(r"[jy]"), "i"),
    (re.compile(r"[wf]"), "v"),
    (re.compile(r"[ckq]"), "c"),
    (re.compile(r"i(?=[aeou])"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile(r"i+\b"), "i"),
)
_TITLES = frozenset(
    "mr mrs miss ms dr sir lord lady dame prof rev hon gen col capt maj lt adm st jr sr esq herr frau graf fürst freiherr baron"
    " signor signora sig don conte messer monsieur mme comrade president senator general colonel captain major admiral"
    " ambassador secretary minister governor doctor professor father brother".split()
)
_PARTICLES = frozenset("de del della dello dei di da der den des von van zu la le du the of bin ibn el al".split())
_LETTER_PARTICLES = frozenset("dely")
"""Particles of one letter, which is an initial where it is a capital."""

_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_GLUED = re.compile(r"(?<=[^\W\d_])\.(?=[^\W\d_])")
_INITIALS = re.compile(r"(?:Mc|Mac)?[A-Z](?:\.?\s?(?:Mc|Mac)?[A-Z])+\.?")
_SHORTEST_MISSPELT = 5
_SHORTEST_TWICE_MISSPELT = 9


@dataclass(frozen=True, slots=True)
class _Name:
    """A name taken apart: ``given`` and ``surname`` folded to plain small letters."""

    given: tuple[str, ...]
    surname: str
    sound: str


def spelled_alike(names: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """Group the names that are likely to be one person's, each group of two or more different spellings, the fullest first.

    Every two of a group agree. A name that could belong to several groups is in none.
    """
    known = {name: read for name in dict.fromkeys(names) if (read := _taken_apart(name)).surname}
    ordered = sorted(known, key=lambda name: (-sum(map(len, known[name].given)), -len(name), name))
    groups: list[list[str]] = []
    by_key: dict[str, list[int]] = defaultdict(list)
    for name in ordered:
        keys = tuple(_keys(known[name]))
        near = sorted({number for key in keys for number in by_key[key]})
        fitting = [number for number in near if all(_agree(known[name], known[other]) for other in groups[number])]
        number = fitting[0] if len(fitting) == 1 else len(groups)
        if number == len(groups):
            groups.append([])
        groups[number].append(name)
        for key in keys:
            if number not in by_key[key]:
                by_key[key].append(number)
    return tuple(tuple(group) for group in groups if len(group) > 1)


def may_be_one(one: str, other: str) -> bool:
    """Tell whether two names may be the same person's: as ``spelled_alike``, and initials that stand for the other name."""
    if _taken_initials(one, other) or _taken_initials(other, one):
        return True
    first, second = _taken_apart(one), _taken_apart(other)
    return bool(first.surname and second.surname) and _agree(first, second)


def is_spelled_out(name: str) -> bool:
    """Tell whether a name has more than a surname beside its titles; "General Jackson" addresses a man and spells no name."""
    tokens = [token.lower() for token in _TOKEN.findall(_GLUED.sub(" ", name))]
    return sum(token not in _TITLES for token in tokens) > 1


def has_surname(name: str) -> bool:
    """Tell whether a name has more than initials."""
    return not _INITIALS.fullmatch(name.strip()) and any(len(token) > 1 for token in _TOKEN.findall(name))


def _taken_initials(initials: str, name: str) -> bool:
    """Tell whether "McG. B." may stand for "McGeorge Bundy", or "ALR" for "Richards"."""
    if not _INITIALS.fullmatch(initials.strip()):
        return False
    letters = [letter.lower() for letter in re.findall(r"(?:Mc|Mac)?[A-Z]", initials)]
    tokens = [token.lower() for token in _TOKEN.findall(_GLUED.sub(" ", name)) if token.lower() not in _TITLES]
    if not tokens or not tokens[-1].startswith(letters[-1]):
        return False
    return len(tokens) == 1 or tokens[0].startswith(letters[0])


@cache
def _taken_apart(name: str) -> _Name:
    plain = _GLUED.sub(". ", re.sub(r"[\[\]()]", "", name))
    before, comma, after = plain.partition(",")
    if comma and after.strip() and after.strip(" .").casefold() not in _TITLES:
        plain = f"{after} {before}"
    tokens = [token.casefold() for token in _TOKEN.findall(plain) if token not in _LETTER_PARTICLES]
    tokens = [_folded(token) for token in tokens if token not in _TITLES and token not in _PARTICLES]
    if not tokens:
        return _Name((), "", "")
    return _Name(tuple(tokens[:-1]), tokens[-1], _sound(tokens[-1]))


def _folded(token: str) -> str:
    plain = unicodedata.normalize("NFKD", token.translate(_LETTERS))
    return "".join(letter for letter in plain if letter.isalnum())


@cache
def _sound(surname: str) -> str:
    for pattern, sound in _SOUNDS:
        surname = pattern.sub(sound, surname)
    return surname


def _keys(name: _Name) -> Iterator[str]:
    """Give what a name shares with every other that may agree with it: the sound of its surname, whole and, in a long one of
    somebody with a given name, with any one or two letters left out.
    """
    yield name.sound
    if not name.given:
        return
    initial = name.given[0][0]
    if len(name.surname) >= _SHORTEST_MISSPELT:
        yield from (f"{initial}~{less}" for less in _shorter(name.sound))
    if len(name.surname) >= _SHORTEST_TWICE_MISSPELT:
        yield from {f"{initial}~{least}" for less in _shorter(name.sound) for least in _shorter(less)}


def _shorter(word: str) -> set[str]:
    return {word[:at] + word[at + 1 :] for at in range(min(len(word), 16))} | {word}


def _agree(one: _Name, other: _Name) -> bool:
    if one.surname == other.surname or one.sound == other.sound:
        return _given_agree(one.given, other.given)
    if not one.given or not other.given or not _given_agree(one.given, other.given):
        return False
    length = min(len(one.surname), len(other.surname))
    allowed = 2 if length >= _SHORTEST_TWICE_MISSPELT else 1 if length >= _SHORTEST_MISSPELT else 0
    return bool(allowed) and _distance(one.sound, other.sound, allowed) <= allowed


def _given_agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether given names agree; beside those that both names have, only initials may stand in one of them."""
    fewer, more = sorted((one, other), key=len)
    if not fewer:
        return True
    at = 0
    for given in more:
        if at < len(fewer) and _one_given(fewer[at], given):
            at += 1
        elif len(given) > 1:
            return False
    return at == len(fewer)


def _one_given(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if long.startswith(short) or _sound(long).startswith(_sound(short)):
        return True
    return len(short) > 2 and short[0] == long[0] and _distance(_sound(one), _sound(other), 1) <= 1


def _distance(one: str, other: str, most: int) -> int:
    """Give how many letters must be put in, taken out or changed; ``most + 1`` for more than ``most``."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    while one and other and one[0] == other[0]:
        one, other = one[1:], other[1:]
    while one and other and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    before = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        now = [row]
        for column, against in enumerate(other, start=1):
            now.append(min(before[column] + 1, now[-1] + 1, before[column - 1] + (letter != against)))
        if min(now) > most:
            return most + 1
        before = now
    return min(before[-1], most + 1)
