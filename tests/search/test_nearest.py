"""What may have been meant: slips, words joined and split, by edit distance and frequency."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from archive.search import Query, Request, Searcher, engine_named, parse, spelled
from archive.search.suggesting.nearest import RARE
from tests.search.answers import opened
from tests.search.corpus import Corpus, passage, text

_COMMON = "The government of the peasants holds the constitution today, and four score of voters like the land tax, être là."
_MANY = tuple(passage(f"p{number}", _COMMON) for number in range(60))
_SLIP = passage("rare", "The goverment failed.")
TEXTS = Corpus((text("many", *_MANY, _SLIP), text("few", passage("p1", "A fourscore of years; a landing place."))))


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Searcher]:
    with opened(engine_named("whoosh"), TEXTS, tmp_path_factory.mktemp("nearest")) as found:
        yield found


def found(searcher: Searcher, query: Query) -> int:
    return searcher.search(Request(query)).total


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("goverment", "government"),
        ("governmnet", "government"),
        ("constitutoin", "constitution"),
        ("peasnats", "peasants"),
        ("=constitutiom", "=constitution"),
        ("to day", "today"),
        ('"to day"', "today"),
        ("landtax", '"land tax"'),
        ("goverment peasents", "government peasants"),
        ("goverment OR zzzzz", "government OR zzzzz"),
        ('"peasents holds"', '"peasants holds"'),
        ("peasents NEAR/3 hold", "peasants NEAR/3 hold"),
        ("genre:letter goverment", "genre:letter government"),
        ("etxe", "être"),
        ("voters fourscore", 'voters "four score"'),
    ],
)
def test_a_slip_is_corrected(searcher: Searcher, typed: str, meant: str) -> None:
    assert meant in [spelled(query) for query in searcher.nearest(parse(typed).query, 3)]


@pytest.mark.parametrize(
    "typed", ["government", "peasants holds", "", "xy", "zzzzzzzzzzzz", "gov*", "goverment~", "speaker:goverment"]
)
def test_nothing_is_offered_for_what_is_known_or_like_nothing(searcher: Searcher, typed: str) -> None:
    assert searcher.nearest(parse(typed).query, 3) == ()


def test_no_more_are_offered_than_asked_for(searcher: Searcher) -> None:
    assert len(searcher.nearest(parse("goverment peasents constitutiom").query, 1)) == 1


def test_a_correction_of_one_word_finds_more(searcher: Searcher) -> None:
    asked = parse("goverment").query
    assert found(searcher, asked) <= RARE
    assert found(searcher, searcher.nearest(asked, 1)[0]) > 50
