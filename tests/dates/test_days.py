import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.dates import Calendar, DateInterval, day_number, day_parts, is_day, parse_edtf, weekday


@given(st.dates(), st.sampled_from(Calendar))
def test_a_day_is_the_same_by_every_way_of_counting(date: datetime.date, calendar: Calendar) -> None:
    day = day_number(date.year, date.month, date.day)
    assert day == date.toordinal() + 1721425
    assert weekday(day) == date.weekday()
    assert day_number(*day_parts(day, calendar), calendar) == day


def test_the_calendars_differ_as_history_says() -> None:
    assert day_number(1582, 10, 4, Calendar.JULIAN) + 1 == day_number(1582, 10, 15)
    assert day_parts(day_number(1917, 11, 18, Calendar.JULIAN)) == (1917, 12, 1)
    assert is_day(1900, 2, 29, Calendar.JULIAN)
    assert not is_day(1900, 2, 29)
    assert not is_day(1900, 13, 1)


@pytest.mark.parametrize(
    ("interval", "year"),
    [("1917-11-18", 1917), ("1917", 1917), ("1917-12/1918-01", None), ("1917/..", None), ("../1917", None)],
)
def test_a_year_is_known_only_where_the_interval_lies_in_one(interval: str, year: int | None) -> None:
    assert parse_edtf(interval).year == year


@pytest.mark.parametrize(
    ("interval", "window", "is_within", "touches"),
    [
        ("1917-11", "1917", True, True),
        ("1917-11/1918-02", "1917", False, True),
        ("1918", "1917", False, False),
        ("../1917", "1917", False, True),
        ("1917/..", "1900/1916", False, False),
        ("1917", "../..", True, True),
        ("../..", "1917", False, True),
    ],
)
def test_certainly_and_possibly_within_are_different_questions(
    interval: str, window: str, is_within: bool, touches: bool
) -> None:
    date, days = parse_edtf(interval), parse_edtf(window)
    assert date.is_within(days.first, days.last) is is_within
    assert date.touches(days.first, days.last) is touches


def test_an_interval_without_ends_is_no_day() -> None:
    assert not DateInterval(None, None).is_day
