"""What is known of texts and passages is the same in columns, in files, and as it was given."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.search.holding.attributes import ATTRIBUTES
from archive.search.holding.collection import ORDERS, Collection
from archive.search.holding.mapped import read_mapped, write_mapped
from archive.search.holding.rows import PassageRow, Passages, Rows, TextRow, row_of
from archive.search.query.tree import Titled, Word
from archive.search.results import Level
from tests.search.corpus import STORY

_keys = st.lists(st.sampled_from(("lenin", "kautsky", "name:Étés")), unique=True, max_size=3).map(tuple)
_rows = st.builds(
    lambda name, language, length, voices, is_alone, mentions: PassageRow(
        name, language, length, voices, is_alone and len(voices) == 1, mentions
    ),
    st.text(st.sampled_from("p1.é𝄞"), min_size=1),
    st.sampled_from(("en", "fr", "")),
    st.integers(0, 1 << 24),
    _keys,
    st.booleans(),
    _keys,
)


@given(st.lists(_rows, max_size=8))
def test_a_row_made_of_columns_is_the_row_they_were_made_of(rows: list[PassageRow]) -> None:
    passages = Passages.of(rows)
    assert len(passages) == len(rows)
    assert [*passages.between(0, len(rows))] == rows
    numbers, codes = passages.speeches
    heard = [(number, passages.voices.keys[code]) for number, code in zip(numbers.tolist(), codes.tolist(), strict=True)]
    assert heard == [(number, key) for number, row in enumerate(rows) if not row.is_whole for key in row.voices]


@given(st.lists(st.lists(_rows, max_size=4), max_size=3), st.data())
def test_passages_gathered_from_parts_are_as_if_made_of_their_rows(parts: list[list[PassageRow]], data: st.DataObject) -> None:
    rows = [row for part in parts for row in part]
    taken = data.draw(st.lists(st.integers(0, len(rows) - 1), unique=True)) if rows else []
    gathered = Passages.gathered([Passages.of(part) for part in parts], np.array(taken, np.int64))
    made = Passages.of([rows[number] for number in taken])
    assert [*gathered.between(0, len(gathered))] == [*made.between(0, len(made))]
    assert [gathered.languages.keys, gathered.voices.keys, gathered.mentions.keys] == [
        made.languages.keys,
        made.voices.keys,
        made.mentions.keys,
    ]


@pytest.fixture(scope="module")
def story() -> Rows:
    rows = (tuple(row_of(each, len(each.received.split())) for each in text.passages) for text in STORY.texts)
    return Rows.of(TextRow(replace(text, passages=()), 0, each) for text, each in zip(STORY.texts, rows, strict=True))


@pytest.fixture(scope="module")
def kept(story: Rows, tmp_path_factory: pytest.TempPathFactory) -> Collection:
    path = tmp_path_factory.mktemp("rows") / "known.pickle"
    write_mapped(path, (story, Collection(story).tables()))
    rows, tables = read_mapped(path)
    assert (set(tables.attributes), len(tables.ranks)) == ({*ATTRIBUTES, "title"}, len(ORDERS) + 1)
    return Collection(rows, tables=tables)


@pytest.mark.parametrize("level", ["texts", "passages"])
def test_a_collection_from_files_answers_as_the_one_that_was_written(kept: Collection, story: Rows, level: Level) -> None:
    made = Collection(story)
    assert kept.texts == made.texts
    found = np.arange(made.size(level)) % 2 == 0
    for name in ATTRIBUTES:
        assert kept.labels(name) == made.labels(name)
        assert set(kept.keys(name)) == set(made.keys(name))
        assert kept.counts(name, found, level) == made.counts(name, found, level)
        give, expected = kept.values(name, level), made.values(name, level)
        assert [give(number) for number in range(len(found))] == [expected(number) for number in range(len(found))]
    for order in ORDERS:
        assert kept.ranks(order, level).tolist() == made.ranks(order, level).tolist()
    assert kept.lengths[level].tolist() == made.lengths[level].tolist()
    asked = Titled((Word("workers"),))
    assert kept.titled(asked).any()
    assert kept.titled(asked).tolist() == made.titled(asked).tolist()


def test_titles_are_looked_up_by_the_beginnings_of_their_words(kept: Collection) -> None:
    titles = [text.title for text in kept.texts]
    assert "Alliance of Workers and Peasants" in kept.titles(["work", "pea"])
    assert [*kept.titles([])] == titles
    assert [*kept.titles(["zzz", "work"])] == []


def test_texts_have_as_many_words_as_their_passages(story: Rows) -> None:
    lengths = Collection(story).lengths
    assert lengths["texts"].tolist() == [lengths["passages"][first:last].sum() for first, last in pairwise(story.starts)]


@pytest.mark.parametrize("size", [1000, 0])
def test_an_array_lies_in_its_file_and_cannot_be_changed(size: int, tmp_path: Path) -> None:
    path, array = tmp_path / "value.pickle", np.arange(size)
    write_mapped(path, {"whole": array, "part": ("x", array[:3])})
    read = read_mapped(path)
    assert read["whole"].tolist() == array.tolist()
    assert read["part"][1].tolist() == array[:3].tolist()
    assert path.with_suffix(".arrays").stat().st_size >= array.nbytes
    assert path.stat().st_size < 500
    assert read["whole"].flags.writeable == (size == 0)
