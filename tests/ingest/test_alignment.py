"""Ids of passages stay true under any edit of a text."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.ingest.alignment import align
from archive.ingest.likeness import ALIKE, features_of, likeness, overlap
from archive.model import Change, Passage

PARAGRAPHS = (
    "Today, in the course of a speech I made at the Congress, I was publicly asked a question to which I forthwith replied.",
    "The matter was the following.",
    "Could the Bolsheviks practise an honest coalition under such circumstances, with a minority in the government?",
    "They could; for the workers would be obliged to abstain from voting on questions which concern purely the land programme.",
    "By abstaining from voting on such a point they would not be changing their programme in the slightest degree at all.",
    "Such was my reply.",
    "N. Lenin",
)


def passages(texts: Sequence[str], ids: Sequence[str] = ()) -> list[Passage]:
    return [
        Passage(one, "p", text, text) for one, text in zip(ids or [f"p{n + 1}" for n in range(len(texts))], texts, strict=True)
    ]


def aligned(new: Sequence[str], old: Sequence[str] = PARAGRAPHS) -> tuple[list[str], tuple[Change, ...]]:
    found = align(passages(old), passages(new))
    return list(found.ids.values()), found.changes


def test_an_unchanged_text_keeps_every_id() -> None:
    assert aligned(PARAGRAPHS) == (["p1", "p2", "p3", "p4", "p5", "p6", "p7"], ())


def test_a_new_paragraph_takes_the_next_number_and_moves_no_other() -> None:
    new = [*PARAGRAPHS[:2], "Something nobody had written there before this day.", *PARAGRAPHS[2:]]
    assert aligned(new) == (["p1", "p2", "p8", "p3", "p4", "p5", "p6", "p7"], ())


def test_a_changed_paragraph_keeps_its_id() -> None:
    new = [*PARAGRAPHS[:2], PARAGRAPHS[2].replace("honest", "open").replace("Could", "Would"), *PARAGRAPHS[3:-1], "V. I. Lenin"]
    assert aligned(new) == (["p1", "p2", "p3", "p4", "p5", "p6", "p7"], ())


def test_a_removed_paragraph_leaves_word_of_it() -> None:
    assert aligned([*PARAGRAPHS[:1], *PARAGRAPHS[2:]]) == (["p1", "p3", "p4", "p5", "p6", "p7"], (Change("p2", "removed"),))


def test_paragraphs_that_changed_places_keep_their_ids() -> None:
    assert aligned(PARAGRAPHS[::-1])[0] == ["p7", "p6", "p5", "p4", "p3", "p2", "p1"]


def test_merged_paragraphs_leave_one_id_and_a_word_of_the_other() -> None:
    ids, changes = aligned([*PARAGRAPHS[:3], f"{PARAGRAPHS[3]} {PARAGRAPHS[4]}", *PARAGRAPHS[5:]])
    (gone,) = {"p4", "p5"} - set(ids)
    (stays,) = {"p4", "p5"} & set(ids)
    assert changes == (Change(gone, "merged", (stays,)),)


def test_a_short_paragraph_joined_to_its_neighbour_is_merged() -> None:
    ids, changes = aligned([*PARAGRAPHS[:5], f"{PARAGRAPHS[5]} {PARAGRAPHS[6]}"])
    assert ids == ["p1", "p2", "p3", "p4", "p5", "p6"]
    assert changes == (Change("p7", "merged", ("p6",)),)


def test_a_split_paragraph_leaves_word_of_both_parts() -> None:
    words = PARAGRAPHS[3].split()
    ids, changes = aligned([*PARAGRAPHS[:3], " ".join(words[:11]), " ".join(words[11:]), *PARAGRAPHS[4:]])
    assert ids == ["p1", "p2", "p3", "p8", "p9", "p5", "p6", "p7"]
    assert changes == (Change("p4", "split", ("p8", "p9")),)


def test_a_paragraph_that_lost_a_few_words_to_a_new_one_is_still_itself() -> None:
    words = " ".join(PARAGRAPHS[:5]).split()
    ids, changes = aligned([" ".join(words[:6]), " ".join(words[6:])], [" ".join(words)])
    assert ids == ["p2", "p1"]
    assert not changes


def test_an_id_once_used_is_never_given_again() -> None:
    found = align(passages(PARAGRAPHS[:1]), passages(["Quite another text."]), used=["p40", "text", "px"])
    assert (found.ids, found.changes) == ({"p1": "p41"}, (Change("p1", "removed"),))


def test_ids_that_editors_gave_stay_and_others_are_aligned_around_them() -> None:
    old = passages(PARAGRAPHS[:3], ["S.1", "p1", "p2"])
    new = passages([PARAGRAPHS[1], PARAGRAPHS[0], PARAGRAPHS[2]], ["p9", "S.1", "p8"])
    found = align(old, new, named=["S.1"])
    assert (found.ids, found.changes) == ({"p9": "p1", "S.1": "S.1", "p8": "p2"}, ())


def test_an_id_that_editors_changed_says_where_the_text_went() -> None:
    found = align(passages(PARAGRAPHS[:2], ["S.1", "S.2"]), passages(PARAGRAPHS[:2], ["S.1", "S.3"]), named=["S.1", "S.3"])
    assert found.changes == (Change("S.2", "merged", ("S.3",)),)


def test_one_of_several_equal_paragraphs_can_go() -> None:
    ids, changes = aligned(["Applause.", "A word.", "Applause."], ["Applause.", "A word.", "Applause.", "Applause."])
    assert ids == ["p1", "p2", "p3"]
    assert changes == (Change("p4", "removed"),)


def test_texts_in_scripts_without_blanks_are_compared_too() -> None:
    old = ["人人生而自由,在尊严和权利上一律平等。他们赋有理性和良心,并应以兄弟关系的精神相对待。", "第二条"]
    assert aligned([old[0].replace("自由", "自主"), "全新的一段话,与此前毫无关系可言。"], old)[0] == ["p1", "p3"]


ARTICLES = [
    f"Article {number}. The contracting parties shall permit the {who} of either to enter the {where} of the other."
    for number, who, where in (
        (1, "merchants", "ports"),
        (2, "ships", "rivers"),
        (3, "envoys", "courts"),
        (4, "armies", "forts"),
    )
]


def test_paragraphs_of_one_form_are_told_by_the_words_that_differ() -> None:
    new = [ARTICLES[3].replace("armies", "troops"), *ARTICLES[1:3]]
    ids, changes = aligned(new, ARTICLES)
    assert ids == ["p4", "p2", "p3"]
    assert changes == (Change("p1", "removed"),)


def test_another_paragraph_of_the_same_form_is_another_paragraph() -> None:
    fifth = "Article 5. The contracting parties shall permit the pilgrims of either to enter the shrines of the other."
    ids, changes = aligned([ARTICLES[0], fifth, *ARTICLES[2:]], ARTICLES)
    assert ids == ["p1", "p5", "p3", "p4"]
    assert changes == (Change("p2", "removed"),)


def test_a_corrected_letter_in_a_heading_of_one_word_changes_no_id() -> None:
    assert aligned(["CHAPTER", *PARAGRAPHS], ["CHAPTFR", *PARAGRAPHS])[0] == [f"p{n}" for n in range(1, 9)]


def test_a_few_words_that_stand_elsewhere_by_chance_were_not_merged_there() -> None:
    ids, changes = aligned(PARAGRAPHS[1:4], ["The question.", *PARAGRAPHS[1:3]])
    assert ids == ["p2", "p3", "p4"]
    assert changes == (Change("p1", "removed"),)


def test_a_paragraph_parted_between_a_new_one_and_its_neighbour_says_both() -> None:
    old = [" ".join(PARAGRAPHS[:2]), PARAGRAPHS[3]]
    words = old[0].split()
    new = [" ".join(words[: len(words) // 2]), " ".join([*words[len(words) // 2 :], PARAGRAPHS[3]])]
    ids, changes = aligned(new, old)
    gone = {change.passage: change for change in changes}
    assert ids[1] == "p2"
    assert "p1" in ids or gone["p1"].kind == "split"


def test_two_copies_of_one_half_are_not_a_paragraph_split() -> None:
    half = " ".join(PARAGRAPHS[3].split()[:11])
    _, changes = aligned([half, PARAGRAPHS[1], half], [PARAGRAPHS[3], PARAGRAPHS[1]])
    assert not [change for change in changes if change.kind == "split"]


@pytest.mark.parametrize("number", [1, 2])
def test_signs_without_words_are_merged_like_words(number: int) -> None:
    old = ["A first paragraph of some words that stays.", "* * *", "A last one, of others, that stays as well."]
    new = [old[0], f"{old[1]} {old[2]}"] if number == 1 else [f"{old[0]} {old[1]}", old[2]]
    ids, changes = aligned(new, old)
    assert set(ids) == {"p1", "p3"}
    assert changes == (Change("p2", "merged", ("p3" if number == 1 else "p1",)),)


WORDS = "land bread peace worker peasant soldier bank factory vote law question answer party soviet congress alliance".split()


@st.composite
def edits(draw: st.DrawFn) -> tuple[list[str], list[str]]:
    """Give a text and what a random run of edits made of it."""
    rng = random.Random(draw(st.integers(0, 2**32)))
    vocabulary = [f"{word}{n}" for word in WORDS for n in range(12)]
    old = [" ".join(rng.choices(vocabulary, k=rng.choice((1, 2, 6, 30)))) for _ in range(rng.randint(1, 12))]
    old += rng.choices(old, k=rng.randint(0, 2))
    new = list(old)
    for _ in range(draw(st.integers(0, 6))):
        at = rng.randrange(len(new) + 1)
        match rng.choice(("insert", "remove", "move", "change", "merge", "split")):
            case "insert":
                new.insert(at, " ".join(rng.choices(vocabulary, k=rng.choice((2, 20)))))
            case "remove":
                del new[at : at + 1]
            case "move" if new:
                new.insert(at, new.pop(rng.randrange(len(new))))
            case "change" if at < len(new):
                words = new[at].split()
                words[rng.randrange(len(words))] = rng.choice(vocabulary)
                new[at] = " ".join(words)
            case "merge":
                new[at : at + 2] = [" ".join(new[at : at + 2])] if new[at : at + 2] else []
            case "split" if at < len(new) and " " in new[at]:
                words = new[at].split()
                new[at : at + 1] = [" ".join(words[: len(words) // 2]), " ".join(words[len(words) // 2 :])]
    return old, new


@settings(max_examples=150, deadline=None)
@given(edits())
def test_no_edit_makes_an_id_name_another_text_or_brings_one_back(texts: tuple[list[str], list[str]]) -> None:
    old, new = texts
    found = align(passages(old), passages(new), used=["p99"])
    before = {passage.id: passage.received for passage in passages(old)}
    after = dict(zip(found.ids.values(), new, strict=True))
    assert len(after) == len(new), "two passages have one id"
    kept, fresh, gone = before.keys() & after.keys(), after.keys() - before.keys(), before.keys() - after.keys()
    assert all(int(one[1:]) > 99 for one in fresh)
    assert {change.passage for change in found.changes} == gone
    assert all(target in after for change in found.changes for target in change.targets)
    unchanged = Counter(before[one] for one in kept if before[one] == after[one])
    assert unchanged == Counter(old) & Counter(new), "an unchanged paragraph lost its id"
    assert all(likeness(before[one], after[one]) >= ALIKE for one in kept)


@given(st.text(max_size=60), st.text(max_size=60))
def test_likeness_is_whole_for_equal_texts_and_the_same_from_both_sides(one: str, other: str) -> None:
    assert overlap(features_of(one), features_of(other)) == overlap(features_of(other), features_of(one))
    assert 0 <= likeness(one, other) <= 1
    assert not one or likeness(one, one) == 1
