"""What every engine must tell of somebody: the texts with the passages in each, and who else has a part in these."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.search import NOTHING, Appearances, Named, Request, Searcher, parse
from tests.search.contract_counts import CountingContract
from tests.search.shelf import Shelf, numbers

_few = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


class AppearancesContract(CountingContract):
    """Tests run over the engine that a module gives as a fixture."""

    @pytest.mark.parametrize(
        ("query", "expected"),
        [
            ("speaker:lenin", (1, 2, 13 + 11, {"alliance": ["p1", "p2"]})),
            ("speaker:kautsky", (1, 1, 14, {"speech": ["p1"]})),
            ("mentions:kautsky", (1, 1, 12, {"alliance": ["p3"]})),
            ("author:kautsky", (2, 3, 14 + 8 + 11, {"speech": ["p1", "p2"], "volume": ["v1"]})),
            ("mentions:nobody", (0, 0, 0, {})),
        ],
    )
    def test_somebody_appears_in_these_passages(
        self, searcher: Searcher, query: str, expected: tuple[int, int, int, dict[str, list[str]]]
    ) -> None:
        found = searcher.appearances(Request(parse(query).query))
        assert (found.texts, found.passages, found.words, _places(found)) == expected

    def test_what_is_marked_stands_in_the_words_shown(self, searcher: Searcher) -> None:
        (shown,) = searcher.appearances(Request(parse("mentions:kautsky").query), parse("kautsky").query).shown
        ((passage, words),) = shown.snippets
        assert passage == "p3"
        assert ("Kautsky", True) in words

    @_few
    @given(numbers, st.sampled_from(("lenin", "kautsky", "feofilaktov")), st.sampled_from(("speaker", "mentions", "author")))
    def test_texts_passages_and_words_are_those_a_search_finds(self, drawn: Shelf, number: int, key: str, field: str) -> None:
        searcher = drawn[number].searcher
        request = Request(Named(field, f"={key}"), size=1000)
        found, results = searcher.appearances(request, NOTHING), searcher.search(request)
        assert (found.texts, found.passages) == (results.texts, results.passages)
        assert sum(len(one.passages) for one in found.shown) == results.passages
        assert sum(one.words for one in found.shown) == found.words
        pages = [searcher.appearances(Request(request.query, start=start, size=1)).shown for start in range(found.texts)]
        assert tuple(one for page in pages for one in page) == tuple(found.shown)

    @_few
    @given(numbers, st.sampled_from(("mentions", "speaker", "author", "addressee")))
    def test_everybody_is_counted_as_a_search_for_them_counts(self, drawn: Shelf, number: int, attribute: str) -> None:
        searcher = drawn[number].searcher
        for value in searcher.counted(Request(parse("mentions:kautsky").query), attribute):
            both = parse(f"mentions:=kautsky {attribute}:={value.key}").query
            assert searcher.search(Request(both)).total == value.count

    def test_people_named_are_counted_by_passages_most_first(self, searcher: Searcher) -> None:
        values = searcher.counted(Request(parse("land OR kautsky").query), "person")
        assert [(value.label, value.count) for value in values] == [
            ("V. I. Lenin", 2), ("A. Ye. Feofilaktov", 1), ("Karl Kautsky", 1),
        ]  # fmt: skip


def _places(found: Appearances) -> dict[str, list[str]]:
    return {one.text.item: list(one.passages) for one in found.shown}
