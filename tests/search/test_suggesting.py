"""What is offered while somebody types, with counts that a search confirms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.search import And, Everything, Request, Searcher, engine_named, parse
from archive.search.suggesting.completing import tail_of
from tests.search.answers import opened
from tests.search.corpus import STORY


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Searcher]:
    with opened(engine_named("whoosh"), STORY, tmp_path_factory.mktemp("suggesting")) as found:
        yield found


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("tenu", ["tenure"]),
        ("TENU", ["tenure"]),
        ("bank", ["bank"]),
        ("kau", ["Kautsky", 'person:"Karl Kautsky"']),
        ("ete", ["étés"]),
        ("land tenu", ["land tenure"]),
        ('"land tenu', ['"land tenure"']),
        ('"tenure lan', []),
        ("land-ten", ["land-tenure"]),
        ("-tenu", ["-tenure"]),
        ("=ban", ["=bank", "=banque", "=banks"]),
        ("speaker:len", ['speaker:"V. I. Lenin"']),
        ('land speaker:"karl kau', ['land speaker:"Karl Kautsky"']),
        ("SPEAKER:ulya", ['speaker:"V. I. Lenin"']),
        ("venue:cong", ['venue:"Congress of Peasants’ Deputies"']),
        ("title:work", ['title:"Alliance of Workers and Peasants"']),
        ("genre:l", ["genre:letter"]),
        ("language:f", ["language:fr"]),
        ("(land OR tenu", ["(land OR tenure"]),
        ("zzz", []),
        ("land ", []),
        ("", []),
        ('"land"', []),
        ("date:19", []),
        ("land OR", []),
        ("land NEAR/5", []),
        ("tenur*", []),
        ("speaker:", []),
        ("a" * 2_000, []),
    ],
)
def test_the_end_of_a_query_is_completed(searcher: Searcher, typed: str, expected: list[str]) -> None:
    found = [suggestion.query for suggestion in searcher.suggest(typed, 8)]
    assert sorted(found) == sorted(expected)


def test_kinds_tell_what_is_offered(searcher: Searcher) -> None:
    found = searcher.suggest("con", 8)
    assert {"venue"} <= {suggestion.kind for suggestion in found}
    assert next(each for each in found if each.kind == "venue").label == "Congress of Peasants’ Deputies"


def test_no_more_are_offered_than_asked_for(searcher: Searcher) -> None:
    assert len(searcher.suggest("o", 2)) == 2
    assert searcher.suggest("o", 0) == ()


_TYPED = st.lists(
    st.sampled_from(['"', " ", " OR ", "speaker:", "title:", *"land ten ba “ len kau - = ( ) of 東 *".split()]), max_size=8
).map("".join) | st.text(max_size=30)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(typed=_TYPED)
def test_a_suggestion_keeps_what_was_typed_and_says_what_a_search_for_it_finds(searcher: Searcher, typed: str) -> None:
    for suggestion in searcher.suggest(typed, 8):
        tail = tail_of(typed)
        assert tail is not None
        assert suggestion.query.startswith(f"{tail.head}{suggestion.text}")
        assert typed.startswith(tail.head)
        assert suggestion.count == searcher.search(Request(parse(suggestion.query).query)).total > 0


@pytest.mark.parametrize("typed", ["la", "ten", "speaker:l", "con", '"the l', "o"])
@pytest.mark.parametrize(
    "narrowed",
    [Request(Everything(), filters=(("genre", "letter"),)), Request(parse("date:1917").query)],
    ids=["a kind", "a year"],
)
def test_a_suggestion_within_a_narrowed_question_counts_what_is_found_within_it(
    searcher: Searcher, typed: str, narrowed: Request
) -> None:
    everywhere = {one.query: one.count for one in searcher.suggest(typed, 50)}
    for one in searcher.suggest(typed, 8, narrowed):
        query = And((parse(one.query).query, narrowed.query))
        assert one.count == searcher.search(replace(narrowed, query=query)).total > 0
        assert one.count <= everywhere.get(one.query, one.count)
