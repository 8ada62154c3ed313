"""Phrases and neighbours are where they stand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from archive.search.finding.positions import near, phrase
from archive.search.holding import bitsets
from archive.search.holding.postings import Counts, merged, united

_places = st.lists(st.integers(0, 60), unique=True).map(sorted)
_long = st.lists(st.integers(0, 3_000), unique=True, min_size=100, max_size=150).map(sorted)


@given(st.lists(st.one_of(_places, _long), min_size=1, max_size=3))
def test_a_phrase_is_where_each_word_follows_the_one_before(words: list[list[int]]) -> None:
    places = [set(word) for word in words]
    expected = [at for at in words[0] if all(at + offset in word for offset, word in enumerate(places))]
    assert phrase([bitsets.numbers(word) for word in words]).tolist() == expected


@given(_places, st.integers(1, 3), _places, st.integers(1, 3), st.integers(1, 8))
def test_near_keeps_what_has_the_other_within_reach(
    lefts: list[int], one: int, rights: list[int], other: int, distance: int
) -> None:
    def are_near(left: int, right: int) -> bool:
        return 1 <= right - (left + one - 1) <= distance or 1 <= left - (right + other - 1) <= distance

    kept = [found.tolist() for found in near(bitsets.numbers(lefts), one, bitsets.numbers(rights), other, distance)]
    assert kept[0] == [left for left in lefts if any(are_near(left, right) for right in rights)]
    assert kept[1] == [right for right in rights if any(are_near(left, right) for left in lefts)]


@given(st.sets(st.integers(0, 99)))
def test_a_set_gives_its_members_back(members: set[int]) -> None:
    bits = bitsets.of(bitsets.numbers(members), 100)
    assert bitsets.members(bits).tolist() == sorted(members)
    assert bitsets.members(~bits & bitsets.full(100)).tolist() == sorted(set(range(100)) - members)


def test_a_set_of_nothing_is_empty() -> None:
    assert [len(bits) for bits in (bitsets.of(bitsets.numbers(()), 0), bitsets.full(0))] == [0, 0]


_counts = st.dictionaries(st.integers(0, 40), st.integers(1, 9)).map(
    lambda counts: Counts(bitsets.numbers(counts), bitsets.numbers(counts.values()))
)


@given(st.lists(_counts, max_size=4))
def test_several_counts_are_added(several: list[Counts]) -> None:
    expected: dict[int, int] = {}
    for numbers, counts in several:
        for number, count in zip(numbers.tolist(), counts.tolist(), strict=True):
            expected[number] = count + expected.get(number, 0)
    found = merged(several)
    assert dict(zip(found.numbers.tolist(), found.counts.tolist(), strict=True)) == expected


@given(st.lists(_places, max_size=4))
def test_places_that_stand_several_times_are_kept_once(several: list[list[int]]) -> None:
    assert united(map(bitsets.numbers, several)).tolist() == sorted(set().union(*several))
