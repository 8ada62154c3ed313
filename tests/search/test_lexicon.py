"""Patterns stand for the words they should, whatever way these are found."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from archive.search.query.tree import Fuzzy, Prefix, Wildcard
from archive.search.words.lexicon import Lexicon, shares, standing

_forms = st.text("abc", min_size=1, max_size=6)
_lists = st.lists(_forms, unique=True).map(sorted)


def _expanded(pattern: Prefix | Wildcard | Fuzzy, words: list[str]) -> list[str]:
    return [words[rank] for rank in Lexicon(words).ranks(pattern).tolist()]


def _differs(one: str, other: str) -> int:
    if not one or not other:
        return len(one) + len(other)
    if one[0] == other[0]:
        return _differs(one[1:], other[1:])
    return 1 + min(_differs(one[1:], other), _differs(one, other[1:]), _differs(one[1:], other[1:]))


@given(_lists, st.text("abc", max_size=4))
def test_a_prefix_stands_for_words_that_begin_so(words: list[str], begin: str) -> None:
    assert _expanded(Prefix(begin.upper()), words) == [word for word in words if word.startswith(begin)]


@given(_lists, _forms, st.integers(1, 2))
def test_a_fuzzy_word_stands_for_words_that_differ_so_little(words: list[str], form: str, distance: int) -> None:
    expected = [word for word in words if _differs(form, word) <= distance]
    assert _expanded(Fuzzy(form, distance), words) == expected
    assert [word for word in words if standing(Fuzzy(form, distance))(word)] == expected


@given(_lists, st.text("ab*?", min_size=1, max_size=6))
def test_a_wildcard_stands_for_words_of_its_shape(words: list[str], pattern: str) -> None:
    def fits(shape: str, word: str) -> bool:
        if not shape:
            return not word
        if shape[0] == "*":
            return any(fits(shape[1:], word[at:]) for at in range(len(word) + 1))
        return bool(word) and shape[0] in ("?", word[0]) and fits(shape[1:], word[1:])

    assert _expanded(Wildcard(pattern), words) == [word for word in words if fits(pattern, word)]


def test_a_wildcard_of_many_stars_comes_to_an_end() -> None:
    assert not _expanded(Wildcard("*a" * 30 + "*b"), ["a" * 64] * 200)


@given(st.lists(st.integers(0, 50), max_size=6), st.integers(0, 60))
def test_shares_use_the_limit_up_and_favour_nobody(needs: list[int], limit: int) -> None:
    given_shares = shares(needs, limit)
    assert sum(given_shares) == min(limit, sum(needs))
    assert all(share <= need for share, need in zip(given_shares, needs, strict=True))
    short = [share for share, need in zip(given_shares, needs, strict=True) if share < need]
    assert not short or max(given_shares) <= min(short) + 1
