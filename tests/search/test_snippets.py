"""A snippet is a readable cut of a passage around what matched."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from archive.search.finding.snippets import LENGTH, snippet

_LONG = " ".join(f"word{number}" for number in range(400))


def _range(text: str, word: str) -> tuple[int, int]:
    start = text.index(word)
    return start, start + len(word)


def test_a_short_passage_is_shown_whole() -> None:
    assert snippet("Equal land tenure.", [(6, 10)]) == (("Equal ", False), ("land", True), (" tenure.", False))
    assert snippet("", []) == ()


def test_a_passage_without_a_match_is_shown_from_its_beginning() -> None:
    shown = snippet(_LONG, [])
    assert shown[-1] == ("…", False)
    assert _LONG.startswith(shown[0][0] + " ")
    assert len(shown[0][0]) <= LENGTH


def test_a_match_far_in_has_both_ends_cut_at_blanks() -> None:
    shown = snippet(_LONG, [_range(_LONG, "word200")])
    assert (shown[0], shown[-1]) == (("…", False), ("…", False))
    assert ("word200", True) in shown
    inner = "".join(words for words, _ in shown[1:-1])
    assert f" {inner} " in _LONG
    assert LENGTH - 60 < len(inner) <= LENGTH


def test_words_far_apart_are_shown_in_two_stretches() -> None:
    shown = snippet(_LONG, [_range(_LONG, "word60 "), _range(_LONG, "word300"), _range(_LONG, "word301")])
    assert [words.strip() for words, is_match in shown if is_match] == ["word60", "word300", "word301"]
    assert [words for words, _ in shown].count("…") == 3


def test_the_stretch_with_most_different_words_is_chosen() -> None:
    text = "land " * 3 + "x " * 300 + "land tenure " + "x " * 300
    marks = [(0, 4), (5, 9), (10, 14), _range(text, "land tenure")]
    shown = snippet(text, [*marks[:3], (marks[3][0], marks[3][0] + 4), (marks[3][0] + 5, marks[3][1])])
    assert [words for words, is_match in shown if is_match] == ["land", "tenure"]


def test_a_text_without_blanks_is_cut_beside_whole_letters() -> None:
    text = "กี" * 400
    shown = snippet(text, [(400, 402)])
    assert ("กี", True) in shown
    assert all(words[0] == "ก" for words, _ in shown if words != "…")


@given(st.text("ab \u0301", min_size=1, max_size=900), st.data())
def test_stretches_are_of_the_text_and_no_match_is_cut_short_of_room(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=8, unique=True)))
    ranges = [(start, end) for start, end in zip(cuts[::2], cuts[1::2], strict=False) if end - start < 50]
    shown = snippet(text, ranges)
    at = 0
    for words, is_match in shown:
        if words != "…":
            at = text.index(words, at)
            assert not is_match or any(start <= at < end for start, end in ranges) or words in text
            at += len(words)
    assert not ranges or any(is_match for _, is_match in shown)
    assert sum(len(words) for words, _ in shown) <= LENGTH + 60
