from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.tei.html.typography import DROPPED, typeset


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ('an "honest coalition", an', "an “honest coalition”, an"),
        ('"How would they act?"', "“How would they act?”"),
        ("the Peasants' Congress and the workers' control", "the Peasants’ Congress and the workers’ control"),
        ("only one--the Commissar", "only one—the Commissar"),
        ("(1899-1909), frequently admitted--I said --that", "(1899–1909), frequently admitted—I said—that"),
        ("a pause -- and on", "a pause — and on"),
        ("he said-- that", "he said—that"),
        ("well---then", "well—then"),
        ("Mr. ---- of Boston", "Mr. ---- of Boston"),
        ("pages 12-15.", "pages 12–15."),
        ("on 1917-11-18 and T-34-85", "on 1917-11-18 and T-34-85"),
        ("wage-workers", "wage-workers"),
        ("'Tis said: 'yes'", "’Tis said: ‘yes’"),
        ("\"'Nay,' said he\"", "“‘Nay,’ said he”"),
        ('he (it was "he") said--"I', "he (it was “he”) said—“I"),
        ('so he said, " Hello " and', "so he said, “ Hello ” and"),
        ('צה"ל', 'צה"ל'),
        ("no marks at all", "no marks at all"),
    ],
)
def test_marks_are_set_as_in_print(typed: str, set_: str) -> None:
    assert typeset(typed, "en").replace(DROPPED, "") == set_


@pytest.mark.parametrize(
    ("language", "set_"),
    [("de-DE", "„so“ und ‚so‘"), ("pl", "„so” und ‚so’"), ("ru", "«so» und „so“"), ("", "“so” und ‘so’")],
)
def test_marks_are_those_of_the_language(language: str, set_: str) -> None:
    assert typeset("\"so\" und 'so'", language) == set_


@given(st.text(alphabet="ab 1'\"-.—“”(\u00e9\u05d0"), st.sampled_from(["en", "de", "ru", "he"]))
def test_every_offset_stays_what_it_was_and_no_letter_changes(words: str, language: str) -> None:
    shown = typeset(words, language)
    assert len(shown) == len(words)
    assert re.sub(r"\W", "", shown) == re.sub(r"\W", "", words)
    assert all(new == old or old in "\"'- " for new, old in zip(shown, words, strict=True))
