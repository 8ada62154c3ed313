"""A column tells which rows have a value, and how many of those found have each."""

from __future__ import annotations

from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from archive.search.holding import bitsets
from archive.search.holding.columns import Column

_rows = st.lists(st.lists(st.sampled_from("abc"), max_size=3), max_size=12)


@given(_rows, st.lists(st.sampled_from("abcd"), max_size=2))
def test_rows_are_found_by_any_of_their_values(rows: list[list[str]], asked: list[str]) -> None:
    expected = [number for number, values in enumerate(rows) if set(values) & set(asked)]
    assert bitsets.members(Column.of(rows).having(asked)).tolist() == expected


@given(_rows, st.sampled_from(["", "a", "ab", "b", "z"]))
def test_rows_are_found_by_the_beginning_of_a_value(rows: list[list[str]], beginning: str) -> None:
    longer = [[value + "bc" for value in values] for values in rows]
    expected = [number for number, values in enumerate(longer) if any(value.startswith(beginning) for value in values)]
    assert bitsets.members(Column.of(longer).beginning(beginning)).tolist() == expected


@given(_rows, st.data())
def test_a_value_counts_once_for_each_time_its_row_does(rows: list[list[str]], data: st.DataObject) -> None:
    often = data.draw(st.lists(st.integers(0, 3), min_size=len(rows), max_size=len(rows)))
    expected: Counter[str] = Counter()
    for values, count in zip(rows, often, strict=True):
        expected.update({value: count for value in set(values) if count})
    column = Column.of(rows)
    assert column.counts(bitsets.numbers(often)) == dict(expected)
    assert column.counts(np.array(often, np.bool_)) == Counter(
        value for values, count in zip(rows, often, strict=True) if count for value in set(values)
    )


@given(_rows)
def test_rows_one_after_the_other_are_those_asked_for_singly(rows: list[list[str]]) -> None:
    column = Column.of(rows)
    assert list(column.rows()) == [column.row(number) for number in range(len(rows))]
