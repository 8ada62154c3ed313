"""What is drawn from an item: whose words, in what, where."""

from __future__ import annotations

from dataclasses import replace

import pytest

from archive.citation import Name, citable
from archive.dates import parse_edtf
from archive.errors import UnknownReference
from archive.model import Agent, Description, Section, version_of
from archive.reference import Reference

from .specimens import AUTHORITIES, DEBATE, LENIN, LETTER, PRAVDA, SPEECH, VERSION, cite, described, item, passage, turn

NOVEL = Description("The Storm", genre="novel", language="en", authors=(LENIN,), source="Moscow, 1859", licence="free")


def part(name: str, description: Description, parent: str = "text") -> Section:
    return Section(name, 1, parent, description, (passage("p21"), passage("S.193r"), passage("é n"), passage("p22")))


def test_a_citation_always_names_a_version() -> None:
    whole = item(LETTER)
    cited = citable(
        whole, None, Reference("item"), title="A", publisher="", base_url="https://a.example/x", authorities=AUTHORITIES
    )
    assert cited.reference.version == version_of(whole.passages)
    assert cited.url == f"https://a.example/x/items/item@{cited.reference.version}"


def test_the_address_is_fit_for_any_manuscript() -> None:
    cited = cite(item(NOVEL, parts=(part("s1", Description("One")),)), "é", "s1")
    assert cited.url == f"https://archive.example.org/items/item@{VERSION}/%C3%A9"
    assert cited.key == f"item.{VERSION}:-e9-"


def test_a_section_that_is_not_there_is_unknown() -> None:
    with pytest.raises(UnknownReference, match="no section “s9”"):
        cite(item(LETTER), "", "s9")


@pytest.mark.parametrize(
    ("block", "paragraphs", "locator"),
    [
        ("", None, ""),
        ("p9", (9, 9), "9"),
        ("p9:12-80", (9, 9), "9"),
        ("p3..p5", (3, 5), "3-5"),
        ("p5..p3", (5, 5), "5"),
        ("p3..gone", (3, 3), "3"),
        ("gone", None, ""),
    ],
)
def test_passages_are_counted_as_in_the_margin(block: str, paragraphs: tuple[int, int] | None, locator: str) -> None:
    cited = cite(item(LETTER), block)
    assert (cited.paragraphs, cited.locator) == (paragraphs, locator)


@pytest.mark.parametrize(("block", "locator"), [("p21", "21"), ("S.193r", "2"), ("p21..S.193r", "1-2"), ("S.193r..p22", "2-4")])
def test_passages_with_ids_of_their_editors_are_counted_in_their_section(block: str, locator: str) -> None:
    assert cite(item(NOVEL, parts=(part("s1", Description("One")),)), block, "s1").locator == locator


def test_an_id_out_of_order_is_counted_by_its_place() -> None:
    assert cite(item(LETTER, passage("p7"), passage("p2")), "p7..p2").paragraphs == (1, 2)


def test_a_letter_has_no_venue_though_it_reports_a_speech() -> None:
    cited = cite(item(LETTER))
    assert (cited.venue, cited.place) == ("", "")
    assert (cited.authors, cited.recipients) == ((Name("Lenin", "V. I."),), (Name("Pravda", is_title=True),))


def test_a_speech_is_its_speakers_and_its_occasion_stands_before_its_venue() -> None:
    whole = replace(SPEECH, authors=(LENIN,), occasion=Agent("peasants-congress", "x"), place=None)
    cited = described(whole)
    assert cited.authors == (Name("Washington", "George"),)
    assert (cited.venue, cited.place) == ("Extraordinary Congress, Congress of the United States", "")
    assert described(replace(whole, venue=None)).place == "Petrograd"
    assert described(replace(whole, speakers=())).authors == (Name("Lenin", "V. I."),)


def test_a_place_that_is_the_venue_is_named_once() -> None:
    cited = described(replace(SPEECH, venue=Agent("petrograd", "x"), place=Agent("petrograd", "x")))
    assert (cited.venue, cited.place) == ("Petrograd", "")


def test_a_turn_in_a_debate_is_by_whoever_says_it() -> None:
    assert turn().authors == (Name("Novak", "Mojca"),)
    voices = item(DEBATE, passage("p1", "lenin"), passage("p2", "name:A", "name:B"), passage("p3"))
    assert cite(voices, "p1").authors == (Name("Lenin", "V. I."),)
    assert cite(voices, "p2").authors == ()
    assert cite(voices, "p3").authors == ()
    named = replace(
        voices, agents=(("mp", "Ann Smith"),), sections=(replace(voices.sections[0], passages=(passage("p1", "mp"),)),)
    )
    assert cite(named, "p1").authors == (Name("Smith", "Ann"),)


def test_a_debate_with_one_speaker_is_that_speakers() -> None:
    assert described(replace(DEBATE, speakers=(LENIN,))).authors == (Name("Lenin", "V. I."),)


def test_who_is_quoted_in_a_letter_is_not_its_author() -> None:
    assert cite(item(LETTER, passage("p1", "name:Feofilaktov")), "p1").authors == (Name("Lenin", "V. I."),)


@pytest.mark.parametrize(
    ("title", "is_titled"),
    [
        ("Alliance Between the Workers and the Peasants", True),
        ("Letter to the Editor", False),
        ("A long letter from Petrograd", False),
        ("Lenin to Pravda, 18 November", False),
        ("", False),
    ],
)
def test_a_heading_that_only_says_letter_is_no_title(title: str, is_titled: bool) -> None:
    assert described(replace(LETTER, title=title)).is_titled is is_titled


def test_a_heading_stays_where_the_writer_or_the_recipient_of_a_letter_is_unknown() -> None:
    headed = replace(LETTER, title="Letter From the Director (Irwin) to the Commissioner in France (Kerney)", speakers=())
    assert not described(headed).is_titled
    assert described(replace(headed, authors=())).is_titled
    assert described(replace(headed, addressees=())).is_titled
    assert described(replace(headed, authors=(), addressees=(), title_is_incipit=True)).is_titled


def test_first_words_are_no_title_of_a_letter_but_name_any_other_text() -> None:
    assert not described(replace(LETTER, title_is_incipit=True)).is_titled
    assert described(replace(SPEECH, title_is_incipit=True)).is_titled


def test_a_division_is_described_by_the_work_around_it() -> None:
    inner = Section("s2", 2, "s1", Description("Scene"), (passage("p30"),))
    cited = cite(item(NOVEL, parts=(part("s1", Description("Act")), inner)), "p30", "s2")
    assert (cited.csl_type, cited.title, cited.container, cited.section) == ("chapter", "Scene", "The Storm", "Scene")
    assert cited.authors == (Name("Lenin", "V. I."),)


def test_a_scene_is_cited_in_the_play_and_not_in_its_act() -> None:
    play = Description("The Minor", genre="play", authors=(LENIN,), date=parse_edtf("1781"))
    act, scene = replace(play, title="Act One"), replace(play, title="Scene Two")
    parts = (replace(part("s1", act), kind="act"), replace(part("s2", scene, parent="s1"), kind="scene"))
    cited = cite(item(play, parts=parts), "p21", "s2")
    assert (cited.csl_type, cited.title, cited.container) == ("chapter", "Scene Two", "The Minor")


def test_a_division_of_a_speech_is_cited_as_the_speech() -> None:
    cited = cite(item(SPEECH, parts=(part("s1", Description("Second Head")),)), "p21", "s1")
    assert (cited.csl_type, cited.title, cited.container, cited.section) == ("speech", SPEECH.title, "", "Second Head")


def test_a_matter_of_a_debate_stands_in_the_debate() -> None:
    cited = cite(item(DEBATE, parts=(part("s1", Description("Fisheries")),)), "p21", "s1")
    assert (cited.csl_type, cited.title, cited.container) == ("speech", "Fisheries", DEBATE.title)


def test_a_letter_in_a_volume_is_described_by_itself_and_keeps_the_volumes_source() -> None:
    letter = Description("Lenin to Pravda", authors=(LENIN,), addressees=(PRAVDA,), date=parse_edtf("1917"))
    cited = cite(item(replace(NOVEL, genre="collection"), parts=(part("s1", letter),)), "p21", "s1")
    assert (cited.csl_type, cited.container, cited.section) == ("personal_communication", "The Storm", "")
    assert (cited.source, cited.licence, cited.language) == ("Moscow, 1859", "free", "en")


@pytest.mark.parametrize("parent", ["s1", "gone", None])
def test_sections_that_point_in_circles_or_nowhere_are_described_by_the_item(parent: str | None) -> None:
    section = Section("s1", 1, parent, Description("One"), (passage("p21"),))
    assert cite(item(NOVEL, parts=(section,)), "p21", "s1").title == "One"


def test_a_genre_nobody_listed_is_decided_by_who_took_part() -> None:
    assert described(Description("T", genre="nota verbale", addressees=(PRAVDA,))).csl_type == "personal_communication"
    assert described(Description("T", genre=" ", speakers=(LENIN,))).csl_type == "speech"
    assert described(Description("T", genre="proclamation")).csl_type == "document"


def test_hostile_words_come_to_one_line() -> None:
    cited = described(Description("a\x00b\r\n\u2028c\ud800", authors=(Agent.unlinked(" \n"),)))
    assert (cited.title, cited.authors) == ("ab c", ())
