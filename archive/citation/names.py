"""Names as citations need them: the family name apart from the given one, a periodical apart from a person."""

from __future__ import annotations

import re
from dataclasses import dataclass
from unicodedata import category

from archive.authorities import Authority, Kind
from archive.model import Agent

PERIODICALS = frozenset("newspaper journal magazine periodical gazette review".split())
"""Genres of organisations whose name is the title of a publication, which every style sets in italics."""

_PARTICLES = frozenset(
    "af al bin d' da dal de dei del della den der des di dos du el ibn la le ten ter van vom von zu zum zur".split()
)
_SUFFIX = re.compile(r"(?:Jr|Sr)\.?|I{2,3}|IV")
_NO_PERSON = frozenset("an and at for in of on the to with".split())
_HONORIFICS = frozenset(
    "Ambassador Chancellor Citizen Colonel Comrade Count Dr Emperor General King Lady Lord Minister Miss Mr Mrs Ms President"
    " Prince Princess Professor Queen Rev Secretary Senator Sir".split()
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name, parted where it can be: ``family`` is the whole name where ``given`` is "" (a body, a pen name, a title of
    office). ``is_title`` is true for a newspaper or journal.
    """

    family: str
    given: str = ""
    suffix: str = ""
    is_title: bool = False

    @property
    def inverted(self) -> str:
        """The form for lists: "Lenin, V. I."; the whole name where it is not parted."""
        return ", ".join(part for part in (self.family, self.given, self.suffix) if part)

    @property
    def direct(self) -> str:
        """The form for sentences: "V. I. Lenin"."""
        return " ".join(part for part in (self.given, self.family, self.suffix) if part)


def name_of(agent: Agent, authority: Authority | None) -> Name:
    """Part the name of an agent: as the authority's ``sort_name`` does where there is one, else by the words themselves.

    Only persons are parted. A name that no authority has is parted when it looks like given names and a family name: at
    least two words, none of them a word that institutions and offices have ("of", "the", "Secretary").
    """
    if authority is None:
        return _unlinked(line(agent.name))
    if authority.kind is not Kind.PERSON:
        return Name(line(authority.name), is_title=(authority.genre or "").lower() in PERIODICALS)
    return _sorted(line(authority.sort_name or authority.name))


def line(text: str) -> str:
    """Give a text on one line: white space of any kind as one blank, control characters and lone surrogates gone."""
    return " ".join("".join(each for each in text if each.isspace() or category(each) not in ("Cc", "Cs")).split())


def _sorted(name: str) -> Name:
    parts = [part.strip() for part in name.split(",", 2)]
    if not all(parts):
        return Name(name.strip(", "))
    return Name(parts[0], " ".join(parts[1:2]), " ".join(parts[2:]))


def _unlinked(name: str) -> Name:
    if "," in name:
        return _sorted(name)
    words = name.split(" ")
    suffix = words.pop() if len(words) > 2 and _SUFFIX.fullmatch(words[-1]) else ""
    if len(words) < 2 or words[0].rstrip(".") in _HONORIFICS or _NO_PERSON & {word.lower() for word in words}:
        return Name(name)
    if any(not word[0].isalpha() or any(character.isdigit() for character in word) for word in words):
        return Name(name)
    start = next((place for place, word in enumerate(words) if place > 0 and word.lower() in _PARTICLES), len(words) - 1)
    return Name(" ".join(words[start:]), " ".join(words[:start]), suffix)
