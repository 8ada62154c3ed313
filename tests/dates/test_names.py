import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.dates import Calendar, is_settled, usual_calendar
from archive.dates.cldr import long_month_numbers, month_numbers, weekday_numbers
from archive.dates.numerals import in_words, roman
from archive.dates.spelling import month_like

OLD, NEW = Calendar.JULIAN, Calendar.GREGORIAN


@pytest.mark.parametrize(
    ("language", "word", "month"),
    [
        ("it", "febraro", 2), ("it", "genaro", 1), ("it", "novembrio", 11), ("it", "magio", 5), ("it", "Genova", None),
        ("it", "marchi", None), ("en", "Septembre", 9), ("en", "Febuary", 2), ("en", "Jany", 1), ("en", "Iuly", 7),
        ("en", "Jane", None), ("en", "Judy", None), ("en", "Marsh", None), ("de", "October", 10), ("de", "Decbr", 12),
        ("de", "Winmonat", None),
        ("de", "Märtz", 3), ("de", "Junius", 6), ("fr", "feburier", 2), ("fr", "aoust", 8), ("es", "Otubre", 10),
    ],
)  # fmt: skip
def test_a_month_is_known_by_likeness_where_only_one_is_alike(language: str, word: str, month: int | None) -> None:
    assert month_like(word, language) == month


@given(st.sampled_from(["en", "de", "it", "fr", "es", "nl", "pt", "pl", "sv"]), st.data())
def test_a_long_name_with_a_letter_less_is_that_month_or_none(language: str, data: st.DataObject) -> None:
    name, month = data.draw(st.sampled_from([pair for pair in long_month_numbers(language).items() if len(pair[0]) > 6]))
    gone = data.draw(st.integers(1, len(name) - 1))
    assert month_like(name[:gone] + name[gone + 1 :], language) in (month, None)


def test_names_are_those_of_all_regions_and_of_former_times() -> None:
    assert month_numbers("de")["jänner"] == 1
    assert month_numbers("es")["setiembre"] == 9
    assert month_numbers("de")["hornung"] == 2
    assert weekday_numbers("de")["sonnabend"] == 5
    assert weekday_numbers("it")["lunedi"] == 0


@pytest.mark.parametrize(
    ("figures", "number"),
    [("xi", 11), ("xiij", 13), ("viiii", 9), ("XXX", 30), ("MDCXVI", 1616), ("", None), ("iix", None), ("abc", None)],
)
def test_roman_figures_are_read_as_manuscripts_write_them(figures: str, number: int | None) -> None:
    assert roman(figures) == number


@pytest.mark.parametrize(
    ("words", "language", "number"),
    [
        ("one thousand eight hundred and sixty-one", "en", 1861),
        ("eighteen hundred and sixty-one", "en", 1861),
        ("achtzehnhundertachtundvierzig", "de", 1848),
        ("eintausend siebenhundert neunundachtzig", "de", 1789),
        ("mille seicento sedici", "it", 1616),
        ("mil huit cent quatre-vingt-dix-neuf", "fr", 1899),
        ("mil ochocientos cuarenta y ocho", "es", 1848),
        ("and", "en", None),
    ],
)
def test_a_number_written_out_is_read(words: str, language: str, number: int | None) -> None:
    assert in_words(words, language) == number


@pytest.mark.parametrize(
    ("day", "language", "place", "calendar", "settled"),
    [
        ((1748, 6, 24), "en", "", OLD, True),
        ((1752, 9, 14), "en", "London", NEW, True),
        ((1616, 7, 9), "it", "Di Stuttgart", NEW, False),
        ((1616, 7, 9), "it", "Roma", NEW, True),
        ((1620, 5, 5), "de", "", NEW, False),
        ((1620, 5, 5), "de", "Berlin, den", OLD, True),
        ((1620, 5, 5), "de", "Wien", NEW, True),
        ((1800, 5, 5), "de", "", NEW, True),
        ((1500, 5, 5), "de", "", OLD, True),
        ((1917, 3, 8), "ru", "", OLD, True),
        ((1917, 3, 8), "en", "Moscow", NEW, False),
        ((1918, 3, 8), "en", "Moscow", NEW, True),
        ((1690, 3, 8), "nl", "Utrecht", OLD, True),
    ],
)
def test_the_calendar_is_that_of_the_language_or_else_of_the_place(
    day: tuple[int, int, int], language: str, place: str, calendar: Calendar, settled: bool
) -> None:
    assert usual_calendar(*day, language, place) is calendar
    assert is_settled(*day, language, place) is settled
