"""Makes a query ready for one generation: single tokens, the keys behind names, the words behind patterns, within limits."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from archive.search.finding.evaluation import Bound
from archive.search.finding.leaves import Pattern, patterns
from archive.search.limits import MAX_EXPANSIONS, MAX_STRUCK
from archive.search.query.striking import struck
from archive.search.query.tree import (
    And,
    Everything,
    Named,
    Near,
    Not,
    Or,
    Phrase,
    Query,
    Term,
    Titled,
    Word,
)  # fmt: skip
from archive.search.query.wording import spelled
from archive.search.results import Request
from archive.search.words.analysis import tokens
from archive.search.words.lexicon import Lexicon, shares

Resolve = Callable[[str, str], tuple[str, ...]]
"""Gives the keys of the agents that a field names so."""

_KINDS = {"speaker": "speaker", "author": "author", "addressee": "addressee", "mentions": "name mentioned"}


def bound(query: Query, resolve: Resolve, lexicon: Callable[[], Lexicon]) -> Bound:
    """Make a query ready; ``lexicon`` gives every folded form of the generation."""
    notes: list[str] = []
    ready = _resolved(simplified(query), resolve, notes)
    asked = tuple(dict.fromkeys(patterns(ready)))
    found = _expanded(asked, lexicon(), notes) if asked else {}
    return Bound(ready, found, tuple(dict.fromkeys(notes)))


def bound_for(request: Request, bind: Callable[[Query], Bound]) -> Bound:
    """Make the query of a request ready by ``bind``, without the word forms struck out, of which the first MAX_STRUCK count."""
    ready = bind(struck(request.query, request.without))
    if len(request.without) > MAX_STRUCK:
        ready = replace(ready, notes=(*ready.notes, f"Only the first {MAX_STRUCK} word forms are left out."))
    return ready


def simplified(query: Query) -> Query:
    """Give a query in which each word is one token; what has no token asks for nothing and is left out."""
    return _simple(query) or Everything()


def _simple(query: Query) -> Query | None:
    match query:
        case And(parts) | Or(parts):
            kept = tuple(part for part in map(_simple, parts) if part is not None)
            return type(query)(kept) if len(kept) > 1 else (kept[0] if kept else None)
        case Not(part):
            inner = _simple(part)
            return None if inner is None else Not(inner)
        case Word() | Phrase():
            return _single(query)
        case Near(left, right, distance):
            terms = [term if not isinstance(term, Word | Phrase) else _single(term) for term in (left, right)]
            if terms[0] is None or terms[1] is None:
                return terms[0] or terms[1]
            return Near(terms[0], terms[1], distance)
        case Titled(words):
            kept_words = tuple(word for word in words if any(tokens(word.text)))
            return Titled(kept_words) if kept_words else None
        case _:
            return query


def _single(term: Word | Phrase) -> Term | None:
    given = term.words if isinstance(term, Phrase) else (term,)
    words = tuple(Word(token.raw, word.exact, word.without) for word in given for token in tokens(word.text))
    return (words[0] if len(words) == 1 else Phrase(words)) if words else None


def _resolved(query: Query, resolve: Resolve, notes: list[str]) -> Query:
    match query:
        case And(parts) | Or(parts):
            return type(query)(tuple(_resolved(part, resolve, notes) for part in parts))
        case Not(part):
            return Not(_resolved(part, resolve, notes))
        case Named(field, text, ()):
            keys = resolve(field, text)
            if not keys:
                name = text.removeprefix("=")
                notes.append(f"No {_KINDS.get(field, field)} in this archive is called “{name}”.")
            return replace(query, keys=keys)
        case _:
            return query


def _expanded(asked: Iterable[Pattern], lexicon: Lexicon, notes: list[str]) -> dict[Pattern, tuple[str, ...]]:
    """Find the words of each pattern; where all of them together are too many, each keeps its share of the first."""
    ranks = {pattern: lexicon.ranks(pattern)[: MAX_EXPANSIONS + 1].tolist() for pattern in asked}
    found = {pattern: tuple(map(lexicon.words.__getitem__, each)) for pattern, each in ranks.items()}
    given = shares([len(kept) for kept in found.values()], MAX_EXPANSIONS)
    for (pattern, kept), share in zip(list(found.items()), given, strict=True):
        if len(kept) > share:
            notes.append(
                f"“{spelled(pattern)}” stands for more words than one search may look for; the first {share:,}, up to"
                f" “{kept[share - 1]}”, were. Write more letters to see them all."
            )
            found[pattern] = kept[:share]
    return found
