"""Sections keep their ids as passages do, and everything that points at either follows."""

from __future__ import annotations

from archive.ingest.renaming import renamed
from archive.ingest.sections import align_sections
from archive.model import Assertion, Change, Container, Description, Mark, Passage, Section, Span


def section(key: str, *passages: str, title: str = "", parent: str | None = "text") -> Section:
    is_outer = parent is None
    made = tuple(Passage(one, "p", one, one) for one in passages)
    return Section(key, 0 if is_outer else 1, parent, Description(title), made)


OLD = (
    section("text", parent=None),
    section("s1", "p1", "p2", title="First"),
    section("s2", "p3", "p4", "p5", title="Second"),
    section("s3", title="Empty"),
)


def aligned(
    *new: Section, used: tuple[str, ...] = (), named: tuple[str, ...] = ()
) -> tuple[dict[str, str], tuple[Change, ...]]:
    passages = {passage.id: passage.id for one in new for passage in one.passages}
    found = align_sections(OLD, new, passages, used, named)
    return dict(found.ids), found.changes


def test_a_section_is_where_most_of_its_passages_are() -> None:
    ids, changes = aligned(
        section("whole", parent=None),
        section("s1", "p6", title="New"),
        section("s2", "p1", "p2", "p3"),
        section("s3", "p4", "p5"),
    )
    assert ids == {"whole": "text", "s1": "s4", "s2": "s1", "s3": "s2"}
    assert changes == (Change("s3", "removed"),)


def test_a_section_without_passages_is_known_by_its_title() -> None:
    ids, _ = aligned(section("text", parent=None), section("s9", title="Empty"), used=("s20",))
    assert ids["s9"] == "s3"


def test_a_section_whose_passages_went_elsewhere_says_where() -> None:
    ids, changes = aligned(section("text", parent=None), section("s1", "p1", "p2", "p3", "p4", "p5"))
    assert ids["s1"] == "s2"
    assert changes == (Change("s1", "merged", ("s2",)), Change("s3", "removed"))


def test_ids_of_sections_that_editors_gave_stay() -> None:
    ids, changes = aligned(section("text", parent=None), section("s2", "p1", "p2"), named=("s2",))
    assert ids == {"text": "text", "s2": "s2"}
    assert [change.passage for change in changes] == ["s1", "s3"]
    assert aligned(section("body", parent=None), named=("body",))[0] == {"body": "body"}


def test_pointers_follow_the_ids_they_point_at() -> None:
    marks = (
        Mark(0, 1, "said", (("next", "#p1-said2 #other"), ("xml:id", "p1-said1"))),
        Mark(0, 1, "date", (("source", "#string-range(p1,0,9) #p10"), ("when", "1917"))),
    )
    passage = Passage("p1", "p", "one", "one", marks, (Container("q", 1, (("corresp", "#p1"),)),))
    why = Assertion("date", "1917", "1917", "high", "importer", "Seen.", (Span("p1", 0, 1, "o"),), target="p1")
    (made,) = renamed([Section("s1", 1, "text", Description("x", assertions=(why,)), (passage,))], {"p1": "p7", "s1": "s3"})
    assert (made.id, made.parent) == ("s3", "text")
    (changed,) = made.passages
    assert changed.id == "p7"
    assert changed.marks[0].attributes == (("next", "#p7-said2 #other"), ("xml:id", "p7-said1"))
    assert changed.marks[1].attributes == (("source", "#string-range(p7,0,9) #p10"), ("when", "1917"))
    assert changed.within[0].attributes == (("corresp", "#p7"),)
    (said,) = made.description.assertions
    assert (said.target, said.evidence[0].passage) == ("p7", "p7")


def test_nothing_is_renamed_where_every_id_stays() -> None:
    assert renamed(OLD, {"p1": "p1"}) == OLD
