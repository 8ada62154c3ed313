"""What is found by which words in which language, row by row in word_forms.csv, from the query typed to the passage marked."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from archive.search import Request, Searcher, engine_named, matches, parse
from tests.search.answers import opened
from tests.search.corpus import Corpus, passage, text

_ROWS = list(csv.DictReader(Path(__file__).with_name("word_forms.csv").read_text(encoding="utf-8").splitlines()))


@pytest.fixture(scope="module")
def searcher() -> Iterator[Searcher]:
    texts = tuple(
        text(f"row-{number:03}", passage("p1", row["text"], language=row["language"]), language=row["language"])
        for number, row in enumerate(_ROWS)
    )
    with TemporaryDirectory() as folder, opened(engine_named("whoosh"), Corpus(texts), Path(folder)) as found:
        yield found


@pytest.mark.parametrize("number", range(len(_ROWS)), ids=lambda number: f"{number}-{_ROWS[number]['script']}")
def test_a_word_is_found_or_not_for_this_reason(searcher: Searcher, number: int) -> None:
    row = _ROWS[number]
    parsed = parse(row["query"])
    assert not parsed.hints
    hits = searcher.search(Request(parsed.query, size=len(_ROWS))).hits
    is_found = f"row-{number:03}" in {hit.reference.item for hit in hits}
    assert is_found is (row["found"] == "yes"), row["reason"]
    assert bool(matches(parsed.query, row["text"], row["language"])) is is_found


def test_the_table_speaks_of_many_scripts_and_of_what_is_not_found() -> None:
    assert len({re.sub(r" \(.*", "", row["script"]) for row in _ROWS}) >= 20
    assert len(_ROWS) >= 60
    assert sum(row["found"] == "no" for row in _ROWS) >= 20
    assert all(row["found"] in ("yes", "no") and row["reason"] for row in _ROWS)
