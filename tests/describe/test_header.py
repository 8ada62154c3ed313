"""What lines at the head of a file state of its text."""

import pytest

from archive.describe import describe
from archive.describe.structure.header import header_of
from archive.model import Assertion, Section
from tests.describe.people import SMALL

BODY = "This is the body of the text, which is long enough to be one and which ends as sentences do: with a full stop."


def described(text: str) -> Section:
    (section,) = describe(f"{text}\n\n{BODY}\n", name="1850-01-01-a-name.txt", language="en", authorities=SMALL)
    return section


def reason(section: Section, aspect: str) -> Assertion:
    return next(assertion for assertion in section.description.assertions if assertion.aspect == aspect)


HEADERS = [
    pytest.param("#title On Peace\n#author: John Adams\n#date 3 May 1848\n#place Oxford", id="sharp lines"),
    pytest.param("Title: On Peace\nAuthor: John Adams\nDate: 3 May 1848\nPlace: Oxford", id="labels"),
    pytest.param(
        '\n---\ntitle: "On Peace"\nauthor:\n  - John Adams\ndate: 1848-05-03\n# a comment\nplace: Oxford\n---',
        id="front matter",
    ),
]


@pytest.mark.parametrize("header", HEADERS)
def test_a_header_is_front_and_its_values_are_believed(header: str) -> None:
    section = described(header)
    front = [passage for passage in section.passages if passage.within]
    assert {(passage.element, passage.within[0].element) for passage in front} == {("ab", "front")}
    assert [passage.received for passage in front] == [line.strip() for line in header.split("\n") if line]
    said = section.description
    assert (said.title, said.title_is_incipit, said.authors[0].key) == ("On Peace", False, "adams")
    assert said.date is not None
    assert said.date.is_day
    assert said.place is not None
    assert said.place.key == "oxford"
    assert reason(section, "author").certainty == "high"
    assert reason(section, "author").evidence[0].words == "John Adams"
    assert [one.value for one in reason(section, "title").rejected] == ["A name"]


def test_a_header_may_name_language_speaker_addressee_and_genre() -> None:
    said = described(
        "#title X\n#language: Deutsch\n#speaker Karl Marx\n#to Ann Smith\n#genre: Speech\n#date no day"
    ).description
    assert (said.language, said.speakers[0].name, said.addressees[0].key, said.genre) == ("de", "Karl Marx", "smith", "speech")
    assert reason(described("#title X\n#lang pt_BR"), "language").value == "pt-BR"
    assert described("#title X\n#lang: what is it").description.language == "en"


@pytest.mark.parametrize(
    "text",
    [
        "# A heading of Markdown", "Title: On Peace", "To: Mr. Brown\nFrom: Mrs. Smith", "---\nno key at all\n---",
        "---\ntitle: X",
        "---\n\n---", "--- page 1---",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_header_is_text(text: str) -> None:
    assert header_of(f"{text}\n\n{BODY}") == ((), f"{text}\n\n{BODY}")


def test_a_file_of_a_header_alone_is_a_text() -> None:
    assert header_of("#title X\n") == ((), "#title X\n")


def test_a_date_that_only_the_header_gives_has_one_reason() -> None:
    section = describe(f"#date 3 May 1848\n\n{BODY}", name="1.txt", language="en", authorities=SMALL)[0]
    assert [why.value for why in section.description.assertions if why.aspect == "date"] == ["1848-05-03"]
