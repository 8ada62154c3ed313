"""Lists, notes, quotations and verse in plain texts, and the prose that is none of them."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from archive.authorities import Authorities
from archive.describe.structure.blocks import blocks_of
from archive.describe.structure.cutting import line_extents, pieces_of
from archive.describe.structure.parts import structured
from archive.model import Passage

PROSE = "The committee met in the morning and heard what the members had to say about the matter before it, and rose at noon."
POEM = (
    "The evening comes with quiet feet,\nAnd all the hills are blue,\nThe swallows leave the narrow street\n"
    "To seek the air anew."
)


def passages(text: str) -> list[Passage]:
    return [passage for part in structured(blocks_of(text), "en", Authorities()) for passage in part.passages]


def inside(text: str, container: str) -> list[str]:
    return [one.received for one in passages(text) if one.within and one.within[0].element == container]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("- red\n- green\n- blue", ["-", "red", "-", "green", "-", "blue"]),
        ("* one thing\n\n* another", ["*", "one thing", "*", "another"]),
        ("1. The first.\n\n2. The second.", ["1.", "The first.", "2.", "The second."]),
        ("(a) that we go;\n(b) that we stay.", ["(a)", "that we go;", "(b)", "that we stay."]),
        ("a) eins\n\nb) zwei\n\nc) drei", ["a)", "eins", "b)", "zwei", "c)", "drei"]),
        ("I. Of kings\n\nII. Of men", ["I.", "Of kings", "II.", "Of men"]),
        ("i. of h\n\nii. of i\n\niii. of j", ["i.", "of h", "ii.", "of i", "iii.", "of j"]),
    ],
    ids=["hyphens", "stars", "figures", "brackets", "letters", "Roman", "small Roman"],
)
def test_what_is_counted_from_the_first_is_a_list(text: str, items: list[str]) -> None:
    assert inside(f"{PROSE}\n\nThese are they:\n\n{text}\n\n{PROSE}", "list") == items


@pytest.mark.parametrize(
    "text",
    [
        "2. The second.\n\n3. The third.",
        "1. The only one.",
        "1. One.\n\n3. Three.",
        f"1. {PROSE * 5}\n\n2. {PROSE * 5}",
        "- Do you come?\n\n- I do not.\n\n- Well!",
        "- Yes, I came.\n\n- So I heard.\n\n- It rained.",
    ],
    ids=["not from the first", "one", "a gap", "numbered paragraphs", "dialogue", "dialogue of statements"],
)
def test_other_marks_make_no_list(text: str) -> None:
    assert inside(f"{PROSE}\n\n{text}\n\n{PROSE}", "list") == []


@pytest.mark.parametrize(
    ("mark", "note"),
    [("[1]", "[1] See"), ("¹", "¹ See"), ("*", "* See"), ("†", "† See"), ("1", "1 See"), ("(1)", "(1) See"), ("1", "1. See")],
)
def test_a_note_and_its_mark_point_to_each_other(mark: str, note: str) -> None:
    found = passages(f"It was so said by many.{mark} {PROSE}\n\n{PROSE}\n\n{note} the report of the year before.")
    (ref,) = (one for passage in found for one in passage.marks if one.element == "ref")
    (container,) = {one for passage in found for one in passage.within if one.element == "note"}
    assert ref.attribute("target") == f"#{container.attribute('xml:id')}"
    assert container.attribute("target") == f"#{ref.attribute('xml:id')}"
    assert container.attribute("n") == mark.strip("[]()")
    assert found[-1].received.startswith(note)


def test_notes_at_the_foot_of_pages_take_the_last_mark_before_them() -> None:
    found = passages("One said so.* It went on.\n\n* The first.\n\nAnother said no.* It ended there.\n\n* The second.")
    refs = [(passage.id, one.attribute("target")) for passage in found for one in passage.marks if one.element == "ref"]
    assert refs == [("p1", "#note1"), ("p3", "#note2")]


@pytest.mark.parametrize(
    "text",
    [
        "It was so.[1]\n\nNothing more is said.",
        "It was so.\n\n[1] A note without its mark.",
        "It was so in 1917.\n\n1917 was the year.",
        "(1) To listen to what they would say (2) and so on.\n\n(2) To reply.",
    ],
    ids=["mark alone", "note alone", "year", "enumeration"],
)
def test_an_end_alone_makes_no_note(text: str) -> None:
    found = passages(text)
    assert not any(one.element == "ref" for passage in found for one in passage.marks)
    assert inside(text, "note") == []


def test_a_letter_with_notes_behind_it_keeps_its_closing() -> None:
    text = f"Dear Sir:\n\n{PROSE}[1]\n\n{PROSE}\n\nYours truly,\n\nJOHN ADAMS\n\n[1] A note on the committee."
    assert [one.element for one in passages(text)][-3:] == ["closer", "closer", "p"]


def test_what_is_set_in_or_announced_as_a_document_is_a_quotation() -> None:
    margin = "\n".join(textwrap.wrap(PROSE * 3, 60))
    set_in = textwrap.indent("\n".join(textwrap.wrap(PROSE, 50)), "     ")
    assert inside(f"{margin}\n\n{set_in}\n\n{margin}", "quote") == [PROSE]
    announced = (
        f"{PROSE}\n\nThe House passed the following resolution:\n\n“Whereas it is so;\n\n“Resolved, That we go.”\n\n{PROSE}"
    )
    assert inside(announced, "quote") == ["“Whereas it is so;", "“Resolved, That we go.”"]


@pytest.mark.parametrize(
    "text",
    [
        f"{PROSE}\n\nI asked him the following question:\n\n“Will you come?”\n\n{PROSE}",
        f"{PROSE}\n\nThe House passed this resolution:\n\n“It never ends.\n\n{PROSE}",
        f"{PROSE}\n\n     A paragraph begins set in.\n\n{PROSE}",
    ],
    ids=["speech", "no end", "first line"],
)
def test_speech_and_paragraphs_are_no_quotations(text: str) -> None:
    assert inside(text, "quote") == []


def test_verse_keeps_its_lines() -> None:
    (stanza,) = (one for one in passages(f"{PROSE}\n\n{POEM}\n\n{PROSE}\n\n{PROSE}\n\n{PROSE}") if one.element == "lg")
    assert [stanza.received[mark.start : mark.end] for mark in stanza.marks] == POEM.split("\n")


@pytest.mark.parametrize(
    "text",
    [
        "John Smith & Sons\nMarket Street\nOxford\nEngland",
        "From customs $198,159,676.02\nFrom internal revenue 135,264,385.51\nFrom lands 2,201,863.17\nFrom all 333,526.00",
        "He came to the town in the evening.\nShe had left it in the morning.\nNobody had seen her go.\nThe house was empty.",
    ],
    ids=["address", "table", "paragraphs"],
)
def test_short_lines_of_other_kinds_are_no_verse(text: str) -> None:
    assert all(one.element != "lg" for one in passages(f"{PROSE}\n\n{PROSE}\n\n{text}\n\n{PROSE}\n\n{PROSE}\n\n{PROSE}"))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from("the of A Committee met and, it was said. Berlin in morning".split()), min_size=30),
    st.integers(40, 100),
)
def test_prose_broken_at_a_margin_never_becomes_verse(words: list[str], width: int) -> None:
    lines = textwrap.wrap(" ".join(words), width)
    assume(any(line[0].islower() for line in lines))  # lines that all begin with a capital are what verse looks like
    text = "\n".join(lines)
    assert all(one.element != "lg" for one in passages(f"{text}\n\n{text}"))


def test_a_draft_is_cut_into_its_lines_in_one_pass_as_it_is_one_by_one() -> None:
    (draft,) = blocks_of("a first line that is long\nand a second with a bro-\nken word in it\nand the last")
    extents = line_extents(draft)
    assert [draft.text[slice(*extent)] for extent in extents] == [
        "a first line that is long",
        "and a second with a bro-ken word in it",
        "and the last",
    ]
    assert [(one.text, one.marks) for one in pieces_of(draft, extents)] == [
        (one.text, one.marks) for one in (draft.cut(*extent) for extent in extents)
    ]
