"""What is indexed: sections as texts, passages both ways, and once more by voice."""

from __future__ import annotations

from archive.model import Agent, Container, Description, Item, Mark, Origin, Passage, Section, version_of
from archive.tei import decode, encode, plain_text, units
from tests.tei.items import AUTHORITIES

LENIN = Agent("lenin", "V. I. Lenin")
WHO = (("who", "#name-adam-smith"),)


def decoded(*passages: Passage, description: Description) -> Item:
    item = Item("an-item", Origin("a.txt", "", 0, "utf-8"), (Section("text", 0, None, description, passages),))
    agents = (("name:Adam Smith", "Adam Smith"),)
    master = encode(Item(item.id, item.origin, item.sections, agents, (), "2026-11-22"), AUTHORITIES)
    return decode(master, "a.xml")


def test_a_passage_of_two_voices_is_given_once_more_for_each_in_both_readings() -> None:
    text = "He said yes in l909 and no and per- haps."
    marks = (
        Mark(8, 19, "said", WHO),
        Mark(15, 19, "choice", (), "1909"),
        Mark(24, 26, "said", WHO),
        Mark(35, 35, "lb"),
    )
    item = decoded(Passage("p1", "p", text, "", marks), description=Description("A title", language="en", authors=(LENIN,)))
    (unit,) = units(item)
    assert unit.version == version_of(item.passages)
    assert (unit.is_item, unit.section, unit.ingested) == (True, "text", "2026-11-22")
    assert [agent.name for agent in unit.voices] == ["V. I. Lenin", "Adam Smith"]
    (passage,) = unit.passages
    assert passage.language == "en"
    assert passage.voiced == (
        ("lenin", "He said and and per- haps.", "He said and and per- haps."),
        ("name:Adam Smith", "yes in l909 no", "yes in 1909 no"),
    )


def test_a_word_broken_at_a_line_end_is_joined_in_the_part_of_a_voice_too() -> None:
    marks = (Mark(3, 10, "said", WHO), Mark(6, 6, "lb", (("break", "no"),)))
    item = decoded(
        Passage("p1", "p", "No hy-phen(s) he says", "", marks),
        description=Description("x"),
    )
    (unit,) = units(item)
    assert unit.passages[0].voiced == (("name:Adam Smith", "hy-phen", "hyphen"),)


def test_the_speaker_is_heard_even_where_the_text_gives_the_voice_to_the_author() -> None:
    description = Description("x", authors=(LENIN,), speakers=(Agent.unlinked("Adam Smith"),))
    (unit,) = units(decoded(Passage("p1", "p", "words", ""), description=description))
    assert [agent.name for agent in unit.voices] == ["Adam Smith", "V. I. Lenin"]
    assert unit.passages[0].voiced == (("lenin", "words", "words"),)


def test_labels_and_stage_directions_are_the_author_s_and_notes_nobody_s() -> None:
    within = (Container("sp", 1, WHO),)
    stage = Mark(6, 13, "stage")
    item = decoded(
        Passage("p1", "speaker", "SMITH", "", within=within),
        Passage("p2", "p", "Hello (aside) you", "", (stage,), within),
        Passage("p3", "note", "a note", ""),
        description=Description("x", authors=(LENIN,)),
    )
    voices = [[(voice.key, one.received[voice.start : voice.end]) for voice in one.voices] for one in item.passages]
    assert voices == [
        [("lenin", "SMITH")],
        [("name:Adam Smith", "Hello "), ("lenin", "(aside)"), ("name:Adam Smith", " you")],
        [],
    ]


def test_plain_text_has_a_paragraph_for_each_passage() -> None:
    mark = Mark(0, 4, "choice", (), "1909")
    item = decoded(Passage("p1", "p", "l909", "", (mark,)), Passage("p2", "p", "two", ""), description=Description("x"))
    assert plain_text(item) == "l909\n\ntwo\n"
    assert plain_text(item, "corrected") == "1909\n\ntwo\n"


def test_a_passage_says_whom_it_names_and_a_closer_names_nobody() -> None:
    named, again = (Mark(start, start + 5, "persName", (("ref", "#lenin"),)) for start in (0, 10))
    passages = (
        Passage("p1", "p", "Lenin and Lenin", "", (named, again)),
        Passage("p2", "p", "nobody", ""),
        Passage("p3", "closer", "Lenin", "", (named,)),
    )
    item = Item("an-item", Origin("a.txt", "", 0, "utf-8"), (Section("text", 0, None, Description("x"), passages),))
    (unit,) = units(decode(encode(item, AUTHORITIES), "a.xml"))
    assert [passage.mentions for passage in unit.passages] == [("lenin",), (), ()]
    assert [agent.key for agent in unit.mentions] == ["lenin"]
