"""Which words of a paragraph are a quotation, in the print of many languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.citation.quotation_marks import quotations, runs_on, unmarked

MARKS = [
    ("“no radical divergence”", ["no radical divergence"]),
    ('"no radical divergence"', ["no radical divergence"]),
    ("‘the people’s will and more’", ["the people’s will and more"]),
    ("‘don’t do it’ and ‘the workers’ will’ too", ["don’t do it", "the workers’ will"]),
    ("'I don't know what it's about' he said", ["I don't know what it's about"]),
    ("'the workers' and peasants' will is done' here", ["the workers' and peasants' will is done"]),
    ("'So it is,' and 'so it was.' (p. 3)", ["So it is,", "so it was."]),
    ("'the soft lines' and no more", ["the soft lines"]),
    ("'she told me \"no more of it\" then' here", ['she told me "no more of it" then']),
    ("\"she told me 'no more of it' then\" here", ["she told me 'no more of it' then"]),
    ("“she told me ‘no more of it’ then” here", ["she told me ‘no more of it’ then"]),
    ("‘she told me “no more of it” then’ here", ["she told me “no more of it” then"]),
    ("‘one ‘two’ one’ here", ["one ‘two’ one"]),
    ("“one “two” one” here", ["one “two” one"]),
    ("„keine Furcht vor dem Tod“", ["keine Furcht vor dem Tod"]),
    ("„er sagte ‚nein‘ zu mir“ und", ["er sagte ‚nein‘ zu mir"]),
    ("‚er hat’s gesagt‘ und", ["er hat’s gesagt"]),
    ("„tak jest” i", ["tak jest"]),
    ("»keine Furcht vor dem Tod«", ["keine Furcht vor dem Tod"]),
    ("»er sagte ›nein‹ zu mir« und", ["er sagte ›nein‹ zu mir"]),
    ("›nein‹ und", ["nein"]),
    ("»så är det» skrev han", ["så är det"]),
    ("”så är det” skrev han", ["så är det"]),
    ("« la force des choses »", ["la force des choses"]),
    ("«il dit “oui” à tous»", ["il dit “oui” à tous"]),
    ("‹ il dit oui › et", ["il dit oui"]),
    ("«вся власть советам»", ["вся власть советам"]),
    ("«раз «два» три» и", ["раз «два» три"]),
    ("«раз „два“ три» и", ["раз „два“ три"]),
    ("「天下為公」", ["天下為公"]),
    ("彼は「彼が『いいえ』と言った」と", ["彼が『いいえ』と言った"]),
    ("彼は「彼が「いいえ」と言った」と", ["彼が「いいえ」と言った"]),
    ("『いいえ』と﹁縦﹂", ["いいえ", "縦"]),
    ("“an ‘honest coalition’ and more”", ["an ‘honest coalition’ and more"]),
    ("“it runs on in the next paragraph", ["it runs on in the next paragraph"]),
    ("“it never ends, and “this one does” here", ["it never ends, and", "this one does"]),
    ("the workers’ and peasants’ will", []),
    ("the dogs' dinner, and the cats'", []),
    ("'Tis the season of rock 'n' roll in the '60s", []),
    ("‘Abd al-Rahman and the ‘60s", []),
    ("a 5\u2032 plank of 5'10\" and 6'2\"", []),
    ("“”", []),
]


@pytest.mark.parametrize(("typed", "words"), MARKS, ids=[typed for typed, _ in MARKS])
def test_words_between_the_marks_of_many_languages_are_a_quotation(typed: str, words: list[str]) -> None:
    found = quotations(f"He wrote {typed}")
    assert [one.words for one in found] == words
    assert [one.is_open for one in found[:1]] == [typed.startswith("“it")][: len(words[:1])]


@pytest.mark.parametrize(
    ("text", "behind", "is_one"),
    [
        ("He: “so it is", "“and so it was”", True),
        ("He: “so it is", "‘and so it was’", False),
        ("He: “so it is”", "“and so it was”", False),
        ("«так", "»и так»", True),
        ("‘Tis so", "‘and so it was’", False),
        ("He: ‘so it’s done", "‘and so it was’", True),
        ("He: ‘so it’s done’", "‘and so it was’", False),
        ("the ‘Abd al-Rahman", "‘and so it was’", False),
    ],
)
def test_a_quotation_runs_on_in_a_paragraph_that_begins_with_its_mark(text: str, behind: str, *, is_one: bool) -> None:
    assert runs_on(text, behind) is is_one


def test_marks_are_taken_off_where_they_hold_the_whole() -> None:
    assert (unmarked("“so it is”"), unmarked("“so it is” he said"), unmarked("so")) == ("so it is", "“so it is” he said", "so")


@given(st.text(alphabet="“”„«»‹›「」『』\"‘’‚'as .,1(", max_size=40))
def test_quotations_stand_one_behind_the_other_within_their_text(text: str) -> None:
    end = 0
    for one in quotations(text):
        assert end <= one.start < one.end <= len(text)
        assert one.words in text[one.start : one.end]
        assert one.words == one.words.strip() != ""
        end = one.end


def test_a_long_paragraph_of_marks_that_nothing_closes_is_read() -> None:
    assert len(quotations("“so it is " * 20_000)) == 20_000
