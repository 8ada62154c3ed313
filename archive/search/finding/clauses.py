"""What a search is scored by: the terms, and the runs of terms, that its words and phrases may stand for in a text.

A term is a form after ``=``, or a stem after its language and a colon. In each language of the archive a word or a phrase may
stand as it is written or without its diacritics; of these the one counts that is worth most to a text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from archive.search.query.tree import Fuzzy, Near, Phrase, Prefix, Query, Term, Wildcard, Word
from archive.search.words.analysis import fold, stems

Clause = tuple[str, ...]
"""Terms that follow each other."""


def form(raw: str) -> str:
    """Give the term for the very form of a word."""
    return f"={fold(raw)}"


def clauses(term: Word | Phrase, codes: Iterable[str]) -> tuple[Clause, ...]:
    """Give what a word or a phrase may stand for in these languages, each once."""
    words = term.words if isinstance(term, Phrase) else (term,)
    found: dict[Clause, None] = {}
    for code in codes:
        written = [(form(word.text),) if word.exact else stems(word.text, code) for word in words]
        found[tuple(each[0] for each in written)] = None
        found[tuple(each[-1] for each in written)] = None
    return tuple(found)


def is_spelled_out(term: Word | Phrase, codes: Iterable[str]) -> bool:
    """Tell whether a term is found where one of its clauses is, and nowhere else: no form of it is struck out, and in none of
    these languages a phrase has a word that diacritics give two stems.
    """
    words = term.words if isinstance(term, Phrase) else (term,)
    if any(word.without for word in words):
        return False
    return len(words) == 1 or all(word.exact or len(stems(word.text, code)) == 1 for word in words for code in codes)


def scored(leaf: Query, codes: Iterable[str]) -> Iterator[tuple[Term, tuple[Clause, ...]]]:
    """Give the terms of a leaf, each with its clauses; a pattern has none."""
    match leaf:
        case Word() | Phrase():
            yield leaf, clauses(leaf, codes)
        case Near(left, right):
            yield from scored(left, codes)
            yield from scored(right, codes)
        case Prefix() | Wildcard() | Fuzzy():
            yield leaf, ()
