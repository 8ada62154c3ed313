"""Days that TEI of others names without marking them as dates."""

from __future__ import annotations

import pytest

from tests.tei.received_files import item


@pytest.mark.parametrize(
    ("heading", "date"),
    [
        pytest.param("Minutes of the Meeting, January 7, 1948, 4 p. m.", "1948-01-07", id="one day"),
        pytest.param("Memorandum, July 20. Review of June 30, 1962", None, id="a day without its year beside it"),
        pytest.param("Letters of January 7, 1948 and June 30, 1962", None, id="two days"),
        pytest.param("Events of 1948", None, id="no day"),
        pytest.param("A letter", None, id="nothing"),
    ],
)
def test_a_document_without_a_date_has_the_one_day_that_its_heading_names(heading: str, date: str | None) -> None:
    part = item(f'<div type="chapter"><head>Chapter</head><div type="document"><head>{heading}</head><p>x</p></div></div>')
    said = [one for one in part.sections[2].description.assertions if one.aspect == "date"]
    assert [(one.value, one.certainty) for one in said] == ([(date, "medium")] if date else [])


def test_the_day_in_the_heading_of_a_chapter_is_not_that_of_the_letters_in_it() -> None:
    body = '<div type="chapter"><head>To January 7, 1948</head><div type="letter"><head>A letter</head><p>x</p></div></div>'
    assert all(
        one.aspect != "date" or one.certainty == "low"
        for section in item(body).sections
        for one in section.description.assertions
    )
