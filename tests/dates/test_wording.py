import pytest

from archive.dates import Calendar, display, parse_edtf, styles, weekday_name


@pytest.mark.parametrize(
    ("edtf", "language", "words"),
    [
        ("1789-04-30", "en", "30 April 1789"),
        ("1789-04-30", "en-US", "April 30, 1789"),
        ("1789-04-30", "de", "30. April 1789"),
        ("1789-04-30", "ja", "1789年4月30日"),
        ("1789-04-30", "la", "die 30 Aprilis 1789"),
        ("1789-04-30", "it", "30 aprile 1789"),
        ("1789-04-30", "nonsense", "30 April 1789"),
        ("1789-04-30", "!", "30 April 1789"),
        ("1894-06", "en", "June 1894"),
        ("1894-06", "ru", "июнь 1894 г."),
        ("1894", "en", "1894"),
        ("1880/1939", "en", "1880–1939"),
        ("1894-06/1895-07", "en", "June 1894 – July 1895"),
        ("1917-11-11/1917-11-25", "en", "11–25 November 1917"),
        ("1917-11-24/1917-12-08", "en", "24 November – 8 December 1917"),
        ("1917-11-24/1918-01-08", "en", "24 November 1917 – 8 January 1918"),
        ("1917-11-24/1917-11-26", "en-US", "November 24, 1917 – November 26, 1917"),
        ("1917~", "en", "about 1917"),
        ("1917~", "de", "c. 1917"),
        ("1903/..", "en", "from 1903"),
        ("1917-11-08/..", "en", "from 8 November 1917"),
        ("../1939", "en", "until 1939"),
        ("../1939", "de", "–1939"),
        ("1903/..", "fr", "1903–"),
        ("../..", "en", "undated"),
        ("../..", "fr", "–"),
        ("-0043", "en", "44 BC"),
        ("-0043-03-15", "en", "15 March 44 BC"),
    ],
)
def test_a_date_is_worded_for_its_reader(edtf: str, language: str, words: str) -> None:
    assert display(parse_edtf(edtf), language) == words


@pytest.mark.parametrize(
    ("edtf", "language", "words"),
    [
        ("1917-11-18", "en", "18 November [1 December N.S.] 1917"),
        ("1917-12-25", "en", "25 December 1917 [7 January 1918 N.S.]"),
        ("1917-11-18", "es", "18 de noviembre de 1917 [1 de diciembre de 1917 N.S.]"),
        ("1917-11-18~", "en", "about 18 November [1 December N.S.] 1917"),
        ("1917-11", "en", "November 1917 O.S."),
        ("1900-02-29", "en", "29 February [13 March N.S.] 1900"),
    ],
)
def test_a_julian_date_stands_in_both_styles(edtf: str, language: str, words: str) -> None:
    assert display(parse_edtf(edtf, Calendar.JULIAN), language) == words


def test_styles_name_old_and_new_only_for_a_julian_date() -> None:
    assert styles(parse_edtf("1917-12-01")) == (("", "1 December 1917"),)
    assert styles(parse_edtf("1917-11-18", Calendar.JULIAN)) == (
        ("Old Style", "18 November 1917"),
        ("New Style", "1 December 1917"),
    )
    assert styles(parse_edtf("1917-11~", Calendar.JULIAN)) == (
        ("Old Style", "about November 1917"),
        ("New Style", "about 14 November – 13 December 1917"),
    )
    assert styles(parse_edtf("1917~", Calendar.JULIAN), "de")[0] == ("Old Style", "c. 1917")


def test_the_first_of_december_1917_was_a_saturday() -> None:
    day = parse_edtf("1917-12-01").first
    assert day is not None
    assert (weekday_name(day), weekday_name(day, "de")) == ("Saturday", "Samstag")
