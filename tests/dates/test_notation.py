import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.dates import Calendar, DateInterval, day_number, parse_edtf, to_edtf

DAYS = st.integers(min_value=-2_000_000, max_value=9_000_000)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1917-12-01", (1917, 12, 1), (1917, 12, 1)),
        ("1917-11", (1917, 11, 1), (1917, 11, 30)),
        ("1917", (1917, 1, 1), (1917, 12, 31)),
        ("1917-11-24/1917-12-08", (1917, 11, 24), (1917, 12, 8)),
        ("1880/1939", (1880, 1, 1), (1939, 12, 31)),
        ("191X", (1910, 1, 1), (1919, 12, 31)),
        ("1917-21", (1917, 3, 1), (1917, 5, 31)),
        ("-0044-03-15", (-44, 3, 15), (-44, 3, 15)),
        ("Y17000", (17000, 1, 1), (17000, 12, 31)),
    ],
)
def test_edtf_is_read_as_days(text: str, first: tuple[int, int, int], last: tuple[int, int, int]) -> None:
    assert parse_edtf(text) == DateInterval(day_number(*first), day_number(*last))


def test_open_ends_and_doubt_are_read() -> None:
    assert parse_edtf("1903/..") == DateInterval(day_number(1903, 1, 1), None)
    assert parse_edtf("../1939") == DateInterval(None, day_number(1939, 12, 31))
    assert parse_edtf("/1939") == parse_edtf("../1939")
    assert parse_edtf("1917~").approximate
    assert parse_edtf("191X?").approximate
    assert parse_edtf("1917~/1918").approximate


def test_numbers_are_read_in_the_calendar_named() -> None:
    assert parse_edtf("1917-11-18", Calendar.JULIAN).first == day_number(1917, 12, 1)
    assert parse_edtf("1900-02-29", Calendar.JULIAN).is_day
    assert parse_edtf("1900-02", Calendar.JULIAN).last == parse_edtf("1900-02-29", Calendar.JULIAN).last
    assert parse_edtf("1916-24", Calendar.JULIAN).calendar is Calendar.JULIAN


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("l909", "“l909” is not a date in EDTF; write it as 1917, 1917-11"),
        ("19o8", "not a date"),
        ("unknown", "not a date"),
        ("", "not a date"),
        ("1917-13", "not a date"),
        ("[1917,1918]", "not a date"),
        ("1917-13-01", "the months 01 to 12"),
        ("1900-02-29", "28 days in the Gregorian calendar"),
        ("1918/1917", "ends before it begins"),
        ("about 1917", "not a date"),
    ],
)
def test_nonsense_is_refused_with_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        parse_edtf(text)


@given(DAYS, st.one_of(st.none(), st.integers(0, 800)), st.booleans(), st.booleans())
def test_what_is_written_is_read_back(first: int, length: int | None, is_open_before: bool, approximate: bool) -> None:
    interval = DateInterval(
        None if is_open_before and length is not None else first,
        None if length is None else first + length,
        approximate=approximate,
    )
    assert parse_edtf(to_edtf(interval)) == interval


@pytest.mark.parametrize("text", ["1917-12-01", "1917-11", "1917", "1917~", "1917-11-24/1917-12-08", "1903-01-01/..", "Y17000"])
def test_a_date_in_its_shortest_form_is_written_so(text: str) -> None:
    assert to_edtf(parse_edtf(text)) == text
