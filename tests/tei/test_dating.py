"""Dates in TEI: ``@when`` is Gregorian, what is worded stands beside it."""

from __future__ import annotations

import pytest
from hypothesis import given

from archive.dates import Calendar, DateInterval, day_number
from archive.tei.dating import date_attributes, read_date, read_days
from tests.tei.items import dates

DAY = day_number(1917, 12, 1)


@given(dates())
def test_a_date_written_is_the_date_read(date: DateInterval) -> None:
    assert read_date(date_attributes(date), date.wording) == date


def test_a_day_of_the_julian_calendar_stands_in_both() -> None:
    attributes = date_attributes(DateInterval(DAY, DAY, Calendar.JULIAN, "Saturday, November 18"))
    assert attributes == {
        "when": "1917-12-01",
        "when-custom": "1917-11-18",
        "datingMethod": "#julian",
        "calendar": "#julian",
    }


def test_the_calendar_of_words_is_not_said_where_there_are_none() -> None:
    assert "calendar" not in date_attributes(DateInterval(DAY, DAY, Calendar.JULIAN))


@pytest.mark.parametrize(
    ("attributes", "first", "last"),
    [
        ({"when": "1917"}, (1917, 1, 1), (1917, 12, 31)),
        ({"when": "1917-02"}, (1917, 2, 1), (1917, 2, 28)),
        ({"when": "1917-12-01T10:00:00+01:00"}, (1917, 12, 1), (1917, 12, 1)),
        ({"from": "1917-11", "to": "1918"}, (1917, 11, 1), (1918, 12, 31)),
        ({"notAfter": "1918", "notBefore": "1917"}, (1917, 1, 1), (1918, 12, 31)),
        ({"notBefore": "1919", "notAfter": "1918-01-01"}, (1918, 1, 1), (1919, 1, 1)),
        ({"when-iso": "0000-03"}, (0, 3, 1), (0, 3, 31)),
    ],
)
def test_every_way_to_say_a_time_is_read(
    attributes: dict[str, str], first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    assert read_date(attributes, "") == DateInterval(day_number(*first), day_number(*last))


@pytest.mark.parametrize("text", ["", "spring", "1917-13", "1917-02-30", "--05-01", "17"])
def test_what_is_no_date_is_none(text: str) -> None:
    assert read_days(text) is None
    assert read_date({"when": text}, "then") is None
