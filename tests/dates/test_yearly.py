"""A day or month of any year, against a calendar looked through day by day."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.dates import Calendar, DateInterval, DayOfYear, day_number, day_parts

_days = st.integers(day_number(1895, 1, 1), day_number(1925, 1, 1))
_asked = st.builds(
    DayOfYear, st.sampled_from((1, 2, 11, 12)), st.sampled_from((None, 1, 18, 28, 29)), st.sampled_from((None, *Calendar))
)


def _is_such(asked: DayOfYear, day: int) -> bool:
    either = tuple(Calendar) if asked.day else (Calendar.GREGORIAN,)
    named = [day_parts(day, calendar) for calendar in ((asked.calendar,) if asked.calendar else either)]
    return any(month == asked.month and asked.day in (None, of_month) for _, month, of_month in named)


@given(_asked, _days, st.integers(0, 4_000))
def test_a_date_touches_a_day_that_one_of_its_own_days_is(asked: DayOfYear, first: int, length: int) -> None:
    expected = any(_is_such(asked, day) for day in range(first, first + length + 1))
    assert asked.touches(DateInterval(first, first + length)) == expected


@given(_asked, _days, st.integers(0, 40))
def test_what_certainly_is_such_a_day_is_one_on_every_day(asked: DayOfYear, first: int, length: int) -> None:
    date = DateInterval(first, first + length)
    if asked.holds(date):
        assert all(_is_such(asked, day) for day in range(first, first + length + 1))
        assert asked.touches(date)
    elif length == 0:
        assert not asked.touches(date)


@pytest.mark.parametrize(("first", "last"), [(None, None), (None, 2_421_000), (2_421_000, None)])
def test_an_open_date_may_be_any_day_and_is_certainly_none(first: int | None, last: int | None) -> None:
    assert DayOfYear(11, 18).touches(DateInterval(first, last))
    assert not DayOfYear(11, 18).holds(DateInterval(first, last))


def test_an_eighteenth_of_november_is_found_in_either_style_unless_one_is_asked_for() -> None:
    saturday = DateInterval(day_number(1917, 12, 1), day_number(1917, 12, 1))
    assert [DayOfYear(11, 18, style).touches(saturday) for style in (None, Calendar.JULIAN, Calendar.GREGORIAN)] == [
        True,
        True,
        False,
    ]
