"""The search for people who do not want a language: fields that become a query, and a query that fills the fields again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, fields, replace

from werkzeug.datastructures import MultiDict

from archive.search import (
    And,
    Dated,
    Everything,
    Fuzzy,
    Kinded,
    Named,
    Not,
    Or,
    Phrase,
    Prefix,
    Query,
    Term,
    Wildcard,
    Word,
    parse,
    spelled,
)
from archive.search.query.lexer import QUOTES
from archive.web.searching.dating import days_between

PARTS = {"speaker": "says it", "author": "wrote it", "addressee": "received it", "mentions": "is named in it"}
"""The fields that name a person, each as a question."""

DATES = {"possible": "possibly in this range", "certain": "certainly in this range", "undated": "undated"}
"""What may be asked of a date, as on the page."""

Resolve = Callable[[str, str], tuple[str, ...]]
"""Gives the keys of the agents that a field names so."""

_SINGLE = Word | Prefix | Wildcard | Fuzzy
_PIECE = re.compile(rf"[{QUOTES}][^{QUOTES}]*[{QUOTES}]?|[^\s{QUOTES}]+")


@dataclass(frozen=True, slots=True)
class Form:
    """What stands in the fields. ``part`` is the field of ``who``, ``since`` and ``until`` the ends of a range as typed."""

    all: str = ""
    phrase: str = ""
    any: str = ""
    none: str = ""
    part: str = "speaker"
    who: str = ""
    where: str = ""
    since: str = ""
    until: str = ""
    dates: str = "possible"
    genre: str = ""
    language: str = ""

    @classmethod
    def read(cls, arguments: MultiDict[str, str]) -> Form:
        """Read the fields of an address; a choice that is none is left as it is before anything is chosen."""
        given = {field.name: arguments.get(field.name, "").strip() for field in fields(cls)}
        given["part"] = given["part"] if given["part"] in PARTS else "speaker"
        given["dates"] = given["dates"] if given["dates"] in DATES else "possible"
        return cls(**given)

    @classmethod
    def of(cls, query: Query) -> Form | None:
        """Give the fields that become this query; None for one that is more than the form can say."""
        said: dict[str, list[str]] = {}
        for part in query.parts if isinstance(query, And) else (query,):
            for name, words in _fields(part):
                is_second = name == "phrase" and name in said
                said.setdefault("all" if is_second else name, []).append(f'"{words}"' if is_second else words)
        several = ("all", "none")
        if "" in said or any(len(words) > 1 for name, words in said.items() if name not in several):
            return None
        return cls(**{name: " ".join(words) for name, words in said.items()})

    @property
    def words(self) -> str:
        """All words typed, for a reader who typed nothing else than signs."""
        return " ".join(filter(None, (self.all, self.phrase, self.any, self.none, self.who, self.where)))

    def without_dates(self) -> Form:
        """Give the fields without the dates."""
        return replace(self, since="", until="", dates="possible")

    def query(self, resolve: Resolve) -> Query:
        """Make the query; ``resolve`` tells whether a place is one where something was said or written.

        Raise QueryError, with a sentence, for dates that cannot be.
        """
        parts = [*self._worded(), *self._named(resolve), *self._described()]
        return And(tuple(parts)) if len(parts) > 1 else (parts[0] if parts else Everything())

    def _worded(self) -> Iterator[Query]:
        yield from _terms(self.all)
        phrase = tuple(word for piece in _terms(self.phrase) for word in _words(piece))
        if phrase:
            yield Phrase(phrase) if len(phrase) > 1 else phrase[0]
        either = tuple(_terms(self.any))
        if either:
            yield Or(either) if len(either) > 1 else either[0]
        yield from (Not(term) for term in _terms(self.none))

    def _named(self, resolve: Resolve) -> Iterator[Query]:
        who, where = _value(self.who), _value(self.where)
        if who:
            yield Named(self.part, who)
        if where:
            either = ("venue", "place")
            meant = [field for field in either if resolve(field, where)] or either
            named = tuple(Named(field, where) for field in meant)
            yield Or(named) if len(named) > 1 else named[0]

    def _described(self) -> Iterator[Query]:
        if self.dates == "undated":
            yield Dated(None, None, undated=True)
        else:
            days = days_between(self.since, self.until, is_certain=self.dates == "certain")
            if days is not None:
                yield days
        yield from (Kinded(field, value) for field in ("genre", "language") if (value := _value(asdict(self)[field])))


def _terms(text: str) -> Iterator[Term]:
    """Read words without a language, but for a star, a tilde or ``=`` at a word and quotation marks around several."""
    for piece in _PIECE.findall(text):
        found = parse(piece).query
        if isinstance(found, Term):
            yield found
        elif words := tuple(_words(piece)):
            yield Phrase(words) if len(words) > 1 else words[0]


def _words(piece: str | Term) -> Iterator[Word]:
    """Give the plain words of a piece."""
    match piece:
        case Word():
            yield piece
        case Phrase(words):
            yield from words
        case _:
            text = piece if isinstance(piece, str) else spelled(piece)
            yield from _plain(text)


def _plain(text: str) -> Iterable[Word]:
    found = parse("".join(f'"{word}" ' for word in re.findall(r"\w+", text))).query
    return (word for word in (found.parts if isinstance(found, And) else (found,)) if isinstance(word, Word))


def _value(text: str) -> str:
    """Give a name as the language can hold it, without quotation marks."""
    name = re.sub(rf"[{QUOTES}]", "", text).strip()
    return name if re.search(r"\w", name) else ""


def _fields(part: Query) -> Iterator[tuple[str, str]]:
    """Give the fields, and what stands in them, for a part of a query; a field without a name for what the form cannot say."""
    match part:
        case Everything():
            return
        case Word() | Prefix() | Wildcard() | Fuzzy():
            yield "all", spelled(part)
        case Phrase(words):
            yield "phrase", " ".join(spelled(word) for word in words)
        case Or(parts) if all(isinstance(one, Term) for one in parts):
            yield "any", " ".join(map(spelled, parts))
        case Or((Named("venue", name), Named("place", other))) if name == other:
            yield "where", name
        case Not(inner) if isinstance(inner, Term):
            yield "none", spelled(inner)
        case Named("venue" | "place", name):
            yield "where", name
        case Named(field, name) if field in PARTS:
            yield from (("part", field), ("who", name))
        case Kinded(field, value):
            yield field, value
        case Dated():
            yield from _dates(part)
        case _:
            yield "", ""


def _dates(asked: Dated) -> Iterator[tuple[str, str]]:
    if asked.undated:
        yield "dates", "undated"
        return
    if asked.certain:
        yield "dates", "certain"
    first, is_range, last = spelled(asked).removeprefix("date:").removeprefix("=").partition("..")
    yield "since", first
    yield "until", last if is_range else first
