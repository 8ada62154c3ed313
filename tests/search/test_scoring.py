"""Lengths are kept as Lucene keeps them, and near scores are one."""

import numpy as np
import pytest

from archive.search.finding.scoring import comparable, rounded


@pytest.mark.parametrize(
    ("length", "kept"),
    [*((each, each) for each in range(40)), (40, 40), (41, 40), (42, 42), (55, 54), (56, 56), (59, 56), (60, 60), (1_000, 984)],
)
def test_a_length_is_exact_below_forty_and_has_four_bits_above(length: int, kept: int) -> None:
    assert rounded(length) == kept


def test_what_differs_in_the_last_digit_is_equal_and_what_differs_in_the_fourth_is_not() -> None:
    near, far = comparable(np.array([12.345678, 12.345679])), comparable(np.array([12.345, 12.349]))
    assert near[0] == near[1]
    assert far[0] < far[1]
    assert comparable(np.array([0.0, 1.0])).tolist() == sorted(comparable(np.array([0.0, 1.0])).tolist())
