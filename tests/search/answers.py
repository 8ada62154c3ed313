"""What every engine must find: queries over the story, with the places each one leads to, and whom a name means."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from archive.dates import Calendar, DayOfYear
from archive.search import And, Dated, Engine, Hit, Request, Searcher, Word, parse
from tests.search.corpus import NAMES, Corpus


class AnswersContract:
    """Tests run over the engine that a module gives as a fixture."""

    @pytest.mark.parametrize(
        ("query", "expected"),
        [
            ("land", "alliance/p1 alliance/p2 speech/p1 speech/p2"),
            ("land tenure", "alliance/p1 alliance/p2 speech/p1 speech/p2"),
            ('"land tenure"', "alliance/p1 alliance/p2"),
            ("land-tenure", "alliance/p1 alliance/p2"),
            ("tenure NEAR/3 land", "alliance/p1 alliance/p2 speech/p2"),
            ("tenure NEAR/1 land", "alliance/p1 alliance/p2"),
            ("banks", "alliance/p3 speech/p1"),
            ("=banks", "alliance/p3"),
            ("BANK*", "alliance/p3 speech/p1"),
            ("?ank", "speech/p1"),
            ("peasent~", ""),
            ("peasent~2", "alliance/p1 speech/p1"),
            ("l909", "alliance/p3"),
            ("1909", "alliance/p3"),
            ('"1899-1909 I said"', "alliance/p3"),
            ('"l909 I said"', ""),
            ("l909 1909", "alliance/p3"),
            ("ussr", "alliance/p3"),
            ("ete", "volume/v1"),
            ("homme etat", "volume/v1"),
            ("aimer", "volume/v1"),
            ("banque -land", "volume/v1"),
            ("land -tenure", ""),
            ("kautsky OR volume", "alliance/p3 volume/v0"),
            ("speaker:feofilaktov act", "alliance/p2"),
            ("speaker:feofilaktov obliged", ""),
            ("speaker:lenin obliged", "alliance/p2"),
            ("speaker:ulyanov land", "alliance/p1 alliance/p2"),
            ("speaker:lenin speaker:feofilaktov", "alliance/p2"),
            ("speaker:lenin speaker:feofilaktov they would", "alliance/p2"),
            ("speaker:lenin speaker:feofilaktov act", ""),
            ("(speaker:kautsky OR speaker:lenin) obliged", "alliance/p2"),
            ("speaker:lenin -act", "alliance/p1 alliance/p2"),
            ("they -speaker:feofilaktov", ""),
            ('author:"Karl Kautsky" land', "speech/p1 speech/p2"),
            ("addressee:pravda banks", "alliance/p3"),
            ("mentions:kautsky banks", "alliance/p3"),
            ("mentions:kautsky equal", ""),
            ("person:kautsky bank", "speech/p1"),
            ("venue:congress equal", "alliance/p1"),
            ('place:"St Petersburg" equal', "alliance/p1"),
            ("title:peasant equal", "alliance/p1"),
            ("genre:speech equal", "speech/p2"),
            ("language:fr", "volume/v1"),
            ("date:1917-11-18 equal", "alliance/p1 speech/p2"),
            ("date:1917-11-18ns equal", "speech/p2"),
            ("date:=1917 equal", "alliance/p1"),
            ("date:undated", "volume/v0"),
            ("date:..1916", ""),
            ("~", ""),
            ("speaker:nobody", ""),
        ],
    )
    def test_a_query_finds_these_passages(self, searcher: Searcher, query: str, expected: str) -> None:
        request = Request(parse(query).query)
        assert sorted(address(hit) for hit in searcher.search(request).hits) == expected.split()

    @pytest.mark.parametrize(
        ("query", "expected"),
        [
            ("equal banks", "alliance speech"),
            ("speaker:lenin speech obliged", "alliance"),
            ("speaker:feofilaktov speech", ""),
            ("land -kautsky", "speech"),
            ("volume", "volume"),
            ("genre:letter", "alliance volume/letter-1"),
            ("person:kautsky", "speech volume/letter-1"),
        ],
    )
    def test_words_may_be_anywhere_in_a_text(self, searcher: Searcher, query: str, expected: str) -> None:
        request = Request(parse(query).query, level="texts")
        found = [str(hit.reference.at(None)) for hit in searcher.search(request).hits]
        assert sorted(found) == expected.split()

    @pytest.mark.parametrize(
        ("name", "keys"),
        [
            ("=lenin", ("lenin",)),
            ("=N. Lenin", ("lenin",)),
            ("=V. Lenin", ()),
            ("=LENIN", ()),
            ("=", ()),
            ("=karl kautsky", ("kautsky",)),
        ],
    )
    def test_with_a_sign_a_name_is_the_whole_name_or_the_key(
        self, searcher: Searcher, name: str, keys: tuple[str, ...]
    ) -> None:
        assert searcher.resolve("speaker", name) == keys

    @pytest.mark.parametrize(
        ("days", "found"),
        [
            (Dated(None, None, yearly=DayOfYear(11, 18)), ["alliance"]),
            (Dated(None, None, yearly=DayOfYear(12, 1)), ["alliance"]),
            (Dated(None, None, yearly=DayOfYear(11, 18, Calendar.GREGORIAN)), []),
            (Dated(None, None, yearly=DayOfYear(12)), ["alliance"]),
        ],
    )
    def test_a_day_of_any_year_is_found_in_either_style(self, searcher: Searcher, days: Dated, found: list[str]) -> None:
        hits = searcher.search(Request(And((days, Word("kautsky"))), level="texts")).hits
        assert [hit.reference.item for hit in hits] == found

    def test_names_mean_whom_all_their_words_fit(self, searcher: Searcher) -> None:
        assert searcher.resolve("speaker", "lenin") == ("lenin",)
        assert searcher.resolve("speaker", "Vladimir Lenin") == ("lenin",)
        assert searcher.resolve("speaker", "k. karl") == ()
        assert searcher.resolve("author", "feofilaktov") == ()
        assert searcher.resolve("place", "petersburg") == ("petrograd",)
        assert searcher.resolve("speaker", "–") == ()
        assert searcher.search(Request(parse("speaker:nobody land").query)).notes == (
            "No speaker in this archive is called “nobody”.",
        )


@contextmanager
def opened(engine: Engine, corpus: Corpus, directory: Path | None = None) -> Iterator[Searcher]:
    """Build an index of a corpus, and open it."""
    with TemporaryDirectory() as temporary:
        place = (directory or Path(temporary)) / "generation"
        place.mkdir(parents=True)
        engine.build(place, corpus.items, corpus, NAMES)
        searcher = engine.open(place)
        try:
            yield searcher
        finally:
            searcher.close()


def address(hit: Hit) -> str:
    """Give the item and passage of a hit, as ``item/passage``."""
    return f"{hit.reference.item}/{hit.passage}"
