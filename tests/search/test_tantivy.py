"""Tantivy keeps the contract of engines."""

from pathlib import Path

import pytest

from archive.search import Engine, Request, engine_named, parse
from tests.search.answers import opened
from tests.search.contract import EngineContract
from tests.search.contract_agreement import AgreementContract
from tests.search.corpus import NAMES, Corpus, passage, text

pytest.importorskip("tantivy", reason="the extra “fast” is not installed")


pytestmark = pytest.mark.xdist_group("tantivy")


@pytest.fixture(scope="module")
def engine() -> Engine:
    return engine_named("tantivy")


class TestTantivy(AgreementContract, EngineContract):
    def test_many_passages_are_counted_as_few_are(self, engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
        phrases = ('"land and peace"', '"land land"', '"and peace land"', '"on land lands"', '"=lands and"', '"land war"')
        asked = [parse(words).query for words in ("land peace", "land NEAR/2 peace", "l* peace", *phrases)]
        corpus = Corpus(
            (
                text("one", passage("p1", "Lands and peace, land and peace"), passage("p2", "peace on land")),
                text(
                    "two",
                    passage("p1", "lands, land, land: land"),
                    passage("p2", "and pease", corrected="and peace, land"),
                ),
            )
        )

        def counted(most: int) -> list[object]:
            monkeypatch.setattr("archive.search.tantivy.searcher.MOST_LISTED", most)
            with opened(engine, corpus) as searcher:
                requests = [Request(query) for query in asked]
                return [
                    (searcher.forms(each), searcher.concordance(each, size=0), searcher.speaking(each)) for each in requests
                ]

        assert counted(0) == counted(4)

    def test_words_that_nothing_narrows_are_counted_as_those_in_what_is_found(self, engine: Engine) -> None:
        corpus = Corpus(
            (text("one", passage("p1", "Lands, land and peace"), passage("p2", "landd, land", corrected="land, land")),)
        )
        with opened(engine, corpus) as searcher:
            for words in ("land", "=land", "land OR l* OR peace", "landd~"):
                alone, beside = Request(parse(words).query), Request(parse(f"({words}) language:en").query)
                assert searcher.forms(alone) == searcher.forms(beside)
                assert searcher.concordance(alone, size=0) == searcher.concordance(beside, size=0)

    def test_the_words_of_what_is_past_are_forgotten(self, engine: Engine, tmp_path: Path) -> None:
        kept = text("kept", passage("p1", "land"))
        first, second = tmp_path / "first", tmp_path / "second"
        for place in (first, second):
            place.mkdir()
        engine.build(first, ["kept", "other"], Corpus((kept, text("other", passage("p1", "gone")))), NAMES)
        changed = Corpus((kept, text("other", passage("p1", "tenure"))))
        engine.build(second, ["kept", "other"], changed, NAMES, previous=first, unchanged=frozenset({"kept"}))
        assert "gone\t" in (first / "entries.txt").read_text(encoding="utf-8")
        assert (second / "entries.txt").read_text(encoding="utf-8").count("\n") == 2
