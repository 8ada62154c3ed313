"""Strategies that draw queries, as trees and as what people type."""

from __future__ import annotations

from hypothesis import strategies as st

from archive.dates import Calendar, DayOfYear, day_number
from archive.search import (
    And,
    Dated,
    Everything,
    Fuzzy,
    Kinded,
    Named,
    Near,
    Not,
    Or,
    Phrase,
    Prefix,
    Query,
    Term,
    Titled,
    Wildcard,
    Word,
)
from tests.search.corpus import words

_single = st.builds(Word, words, st.booleans())
_phrases = st.lists(_single, min_size=2, max_size=3).map(lambda found: Phrase(tuple(found)))
_patterns: st.SearchStrategy[Term] = st.one_of(
    st.sampled_from(
        (Prefix("la"), Prefix("Pe"), Prefix("é"), Prefix("бан"), Wildcard("*a*"), Wildcard("l?nd*"), Wildcard("?ank"))
    ),
    st.builds(Fuzzy, st.sampled_from(("lend", "peasent", "bank", "of")), st.integers(1, 2)),
)
_terms: st.SearchStrategy[Term] = st.one_of(_single, _single, _phrases, _patterns)
_named = st.builds(
    Named,
    st.sampled_from(("speaker", "author", "addressee", "mentions", "person", "venue", "place")),
    st.sampled_from(
        ("lenin", "Kautsky", "feofilaktov comrade", "Peasants’", "petersburg", "nobody", "=lenin", "=Karl Kautsky")
    ),
)
_speakers = st.builds(Named, st.just("speaker"), st.sampled_from(("lenin", "kautsky", "feofilaktov", "karl", "k")))
_dated = st.builds(
    lambda first, last, is_certain: Dated(first, last, certain=is_certain),
    st.sampled_from((None, day_number(1917, 11, 18), day_number(1917, 1, 1))),
    st.sampled_from((None, day_number(1917, 12, 1), day_number(1918, 12, 31))),
    st.booleans(),
)
_single_days = st.builds(
    lambda day, also, is_certain: Dated(day, day, (also, also) if also else None, certain=is_certain),
    st.sampled_from((day_number(1917, 11, 18), day_number(1917, 12, 1))),
    st.sampled_from((None, day_number(1917, 12, 1), day_number(1918, 3, 3))),
    st.booleans(),
)
_yearly = st.builds(
    lambda month, day, calendar, is_certain: Dated(None, None, certain=is_certain, yearly=DayOfYear(month, day, calendar)),
    st.sampled_from((2, 11, 12)),
    st.sampled_from((None, 1, 18, 29)),
    st.sampled_from((None, *Calendar)),
    st.booleans(),
)
_described: st.SearchStrategy[Query] = st.one_of(
    _named,
    _speakers,
    _dated,
    _single_days,
    _yearly,
    st.just(Dated(None, None, undated=True)),
    st.builds(lambda title: Titled((title,)), _single),
    st.builds(Kinded, st.sampled_from(("genre", "language")), st.sampled_from(("letter", "en", "fr", "EN-gb"))),
    st.just(Everything()),
)
_leaves: st.SearchStrategy[Query] = st.one_of(
    _terms, _terms, st.builds(Near, _terms, _terms, st.integers(1, 4)), _speakers, _described
)


def _joined(parts: st.SearchStrategy[Query]) -> st.SearchStrategy[Query]:
    several = st.lists(parts, min_size=2, max_size=3).map(tuple)
    return st.one_of(st.builds(And, several), st.builds(And, several), st.builds(Or, several), st.builds(Not, parts))


queries: st.SearchStrategy[Query] = st.recursive(_leaves, _joined, max_leaves=5)
"""Query trees over the words and people of drawn archives."""

spoken: st.SearchStrategy[Query] = st.builds(
    lambda who, others: And((who, *others)),
    st.builds(Named, st.just("speaker"), st.sampled_from(("lenin", "kautsky", "feofilaktov"))),
    st.lists(st.one_of(_terms, st.builds(Near, _terms, _terms, st.integers(1, 4))), min_size=1, max_size=2),
)
"""Words that somebody must say."""

resembling: st.SearchStrategy[Query] = st.lists(_patterns, min_size=2, max_size=3).map(lambda found: Or(tuple(found)))
"""Patterns, any of which may be found."""

_MARKS = '" “ ” « ( ) - = * ? ~ ~2 AND OR NOT NEAR NEAR/3 speaker: date: title: foo: : .. 1917 os undated'
_pieces = st.one_of(words, st.sampled_from([*_MARKS.split(), "\u0301", "\u200d", "\0", "𝔄"]), st.text(max_size=4))
typed = st.lists(_pieces, max_size=24).flatmap(lambda parts: st.sampled_from(("", " ")).map(lambda blank: blank.join(parts)))
"""What somebody may type, mostly nonsense."""
