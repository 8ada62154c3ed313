"""The health report: each kind has texts of which it speaks, and texts so like them that it might, of which it does not."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from archive.ingest.health import Report
from archive.ingest.health.duplicates import duplicates, likeness_of
from archive.ingest.reviewing import review
from tests.ingest.conftest import Desk

WORDS = (
    "the harbour was closed by ice for eleven weeks and no ship came in so that the price of grain rose in every market of"
    " the province while the council met each evening to hear petitions from bakers millers and carters who asked for relief"
).split()

AUTHORITIES = """
[person.brown]
name = "Ada Brown"
born = "1850-01-01"
died = "1900-12-31"

[event.fair]
name = "Harbour Fair"
first = "1890-05-01"
last = "1890-05-09"
"""


def letter(dateline: str, signature: str = "Ada Brown", body: str = "I have read your report and agree with it.") -> str:
    return f"{dateline}\n\nDear Sir,\n\n{body}\n\nYours truly,\n\n{signature}\n"


def health(desk: Desk, texts: dict[str, str], catalogue: str = "", kind: str = "") -> list[str]:
    desk.write("authorities.toml", AUTHORITIES)
    for name, text in texts.items():
        desk.write(name, text)
    if catalogue:
        desk.write("catalogue.csv", catalogue)
    return [report.sentence for report in review(desk.shelf).reports if report.kind == kind or not kind]


def test_texts_of_which_nothing_is_wrong_are_not_reported(desk: Desk) -> None:
    texts = {
        "a.txt": letter("Boston, June 24, 1888."),
        "b.txt": letter("Boston, July 25, 1889.", body="The bridge over the river will be opened in the spring."),
    }
    assert health(desk, texts) == []


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.txt", letter("Boston, Monday, June 24, 1888."), "names another weekday than 24 June 1888 was, a Sunday"),
        ("a.txt", letter("Boston, June 31, 1888."), "“June 31, 1888” is a day that no calendar has"),
        ("a.txt", letter("Boston, June 24, 1905."), "lies outside the life of Ada Brown"),
        ("1887-03-02.txt", letter("Boston, June 24, 1888."), "is after that of the file’s name, 2 March 1887"),
        ("a.txt", letter("Boston, June 24, 2093.", "C. Dole"), "is still to come"),
    ],
    ids=["weekday", "no such day", "life", "file name", "future"],
)
def test_a_date_that_cannot_be_is_reported(desk: Desk, name: str, text: str, said: str) -> None:
    (found,) = health(desk, {name: text}, kind="date")
    assert said in found
    assert found.endswith(".")


def test_a_date_outside_the_days_of_its_occasion_is_reported(desk: Desk) -> None:
    row = "source,occasion,date\na.txt,fair,{}\n"
    assert "outside the days of Harbour Fair" in health(desk, {"a.txt": "A speech."}, row.format("1891-05-02"), "date")[0]
    assert health(desk, {}, row.format("1890-05-02"), "date") == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.txt", letter("Boston, Sunday, June 24, 1888.")),
        ("a.txt", letter("Boston, June 30, 1888.")),
        ("a.txt", letter("31 June Street, Boston, June 24, 1888.")),
        ("1888-06-20.txt", letter("Boston, June 24, 1888.")),
        ("1888-09-01.txt", letter("Boston, June 24, 1888.")),
        ("papers-1887.txt", letter("Boston, June 24, 1888.")),
        ("1888-06-24-note.txt", "The mill is sold, and nobody knows to whom."),
    ],
)
def test_a_date_that_can_be_is_not_reported(desk: Desk, name: str, text: str) -> None:
    assert health(desk, {name: text}, kind="date") == []


def test_a_part_with_an_impossible_date_is_named(desk: Desk) -> None:
    volume = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>V</title></titleStmt>
<publicationStmt><p>I</p></publicationStmt><sourceDesc><p>I</p></sourceDesc></fileDesc></teiHeader><text xml:lang="en"><body>
<div xml:id="one"><head>One</head><dateline>Boston, June 31, 1888</dateline><p>Words enough.</p></div></body></text></TEI>"""
    (found,) = health(desk, {"v.xml": volume}, kind="date")
    assert found.startswith("v/one: ")


def test_the_same_text_twice_is_reported_word_for_word_or_nearly(desk: Desk) -> None:
    text = " ".join(WORDS * 6)
    texts = {"a.txt": text, "b.txt": text.upper() + "!", "c.txt": "Some words that stand alone here."}
    assert health(desk, texts, kind="duplicate") == ["a and b are the same text, word for word."]
    near = [f"other {word}" if place == 30 else word for place, word in enumerate(dict.fromkeys(WORDS))]
    texts = {"a.txt": " ".join(dict.fromkeys(WORDS)), "b.txt": " ".join(near)}
    assert health(desk, texts, kind="duplicate") == ["a and b are nearly the same text."]


def test_forms_and_short_texts_that_are_alike_are_not_the_same() -> None:
    form = "I John Brown of {} do hereby give notice that the house in {} Street is for sale at {} pounds".format
    texts = [form("Boston", "Mill", "forty"), form("Salem", "Bridge", "ninety"), "Yes.", "Yes."]
    assert list(duplicates([(str(place), likeness_of([text])) for place, text in enumerate(texts)])) == []


def test_three_copies_are_one_report() -> None:
    body = list(dict.fromkeys(WORDS))
    texts = [" ".join([*body, *more]) for more in ([], ["north"], ["south"])]
    found = list(duplicates([(name, likeness_of([text])) for name, text in zip("abc", texts, strict=True)]))
    assert [report.items for report in found] == [("a", "b", "c")]


def signed(*names: str) -> dict[str, str]:
    bodies = ("The bridge is open.", "Nobody came to the meeting at all.", "Your parcel has arrived.", "We leave at noon.")
    return {
        f"{letter_name}.txt": letter(f"Boston, June {20 + place}, 1888.", name, body)
        for place, (letter_name, name, body) in enumerate(zip("abcd", names, bodies, strict=False))
    }


def test_one_person_spelled_three_ways_is_reported(desk: Desk) -> None:
    (found,) = health(desk, signed("Walter S. Rogers", "W. S. Rogers", "Walter Rogers"), kind="spelling")
    assert "may be one person spelled 3 ways" in found


@pytest.mark.parametrize(
    "names",
    [
        ("Walter S. Rogers", "Walter S. Rogers", "Walter S. Rogers"),
        ("Walter S. Rogers", "William Rogers", "Henry Rogers"),
        ("John Adams", "John Quincy Adams"),
        ("Andrew Jackson", "General Jackson", "President Jackson"),
        ("Walter Rogers", "Walter\N{NO-BREAK SPACE}Rogers", "Walter S. Rogers"),
    ],
)
def test_one_spelling_and_several_people_are_not_reported(desk: Desk, names: tuple[str, ...]) -> None:
    assert health(desk, signed(*names), kind="spelling") == []


def test_texts_without_words_are_reported_together_and_short_ones_apart(desk: Desk) -> None:
    empty = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>V</title></titleStmt>
<publicationStmt><p>I</p></publicationStmt><sourceDesc><p>I</p></sourceDesc></fileDesc></teiHeader><text><body><p/></body></text>
</TEI>"""
    texts = {"a.xml": empty, "b.xml": empty, "c.txt": "Two words.", "d.txt": "A telegram of seven words is whole."}
    assert health(desk, texts, kind="empty") == ["a and b have no words.", "c has fewer than 5 words."]


def numbered(*names: str) -> dict[str, str]:
    return {
        f"{name}.txt": f"{WORDS[place]} {WORDS[-place]} of the place {WORDS[place + 9]}." for place, name in enumerate(names)
    }


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (("letter-1", "letter-2", "letter-4"), "“letter-…” runs from 1 to 4, but 3 is missing."),
        (("x/001", "x/002", "x/005", "x/004", "x/006"), "“x/…” runs from 1 to 6, but 3 is missing."),
        (tuple(f"n{n}" for n in range(1, 12) if n not in (4, 5, 9)), "“n…” runs from 1 to 11, but 4, 5 and 9 are missing."),
    ],
)
def test_a_gap_in_a_numbered_series_is_reported(desk: Desk, names: tuple[str, ...], said: str) -> None:
    assert health(desk, numbered(*names), kind="series") == [said]


@pytest.mark.parametrize(
    "names",
    [
        ("letter-1", "letter-2", "letter-3"),
        ("letter-1", "letter-3"),
        ("letter-1", "letter-5", "letter-90"),
        ("d-1788", "d-1789", "d-1791"),
        ("1788-04-30-a", "1789-01-02-b", "1790-03-02-c"),
        ("one-1", "two-2", "three-4"),
        ("a-1-1", "a-1-2", "a-2-1", "a-2-4"),
    ],
)
def test_numbers_that_are_no_plain_series_are_not_reported(desk: Desk, names: tuple[str, ...]) -> None:
    assert health(desk, numbered(*names), kind="series") == []


def test_a_gap_in_numbered_titles_is_reported(desk: Desk) -> None:
    names = dict(zip((7, 8, 10), "abc", strict=True))
    texts = {f"{name}.txt": f"The {WORDS[n]} was {WORDS[n + 5]} and no more.\n" for n, name in names.items()}
    rows = "".join(f"{name}.txt,Bulletin No. {n}\n" for n, name in names.items())
    assert health(desk, texts, f"source,title\n{rows}", "series") == ["“Bulletin No. …” runs from 7 to 10, but 9 is missing."]


def test_a_month_without_a_text_is_reported_where_every_other_has_one(desk: Desk) -> None:
    texts = numbered(*(f"report-1888-{month:02}" for month in range(1, 10) if month != 4))
    (found,) = health(desk, texts, kind="series")
    assert found.startswith("There is one text a month from January 1888 to September 1888")
    assert found.endswith("April 1888 has none.")


def test_a_month_without_a_text_is_found_among_names_that_give_days(desk: Desk) -> None:
    texts = numbered(*(f"report-1888-{month:02}-{month:02}" for month in range(1, 9) if month != 4))
    assert health(desk, texts, kind="series")[0].endswith("April 1888 has none.")


@pytest.mark.parametrize(
    "names",
    [
        [f"report-1888-{month:02}" for month in range(1, 10)],
        [f"report-1888-{month:02}" for month in (1, 4)],
        [f"report-1888-{month:02}-{month:02}" for month in (1, 2, 4, 5)],
        [f"report-1888-{month:02}-{day:02}" for month, day in ((1, 1), (1, 9), (2, 3), (4, 4), (5, 5), (6, 6), (7, 7))],
        [f"report-1888-{month:02}" for month in (1, 3, 5, 7, 9, 11)],
    ],
)
def test_months_that_are_whole_few_crowded_or_sparse_are_not_reported(desk: Desk, names: list[str]) -> None:
    assert health(desk, numbered(*names), kind="series") == []


def test_a_refused_source_is_reported(desk: Desk) -> None:
    desk.write("bad.txt", b"")
    (found,) = health(desk, {"good.txt": "The mill is sold to a baker."}, kind="refused")
    assert found.startswith("seeds/bad.txt: ")


def test_a_master_that_cannot_be_read_is_reported(letter: Desk) -> None:
    for path in (letter.path / "tei").rglob("letter*.xml"):
        path.write_text("<TEI", encoding="utf-8")
    for path in (letter.path / "tei" / ".versions" / "letter").glob("*.xml"):
        path.write_text("<TEI", encoding="utf-8")
    assert [report.kind for report in review(letter.shelf).reports] == ["refused"]


def test_an_item_with_work_done_by_hand_is_reviewed_as_it_was_kept(letter: Desk) -> None:
    letter.edit("letter", "long winter", "long<!-- so it stands --> winter")
    letter.keep("letter")
    letter.write("catalogue.csv", "source,title\nletter.txt,Another title\n")
    before = letter.files()
    found = review(letter.shelf)
    assert (found.texts, [report.kind for report in found.reports]) == (1, [])
    assert letter.files() == before


def test_of_384_real_speeches_six_are_reported_as_twice_there_and_nothing_else(tmp_path: Path) -> None:
    data = os.environ.get("TEI_ARCHIVE_DATA")
    if not data:
        pytest.skip("TEI_ARCHIVE_DATA does not name the folder of real texts")
    shutil.copytree(Path(data) / "speeches", tmp_path / "seeds")
    found: tuple[Report, ...] = review(Desk(tmp_path).shelf).reports
    twice = [report for report in found if report.kind == "duplicate"]
    years = ("1889-12-03", "1890-12-01", "1891-12-09", "1892-12-06", "1893-08-08", "1895-06-12")
    assert sorted(report.items[0][:10] for report in twice) == sorted(years)
    assert len(found) == len(twice)
