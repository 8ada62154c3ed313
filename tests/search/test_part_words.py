"""The words of a part are found with where their lists lie, whichever field has them."""

from __future__ import annotations

from pathlib import Path

from archive.search.whoosh.part_words import Extent, PartWords, write_words


def test_every_word_is_found_in_the_fields_that_have_it(tmp_path: Path) -> None:
    both, one, other = Extent(0, 9, 2), Extent(9, 7, 5), Extent(16, 8, 3)
    write_words(tmp_path, [{"land": both, "война": one}, {"land": other}])
    words = PartWords(tmp_path)
    assert list(words.forms) == ["land", "война"]
    assert list(words.counts) == [3, 5]
    assert [words.extent(field, "land") for field in (0, 1)] == [both, other]
    assert [words.extent(field, "война") for field in (0, 1)] == [one, None]
    assert words.extent(0, "lan") is words.extent(0, "я") is None
