"""A real archive: some of the presidents' speeches, found by what people remember of them."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.model import TextUnit
from archive.search import Generations, Request, Searcher, engine_named, matches, parse
from tests.search.corpus import NAMES, Corpus, day, passage, text

_FOLDER = os.environ.get("TEI_ARCHIVE_DATA")
_SOME = "1789-04-30* 1796-09-19* 1801-03-04* 1838-* 1861-03-04* 1863-* 1865-03-04*".split()

pytestmark = pytest.mark.skipif(not _FOLDER, reason="TEI_ARCHIVE_DATA does not name the folder of real texts")


def _text(path: Path) -> TextUnit:
    lines = [re.sub(r"\s+", " ", line).strip() for line in path.read_text(encoding="utf-8", errors="replace").splitlines()]
    passages = [passage(f"p{number}", line) for number, line in enumerate(filter(None, lines), 1)]
    year, month, of_month = map(int, path.stem[:10].split("-"))
    return text(path.stem, *passages, title=path.stem[11:].replace("-", " "), date=day(year, month, of_month))


@pytest.fixture(scope="module")
def speeches() -> Corpus:
    folder = Path(_FOLDER or "") / "speeches"
    return Corpus(tuple(_text(path) for pattern in _SOME for path in sorted(folder.glob(pattern))))


@pytest.fixture(scope="module")
def searcher(speeches: Corpus, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Searcher]:
    generations = Generations(tmp_path_factory.mktemp("home") / "index", engine_named("whoosh"))
    generations.build(dict.fromkeys(speeches.items, "x"), speeches, NAMES)
    found = generations.open()
    yield found
    found.close()


@pytest.mark.parametrize(
    ("remembered", "item"),
    [
        ("fourscore OR four score seven years fathers", "1863-11-19-gettysburg-address"),
        ('"malice toward none"', "1865-03-04-second-inaugural-address"),
        ("mystic chords of memory", "1861-03-04-first-inaugural-address"),
        ("entangle NEAR/10 ambition", "1796-09-19-farewell-address"),
        ("we are all republicans we are all federalists", "1801-03-04-first-inaugural-address"),
        ("vicissitud* anxiet*", "1789-04-30-first-inaugural-address"),
    ],
)
def test_a_famous_passage_is_the_first(searcher: Searcher, remembered: str, item: str) -> None:
    assert searcher.search(Request(parse(remembered).query)).hits[0].reference.item == item


def test_every_hit_can_be_marked(searcher: Searcher, speeches: Corpus) -> None:
    read = {(each.item, unit.id): unit for each in speeches.texts for unit in each.passages}
    for typed in ("government", '"of the"', "nation NEAR/4 people", "re*", "goverment~", "union -war"):
        query = parse(typed).query
        results = searcher.search(Request(query, size=10_000))
        assert results.total == len(results.hits) > 0
        for hit in results.hits:
            unit = read[hit.reference.item, str(hit.passage)]
            assert matches(query, unit.received, unit.language)
            assert any(is_match for _, snippet in hit.snippets for _, is_match in snippet)


def test_every_mark_is_a_line_and_is_counted(searcher: Searcher, speeches: Corpus) -> None:
    units = [(each.item, unit) for each in speeches.texts for unit in each.passages]
    for typed in ("government", '"of the"', "nation NEAR/4 people", "re*", "goverment~", "the OR of"):
        query = parse(typed).query
        marked = [
            (item, unit.id, unit.received[start:end])
            for item, unit in units
            for start, end in matches(query, unit.received, unit.language)
        ]
        lines = list(searcher.lines(Request(query)))
        assert [(line.item, line.passage, line.hit) for line in lines] == sorted(marked, key=lambda mark: mark[0])
        assert searcher.frequencies(Request(query)).total.hits == len(marked)
        assert sum(row.whole.hits for row in searcher.speaking(Request(query))) == len(marked)
