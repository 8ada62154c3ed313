import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.dates import Calendar, DateInterval, WordedDate, day_number, find_dates

JULIAN, GREGORIAN = Calendar.JULIAN, Calendar.GREGORIAN


@pytest.mark.parametrize(
    ("text", "words", "parts"),
    [
        ("Today, Saturday, November 18, in", "Saturday, November 18", (None, 11, 18, 5, None)),
        ("on 18 November (1 December) 1917 in", "18 November (1 December) 1917", (1917, 11, 18, None, JULIAN)),
        ("Moscow, 8/21 March 1917", "8/21 March 1917", (1917, 3, 8, None, JULIAN)),
        ("8 (21) March, 1917", "8 (21) March, 1917", (1917, 3, 8, None, JULIAN)),
        ("8 (21) March", "8 (21) March", (None, 3, 8, None, JULIAN)),
        ("March 8/21, 1917", "March 8/21, 1917", (1917, 3, 8, None, JULIAN)),
        ("25 December (7 January 1918)", "25 December (7 January 1918)", (1917, 12, 25, None, JULIAN)),
        ("18 November (24 November) 1917", "18 November (24 November) 1917", (1917, 11, 18, None, None)),
        ("Washington , June 24, 1948—9:35 p. m.", "June 24, 1948", (1948, 6, 24, None, None)),
        ("Washington, JUNE 24, 1948", "JUNE 24, 1948", (1948, 6, 24, None, None)),
        ("the 11th day of February, A.D. 1856, and", "11th day of February, A.D. 1856", (1856, 2, 11, None, None)),
        ("since May 1917, and", "May 1917", (1917, 5, None, None, None)),
        ("Sept. 3, 1914 (O.S.)", "Sept. 3, 1914 (O.S.)", (1914, 9, 3, None, JULIAN)),
        ("3 September 1752 New Style", "3 September 1752 New Style", (1752, 9, 3, None, GREGORIAN)),
        ("November 18, 500 men", "November 18", (None, 11, 18, None, None)),
        ("29 February 1900", "29 February 1900", (1900, 2, 29, None, None)),
    ],
)
def test_a_worded_date_is_found(text: str, words: str, parts: tuple[object, ...]) -> None:
    (found,) = find_dates(text)
    assert text[found.start : found.end] == words
    assert (found.year, found.month, found.day, found.weekday, found.calendar) == parts


@pytest.mark.parametrize("text", ["1899-1909", "it may be 5", "Saturday", "February 30", "Moscow, undated.", "pre-March 5x"])
def test_what_is_no_date_is_not_found(text: str) -> None:
    assert find_dates(text) == ()


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("Di Stucart li 9 Luglio 1616", "it", "9 Luglio 1616"),
        ("Paris, le 1er mars 1848.", "fr", "1er mars 1848"),
        ("a 9 de julio de 1616", "es", "9 de julio de 1616"),
        ("Москва, 18 ноября 1917 г.", "ru", "18 ноября 1917"),
        ("Berlin, Montag, den 3. August 1914", "de", "Montag, den 3. August 1914"),
    ],
)
def test_dates_are_found_in_other_languages(text: str, language: str, words: str) -> None:
    (found,) = find_dates(text, language)
    assert text[found.start : found.end] == words


def test_a_worded_date_gives_its_days_in_a_calendar() -> None:
    (day,) = find_dates("18 November 1917")
    assert day.interval("w", JULIAN) == DateInterval(day_number(1917, 12, 1), day_number(1917, 12, 1), JULIAN, "w")
    (month,) = find_dates("November 1917")
    assert month.interval("") == DateInterval(day_number(1917, 11, 1), day_number(1917, 11, 30))
    (leap,) = find_dates("29 February 1900")
    assert leap.interval("") is None
    assert WordedDate(0, 1, None, 5, 1, None, None).interval("") is None


@given(st.text(alphabet="MayJune 0123456789,/()Od.Sf-"))
def test_dates_are_ordered_and_never_overlap(text: str) -> None:
    ends = 0
    for date in find_dates(text):
        assert ends <= date.start < date.end <= len(text)
        ends = date.end
