"""The words of a generation, ranked by how frequent they are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from archive.search.words.word_list import WordList

_WORDS = st.dictionaries(st.text("abé", max_size=4), st.integers(1, 9))


@given(_WORDS, st.text("abé", max_size=2))
def test_the_most_frequent_words_that_begin_so_come_first(counts: dict[str, int], prefix: str) -> None:
    expected = sorted((form for form in counts if form.startswith(prefix)), key=lambda form: (-counts[form], form))
    assert list(WordList.of(counts).beginning(prefix, 3)) == expected[:3]


@given(_WORDS, st.text("abé", max_size=2))
def test_a_word_has_its_count_and_no_other_word_any(counts: dict[str, int], form: str) -> None:
    assert WordList.of(counts).count(form) == counts.get(form, 0)
