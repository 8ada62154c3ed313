"""What is doubtful, by weight; and names that become proposals."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.authorities import Authorities, Kind
from archive.authorities.file import can_be_key
from archive.dates import parse_edtf
from archive.ingest.doubting import doubts_of, in_words
from archive.ingest.proposing import Named, named_in, proposals
from archive.model import (
    Agent,
    Aspect,
    Assertion,
    Certainty,
    Description,
    Item,
    Mark,
    Origin,
    Passage,
    Rejected,
    Section,
    Span,
    Voice,
)

NOBODY = Authorities()
SMITHS = """
[person.smith-a]
name = "John Smith"

[person.smith-b]
name = "John Smith"
"""


def item(*sections: Description, passages: tuple[Passage, ...] = ()) -> Item:
    made = [
        Section("text" if n == 0 else f"s{n}", min(n, 1), None, said, passages if n == 0 else ())
        for n, said in enumerate(sections)
    ]
    agents = tuple((voice.key, voice.key[5:]) for passage in passages for voice in passage.voices)
    return Item("a", Origin("a.txt", "", 0, "utf-8"), tuple(made), agents)


def said(aspect: Aspect, value: str, certainty: Certainty, **more: object) -> Assertion:
    return Assertion(aspect, value, value, certainty, "importer", "It says so.", **more)  # type: ignore[arg-type]


def doubts(made: Item, *against: tuple[str, str], authorities: Authorities = NOBODY) -> list[str]:
    return [
        f"{doubt.section}{' ' if doubt.section else ''}{in_words(doubt)}" for doubt in doubts_of(made, against, authorities)
    ]


DATED = Description("T", genre="letter", date=parse_edtf("1917"))


def test_a_letter_without_writer_is_doubtful_and_a_play_or_a_guess_is_not() -> None:
    assert doubts(item(DATED)) == ["Author, left open", "Addressee, left open"]
    assert doubts(item(replace(DATED, genre="play"))) == []
    guess = replace(DATED, assertions=(said("genre", "letter", "low"),))
    assert doubts(item(guess)) == ["Kind of text, certainty low: letter"]


def test_low_weighs_more_than_medium_and_a_date_more_than_a_title() -> None:
    assertions = (
        said("title", "T", "medium"),
        said("date", "1917", "medium"),
        said("place", "X", "low"),
        said("venue", "Y", "high"),
    )
    made = item(replace(DATED, genre="play", assertions=assertions))
    assert doubts(made) == ["Place, certainty low: X", "Date, certainty medium: 1917", "Title, certainty medium: T"]


def test_what_the_archivist_states_is_not_doubtful_and_an_ambiguous_name_is(tmp_path: Path) -> None:
    (tmp_path / "authorities.toml").write_text(SMITHS)
    authorities = Authorities.load(tmp_path / "authorities.toml")
    stated = replace(said("date", "1917", "high"), responsible="archivist")
    rejected = (Rejected("smith-a", "another"), Rejected("smith-b", "another"))
    smith = replace(said("author", "name:John Smith", "high", rejected=rejected), label="John Smith", responsible="archivist")
    made = item(replace(DATED, genre="play", assertions=(stated, said("date", "1918", "low"), smith)))
    assert doubts(made, authorities=authorities) == ["Author, several bear the name: John Smith"]
    (doubt,) = doubts_of(made, (), authorities)
    assert doubt.reason == "it may be John Smith (smith-a) or John Smith (smith-b)"


def test_a_contradicted_date_is_counted_once_and_an_undated_text_is_said_to_be_one() -> None:
    made = item(replace(DATED, genre="play", assertions=(said("date", "1917", "low"),)))
    assert doubts(made, ("", "it was a Sunday")) == ["Date, contradicted: 1917"]
    assert doubts(item(Description("T"))) == ["Date, left open"]
    assert doubts(item(Description("T", assertions=(said("date", "undated", "high"),)))) == []


def test_parts_are_doubted_for_who_when_and_where_and_date_the_whole() -> None:
    part = replace(DATED, assertions=(said("genre", "letter", "low"), said("author", "name:X", "low")))
    assert doubts(item(Description("T"), part), ("s1", "no such day")) == [
        "s1 Date, contradicted",
        "s1 Author, certainty low: name:X",
    ]


def test_doubtful_voices_are_counted_together() -> None:
    voices = tuple(
        said("voice", f"name:{n % 2}", "low", target=f"said{n}", evidence=(Span(f"p{n}", 0, 1, "x"),)) for n in range(7)
    )
    (doubt,) = doubts_of(item(replace(DATED, genre="play", assertions=voices)), (), NOBODY)
    assert (doubt.count, in_words(doubt)) == (7, "Voice (7), certainty low: name:0, name:1")
    assert doubt.reason == "It says so. In passages 0, 1, 2, 3, 4 and elsewhere."
    (doubt,) = doubts_of(item(replace(DATED, genre="play", assertions=voices[1:4])), (), NOBODY)
    assert doubt.reason == "It says so. In passages 1, 2 and 3."
    (doubt,) = doubts_of(item(replace(DATED, genre="play", assertions=voices[:1])), (), NOBODY)
    assert doubt.reason == "It says so. In passage 0."
    untold = (said("correction", "I", "unknown", target="p1"),)
    (doubt,) = doubts_of(item(replace(DATED, genre="play", assertions=untold)), (), NOBODY)
    assert doubt.reason == "It says so. In the text."


def test_names_nobody_has_identified_are_told_by_kind_once_each() -> None:
    passage = Passage(
        "p1", "p", "The Harbour Board", "", marks=(Mark(4, 17, "orgName"),), voices=(Voice("name:Ann Lee", 0, 3),)
    )
    description = Description(
        "T",
        authors=(Agent.unlinked("Harbour Board"), Agent("lenin", "V. I. Lenin"), Agent.unlinked("A. B.")),
        addressees=(Agent.unlinked("Secretary of State"), Agent.unlinked("Ann Lee"), Agent.unlinked("PN0001")),
        place=Agent.unlinked("Woods Hole"),
        occasion=Agent.unlinked("Harbour Fair"),
    )
    found = [(one.kind, one.name) for one in named_in(item(description, passages=(passage,)))]
    assert found == [
        (Kind.ORGANISATION, "Harbour Board"),
        (Kind.ORGANISATION, "Secretary of State"),
        (Kind.PERSON, "Ann Lee"),
        (Kind.PLACE, "Woods Hole"),
        (Kind.EVENT, "Harbour Fair"),
    ]
    play = replace(description, genre="play", authors=(), addressees=(), place=None, occasion=None)
    assert list(named_in(item(play, passages=(passage,)))) == []


def test_names_of_most_texts_come_first_and_tell_what_may_be_the_same(tmp_path: Path) -> None:
    (tmp_path / "authorities.toml").write_text('[person.rogers]\nname = "Walter S. Rogers"\n')
    known = Authorities.load(tmp_path / "authorities.toml")
    names = [
        Named("a", Kind.PERSON, "Komer, Robert W."),
        Named("a", Kind.PERSON, "W. S. Rogers"),
        Named("b", Kind.PERSON, "W. S. Rogers"),
    ]
    first, second = proposals(names, known)
    assert (first.items, first.alike) == (("a", "b"), ("Walter S. Rogers",))
    assert first.toml.endswith('# perhaps the same: "Walter S. Rogers"')
    assert second.toml == (
        '[person.robert-w-komer]\nname = "Robert W. Komer"\nsort_name = "Komer, Robert W."\nvariants = ["Komer, Robert W."]'
    )


@pytest.mark.parametrize(
    ("name", "sort_name"),
    [("Ludwig van Beethoven", "Beethoven, Ludwig van"), ("Plato", None), ("von Papen", None)],
)
def test_lists_pass_over_particles(name: str, sort_name: str | None) -> None:
    (entry,) = tomllib.loads(proposals([Named("a", Kind.PERSON, name)], NOBODY)[0].toml)["person"].values()
    assert entry.get("sort_name") == sort_name


@given(
    st.lists(
        st.tuples(st.sampled_from(list(Kind)), st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1)), max_size=6
    )
)
def test_every_proposal_is_an_entry_of_its_own_that_can_be_read(names: list[tuple[Kind, str]]) -> None:
    found = proposals([Named("a", kind, " ".join(name.split()) or "x") for kind, name in names], NOBODY)
    keys = [proposal.key for proposal in found]
    assert len(set(keys)) == len(keys)
    assert all(can_be_key(key) for key in keys)
    read = tomllib.loads("\n\n".join(proposal.toml for proposal in found))
    assert sum(len(table) for table in read.values()) == len(found)
