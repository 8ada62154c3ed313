"""A page marks the words a search found, and no others."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.model import Voice
from archive.search import And, Named, Near, Query, Word, matches, parse, struck
from archive.search.limits import MAX_STRUCK
from tests.search.corpus import NAMES, Corpus, corpora, passage, text
from tests.search.queries import queries
from tests.search.reference import Reference


@pytest.mark.parametrize(
    ("query", "read", "expected"),
    [
        ("land", "Land of lands", ["Land", "lands"]),
        ("=land", "Land of lands", ["Land"]),
        ('"equal land tenure"', "of equal land-tenure, land", ["equal land-tenure"]),
        ('"land tenure" tenure', "land tenure, tenure", ["land tenure", "tenure"]),
        ('"a a"', "a a a b", ["a a a"]),
        ("freedom NEAR/3 speech", "freedom of the speech, of many other speeches", ["freedom", "speech"]),
        ("land -tenure", "land tenure", ["land"]),
        ("peas* wom?n lend~", "Peasants, women and land", ["Peasants", "women", "land"]),
        ("(a OR b) title:c", "a b c", ["a", "b"]),
        ("東京", "東京都と東と京", ["東京"]),
        ("date:1917 speaker:lenin", "lenin 1917", []),
    ],
)
def test_these_words_are_marked(query: str, read: str, expected: list[str]) -> None:
    assert [read[start:end] for start, end in matches(parse(query).query, read, "en")] == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("land", ["Land", "land"]),
        ("=lands", []),
        ("lan*", ["Land", "land"]),
        ("?ands", ["hands"]),
        ("lands~", ["Land", "land", "hands"]),
        ('"of lands"', []),
        ("land NEAR/2 hands", ["land", "hands"]),
        ("-hands title:lands land", ["Land", "land"]),
    ],
)
def test_a_struck_form_is_not_marked(query: str, expected: list[str]) -> None:
    read = "Land of lands, land hands"
    assert [read[start:end] for start, end in matches(struck(parse(query).query, ("lands",)), read, "en")] == expected


def test_as_many_forms_are_struck_as_a_query_may_have_terms() -> None:
    forms = [f"word{number}" for number in range(70)]
    assert len(matches(struck(parse("word*").query, forms), " ".join(forms), "en")) == 70 - MAX_STRUCK
    assert struck(Word("a"), ()) == Word("a")


@pytest.mark.parametrize("typed", ["peasant*", "pe?sants", "peasents~"])
def test_the_examples_of_patterns_find_something_in_the_seed(typed: str) -> None:
    root = Path(__file__).parents[2]
    assert f"`{typed}`" in (root / "README.md").read_text(encoding="utf-8")
    read = "\n".join(path.read_text(encoding="utf-8") for path in (root / "seeds").rglob("*.txt"))
    assert matches(parse(typed).query, read, "en")


def test_a_bound_speaker_is_marked_in_their_own_voice() -> None:
    read = "Land, he said, tenure of land."
    voices = (Voice("a", 0, 5), Voice("b", 6, 14), Voice("a", 15, 30))
    spoken = And((Named("speaker", "a", ("a",)), Word("land"), Word("said")))
    assert [read[start:end] for start, end in matches(spoken, read, "en", voices)] == ["Land", "land"]
    assert [read[start:end] for start, end in matches(spoken, read, "en")] == ["Land", "said", "land"]
    joined = And((Named("speaker", "a", ("a",)), parse('"land tenure"').query))
    assert [read[start:end] for start, end in matches(joined, read, "en", voices)] == ["Land", "tenure"]
    assert matches(spoken, read, "en", ()) == ()


@settings(deadline=None, max_examples=40)
@given(corpora(), queries)
def test_marks_are_in_order_apart_and_inside(corpus: Corpus, query: Query) -> None:
    for each in corpus.texts:
        for read in each.passages:
            found = matches(query, read.received, read.language, read.voices)
            assert all(0 <= start < end <= len(read.received) for start, end in found)
            assert all(before[1] <= after[0] for before, after in pairwise(found))


@settings(deadline=None, max_examples=300)
@given(st.text("abc ", max_size=30), st.sampled_from(("a", '"a b"', "a NEAR/2 b", "a*", "ab~", '"a b" NEAR/3 c', "=ab")))
def test_a_passage_has_marks_when_it_is_found(read: str, query: str) -> None:
    tree = parse(query).query
    reference = Reference(Corpus((text("i", passage("p", read)),)), dict(NAMES))
    spans = reference.spans(tree, read, "en")  # type: ignore[arg-type]
    found = matches(tree, read, "en")
    assert bool(found) is bool(spans)
    if not isinstance(tree, Near):
        assert all(any(start <= one and other <= end for start, end in found) for one, other in spans)
