"""Two states of a text compared: every passage of both is told once, and the words of both can be read out of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.model import Change, Description, Item, Origin, Passage, Section
from archive.model.comparison import What, compare

WORDS = st.lists(st.sampled_from("the river rose and fell again, slowly".split()), min_size=1, max_size=6).map(" ".join)
TEXTS = st.lists(st.tuples(st.integers(1, 12), WORDS), unique_by=lambda pair: pair[0], max_size=9)


def item(passages: list[tuple[int, str]], *changes: Change) -> Item:
    """Make an item of one section."""
    made = tuple(Passage(f"p{number}", "p", words, words) for number, words in passages)
    section = Section("text", 0, None, Description(title="A River"), made)
    return Item("river", Origin("river.txt", "0" * 64, 1, "UTF-8"), (section,), changes=changes)


@given(TEXTS, TEXTS)
def test_both_states_can_be_read_out_of_the_comparison(old: list[tuple[int, str]], new: list[tuple[int, str]]) -> None:
    found = compare(item(old), item(new)).passages
    assert sum(compare(item(old), item(new)).counts.values()) == len(found) == len({*dict(old), *dict(new)})
    for one in found:
        was, now = dict(old).get(int(one.passage[1:])), dict(new).get(int(one.passage[1:]))
        assert "".join(words for kind, words in one.words if kind != "added") == (was or "")
        assert "".join(words for kind, words in one.words if kind != "removed") == (now or "")
    assert [one.passage for one in found if one.what != "gone"] == [f"p{number}" for number, _ in new]


CASES: dict[str, tuple[Item, Item, dict[What, int], str]] = {
    "nothing": (item([(1, "a")]), item([(1, "a")]), {"same": 1}, ""),
    "a word": (item([(1, "a b")]), item([(1, "a c")]), {"changed": 1}, ""),
    "split": (
        item([(1, "a b")]),
        item([(2, "a"), (3, "b")], Change("p1", "split", ("p2", "p3"))),
        {"gone": 1, "added": 2},
        "its words are now in passages 2 and 3. Passage 2 is new; it has words of passage 1. Passage 3 is new; it has words of",
    ),
    "merged": (
        item([(1, "a"), (2, "b")]),
        item([(1, "a b")], Change("p2", "merged", ("p1",))),
        {"changed": 1, "gone": 1},
        "Passage 2 was merged into another; its words are now in passage 1.",
    ),
    "moved": (item([(1, "a"), (2, "b"), (3, "c")]), item([(3, "c"), (1, "a"), (2, "b")]), {"moved": 1, "same": 2}, "another"),
    "unsaid": (item([(1, "a"), (2, "b")]), item([(1, "a")]), {"same": 1, "gone": 1}, "Passage 2 is not in this version."),
}


@pytest.mark.parametrize(("old", "new", "counts", "said"), CASES.values(), ids=CASES)
def test_what_became_of_each_passage_is_said(old: Item, new: Item, counts: dict[What, int], said: str) -> None:
    found = compare(old, new)
    assert dict(found.counts) == counts
    assert said in " ".join(one.sentence for one in found.passages)


def test_a_correction_alone_is_a_change_of_the_corrected_words() -> None:
    old = item([(1, "a bcd")])
    section = old.sections[0]
    new = replace(old, sections=(replace(section, passages=(replace(section.passages[0], corrected="a bed"),)),))
    (one,) = compare(old, new).passages
    assert (one.what, one.words) == ("changed", (("same", "a "), ("removed", "bcd"), ("added", "bed")))
