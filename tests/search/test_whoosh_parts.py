"""The parts of a generation: several processes and several parts give what one gives, and Whoosh itself can read them."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pytest
from whoosh.index import open_dir
from whoosh.query import Phrase as WhooshPhrase
from whoosh.query import Term as WhooshTerm

from archive.errors import EncodingError, IndexDamaged
from archive.model import TextUnit
from archive.search import Request, Units, engine_named, parse
from archive.search.building import PARALLEL_FROM, write_parts
from archive.search.holding.kept import CAPACITY, KeptCounts
from archive.search.holding.postings import Counts
from archive.search.whoosh.codec import Pool
from archive.search.whoosh.generation import Generation
from archive.search.whoosh.parts import PartWriter
from archive.search.whoosh.table import MOST_PARTS, Held, Table
from tests.search.corpus import NAMES, STORY, Corpus, passage, text

_MANY = Corpus(
    tuple(text(f"i{n:03}", passage("p1", f"land number {n}"), passage("p2", "of the land")) for n in range(PARALLEL_FROM))
)


def test_several_processes_write_what_one_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = []
    for processors in (1, 2):
        monkeypatch.setattr("archive.search.building._processors", lambda count=processors: count)
        place = tmp_path / str(processors)
        place.mkdir()
        heard: list[int] = []
        census = engine_named("whoosh").build(place, _MANY.items, _MANY, NAMES, progress=heard.append)
        assert heard == list(range(PARALLEL_FROM + 1))
        assert dict(census.items) == dict.fromkeys(_MANY.items, (1, 2))
        assert len(list(place.glob("part-*"))) == processors
        searcher = engine_named("whoosh").open(place)
        queries = ("land", '"the land"', "number NEAR/1 17", "n*", "title:i001")
        answers.append([searcher.search(Request(parse(query).query, size=200)) for query in queries])
        searcher.close()
    assert answers[0] == answers[1]


def _divides(item: str) -> Iterable[TextUnit]:
    raise ZeroDivisionError(item)


def _dies(item: str) -> Iterable[TextUnit]:
    os._exit(1)


@pytest.mark.parametrize(("units", "expected"), [(_divides, ZeroDivisionError), (_dies, IndexDamaged)])
def test_what_befalls_a_process_is_heard(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, units: Units, expected: type[Exception]
) -> None:
    monkeypatch.setattr("archive.search.building._processors", lambda: 2)
    with pytest.raises(expected):
        engine_named("whoosh").build(tmp_path, _MANY.items, units, NAMES)


def test_a_full_part_is_followed_by_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("archive.search.whoosh.parts.MOST_POSITIONS", 200)
    engine_named("whoosh").build(tmp_path, _MANY.items[:40], _MANY, NAMES)
    assert len(list(tmp_path.glob("part-*"))) > 2
    searcher = engine_named("whoosh").open(tmp_path)
    assert searcher.search(Request(parse('"the land"').query)).total == 40
    searcher.close()


def test_a_build_that_stops_lets_go_of_its_part(tmp_path: Path) -> None:
    def units(item: str) -> Iterable[TextUnit]:
        raise RuntimeError(item)

    with pytest.raises(RuntimeError):
        write_parts(PartWriter, iter([tmp_path / "part"]), ["a"], units, lambda: None)
    writer = PartWriter(tmp_path / "another")
    writer.cancel()


def test_an_item_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    def units(item: str) -> Iterable[TextUnit]:
        raise EncodingError(item, None, "cannot be read")

    (part,) = write_parts(PartWriter, iter([tmp_path / "part"]), ["a"], units, lambda: None)
    assert [(item, str(error)) for item, error in part.census.faults] == [("a", "a: cannot be read")]


def test_whoosh_itself_reads_the_lists(tmp_path: Path) -> None:
    write_parts(PartWriter, iter([tmp_path / "part"]), STORY.items, STORY, lambda: None)
    with open_dir(str(tmp_path / "part")).searcher() as searcher:
        field = "passages_received_forms"
        assert len(searcher.search(WhooshTerm(field, "land"))) == 4
        assert len(searcher.search(WhooshPhrase(field, ["land", "tenure"]))) == 2
        assert len(searcher.search(WhooshTerm(field, "nowhere"))) == 0
        matcher = searcher.postings(field, "land")
        assert [matcher.value_as("frequency") for _ in [0]] == [1]
        assert matcher.value_as("weight") == 1.0
        assert matcher.value_as("positions") == [7]


def test_whoosh_may_add_a_posting_its_own_way() -> None:
    pool = Pool()
    pool.add(("field", b"land", 3, 2.0, b"\1\0\0\0\2\0\0\0"))
    ((field, terms),) = pool.iter_postings()
    assert (field, list(terms["land"].documents), list(terms["land"].positions)) == ("field", [3], [1, 2])
    pool.cleanup()
    assert list(pool.iter_postings()) == []


def test_a_word_that_went_with_its_text_is_no_longer_listed(tmp_path: Path) -> None:
    engine, first, second = engine_named("whoosh"), tmp_path / "first", tmp_path / "second"
    old = text("old", passage("p1", "land and l909", corrected="land and 1909"))
    for place, items, previous in ((first, ["kept", "old"], None), (second, ["kept"], first)):
        place.mkdir()
        corpus = Corpus((text("kept", passage("p1", "land of peasants")), old))
        engine.build(place, items, corpus, NAMES, previous=previous, unchanged=frozenset({"kept"}))
    generation = Generation(second)
    assert generation.word_list.forms == ["land", "of", "peasants"]
    generation.close()


def test_parts_are_copied_where_a_file_has_one_name_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(*_: str) -> None:
        raise OSError("no second names here")

    monkeypatch.setattr(os, "link", refuses)
    first, second = tmp_path / "first", tmp_path / "second"
    for place, previous in ((first, None), (second, first)):
        place.mkdir()
        engine_named("whoosh").build(place, STORY.items, STORY, NAMES, previous=previous, unchanged=frozenset(STORY.items))
    written = [(place / "part-0000" / "_MAIN_1.toc").read_bytes() for place in (first, second)]
    assert written[0] == written[1]


def test_worn_parts_and_the_smallest_of_many_are_written_anew() -> None:
    parts = {f"part-{n:04}": Held(frozenset({f"a{n}", f"b{n}", *(f"c{n}-{m}" for m in range(n))}), n + 2) for n in range(10)}
    everything = frozenset(item for held in parts.values() for item in held.items)
    kept = Table(parts).still_good(everything)
    assert list(kept) == [f"part-{n:04}" for n in range(10 - (MOST_PARTS - 1), 10)]
    worn = Table({"part-0000": Held(frozenset("abc"), 3)}).still_good(frozenset("a"))
    assert worn == {}


@pytest.mark.parametrize("content", ["", "[]", '{"parts": {}}', '{"parts": [], "items": {}}'])
def test_a_damaged_table_is_said(tmp_path: Path, content: str) -> None:
    (tmp_path / "parts.json").write_text(content, encoding="utf-8")
    with pytest.raises(IndexDamaged, match="archive build"):
        Table.read(tmp_path)


def test_the_counts_kept_are_those_asked_for_last() -> None:
    kept = KeptCounts()
    half, whole, one = (Counts(np.arange(size), np.ones(size, np.int64)) for size in (CAPACITY // 2, CAPACITY, 1))
    kept.keep("first", half)
    kept.keep("first", one)
    kept.keep("too many", whole)
    assert kept.get("first") is half
    kept.keep("second", one)
    assert kept.get("first") is not None
    kept.keep("third", half)
    assert (kept.get("second"), kept.get("too many")) == (None, None)
