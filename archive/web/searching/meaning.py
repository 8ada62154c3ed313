"""Who was meant by the names in a question: all of them where several are, the nearest where nobody is called so."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from archive.search import And, Kinded, Named, Not, Or, Query, spelled
from archive.search.query.lexer import NAMED
from archive.web.holdings import Holdings
from archive.web.languages import language_name
from archive.web.people.naming import MOST, exactly, nearest
from archive.web.searching.asking import Asked

SAYS = {
    "speaker": "says the words", "author": "wrote the text", "addressee": "received it", "mentions": "is named in it",
    "person": "says or wrote it", "venue": "is where it was spoken", "place": "is where it was written or spoken",
    "occasion": "is when it was spoken",
}  # fmt: skip
"""What each field asks of the one it names."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """A sentence about a name, and the questions one may have meant by it: (words, question)."""

    sentence: str
    choices: tuple[tuple[str, Asked], ...]


def meanings(question: Asked, query: Query, holdings: Holdings) -> Iterator[Meaning]:
    """Say of each name, genre and language of a question what it may mean, where that is not one thing."""
    for part in dict.fromkeys(_described(query)):

        def instead(new: Query, old: Query = part) -> Asked:
            return question.words(spelled(_replaced(query, old, new)))

        meaning = _of_name(part, instead, holdings) if isinstance(part, Named) else _of_kind(part, instead, holdings)
        if meaning is not None:
            yield meaning


def _of_name(part: Named, instead: Callable[[Query], Asked], holdings: Holdings) -> Meaning | None:
    resolve, name = holdings.index.resolve, part.text.removeprefix("=")
    keys = resolve(part.field, part.text)
    if len(keys) == 1:
        return None
    if keys:
        shown = sorted(keys, key=lambda key: (-holdings.count(key), key))[:MOST]
        rest = f"The {MOST} with most texts" if len(keys) > MOST else "One alone"
        sentence = f"“{name}” means {len(keys)} names here, and any of them {SAYS[part.field]}. {rest}:"
        return Meaning(sentence, _alone(part.field, shown, holdings, instead))
    others = [field for field in NAMED if field != part.field and resolve(field, part.text)]
    if others:
        found = ((Named(field, part.text), spelled(Named(field, part.text))) for field in others)
        return Meaning(f"“{name}” has another part in the texts:", _choices(found, instead))
    near = nearest(name, {key: holdings.names(key) for key in holdings.called(part.field)})
    alone = _alone(part.field, near, holdings, instead)
    return Meaning(f"Names near “{name}”:", alone) if near else None


def _alone(
    field: str, keys: Iterable[str], holdings: Holdings, instead: Callable[[Query], Asked]
) -> tuple[tuple[str, Asked], ...]:
    """Give the question for each of several names alone."""
    return _choices(((exactly(holdings.index, field, key, holdings.name(key)), holdings.name(key)) for key in keys), instead)


def _of_kind(part: Kinded, instead: Callable[[Query], Asked], holdings: Holdings) -> Meaning | None:
    wanted, known = part.value.casefold(), [value.key for value in holdings.facets[part.field]]
    if any(key.casefold() == wanted or key.casefold().startswith(f"{wanted}-") for key in known):
        return None
    called = {key: (key, language_name(key) if part.field == "language" else key) for key in known}
    near = nearest(part.value, called) or known[:MOST]
    choices = _choices(((Kinded(part.field, key), spelled(Kinded(part.field, key))) for key in near), instead)
    return Meaning(f"The archive has no {part.field} “{part.value}”; it has:", choices)


def _choices(found: Iterable[tuple[Query, str]], instead: Callable[[Query], Asked]) -> tuple[tuple[str, Asked], ...]:
    return tuple((words, instead(new)) for new, words in found)


def _described(query: Query) -> Iterator[Named | Kinded]:
    match query:
        case And(parts) | Or(parts):
            for part in parts:
                yield from _described(part)
        case Not(part):
            yield from _described(part)
        case Named() | Kinded():
            yield query


def _replaced(query: Query, old: Query, new: Query) -> Query:
    if query == old:
        return new
    match query:
        case And(parts) | Or(parts):
            return replace(query, parts=tuple(_replaced(part, old, new) for part in parts))
        case Not(part):
            return Not(_replaced(part, old, new))
        case _:
            return query
