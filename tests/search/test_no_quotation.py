"""What is no quotation, or none of this archive, is said to be none; nothing that is pasted does harm."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.search import MAX_QUOTATION, Searcher, engine_named
from tests.search.answers import opened
from tests.search.test_quoting import ASKED, FAULTY, FIRST, LAND, TEXTS, units


@pytest.fixture(scope="module")
def searcher() -> Iterator[Searcher]:
    with opened(engine_named("whoosh"), TEXTS) as found:
        yield found


@pytest.mark.parametrize(
    "pasted",
    [
        "Four score and seven years ago our fathers brought forth on this continent a new nation",
        "it was the best of times, it was the worst of times",
        "zyx wvu tsr qpo nml kji",
        "of both in an act",
        "a coalition of the willing states",
        "socialism can wait for better interests",
    ],
)
def test_what_is_not_in_the_archive_is_not_found(searcher: Searcher, pasted: str) -> None:
    assert searcher.quoted(pasted, 3).found == ()


def test_where_it_stands_word_for_word_no_place_counts_that_shares_words(searcher: Searcher) -> None:
    found = searcher.quoted("Only socialism can meet their interests", 3)
    assert [place.is_verbatim for place in found.found] == [True]
    assert found.nearest is None


@pytest.mark.parametrize(
    "pasted",
    [
        "a " * 1000,
        "the of " * 280,
        "of the " * 200 + "coalition",
        "[the " * 200 + "]" * 200,
        "the … of … " * 150,
        "in measured spring " * 100,
    ],
    ids=["one word", "pairs", "pairs and a word", "brackets", "gaps", "a refrain"],
)
def test_words_repeated_over_and_over_are_no_quotation(searcher: Searcher, pasted: str) -> None:
    assert searcher.quoted(pasted, 3).found == ()


def test_the_nearest_is_given_beside_a_no(searcher: Searcher) -> None:
    found = searcher.quoted("an honest coalition was never in the mind of anybody who signed that paper in the winter", 3)
    assert found.found == ()
    assert found.nearest is not None
    assert found.nearest.reference.first == "p2"
    assert 0 < found.nearest.likeness < 1


@pytest.mark.parametrize("pasted", ["", "…", "land", "two words", "?!", "[only in brackets here]"])
def test_less_than_three_words_are_no_quotation(searcher: Searcher, pasted: str) -> None:
    found = searcher.quoted(pasted, 3)
    assert (found.found, found.nearest) == ((), None)


def test_what_is_longer_than_the_bound_is_cut_and_said(searcher: Searcher) -> None:
    found = searcher.quoted(LAND[: MAX_QUOTATION + 50], 3)
    assert found.is_cut
    assert found.found[0].is_verbatim
    assert not searcher.quoted(LAND[:MAX_QUOTATION], 3).is_cut


@settings(max_examples=100, deadline=None)
@given(
    st.text(max_size=200) | st.lists(st.sampled_from(f"{FIRST} {ASKED} {FAULTY} [ ] ( -".split()), max_size=40).map(" ".join)
)
def test_nothing_pasted_fails_and_the_wording_is_of_the_text_and_of_what_was_pasted(searcher: Searcher, pasted: str) -> None:
    found = searcher.quoted(pasted, 5)
    for quotation in (*found.found, *filter(None, [found.nearest])):
        assert 0 <= quotation.likeness <= 1
        readings = [" ".join(getattr(unit, each) for unit in units(quotation)) for each in ("received", "corrected")]
        shown = [part for part in quotation.text.split(" … ") if not any(part in reading for reading in readings)]
        assert not shown or "…" in pasted
