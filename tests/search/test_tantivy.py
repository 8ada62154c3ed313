"""Tantivy keeps the contract of engines."""

from pathlib import Path

import pytest

from archive.search import Engine, engine_named
from tests.search.contract import EngineContract
from tests.search.contract_agreement import AgreementContract
from tests.search.corpus import NAMES, Corpus, passage, text

pytest.importorskip("tantivy", reason="the extra “fast” is not installed")


pytestmark = pytest.mark.xdist_group("tantivy")


@pytest.fixture(scope="module")
def engine() -> Engine:
    return engine_named("tantivy")


class TestTantivy(AgreementContract, EngineContract):
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
