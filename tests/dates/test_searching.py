import pytest

from archive.dates import Calendar, DayOfYear, QueryDays, day_number, read_days

OLD, NEW = day_number(1917, 12, 1), day_number(1917, 11, 18)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("1917", QueryDays(day_number(1917, 1, 1), day_number(1917, 12, 31))),
        ("1917-11", QueryDays(day_number(1917, 11, 1), day_number(1917, 11, 30))),
        ("1917-11-18", QueryDays(NEW, NEW, (OLD, OLD))),
        ("18 November 1917", QueryDays(NEW, NEW, (OLD, OLD))),
        ("Nov. 18, 1917", QueryDays(NEW, NEW, (OLD, OLD))),
        ("18.11.1917", QueryDays(NEW, NEW, (OLD, OLD))),
        ("November 1917", QueryDays(day_number(1917, 11, 1), day_number(1917, 11, 30))),
        ("1917-11-18os", QueryDays(OLD, OLD, None, Calendar.JULIAN)),
        ("1917-11-18 NS", QueryDays(NEW, NEW, None, Calendar.GREGORIAN)),
        ("18 November 1917 O.S.", QueryDays(OLD, OLD, None, Calendar.JULIAN)),
        ("18 November (1 December) 1917", QueryDays(OLD, OLD)),
        ("1900-02-29", QueryDays(day_number(1900, 3, 13), day_number(1900, 3, 13), None, Calendar.JULIAN)),
        ("1917-11..1918", QueryDays(day_number(1917, 11, 1), day_number(1918, 12, 31))),
        ("..1918", QueryDays(None, day_number(1918, 12, 31))),
        ("1917..", QueryDays(day_number(1917, 1, 1), None)),
        ("1917-11-18..1917-11-20os", QueryDays(OLD, OLD + 2, None, Calendar.JULIAN)),
        ("1917-11-18os..1918", QueryDays(OLD, day_number(1918, 12, 31), None, Calendar.JULIAN)),
        (
            "1917-1-5",
            QueryDays(day_number(1917, 1, 5), day_number(1917, 1, 5), (day_number(1917, 1, 18), day_number(1917, 1, 18))),
        ),
        ("--11-18", QueryDays(None, None, yearly=DayOfYear(11, 18))),
        ("XXXX-11-18", QueryDays(None, None, yearly=DayOfYear(11, 18))),
        ("--11", QueryDays(None, None, yearly=DayOfYear(11))),
        ("XXXX-11-XX", QueryDays(None, None, yearly=DayOfYear(11))),
        ("18 November", QueryDays(None, None, yearly=DayOfYear(11, 18))),
        ("November 18 O.S.", QueryDays(None, None, yearly=DayOfYear(11, 18, Calendar.JULIAN))),
        ("november", QueryDays(None, None, yearly=DayOfYear(11))),
        ("the 1880s", QueryDays(day_number(1880, 1, 1), day_number(1889, 12, 31))),
        ("188X", QueryDays(day_number(1880, 1, 1), day_number(1889, 12, 31))),
        ("1880s..1890s", QueryDays(day_number(1880, 1, 1), day_number(1899, 12, 31))),
        ("19th century", QueryDays(day_number(1801, 1, 1), day_number(1900, 12, 31))),
        ("1st century BC", QueryDays(day_number(-99, 1, 1), day_number(0, 12, 31))),
        ("44 BC", QueryDays(day_number(-43, 1, 1), day_number(-43, 12, 31))),
        ("800 AD", QueryDays(day_number(800, 1, 1), day_number(800, 12, 31))),
        ("917", QueryDays(day_number(917, 1, 1), day_number(917, 12, 31))),
        ("1917-1918", QueryDays(day_number(1917, 1, 1), day_number(1918, 12, 31))),
        ("1917 – 1918", QueryDays(day_number(1917, 1, 1), day_number(1918, 12, 31))),
        ("1917-21", QueryDays(day_number(1917, 3, 1), day_number(1917, 5, 31))),
        ("1917/1918", QueryDays(day_number(1917, 1, 1), day_number(1918, 12, 31))),
    ],
)
def test_a_range_of_days_is_read(text: str, days: QueryDays) -> None:
    assert read_days(text) == days


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("1917-02-30", "28 days"),
        ("1917-02-30os", "28 days"),
        ("..", "names no day"),
        ("", "names no day"),
        ("yesterday", "not a date that can be searched; write it as 1917"),
        ("18 November..20 November", "not a date"),
        ("--13-01", "no month 13"),
        ("--02-30", "no day 30 in that month, which has 29"),
        ("1918..1917", "ends before it begins"),
        ("1918-1917", "ends before it begins"),
        ("1917-13", "a year has the months 01 to 12"),
    ],
)
def test_what_cannot_be_searched_is_refused_with_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        read_days(text)
