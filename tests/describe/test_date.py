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


def test_in_a_text_dated_in_the_old_style_other_days_are_left_open() -> None:
    section = described(f"Moscow, 8/21 March 1917\n\nOn May 1, 1916 it was. {BODY}")
    assert [mark.attributes for mark in section.passages[1].marks if mark.element == "date"] == [()]
