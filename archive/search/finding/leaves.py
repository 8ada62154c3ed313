"""The leaves of a query, which are looked up in the words themselves; and the voices that must say them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from archive.search.query.tree import And, Fuzzy, Named, Near, Not, Or, Phrase, Prefix, Query, Term, Wildcard, Word

Pattern = Prefix | Wildcard | Fuzzy
Leaf = Term | Near
"""What is looked up in the words themselves."""


def leaves(query: Query) -> Iterable[tuple[Leaf, tuple[str, ...] | None]]:
    """Give the leaves that a match may show, with the keys of the voices that must say them, None for any."""
    return _leaves(query, None)


def heard(query: Query) -> frozenset[str] | None:
    """Give the keys of those in whose voices every word of a query is looked for; None where one may be anybody's."""
    asked = [voices for _, voices in leaves(query)]
    return frozenset(key for voices in asked for key in voices or ()) if asked and None not in asked else None


def _leaves(query: Query, voices: tuple[str, ...] | None) -> Iterable[tuple[Leaf, tuple[str, ...] | None]]:
    match query:
        case And(parts):
            speakers = [keys for keys in map(speakers_of, parts) if keys is not None]
            inside = tuple(dict.fromkeys(key for keys in speakers for key in keys)) if speakers else voices
            for part in parts:
                yield from _leaves(part, inside)
        case Or(parts):
            for part in parts:
                yield from _leaves(part, voices)
        case Word() | Phrase() | Near() | Prefix() | Wildcard() | Fuzzy():
            yield query, voices


def speakers_of(part: Query) -> tuple[str, ...] | None:
    """Give the keys when a part asks for a speaker, or for one of several; None when it asks for something else."""
    match part:
        case Named("speaker", _, keys):
            return keys
        case Or(parts):
            each = [speakers_of(one) for one in parts]
            return None if None in each else tuple(dict.fromkeys(key for keys in each if keys for key in keys))
    return None


def patterns(query: Query) -> Iterator[Pattern]:
    """Give the patterns of a query, from left to right."""
    match query:
        case And(parts) | Or(parts):
            for part in parts:
                yield from patterns(part)
        case Not(part):
            yield from patterns(part)
        case Near(left, right):
            yield from patterns(left)
            yield from patterns(right)
        case Prefix() | Wildcard() | Fuzzy():
            yield query


def size_of(term: Term) -> int:
    """Count the words of a term."""
    return len(term.words) if isinstance(term, Phrase) else 1
