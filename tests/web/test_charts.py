"""The geometry of charts: everything inside the picture, gaps kept, labels apart; and the periods under it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.web.counting import charts, periods
from archive.web.counting.periods import Period

VALUES = st.lists(st.none() | st.floats(0, 1e7).map(lambda value: round(value, 4)), min_size=1, max_size=60)


def number(text: str) -> float:
    return float(text.removesuffix("%"))


@given(VALUES)
def test_bars_stand_on_the_axis_inside_the_picture_in_order(values: list[float | None]) -> None:
    measure = charts.scale(max((value for value in values if value), default=0))
    bars = charts.bars(values, measure)
    assert [bar is None for bar in bars] == [not value for value in values]
    shown = [bar for bar in bars if bar is not None]
    assert all(number(bar.y) >= -0.1 and abs(number(bar.y) + number(bar.height) - charts.HEIGHT) < 0.2 for bar in shown)
    assert all(number(one.x) + number(one.width) <= number(other.x) + 0.002 for one, other in pairwise(shown))


@given(VALUES)
def test_a_larger_value_never_stands_lower(values: list[float | None]) -> None:
    measure = charts.scale(max((value for value in values if value), default=0))
    known = [value for value in values if value is not None]
    heights = [number(point.y) for point in charts.points(values, measure) if point is not None]
    order = sorted(range(len(known)), key=known.__getitem__)
    assert all(heights[one] >= heights[other] for one, other in pairwise(order))


@given(VALUES)
def test_a_line_never_crosses_a_gap(values: list[float | None]) -> None:
    points = charts.points(values, charts.scale(1e7))
    neighbours = sum(one is not None and other is not None for one, other in pairwise(values))
    assert len(charts.strokes(points)) == neighbours
    step = 100 / len(values)
    assert all(abs(number(end.x) - number(begin.x) - step) < 0.01 for begin, end in charts.strokes(points))


@given(st.lists(VALUES, min_size=1, max_size=5))
def test_labels_at_the_ends_of_lines_do_not_touch(lines: list[list[float | None]]) -> None:
    measure = charts.scale(max((value for line in lines for value in line if value), default=0))
    heights = sorted(map(number, charts.labelled(lines, measure)))
    assert all(other - one >= charts.LINE - 0.2 for one, other in pairwise(heights))
    assert heights[0] >= 0
    assert heights[-1] <= charts.HEIGHT


@pytest.mark.parametrize(
    ("most", "whole", "lines"),
    [
        (0, True, [1]),
        (1, True, [1]),
        (3, True, [1, 2, 3]),
        (12, True, [5, 10, 15]),
        (97, True, [20, 40, 60, 80, 100]),
        (0.7, False, [0.2, 0.4, 0.6, 0.8]),
        (4321, True, [1000, 2000, 3000, 4000, 5000]),
    ],
)
def test_the_lines_across_are_round_numbers(most: float, whole: bool, lines: list[float]) -> None:
    assert [value for _, value in charts.scale(most, whole=whole).lines] == lines


@given(st.integers(1, 200))
def test_slots_share_the_width_and_few_of_them_are_labelled(count: int) -> None:
    slots = charts.slots(count)
    assert number(slots[0].x) == 0
    assert abs(number(slots[-1].end) - 100) < 0.01
    assert 1 <= len(charts.ticks(count)) <= charts.TICKS


@pytest.mark.parametrize(
    ("period", "label", "years"),
    [
        (Period(1917, 1917), "1917", "1917"),
        (Period(1910, 1919), "1910s", "1910..1919"),
        (Period(1915, 1919), "1915–1919", "1915..1919"),
        (Period(-9, 0), "10 BC–1 BC", "-9..0"),
    ],
    ids=str,
)
def test_a_period_is_written_as_a_reader_and_as_the_filter_write_it(period: Period, label: str, years: str) -> None:
    assert (period.label, period.years) == (label, years)


@given(st.lists(st.integers(-3000, 2100), max_size=40), st.sampled_from(periods.STEPS))
def test_every_year_is_in_one_period(years: list[int], step: int) -> None:
    made = periods.periods(years, step)
    assert all(sum(year in period for period in made) == 1 for year in years)
    assert all(one.last + 1 == other.first for one, other in pairwise(made))


@given(st.lists(st.integers(-3000, 2100), min_size=1, max_size=40))
def test_the_fitting_step_fits_and_is_offered_where_it_parts_anything(years: list[int]) -> None:
    step = periods.fitting(years)
    made = periods.periods(years, step)
    assert len(made) <= periods.FITTING
    assert step in periods.offered(years) or len(made) == 1


def test_without_years_there_are_no_periods() -> None:
    assert periods.periods((), 1) == ()
    assert periods.fitting(()) == 1
    assert periods.offered(()) == (1,)


@pytest.mark.parametrize("years", [1, 2, 3, 30, 200])
def test_a_bar_has_a_largest_width_and_stands_in_the_middle_of_its_period(years: int) -> None:
    measure = charts.scale(1)
    for place, bar in enumerate(charts.bars([1.0] * years, measure)):
        assert bar is not None
        assert number(bar.width) <= 6
        middle = number(bar.x) + number(bar.width) / 2
        assert abs(middle - number(charts.slots(years)[place].middle)) < 0.002
