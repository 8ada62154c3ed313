"""The apparatus: what is said, how it is known, and no more of it than a reader wants."""

from __future__ import annotations

from dataclasses import replace

import pytest

from archive.model import Agent, Assertion, Description, Item, Origin, Passage, Rejected, Section, Span, Voice
from archive.web.texts.facts import HEARD, QUOTED, REJECTED, facts

DATED = Assertion(
    aspect="genre",
    value="1917-12-01",
    label="",
    certainty="high",
    responsible="importer",
    rule="It says so.",
    evidence=tuple(Span("p1", n, n + 1, "x") for n in range(9)),
    rejected=tuple(Rejected(f"{year}-11-18", f"18 November {year}: no") for year in range(1900, 1917)),
)


def item(description: Description, *passages: Passage) -> Item:
    return Item("a", Origin("a.txt", "", 0, "utf-8"), (Section("text", 0, None, description, passages),))


def test_what_was_ruled_out_is_shown_nearest_first_and_the_rest_counted() -> None:
    made = item(Description("T", genre="letter", assertions=(DATED,)))
    (fact,) = facts(made, made.sections[0])
    assert fact.evidence is not None
    (reason,) = fact.evidence.reasons
    assert len(reason.words) == QUOTED
    assert reason.rejected[0] == "18 November 1916: no."
    assert (len(reason.rejected), reason.others) == (REJECTED, 17 - REJECTED)


def test_what_is_no_date_is_named_with_its_reason() -> None:
    said = replace(DATED, value="letter", rejected=(Rejected("speech", "it tells of one."),))
    made = item(Description("T", genre="letter", assertions=(said,)))
    evidence = facts(made, made.sections[0])[0].evidence
    assert evidence is not None
    assert evidence.reasons[0].rejected == ("speech: it tells of one.",)


@pytest.mark.parametrize(
    ("responsible", "status"),
    [
        ("archivist", "stated by the archivist"),
        ("received", "as the source says in its own mark-up, certainty low"),
        ("importer", "inferred, certainty low"),
    ],
)
def test_the_status_says_how_a_value_is_known(responsible: str, status: str) -> None:
    said = replace(DATED, responsible=responsible, certainty="low")  # type: ignore[arg-type]
    made = item(Description("T", genre="letter", assertions=(said,)))
    evidence = facts(made, made.sections[0])[0].evidence
    assert evidence is not None
    assert evidence.status == status
    assert evidence.is_open


def test_the_voices_of_a_large_debate_are_cut_and_counted() -> None:
    spoken = tuple(Voice(f"name:Member {n}", n, n + 1) for n in range(HEARD + 5))
    made = item(Description("T"), Passage("p1", "p", "x" * 40, "x" * 40, voices=spoken))
    found = facts(made, made.sections[0])
    assert [fact.label for fact in found[:3]] == ["Speak", "", ""]
    assert found[0].values == (Agent("name:Member 0", "Member 0"),)
    assert found[-1].values == ("5 more",)


def test_a_single_voice_beside_the_author_also_speaks() -> None:
    one = Passage("p1", "p", "Land, he said.", "Land, he said.", voices=(Voice("name:Member", 0, 4),))
    made = item(Description("T", authors=(Agent("name:Author", "Author"),)), one)
    assert [fact.label for fact in facts(made, made.sections[0])] == ["Written by", "Also speaks"]


def test_a_title_that_was_made_of_first_words_says_so() -> None:
    made = item(Description("Today …", title_is_incipit=True))
    (fact,) = facts(made, made.sections[0])
    assert (fact.label, fact.values) == ("Title", ("its first words",))
