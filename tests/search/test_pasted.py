"""The words of a pasted quotation, whatever a print or a quoting hand put between them."""

from __future__ import annotations

import pytest

from archive.search.quoting.pasted import pasted_words

_KNOWN = frozenset("peasants land and sea forces they tenure".split())


@pytest.mark.parametrize(
    ("pasted", "expected"),
    [
        ("equal land tenure", "equal land tenure"),
        ("“Equal land-\n  tenure,” he said", "equal land tenure he said"),
        ("the peas-\r\nants of", "the peasants of"),
        ("the peas- ants of", "the peasants of"),
        ("the land\r\n\r\n 47 \r\nthey", "the land they"),
        ("the peas-\n[12]\nants", "the peasants"),
        ("the land\n- 312 -\n\np. 313\nthey", "the land they"),
        ("land,227,040 of", "land 227040 of"),
        ("land- and sea- forces", "land and sea forces"),
        ("unheard-\nof things", "unheardof things"),
        ("tenure.12 They", "tenure they"),
        ("tenure12 they", "tenure they"),
        ("tenure¹² they[3] and they [a] came", "tenure they and they came"),
        ("in 1917 there were 12 of l909", "in 1917 there were 12 of l909"),
        ("[T]he tenure vot[ed] was", "the tenure voted was"),
        ("they [sic] went (sic!)", "they went"),
        ("U.S.S.R. ... and", "ussr and"),
        ("東京都 … 東", "東 京 都 東"),
        ("\ue000 \ue001x\ue002", "x"),
        ("", ""),
        ("…", ""),
    ],
)
def test_the_words_are_those_of_the_text(pasted: str, expected: str) -> None:
    assert " ".join(word.form for word in pasted_words(pasted, _KNOWN.__contains__)) == expected


@pytest.mark.parametrize(
    "ellipsis", ["…", "...", ". . .", "[...]", "[…]", "[..]", " .. ", "(...)", " * * * ", "....", " [ . . . ] "]
)
def test_an_ellipsis_is_a_gap_before_the_next_word(ellipsis: str) -> None:
    words = pasted_words(f"the land{ellipsis}they took", _KNOWN.__contains__)
    assert [(word.form, word.is_after_gap) for word in words] == [
        ("the", False), ("land", False), ("they", True), ("took", False),
    ]  # fmt: skip


def test_words_in_square_brackets_are_the_quoting_hands() -> None:
    words = pasted_words("they [the Congress] took it", _KNOWN.__contains__)
    assert [word.raw for word in words if word.is_added] == ["the", "Congress"]
