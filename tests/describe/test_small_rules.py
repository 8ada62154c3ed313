import pytest

from archive.describe.marks import with_marks
from archive.describe.title import words_of_name
from archive.model import Mark, Passage
from tests.describe.people import described, marked, reasons


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("1789-04-30-first-inaugural-address", "First inaugural address"), ("000_6d31d2df5be5cb13", ""),
        ("frus1948v01p2-d41", ""),
        ("Letter to Wilson", "Letter to Wilson"),
        ("text-15", ""), ("lettera", "Lettera"), ("brief-1848", ""), ("document 3", ""),
        ("1838-01-05-proclamation", "Proclamation"), ("letter-iv", ""),
        ("1917", ""), ("03_a_speech", ""), ("03_a_speech_of_peace", "A speech of peace"), ("12", ""), ("ab", ""),
    ],
)  # fmt: skip
def test_a_files_name_is_words_or_none(name: str, words: str) -> None:
    assert words_of_name(name) == words


def test_a_title_is_the_heading_or_the_files_name_or_the_first_words() -> None:
    body = "Whatever was said then, was said in good faith; and whatever was done, was done by all of us together at that time."
    heading = described(f"The State of the Union\n\n{body}", "a-speech.txt").description
    named = described(f"A Proclamation\n\n{body}", "by-the-king.txt").description
    first = described(body).description
    assert (heading.title, heading.title_is_incipit) == ("The State of the Union", False)
    assert (named.title, named.title_is_incipit) == ("By the king", False)
    assert (first.title, first.title_is_incipit) == ("Whatever was said then, was said in good faith; and whatever …", True)
    assert described("Short words").description.title == "Short words"
    assert described("x" * 200).description.title == f"{'x' * 64} …"


@pytest.mark.parametrize(
    ("headings", "title"),
    [
        ("THE WIDOW'S MITE\n\nA Comedy in Two Acts", "THE WIDOW'S MITE"),
        ("On Peace", "On Peace"),
        ("LETTER IV", "Some words"),
        ("A Comedy in Two Acts", "Some words"),
        ("CHAPTER I", "Some words"),
    ],
)
def test_a_short_heading_is_a_title_unless_it_only_names_a_kind_of_text(headings: str, title: str) -> None:
    body = "Whatever was said then, was said in good faith; and whatever was done, was done by all of us together at that time."
    assert described(f"{headings}\n\n{body}\n\n{body}", "some-words.txt").description.title == title


def test_names_are_linked_only_where_one_authority_bears_them() -> None:
    section = described(
        "Ann Smith met John Adams of the Oxford Union; Smith left. Then Adams left, and Adams came, and Adams went, and Adams."
    )
    (passage,) = section.passages
    assert marked(passage, "persName") == ["Ann Smith", "John Adams", "Adams", "Adams", "Adams", "Adams"]
    assert [agent.key for agent in section.description.mentions] == ["smith", "adams", "union"]
    assert [why.rule.rsplit(" ", 2)[-2:] for why in reasons(section, "mention")] == [
        ["stands", "once."],
        ["5", "times."],
        ["stands", "once."],
    ]
    assert "stands twice." in reasons(described("We saw Adams. Adams saw us."), "mention")[0].rule
    certain = {mark.attribute("cert") for mark in passage.marks if mark.end - mark.start == len("Adams")}
    assert certain == {"medium"}


def test_marks_that_cross_a_weightier_one_are_left_out() -> None:
    passage = Passage("p1", "p", "one two three four", "one two three four")
    said, choice = Mark(0, 18, "said"), Mark(8, 13, "choice", (), "3")
    crossing = [Mark(4, 13, "persName"), Mark(9, 13, "date"), said]
    made = with_marks(passage, [Mark(0, 7, "q"), choice, said, *crossing, Mark(14, 18, "name"), Mark(14, 18, "orgName")])
    assert [(mark.start, mark.end, mark.element) for mark in made.marks] == [
        (0, 18, "said"), (0, 7, "q"), (8, 13, "choice"), (14, 18, "orgName"), (14, 18, "name"),
    ]  # fmt: skip
    assert made.corrected == "one two 3 four"


def test_a_broken_word_is_put_together_in_the_corrected_text() -> None:
    section = described("We all remember that great and noble co-\noperation of the nations that we\nsaw.")
    (passage,) = section.passages
    assert "noble co-operation" in passage.received
    assert "noble cooperation" in passage.corrected
    assert [mark.attributes for mark in passage.marks if mark.element == "lb"] == [(("break", "no"),), ()]
