"""Differences word by word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from archive.model.difference import difference


def test_a_changed_word_is_shown_with_what_came_in_its_place() -> None:
    assert difference("an honest alliance", "an honest coalition") == (
        ("same", "an honest "),
        ("removed", "alliance"),
        ("added", "coalition"),
    )


@given(st.text(max_size=80), st.text(max_size=80))
def test_both_wordings_can_be_read_from_a_difference(before: str, after: str) -> None:
    stretches = difference(before, after)
    assert "".join(words for kind, words in stretches if kind != "added") == before
    assert "".join(words for kind, words in stretches if kind != "removed") == after
