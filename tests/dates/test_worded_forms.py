"""Dates as letters and documents of many times and regions word them."""

import pytest

from archive.dates import find_dates, to_edtf


@pytest.mark.parametrize(
    ("language", "text", "words", "edtf"),
    [
        ("it", "Di Stucart a' 9 luglio 1616", "9 luglio 1616", "1616-07-09"),
        ("it", "all’ultimo ottobre 1616", "ultimo ottobre 1616", "1616-10-31"),
        ("it", "all’ultimo d’ottobre 1616", "ultimo d’ottobre 1616", "1616-10-31"),
        ("it", "l'ultimo febraro 1616", "ultimo febraro 1616", "1616-02-29"),
        ("it", "Dall’Haya a’ xi febraro 1617", "xi febraro 1617", "1617-02-11"),
        ("it", "a xiiij di maggio 1540", "xiiij di maggio 1540", "1540-05-14"),
        ("it", "il primo genn.o 1620", "primo genn.o 1620", "1620-01-01"),
        ("it", "a primo di settembre 1616", "primo di settembre 1616", "1616-09-01"),
        ("it", "10 7bre 1616", "10 7bre 1616", "1616-09-10"),
        ("it", "li 4 Xbre 1733", "4 Xbre 1733", "1733-12-04"),
        ("it", "li 28 del mese di decembre 1616", "28 del mese di decembre 1616", "1616-12-28"),
        ("it", "Giovedì alli dieci di novembre 1616", "Giovedì alli dieci di novembre 1616", "1616-11-10"),
        ("it", "il tre maggio mille ottocento quarantotto", "tre maggio mille ottocento quarantotto", "1848-05-03"),
        ("it", "dal 3 al 5 maggio 1848", "3 al 5 maggio 1848", "1848-05-03/1848-05-05"),
        ("it", "verso il 5 maggio 1848", "verso il 5 maggio 1848", "1848-05-05~"),
        ("it", "a' 3 gennaio 1616, more veneto", "3 gennaio 1616, more veneto", "1617-01-03"),
        ("it", "1616 a dì 9 luglio", "1616 a dì 9 luglio", "1616-07-09"),
        ("de", "den 5ten May 1848", "5ten May 1848", "1848-05-05"),
        ("de", "am 3. Jänner 1917", "3. Jänner 1917", "1917-01-03"),
        ("de", "den 12. Hornung 1806", "12. Hornung 1806", "1806-02-12"),
        ("de", "d. 4. Oct. 1790", "4. Oct. 1790", "1790-10-04"),
        ("de", "d. 18ten Novbr. 1795", "18ten Novbr. 1795", "1795-11-18"),
        ("de", "vom 3. bis 5. Mai 1848", "3. bis 5. Mai 1848", "1848-05-03/1848-05-05"),
        ("de", "30. April bis 2. Mai 1848", "30. April bis 2. Mai 1848", "1848-04-30/1848-05-02"),
        ("de", "13./25. Mai 1848", "13./25. Mai 1848", "1848-05-25"),
        ("de", "30. April/12. Mai 1848", "30. April/12. Mai 1848", "1848-05-12"),
        ("de", "5. Juni (24. Mai) 1848", "5. Juni (24. Mai) 1848", "1848-06-05"),
        ("de", "am einundzwanzigsten März achtzehnhundertachtundvierzig",
         "einundzwanzigsten März achtzehnhundertachtundvierzig", "1848-03-21"),
        ("de", "Anno 1672 den 5. Maij", "Anno 1672 den 5. Maij", "1672-05-05"),
        ("de", "18. 11. 1917", "18. 11. 1917", "1917-11-18"),
        ("de", "um 1848.", "um 1848", "1848~"),
        ("de", "Mitte Mai 1848", "Mitte Mai 1848", "1848-05-11~/1848-05-20~"),
        ("de", "Ende Mai 1848", "Ende Mai 1848", "1848-05-21~/1848-05-31~"),
        ("de", "im Winter 1848", "Winter 1848", "1848-12-01~/1849-02-28~"),
        ("fr", "le 4e de juilet 1616", "4e de juilet 1616", "1616-07-04"),
        ("fr", "ce 10 7bre 1703", "10 7bre 1703", "1703-09-10"),
        ("fr", "le vingt-deux août mil huit cent quatre-vingt-dix-neuf", "vingt-deux août mil huit cent quatre-vingt-dix-neuf",
         "1899-08-22"),
        ("es", "3 de setiembre de 1820", "3 de setiembre de 1820", "1820-09-03"),
        ("es", "veintiuno de mayo de 1820", "veintiuno de mayo de 1820", "1820-05-21"),
        ("la", "10 Julii anno 1616", "10 Julii anno 1616", "1616-07-10"),
        ("ru", "18 ноября (1 декабря) 1917 г.", "18 ноября (1 декабря) 1917", "1917-12-01"),
        ("hu", "Budapest, 1848. március 15.", "1848. március 15", "1848-03-15"),
        ("nl", "den 14 Februarij 1673", "14 Februarij 1673", "1673-02-14"),
        ("en", "the 4th day of July, in the year of our Lord one thousand eight hundred and sixty-one",
         "4th day of July, in the year of our Lord one thousand eight hundred and sixty-one", "1861-07-04"),
        ("en", "twenty-second day of February, 1862", "twenty-second day of February, 1862", "1862-02-22"),
        ("en", "Nov. 18th, 1917", "Nov. 18th, 1917", "1917-11-18"),
        ("en", "Decr 5th 1790", "Decr 5th 1790", "1790-12-05"),
        ("en", "18/XI/1917", "18/XI/1917", "1917-11-18"),
        ("en", "1917-11-18", "1917-11-18", "1917-11-18"),
        ("en", "1-5 May 1917", "1-5 May 1917", "1917-05-01/1917-05-05"),
        ("en", "November 18-20, 1917", "November 18-20, 1917", "1917-11-18/1917-11-20"),
        ("en", "from 11 to 25 November 1917", "11 to 25 November 1917", "1917-11-11/1917-11-25"),
        ("en", "30 April–2 May 1917", "30 April–2 May 1917", "1917-04-30/1917-05-02"),
        ("en", "30 December–2 January 1918", "30 December–2 January 1918", "1917-12-30/1918-01-02"),
        ("en", "between May 5 and May 7, 1848", "May 5 and May 7, 1848", "1848-05-05/1848-05-07"),
        ("en", "11 February 1731/2", "11 February 1731/2", "1732-02-11"),
        ("en", "before 5 May 1848", "before 5 May 1848", "../1848-05-04"),
        ("en", "not after 5 May 1848", "not after 5 May 1848", "../1848-05-05"),
        ("en", "after 5 May 1848", "after 5 May 1848", "1848-05-06/.."),
        ("en", "not before May 1848", "not before May 1848", "1848-05-01/.."),
        ("en", "early May 1848", "early May 1848", "1848-05-01~/1848-05-10~"),
        ("en", "circa 1850", "circa 1850", "1850~"),
        ("en", "in Spring 1848", "Spring 1848", "1848-03-01~/1848-05-31~"),
    ],
)  # fmt: skip
def test_a_date_is_read_in_the_words_of_its_time_and_region(language: str, text: str, words: str, edtf: str) -> None:
    (found,) = find_dates(text, language)
    interval = found.interval("")
    assert (text[found.start : found.end], interval and to_edtf(interval)) == (words, edtf)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("it", "a xxx febraro 1617"),
        ("it", "li 7bre"),
        ("it", "da Genova 1616, con 30 marchi"),
        ("en", "Jane 12, 1900"),
        ("en", "Marsh 12, 1900"),
        ("en", "about 1850 men and around 1900 horses"),
        ("en", "in the ratio 5/2 or 32/13"),
        ("en", "version 1.2.3.4 of 99/99/1900"),
        ("en", "on 5-3 votes"),
        ("en", "5-1 May 1917"),
        ("de", "l. 17 unter 1848 Menschen"),
        ("en", "May, in the year of our Lord two"),
    ],
)
def test_what_only_looks_like_a_date_is_none(language: str, text: str) -> None:
    assert find_dates(text, language) == ()


@pytest.mark.parametrize(
    ("language", "text", "relation", "day"),
    [
        ("it", "alli 13 detto", "said", 13),
        ("it", "de’ 4 dello stante", "same", 4),
        ("it", "de’ 19 del passato", "last", 19),
        ("en", "of the 11th inst. I", "same", 11),
        ("en", "the tenth instant", "same", 10),
        ("en", "of the 30th ult.", "last", 30),
        ("en", "on the 3d proximo", "next", 3),
        ("de", "den 4. dieses Monats", "same", 4),
    ],
)
def test_a_day_of_a_month_named_elsewhere_is_left_open(language: str, text: str, relation: str, day: int) -> None:
    (found,) = find_dates(text, language)
    assert (found.relative, found.day, found.month, found.interval("")) == (relation, day, None, None)


@pytest.mark.parametrize(
    ("language", "text", "parts", "also"),
    [
        ("en", "3/4/1917", (1917, 3, 4), (1917, 4, 3)),
        ("en-GB", "3/4/1917", (1917, 4, 3), (1917, 3, 4)),
        ("it", "3/4/1917", (1917, 4, 3), (1917, 3, 4)),
        ("en", "11/18/17", (None, 11, 18), None),
    ],
)
def test_figures_that_leave_open_what_they_mean_are_not_plain(
    language: str, text: str, parts: tuple[int | None, ...], also: tuple[int, ...] | None
) -> None:
    (found,) = find_dates(text, language)
    assert ((found.year, found.month, found.day), found.also, found.is_plain) == (parts, also, False)


def test_two_dates_side_by_side_are_two() -> None:
    text = "on April 5 and May 7, 1848, and from May 5 on May 2, May 9 - May 8, 1840, between May 1848 and June 5, 1848"
    found = [text[date.start : date.end] for date in find_dates(text)]
    assert found == ["April 5", "May 7, 1848", "May 5", "May 2", "May 9", "May 8, 1840", "May 1848", "June 5, 1848"]


def test_a_stretch_without_a_year_is_known_for_one() -> None:
    (found,) = find_dates("30 April–2 May")
    assert (found.day, found.until, found.is_single, found.interval("")) == (30, (None, 5, 2), False, None)


def test_only_the_beginning_of_an_endless_line_is_searched() -> None:
    assert len(find_dates("x" * 300_000 + " 5 May 1848")) == 0
