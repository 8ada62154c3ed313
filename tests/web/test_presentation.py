"""How values are written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.authorities import Authority, Kind
from archive.dates import parse_edtf
from archive.search import Snippet
from archive.web.presentation import counted, facet_label, span, time, typeset_snippet


@pytest.mark.parametrize(
    ("edtf", "html"),
    [
        ("1917-12-01", '<time datetime="1917-12-01">1 December 1917</time>'),
        ("1894-06", '<time datetime="1894-06">June 1894</time>'),
        ("1880/1939", '<span class="nb">1880–1939</span>'),
    ],
)
def test_a_date_is_a_time_where_html_has_a_form_for_it(edtf: str, html: str) -> None:
    assert str(time(parse_edtf(edtf))) == html


@pytest.mark.parametrize(
    ("kind", "edtf", "words"),
    [
        (Kind.PERSON, "1870-04-22/1924-01-21", "1870–1924"),
        (Kind.PERSON, "1870/..", "born 1870"),
        (Kind.PERSON, "../1924", "died 1924"),
        (Kind.EVENT, "1917-11-24/1917-12-08", "24 November – 8 December 1917"),
    ],
)
def test_a_life_is_written_in_years_and_an_event_in_days(kind: Kind, edtf: str, words: str) -> None:
    assert span(Authority("x", kind, "X", "X", span=parse_edtf(edtf))) == words


def test_what_has_no_dates_has_no_span() -> None:
    assert span(Authority("x", Kind.PERSON, "X", "X")) == ""


@pytest.mark.parametrize(
    ("facet", "key", "label"),
    [
        ("language", "en-GB", "English"),
        ("language", "tlh", "tlh"),
        ("genre", "letter", "Letter"),
        ("year", "-43", "44 BC"),
        ("year", "1880..1889", "1880–1889"),
        ("person", "lenin", "lenin"),
    ],
)
def test_a_value_of_a_facet_is_written_for_readers(facet: str, key: str, label: str) -> None:
    assert facet_label(key, facet) == label


def test_counts_agree_with_their_nouns() -> None:
    assert (counted(1, "passage"), counted(12345, "text")) == ("1 passage", "12,345 texts")


def test_a_snippet_is_typeset_as_the_page_it_leads_to() -> None:
    stretches: Snippet = (("…", False), ('an "honest ', False), ("coalition", True), ('"--yes', False), ("…", False))
    assert typeset_snippet(stretches, "en") == (
        ("… ", False),
        ("an “honest ", False),
        ("coalition", True),
        ("”—yes", False),
        (" …", False),
    )


@given(st.lists(st.tuples(st.text("ab \"'-…", min_size=1, max_size=8), st.booleans()), max_size=6))
def test_typesetting_keeps_every_letter_and_every_mark(stretches: list[tuple[str, bool]]) -> None:
    shown = typeset_snippet(tuple(stretches), "en")
    assert [is_hit for _, is_hit in shown] == [is_hit for _, is_hit in stretches]
    letters = [character for words, _ in stretches for character in words if character in "ab"]
    assert [character for words, _ in shown for character in words if character in "ab"] == letters
