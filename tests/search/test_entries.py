"""Words as numbers of entries: looked up stretch by stretch, they are those of the words one by one."""

from __future__ import annotations

from array import array
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.search.holding.entries import LONGEST_KEPT, Entries, Numbering
from archive.search.words.analysis import fold, stems, words_of
from archive.search.words.characters import APOSTROPHES, JOINERS, RAISED

_WORDS = st.one_of(
    st.sampled_from(
        "Don't U.S.S.R. 1,000 1.000 1\u2009000 10,20,300 Hawai'i qu'il col\u00b7lega צה\u05f4ל 北京大學 é e\u0301".split(" ")
    ),
    st.text(st.sampled_from(f"abAZéж北ก0123.,-\n\t\u00a0\u0301{APOSTROPHES}{JOINERS}{RAISED[0]}"), max_size=12),
)


@given(st.lists(_WORDS).map(" ".join), st.sampled_from(("en", "fr", "zh")))
def test_the_words_of_a_text_are_numbered_as_they_are_found(text: str, language: str) -> None:
    numbering = Numbering()
    for _ in range(2):
        numbers = array("I", numbering.numbers(text, language))
        lines = list(numbering.lines)
        assert [lines[number] for number in numbers] == [
            "\t".join((fold(raw), *stems(raw, language))) for raw in words_of(text)
        ]


@pytest.mark.parametrize("size", [LONGEST_KEPT, LONGEST_KEPT + 1], ids=["kept", "not kept"])
def test_a_stretch_without_blanks_is_numbered_alike_whether_it_is_kept_or_not(size: int) -> None:
    numbering = Numbering()
    first, again = (array("I", numbering.numbers("京" * size, "zh")) for _ in range(2))
    assert first == again == array("I", [0] * size)


def test_a_language_has_entries_of_its_own() -> None:
    numbering = Numbering()
    english, french = (array("I", numbering.numbers("notes notes", each)) for each in ("en", "fr"))
    assert (list(english), list(french)) == ([0, 0], [1, 1])


def test_entries_are_read_as_they_were_written(tmp_path: Path) -> None:
    numbering = Numbering()
    numbering.numbers("Die Länder, das Land", "de")
    Entries(tuple(numbering.lines)).write(tmp_path)
    assert Entries.read(tmp_path).lines == list(numbering.lines)
