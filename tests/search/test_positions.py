"""Phrases and neighbours are where they stand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from archive.search import bitsets
from archive.search.positions import near, phrase

_places = st.lists(st.integers(0, 60), unique=True).map(sorted)
_long = st.lists(st.integers(0, 3_000), unique=True, min_size=100, max_size=150).map(sorted)


@given(st.lists(st.one_of(_places, _long), min_size=1, max_size=3))
def test_a_phrase_is_where_each_word_follows_the_one_before(words: list[list[int]]) -> None:
    places = [set(word) for word in words]
    expected = [at for at in words[0] if all(at + offset in word for offset, word in enumerate(places))]
    assert phrase(words) == expected


@given(_places, st.integers(1, 3), _places, st.integers(1, 3), st.integers(1, 8))
def test_near_keeps_what_has_the_other_within_reach(
    lefts: list[int], one: int, rights: list[int], other: int, distance: int
) -> None:
    def are_near(left: int, right: int) -> bool:
        return 1 <= right - (left + one - 1) <= distance or 1 <= left - (right + other - 1) <= distance

    kept = near(lefts, one, rights, other, distance)
    assert kept[0] == [left for left in lefts if any(are_near(left, right) for right in rights)]
    assert kept[1] == [right for right in rights if any(are_near(left, right) for left in lefts)]


@given(st.sets(st.integers(0, 99)))
def test_a_set_of_bits_gives_its_members_back(members: set[int]) -> None:
    assert bitsets.members(bitsets.of(members, 100)) == sorted(members)
    assert bitsets.of_ranges(((member, member + 1) for member in members), 100) == bitsets.of(members, 100)
    assert bitsets.of(range(100), 100) == bitsets.full(100)


def test_a_set_of_nothing_is_empty() -> None:
    assert (bitsets.of((), 0), bitsets.full(0), bitsets.members(0)) == (0, 0, [])
