"""The query tree: what a reader asked for, independent of any engine and of the way it was typed."""

from __future__ import annotations

from dataclasses import dataclass

from archive.dates import Calendar, DayOfYear


@dataclass(frozen=True, slots=True)
class Word:
    """One word, as typed; ``exact`` asks for the very form (``=banks``), case and diacritics folded all the same.

    ``without`` are folded forms that a reader struck out: no term is found by them (see striking).
    """

    text: str
    exact: bool = False
    without: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that follow each other."""

    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Prefix:
    """Words that begin so: ``peasant*``."""

    text: str
    without: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Wildcard:
    """Words of this pattern, ``*`` for any letters and ``?`` for one."""

    pattern: str
    without: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """Words at most ``distance`` letters away: ``peasents~``."""

    text: str
    distance: int = 1
    without: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Near:
    """Two terms at most ``distance`` words apart, in either order: ``freedom NEAR/5 speech``."""

    left: Term
    right: Term
    distance: int


@dataclass(frozen=True, slots=True)
class Named:
    """A person, place, organisation or event in a part: ``speaker:lenin``. ``text`` is as typed, and begins with ``=`` when
    one very name or key is meant; ``keys`` are the authorities it was resolved to before the search, empty until then.
    """

    field: str
    text: str
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Titled:
    """Words of the title: ``title:peasants``."""

    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Dated:
    """A range of days (Julian Day Numbers, both included, None open). ``also`` is the second reading of a day typed
    without calendar, as Old Style; ``yearly`` stands for both ends where a day or month of any year is meant; ``certain``
    asks for certainly within; ``undated`` for texts without date.
    """

    first: int | None
    last: int | None
    also: tuple[int, int] | None = None
    calendar: Calendar | None = None
    certain: bool = False
    undated: bool = False
    yearly: DayOfYear | None = None


@dataclass(frozen=True, slots=True)
class Kinded:
    """A genre or a language: ``genre:letter``, ``language:en``."""

    field: str
    value: str


@dataclass(frozen=True, slots=True)
class And:
    """All of them."""

    parts: tuple[Query, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """At least one of them."""

    parts: tuple[Query, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """None of it."""

    part: Query


@dataclass(frozen=True, slots=True)
class Everything:
    """Every text: the query without words, for browsing."""


EVERYTHING = Everything()
"""Every text there is."""

NOTHING = Not(EVERYTHING)
"""No text at all: the query of which nothing can be looked for."""

Term = Word | Phrase | Prefix | Wildcard | Fuzzy
Query = Term | Near | Named | Titled | Dated | Kinded | And | Or | Not | Everything
