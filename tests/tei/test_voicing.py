"""Who says which words is the same in both readings of a passage."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.model import Mark, Passage, Voice
from archive.tei import voices_in

_NO_BREAK = (("break", "no"),)


def _said(passage: Passage) -> list[tuple[str, str]]:
    return [(voice.key, passage.corrected[voice.start : voice.end].strip()) for voice in voices_in(passage, "corrected")]


def test_a_voice_keeps_its_words_where_a_correction_moves_them() -> None:
    passage = Passage(
        "p1", "p", "He said in l9 and no.", "He said in 1909 and no.", (Mark(11, 13, "choice", (), "1909"),),
        voices=(Voice("a", 0, 8), Voice("b", 8, 13), Voice("a", 13, 21)),
    )  # fmt: skip
    assert _said(passage) == [("a", "He said"), ("b", "in 1909"), ("a", "and no.")]
    assert voices_in(passage, "received") == passage.voices


def test_a_word_joined_at_a_line_end_moves_what_follows() -> None:
    marks = (Mark(3, 3, "lb", _NO_BREAK), Mark(10, 14, "said"))
    passage = Passage("p1", "p", "hy-phen is word", "hyphen is word", marks, voices=(Voice("a", 0, 11), Voice("b", 11, 15)))
    assert _said(passage) == [("a", "hyphen is"), ("b", "word")]


@pytest.mark.parametrize(
    ("received", "corrected", "cut", "expected"),
    [
        ("one twoo three four", "one two three four", 9, [("a", "one two"), ("b", "three four")]),
        ("one two four", "one two three four", 8, [("a", "one two"), ("b", "three four")]),
        ("gone two", "two", 5, [("b", "two")]),
        ("one gone", "one", 4, [("a", "one")]),
        ("one two", "won two", 6, [("a", "won two")]),
    ],
    ids=["a word changed", "a word put in", "all words of a voice gone", "the last words gone", "a voice of half a word"],
)
def test_a_change_that_no_mark_tells_of_is_found_by_the_words_around_it(
    received: str, corrected: str, cut: int, expected: list[tuple[str, str]]
) -> None:
    voices = (Voice("a", 0, cut), Voice("b", cut, len(received)))
    assert _said(Passage("p1", "p", received, corrected, voices=voices)) == expected


def test_a_very_long_passage_is_cut_in_proportion() -> None:
    received, corrected = "a " * 5_000 + "b " * 5_000 + "c", "x " * 5_000 + "b " * 5_000 + "c"
    voices = (Voice("a", 0, 10_000), Voice("b", 10_000, len(received)))
    assert _said(Passage("p1", "p", received, corrected, voices=voices)) == [
        ("a", "x " * 4_999 + "x"),
        ("b", "b " * 5_000 + "c"),
    ]


@given(
    st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from(("land", "l9 x", "of")), st.booleans()), min_size=1, max_size=8)
)
def test_what_is_said_is_what_was_said_with_its_corrections(stretches: list[tuple[str, str, bool]]) -> None:
    received, corrected, at = "", "", 0
    marks, voices, expected = [], [], []
    for key, words, is_faulty in stretches:
        at = len(received)
        received += words + " "
        fixed = "long 1909" if is_faulty else words
        corrected += fixed + " "
        marks += [Mark(at, at + len(words), "choice", (), fixed)] if is_faulty else []
        voices.append(Voice(key, at, at + len(words)))
        expected.append((key, fixed))
    passage = Passage("p1", "p", received.strip(), corrected.strip(), tuple(marks), voices=tuple(voices))
    assert _said(passage) == expected
