import pytest

from archive.authorities import Authorities, Authority, Kind
from archive.dates import parse_edtf, to_edtf
from archive.describe.date.named import date_in_name
from tests.describe.people import SMALL, described, marked, reasons

BODY = "This is the body of the text, which is long enough to be one and which ends as sentences do: with a full stop."


@pytest.mark.parametrize(
    ("text", "name", "date", "certainty"),
    [
        (f"Oxford, June 24, 1848\n\n{BODY}", "x_1.txt", "1848-06-24", "high"),
        (f"Oxford, Saturday, June 24, 1848\n\n{BODY}", "x_1.txt", "1848-06-24", "high"),
        (f"Oxford, Monday, June 24, 1848\n\n{BODY}", "x_1.txt", "1848-06-24", "low"),
        (f"Oxford, Thursday, June 24, 1848\n\n{BODY}", "x_1.txt", "1848-07-06", "medium"),
        (f"Oxford, June 24, 1748\n\n{BODY}", "x_1.txt", "1748-07-05", "high"),
        (f"Oxford, June 1848\n\n{BODY}", "x_1.txt", "1848-06", "high"),
        (f"Moscow, 8/21 March 1917\n\n{BODY}", "x_1.txt", "1917-03-21", "high"),
        (f"Oxford, June 24, 1848\n\n{BODY}", "1848-06-24-a-letter.txt", "1848-06-24", "high"),
        (f"Oxford, June 24, 1848\n\n{BODY}", "1850-a-letter.txt", "1848-06-24", "medium"),
        (f"Oxford, Monday, June 24, 1848\n\n{BODY}", "1848-06-24.txt", "1848-06-24", "medium"),
        (f"Moscow, 8/21 March 1917\n\n{BODY}", "1917-03-08.txt", "1917-03-21", "high"),
        (BODY, "1789-04-30-first-inaugural-address.txt", "1789-04-30", "medium"),
        (BODY, "speech_17890430.txt", "1789-04-30", "medium"),
        (BODY, "1894-06-letter.txt", "1894-06", "low"),
        (f"{BODY}\n\nDone at Oxford, the 11th day of February, A.D. 1856.", "x_1.txt", "1856-02-11", "high"),
        (f"{BODY}\n\nDone at Oxford, the 11th day of February, A.D. 1856.", "1856-02-11.txt", "1856-02-11", "high"),
        (f"{BODY}\n\nDone at Oxford, the 11th day of February, A.D. 1856.", "1857-02-11.txt", "1857-02-11", "medium"),
        (f"Oxford, June 24\n\n{BODY}", "1848-letter.txt", None, None),
        (f"Oxford, Saturday, June 24\n\n{BODY}", "1848-letter.txt", "1848-06-24", "high"),
        (f"Today, May 30, we came to the Great Fair. {BODY}", "x_1.txt", None, None),
        (f"Today, Friday, May 30, we came to the Great Fair. {BODY}", "x_1.txt", "1851-05-30", "high"),
        (f"Today, October 14, we came to the Great Fair. {BODY}", "x_1.txt", "1851-10-14", "medium"),
        (f"Oxford, Saturday, June 24\n\n{BODY}\n\nJohn Adams", "x_1.txt", None, None),
        (f"Oxford, Saturday, June 24\n\n{BODY}", "x_1.txt", None, None),
        (f"Oxford, 29 February 1900\n\n{BODY}", "x_1.txt", "1900-03-13", "medium"),
        (BODY, "x_1.txt", None, None),
    ],
)  # fmt: skip
def test_the_date_is_what_the_words_and_the_name_leave(text: str, name: str, date: str | None, certainty: str | None) -> None:
    section = described(text, name)
    found = section.description.date
    if date is None and found is not None:
        (why,) = reasons(section, "date")
        assert (to_edtf(found), why.certainty, why.from_name) == ("1848", "low", True)
        return
    assert (None if found is None else to_edtf(found)) == date
    assert [why.certainty for why in reasons(section, "date")] == ([certainty] if certainty else [])


def test_a_date_that_gives_way_is_named_with_the_reason() -> None:
    (why,) = reasons(described(f"Oxford, June 24, 1848\n\n{BODY}", "1850-01-02.txt"), "date")
    assert [(rejected.value, "file's name" in rejected.reason) for rejected in why.rejected] == [("1850-01-02", True)]
    (why,) = reasons(described(f"{BODY}\n\nGiven at Oxford, June 24, 1848.", "1850-01-02.txt"), "date")
    assert [rejected.value for rejected in why.rejected] == ["1848-06-24"]
    assert why.from_name


def test_many_alternatives_are_cut_to_the_nearest() -> None:
    ancient = Authority("ancient", Kind.PERSON, "Methuselah Jones", "Jones", (), parse_edtf("1600/1990"))
    fair = SMALL.get("fair")
    assert fair is not None
    text = f"Today, Friday, May 30, we came to the Great Fair. {BODY}\n\nMethuselah Jones"
    (why,) = reasons(described(text, authorities=Authorities([ancient, fair])), "date")
    assert why.value == "1851-05-30"
    assert len(why.rejected) == 24
    assert [rejected.value for rejected in why.rejected] == sorted(rejected.value for rejected in why.rejected)


@pytest.mark.parametrize(
    ("name", "date"),
    [
        ("1789-04-30-first", "1789-04-30"), ("letter-1917", "1917"), ("17890430", "1789-04-30"), ("1917-13-40", None),
        ("000_6d31d2df5be5cb13", None),
        ("9999-01-01", None), ("a1917b", None), ("1917-02-30 or 1918", "1918"),
        ("1917_11_18", "1917-11-18"), ("letter 1917.11.18", "1917-11-18"), ("18-11-1917", "1917-11-18"),
        ("11-18-1917-letter", "1917-11-18"), ("03-04-1917", "1917"), ("30-02-1917", "1917"), ("Nov 18 1917", "1917-11-18"),
        ("letter_18_november_1917", "1917-11-18"), ("minutes-November-1917-2", "1917-11"),
    ],
)  # fmt: skip
def test_a_date_is_read_from_a_files_name(name: str, date: str | None) -> None:
    found = date_in_name(name)
    assert (None if found is None else to_edtf(found.date)) == date


def test_other_dates_are_marked_with_their_day_only_where_it_is_certain() -> None:
    section = described(
        f"Oxford, June 24, 1848\n\nOn May 1, 1840, on May 2, in May 1841, on 8/21 March 1917 and in March 1700. {BODY}"
    )
    assert marked(section.passages[1], "date") == ["May 1, 1840", "May 2", "May 1841", "8/21 March 1917", "March 1700"]
    days = [mark.attribute("when") for mark in section.passages[1].marks if mark.element == "date"]
    assert days == ["1840-05-01", None, "1841-05", "1917-03-21", None]


def test_stretches_bounds_and_days_of_this_month_are_marked_as_what_they_are() -> None:
    section = described(
        f"Oxford, June 24, 1848\n\nFrom May 1 to May 5, 1840, before May 2, 1841, of the 4th inst., the 30th inst.,"
        f" the 30th ult., the 31st proximo, about May 7, 1842, and 3/4/1840. {BODY}"
    )
    found = [
        {name: value for name, value in mark.attributes if name not in ("cert", "resp")}
        for mark in section.passages[1].marks
        if mark.element == "date"
    ]
    assert found == [
        {"from": "1840-05-01", "to": "1840-05-05"},
        {"notAfter": "1841-05-01"},
        {"when": "1848-06-04"},
        {},
        {"when": "1848-05-30"},
        {"when": "1848-07-31"},
        {"precision": "low", "when": "1842-05-07"},
        {},
    ]


def test_a_stretch_in_the_old_style_is_marked_in_both() -> None:
    section = described(f"Oxford, June 24, 1848\n\nFrom May 1 to May 5, 1740 O.S. it rained. {BODY}")
    (mark,) = (mark for mark in section.passages[1].marks if mark.element == "date")
    assert (mark.attribute("from"), mark.attribute("to-custom")) == ("1740-05-12", "1740-05-05")


def test_other_dates_of_a_text_are_named_with_the_reason_why_they_are_not_its_own() -> None:
    enclosed = "Copy of the answer\n\nYour letter has been received here.\n\nBath, May 3, 1848\nJohn Adams"
    (why,) = reasons(described(f"Oxford, June 24, 1848\n\n{BODY}\n\nYours truly,\nAnn Smith\n\n{enclosed}"), "date")[:1]
    assert why.value == "1848-06-24"
    assert all(rejected.value != "1848-05-03" or "enclosed" in rejected.reason for rejected in why.rejected)


def test_a_day_that_the_weekday_contradicts_is_told_as_such() -> None:
    (why,) = reasons(described(f"Oxford, Monday, June 24, 1848\n\n{BODY}"), "date")
    assert (why.value, why.certainty) == ("1848-06-24", "low")
    assert "but that day was a Saturday" in why.rule


def test_a_text_that_says_it_is_undated_has_no_date_but_the_reason() -> None:
    section = described(f"Oxford, undated.\n\n{BODY}")
    (why,) = reasons(section, "date")
    assert (section.description.date, why.value, why.certainty) == (None, "undated", "high")
    assert [span.words for span in why.evidence] == ["undated"]


def test_in_a_text_dated_in_the_old_style_other_days_are_left_open() -> None:
    section = described(f"Moscow, 8/21 March 1917\n\nOn May 1, 1916 it was. {BODY}")
    assert [mark.attributes for mark in section.passages[1].marks if mark.element == "date"] == [()]
