import pytest

from archive.describe.structure import forms
from tests.describe.people import described, elements, marked

BODY = "This is the body of the text, which is long enough to be one and which ends as sentences do: with a full stop."


def test_a_letter_has_its_parts() -> None:
    opening = "Letter From Mr. Adams to Mrs. Smith\n\nOxford, June 24, 1848—9:35 p. m.\n\nDear Mrs. Smith:"
    closing = "I remain your obedient servant,\n\nJOHN ADAMS,\n\nSecretary of State."
    text = f"{opening}\n\n{BODY}\n\n{BODY}\n\n{closing}"
    section = described(text)
    assert elements(section) == ["head", "opener", "opener", "p", "p", "closer", "closer", "closer"]
    parts = section.passages
    assert [passage.id for passage in parts] == ["p1", "p2", "p3", "p4", "p5", "p6", "p7", "p8"]
    assert marked(parts[1], "dateline") == [parts[1].received]
    assert marked(parts[1], "date") == ["June 24, 1848"]
    assert marked(parts[1], "placeName") == ["Oxford"]
    assert marked(parts[2], "salute") == ["Dear Mrs. Smith:"]
    assert marked(parts[5], "salute") == ["I remain your obedient servant,"]
    assert marked(parts[6], "persName") == ["JOHN ADAMS"]
    assert parts[7].marks == ()


def test_a_label_names_the_speaker() -> None:
    section = described(f"President: George Washington\n\nFellow-Citizens:\n\n{BODY}")
    assert elements(section) == ["byline", "opener", "p"]
    assert marked(section.passages[0], "docAuthor") == ["George Washington"]


@pytest.mark.parametrize(
    "text",
    [
        "President: George Washington",
        "John Adams",
        "A Heading\n\nAnother Heading",
        "Oxford, June 24, 1848\n\nJohn Adams",
        "Yours truly,\n\nJohn Adams",
    ],
)
def test_a_text_without_body_keeps_a_paragraph(text: str) -> None:
    assert "p" in elements(described(text))


def test_the_last_line_is_no_signature_where_the_sentence_goes_on() -> None:
    assert elements(described(f"{BODY} And then came\n\nJohn Adams")) == ["p", "p"]


def test_a_heading_needs_a_text_below_it() -> None:
    assert elements(described(f"The First Part\n\n{BODY}")) == ["head", "p"]
    assert elements(described(f"The First Part\n\nThe Second Part\n\n{BODY}"))[:2] == ["head", "head"]
    assert elements(described(f"I was there\n\n{BODY}")) == ["p", "p"]
    assert elements(described(f"Fellow-Citizens:\n\nThe First Part\n\n{BODY}")) == ["opener", "label", "p"]


def test_turns_of_speakers_are_parted_from_their_labels() -> None:
    text = "MR. BROWN: I rise.\n\nJOHN ADAMS: State it.\n\nMR. BROWN: It is this.\n\nI say so.\n\nJOHN ADAMS: Denied."
    section = described(text)
    assert elements(section) == ["speaker", "p", "speaker", "p", "speaker", "p", "p", "speaker", "p"]
    first, adams = section.passages[0], section.passages[2]
    assert first.received == "MR. BROWN:"
    assert adams.within[0].attribute("who") == "#adams"
    assert section.passages[4].within == section.passages[6].within
    assert section.passages[4].within != first.within
    assert [voice.key for voice in section.passages[3].voices] == ["adams"]
    assert [voice.key for voice in section.passages[6].voices] == ["name:MR. BROWN"]


def test_a_salutation_or_a_remark_in_capitals_is_no_turn() -> None:
    text = f"{BODY}\n\nSIR: One.\n\nNOTE: Two.\n\nSIR: Three.\n\n{BODY}"
    assert elements(described(text)) == ["p"] * 5


@pytest.mark.parametrize(
    ("text", "is_name"),
    [
        ("N. Lenin", True), ("FRANKLIN PIERCE.", True), ("Martin van Buren", True), ("Rankin", True), ("John Smith, Jr.", True),
        ("The End", False), ("Amen", False), ("such was my reply", False), ("J.", False), ("Such was my reply.", False),
        ("A B C D E F G", False), ("3 May", False),
    ],
)  # fmt: skip
def test_names_have_a_form(text: str, is_name: bool) -> None:
    assert forms.is_name(text) is is_name


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Washington , June 24, 1948—9:35 p. m.", "Washington"),
        ("Cambridge, Massachusetts, February 28, 1966.", "Cambridge, Massachusetts"),
        ("Moscow, undated.", "Moscow"),
        ("Washington, January 19, 1960, 3:30–5:30 p.m.", "Washington"),
        ("Vienna, August 16, 1968, 1602Z.", "Vienna"),
        ("June 24, 1948", ""),
        ("On June 24, 1948, we met.", None),
        ("we came on June 24, 1948", None),
        ("Washington", None),
        (BODY * 2, None),
    ],
)
def test_datelines_name_their_place(text: str, place: str | None) -> None:
    extent = forms.dateline(text, "en")
    assert (None if extent is None else text[slice(*extent)]) == place


@pytest.mark.parametrize(
    ("text", "name"),
    [("HAMILTON FISH, Secretary of State.", "HAMILTON FISH"), ("John Smith, Jr.", "John Smith, Jr."), ("Rankin.", "Rankin")],
)
def test_a_signature_may_have_an_office_behind_the_name(text: str, name: str) -> None:
    assert text[: forms.name_end(text)] == name
