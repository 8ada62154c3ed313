"""From an address to passages."""

from __future__ import annotations

import pytest

from archive.errors import Gone, UnknownReference
from archive.model import Change, Description, Item, Origin, Passage, Section
from archive.model.resolution import cited_words, number, resolve
from archive.reference import Reference


def passages(*ids: str) -> tuple[Passage, ...]:
    return tuple(Passage(one, "p", "words", "words") for one in ids)


ITEM = Item(
    "a",
    Origin("a.xml", "", 0, "utf-8"),
    (
        Section("text", 0, None, Description("Whole"), ()),
        Section("one", 1, "text", Description("One"), passages("p1", "p2")),
        Section("two", 1, "text", Description("Two"), passages("p5", "S.193r")),
    ),
    changes=(
        Change("p3", "merged", ("p2", "p5")),
        Change("p4", "withdrawn"),
        Change("p6", "split", ("p3", "p7")),
        Change("p7", "removed"),
        Change("p9", "merged", ("S.193r",)),
        Change("p8", "merged", ("p7",)),
        Change("s1", "merged", ("s2",)),
        Change("s2", "merged", ("p10", "p1")),
        Change("p10", "merged", ("s1",)),
    ),
)


@pytest.mark.parametrize(
    ("reference", "section", "named"),
    [
        ("a", "text", ()),
        ("a/two", "two", ()),
        ("a/p2", "one", ("p2",)),
        ("a/p2..p5", "one", ("p2", "p5")),
        ("a/S.193r", "two", ("S.193r",)),
        ("a/p1..one", "one", ("p1", "p2")),
        ("a/p1..two", "one", ("p1", "p2", "p5", "S.193r")),
        ("a/p1:0-5", "one", ("p1",)),
        ("a/p1..p5:4-1", "one", ("p1", "p2", "p5")),
    ],
)
def test_an_address_means_a_section_and_passages(reference: str, section: str, named: tuple[str, ...]) -> None:
    found = resolve(ITEM, Reference.parse(reference))
    assert (found.section.id, found.passages) == (section, named)


@pytest.mark.parametrize(
    ("reference", "reason", "nearest"),
    [
        ("a/p99", "This text has no passage 99.", "a/p5"),
        ("a/S.193v", "This text has no passage S.193v.", "a/S.193r"),
        ("a/p5..p1", "“p5..p1” runs backwards.", "a/p1"),
        ("a/p1:0-6", "Passage 1 has 5 characters; this asks for more.", "a/p1"),
        ("a/p1..p5:0-6", "Passage 5 has 5 characters; this asks for more.", "a/p5"),
        ("a/p1..p5:5-1", "Passage 1 has 5 characters; this asks for more.", "a/p1"),
        ("a/p1..p1:4-2", "“a/p1..p1:4-2” does not name a stretch of words.", "a/p1"),
        ("a/one:0-6", "Passage 1 has 5 characters; this asks for more.", "a/p1"),
        ("a/text:0-6", "This text has no passage text.", "a/text"),
    ],
)
def test_what_never_was_is_unknown_and_the_nearest_is_named(reference: str, reason: str, nearest: str) -> None:
    with pytest.raises(UnknownReference) as caught:
        resolve(ITEM, Reference.parse(reference))
    assert not isinstance(caught.value, Gone)
    assert caught.value.reason == reason
    assert nearest in caught.value.nearest


@pytest.mark.parametrize(
    ("reference", "reason", "nearest"),
    [
        ("a/p3", "Passage 3 was merged into another; its words are now in passages 2 and 5.", ("a/p2", "a/p5")),
        ("a/p4", "Passage 4 is no more.", ("a",)),
        ("a/p6", "Passage 6 was split; its words are now in passages 2 and 5.", ("a/p2", "a/p5")),
        ("a/p7", "Passage 7 was removed.", ("a",)),
        ("a/p9", "Passage 9 was merged into another; its words are now in passage S.193r.", ("a/S.193r",)),
        ("a/p8", "Passage 8 was merged into another, which is no more either.", ("a",)),
        ("a/s1", "Section s1 was merged into another; its words are now in passage 1.", ("a/p1",)),
    ],
)
def test_what_was_says_what_became_of_it(reference: str, reason: str, nearest: tuple[str, ...]) -> None:
    with pytest.raises(Gone) as caught:
        resolve(ITEM, Reference.parse(reference))
    assert (caught.value.reason, caught.value.nearest) == (reason, nearest)


@pytest.mark.parametrize(
    ("reference", "words"),
    [
        ("a/p1", {}),
        ("a/p1..p2", {}),
        ("a/p2:1-4", {"p2": (1, 4)}),
        ("a/p2..p2:1-4", {"p2": (1, 4)}),
        ("a/p1..p2:3-1", {"p1": (3, 5), "p2": (0, 1)}),
        ("a/p1..p5:3-1", {"p1": (3, 5), "p2": (0, 5), "p5": (0, 1)}),
    ],
)
def test_words_run_from_a_place_in_the_first_passage_to_one_in_the_last(reference: str, words: dict[str, object]) -> None:
    assert cited_words(ITEM, Reference.parse(reference)) == words


def test_a_number_is_short_and_an_editors_id_whole() -> None:
    assert (number("p12"), number("S.193r"), number("p12a")) == ("12", "S.193r", "p12a")
