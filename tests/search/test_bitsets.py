"""Sets of numbers hold what was put in."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from archive.search.holding import bitsets


@given(st.lists(st.integers(0, 1 << 50)))
def test_distinct_numbers_stand_once_and_ascend(given_numbers: list[int]) -> None:
    assert bitsets.distinct(np.array(given_numbers, np.int64)).tolist() == sorted(set(given_numbers))
