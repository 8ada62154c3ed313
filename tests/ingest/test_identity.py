"""An item's id is given once and found again, whatever its source is called later."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.ingest.identity import Claim, Known, id_from_path, settle
from archive.reference import ITEM_ID


def never(_claim: Claim, _known: Sequence[Known]) -> Known | None:
    return None


def same(_claim: Claim, _known: Known) -> bool:
    return False


@pytest.mark.parametrize(
    ("path", "item"),
    [
        ("000_6d31d2df5be5cb13.txt", "000-6d31d2df5be5cb13"),
        ("1917/Lenin, to Pravda.txt", "1917-lenin-to-pravda"),
        ("письма/Ленин 1.xml", "pis-ma-lenin-1"),
        ("v1.2.final.txt", "v1-2-final"),
        ("--Über--.txt", "uber"),
    ],
)
def test_an_id_is_the_path_in_plain_letters(path: str, item: str) -> None:
    assert id_from_path(path) == item


@pytest.mark.parametrize("path", ["???.txt", "a" * 200 + ".txt", "con.txt", "LPT1.xml", "\udcff.txt"])
def test_an_id_that_cannot_be_is_cut_and_closed_with_six_digits_of_the_digest(path: str) -> None:
    assert re.search(r"(^|-)[0-9a-f]{6}$", id_from_path(path))


@given(st.text(min_size=1, max_size=200))
def test_every_path_gives_an_id_that_is_one(path: str) -> None:
    assert ITEM_ID.fullmatch(id_from_path(f"{path}.txt"))


def test_long_paths_that_begin_alike_get_different_ids() -> None:
    assert id_from_path("a" * 100 + "1.txt") != id_from_path("a" * 100 + "2.txt")


def test_the_catalogue_gives_the_id_before_the_path_does() -> None:
    settled, faults = settle([Claim("x.txt", "d1", "letter-1", 2), Claim("y.txt", "d2")], [], never, same)
    assert [one.item for one in settled] == ["letter-1", "y"]
    assert not faults


def test_a_source_is_found_by_its_path_though_the_catalogue_later_states_another_id() -> None:
    (one,), faults = settle([Claim("x.txt", "d2", "late", 2)], [Known("x", "x.txt", "d1")], never, same)
    assert (one.item, one.renamed_from, one.ignored_id) == ("x", None, "late")
    assert not faults


def test_a_renamed_source_is_found_by_its_digest() -> None:
    (one,), _ = settle([Claim("new.txt", "d1")], [Known("x", "x.txt", "d1")], never, same)
    assert (one.item, one.renamed_from, one.ignored_id) == ("x", "x.txt", None)


def test_a_copy_of_a_source_that_is_still_there_is_another_item() -> None:
    settled, _ = settle([Claim("copy.txt", "d1"), Claim("x.txt", "d1")], [Known("x", "x.txt", "d1")], never, same)
    assert [(one.item, one.known is None) for one in settled] == [("copy", True), ("x", False)]


def test_a_renamed_and_changed_source_is_found_by_its_content() -> None:
    asked = []

    def alike(claim: Claim, gone: Sequence[Known]) -> Known | None:
        asked.append((claim.path, [one.item for one in gone]))
        return gone[0] if claim.path == "new.txt" else None

    known = [Known("x", "x.txt", "d1"), Known("z", "z.txt", "d3")]
    settled, _ = settle([Claim("new.txt", "d2"), Claim("other.txt", "d9"), Claim("z.txt", "d3")], known, alike, same)
    assert [one.item for one in settled] == ["x", "other", "z"]
    assert asked == [("new.txt", ["x"])]


@pytest.mark.parametrize("digests", [("d2", "d1"), ("d2", "d3"), ("d3", "d1"), ("d3", "d4")])
def test_sources_that_changed_names_are_told_by_digest_or_by_content(digests: tuple[str, str]) -> None:
    known = [Known("x", "x.txt", "d1"), Known("y", "y.txt", "d2")]

    def other(claim: Claim, gone: Sequence[Known]) -> Known | None:
        return next((one for one in gone if one.path != claim.path), None)

    claims = [Claim("x.txt", digests[0]), Claim("y.txt", digests[1])]
    settled, faults = settle(claims, known, other, lambda _claim, _known: True)
    assert [(one.item, one.renamed_from) for one in settled] == [("y", "y.txt"), ("x", "x.txt")]
    assert not faults


def test_another_text_under_an_old_name_is_the_old_item_where_nothing_else_is() -> None:
    known = [Known("x", "x.txt", "d1"), Known("y", "y.txt", "d2")]
    settled, _ = settle([Claim("x.txt", "d3"), Claim("y.txt", "d4")], known, never, lambda _claim, _known: True)
    assert [(one.item, one.renamed_from) for one in settled] == [("x", None), ("y", None)]


def test_the_id_in_the_catalogue_holds_whatever_the_words_say() -> None:
    known = [Known("x", "x.txt", "d1"), Known("y", "y.txt", "d2")]
    claims = [Claim("x.txt", "d2", "x", 2), Claim("y.txt", "d1", "y", 3)]
    settled, _ = settle(claims, known, never, lambda _claim, _known: True)
    assert [one.item for one in settled] == ["x", "y"]


def test_the_catalogue_can_say_which_item_a_source_continues() -> None:
    (one,), _ = settle([Claim("new.txt", "d2", "x", 2)], [Known("x", "x.txt", "d1")], never, same)
    assert one.renamed_from == "x.txt"


def test_two_sources_for_one_id_are_both_refused_with_both_names_and_the_cure() -> None:
    settled, faults = settle([Claim("a-b.txt", "d1"), Claim("a/b.txt", "d2"), Claim("c.txt", "d3")], [], never, same)
    assert [one.item for one in settled] == ["c"]
    assert [fault.path for fault in faults] == ["a-b.txt", "a/b.txt"]
    assert "a/b.txt" in str(faults[0])
    assert "column “id”" in str(faults[0])


def test_a_source_may_not_take_the_id_of_an_item_whose_source_is_there_or_gone() -> None:
    known = [Known("a-b", "a/b.txt", "d2"), Known("q", "q.txt", "d7")]
    settled, faults = settle([Claim("a-b.txt", "d1"), Claim("a/b.txt", "d2"), Claim("q.xml", "d8")], known, never, same)
    assert [one.claim.path for one in settled] == ["a/b.txt"]
    assert [fault.path for fault in faults] == ["a-b.txt", "q.xml"]


def test_new_words_where_a_text_stood_that_moved_are_refused_with_the_name_it_has_now() -> None:
    known = [Known("x", "x.txt", "d1"), Known("y", "y.txt", "d2")]

    def moved(claim: Claim, gone: Sequence[Known]) -> Known | None:
        return next((one for one in gone if (claim.path, one.item) == ("y.txt", "x")), None)

    settled, (fault,) = settle([Claim("x.txt", "d8"), Claim("y.txt", "d9")], known, moved, lambda _claim, _known: True)
    assert [(one.claim.path, one.item) for one in settled] == [("y.txt", "x")]
    assert "“x”, which “y.txt” asks for as well" in str(fault)


@pytest.mark.parametrize("stated", ["-a", "Ä", "a b", "a" * 81, "", "a.b"])
def test_an_id_in_the_catalogue_that_cannot_be_one_is_refused_with_its_line(stated: str) -> None:
    settled, (fault,) = settle([Claim("x.txt", "d1", stated, 7)], [], never, same)
    assert not settled
    assert "line 7" in str(fault)
