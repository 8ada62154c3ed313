"""What queries cost before they are run."""

import pytest

from archive.search import parse
from archive.search.limits import PATTERN_COST
from archive.search.suggesting.costs import cost


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("land", 1),
        ("land -tenure", 2),
        ('"the land tenure" OR speaker:lenin', 4),
        ('"land tenure" NEAR/3 act', 3),
        ("land ten* ?ct land~", 1 + 3 * PATTERN_COST),
        ("", 1),
    ],
)
def test_a_query_costs_the_words_that_are_looked_up(query: str, words: int) -> None:
    assert cost(parse(query).query) == words
