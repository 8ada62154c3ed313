"""What is said of cited words after their text was changed: the words decide, not the passage around them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.model import Change, Description, Item, Origin, Passage, Section
from archive.model.resolution import cited_words, resolve
from archive.model.standing import Standing, standing
from archive.reference import Reference

VERSION = "0123456789ab"
WORDS = st.lists(st.sampled_from("the river rose and fell again, slowly".split()), min_size=1, max_size=9).map(" ".join)


def item(passages: dict[str, str], *changes: Change) -> Item:
    """Make an item of one section."""
    made = tuple(Passage(one, "p", words, words) for one, words in passages.items())
    section = Section("text", 0, None, Description(title="A River"), made)
    return Item("river", Origin("river.txt", "0" * 64, 1, "UTF-8"), (section,), changes=changes)


OLD = item({"p1": "The river rose.", "p2": "It fell again, slowly.", "p3": "Then it froze. A winter came.", "p4": "The end."})


def told(newest: Item, address: str, old: Item = OLD) -> Standing:
    reference = Reference.parse(f"river@{VERSION}{address}")
    passages = old.named(resolve(old, reference).passages) or old.passages
    return standing(newest, reference, passages, is_newest=False)


def words(state: Item, reference: Reference) -> list[str]:
    return [state.named((one,))[0].received[slice(*cut)] for one, cut in cited_words(state, reference).items()]


NEW = item(
    {
        "p5": "A new beginning.",
        "p2": "The river rose. It fell again, fast.",
        "p6": "Then it froze.",
        "p7": "A winter came.",
        "p4": "The end.",
    },
    Change("p1", "merged", ("p2",)),
    Change("p3", "split", ("p6", "p7")),
)

CASES = {
    "words before the change in their passage": ("/p2:0-7", "/p2:16-23", "other words of passage 2 were changed."),
    "words that were changed": ("/p2:3-21", None, "Changed since: passage 2."),
    "words of a merged passage": ("/p1:4-9", "/p2:4-9", "Passage 1 was merged into another; its words are now in passage 2."),
    "words of the first half": ("/p3:5-13", "/p6:5-13", "Passage 3 was split; its words are now in passages 6 and 7."),
    "words of the second half": ("/p3:17-23", "/p7:2-8", "Passage 3 was split; its words are now in passages 6 and 7."),
    "words of both halves": ("/p3:8-20", None, "You read version"),
    "words of a passage that stayed": ("/p4:4-7", "/p4:4-7", "other words of the text were changed."),
    "a passage that stayed": ("/p4", None, "other words of the text were changed."),
    "words over passages that changed": ("/p2..p4:3-3", None, "Changed since: passage 2. Passage 3 was split"),
}


@pytest.mark.parametrize(("address", "now", "said"), CASES.values(), ids=CASES)
def test_cited_words_are_followed_to_where_they_stand_now(address: str, now: str | None, said: str) -> None:
    found = told(NEW, address)
    assert str(found.now) == f"river{now}" if now else found.now is None
    assert said in found.sentence
    assert found.is_unchanged == ("unchanged since cited" in found.sentence) == (now is not None or address == "/p4")


def test_a_passage_that_came_between_those_of_a_run_is_named() -> None:
    newest = item({"p1": "The river rose.", "p9": "Nobody saw it.", "p2": "It fell again, slowly."})
    for address in ("/p1..p2", "/p1..p2:4-7"):
        found = told(newest, address)
        assert not found.is_unchanged
        assert "New among them: passage 9." in found.sentence
    assert told(newest, "/p1").is_unchanged


def test_words_over_passages_that_only_grew_outside_them_are_the_same() -> None:
    newest = item({"p1": "Look: The river rose.", "p2": "It fell again, slowly. So they say."})
    assert str(told(newest, "/p1..p2:4-7").now) == "river/p1..p2:10-7"
    grown = item({"p1": "The river rose. Look!", "p2": "It fell again, slowly."})
    assert told(grown, "/p1..p2:4-7").now is None


def test_words_beside_a_new_correction_are_not_followed() -> None:
    corrected = replace(OLD.passages[1], corrected="It fell again, quickly.")
    section = replace(OLD.sections[0], passages=(OLD.passages[0], corrected))
    assert not told(replace(OLD, sections=(section,)), "/p2:0-7").is_unchanged


@given(WORDS, WORDS, st.data())
def test_words_said_to_be_unchanged_are_the_same_where_they_are_said_to_stand(old: str, new: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(old) - 1))
    end = data.draw(st.integers(start + 1, len(old)))
    then, newest = item({"p1": old, "p2": "and so on"}), item({"p1": new, "p2": "and so on"})
    reference = Reference("river", VERSION, "p1", None, start, end)
    found = told(newest, f"/p1:{start}-{end}", then)
    if found.now is not None:
        assert words(newest, found.now) == words(then, reference)
