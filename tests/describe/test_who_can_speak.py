"""Who is given a voice: persons, offices and bodies; nothing else that a sentence has for its subject."""

from __future__ import annotations

import pytest

from archive.authorities import Authorities
from archive.dates import territory_names
from archive.describe import describe
from archive.describe.speech.persons import can_speak, is_in_full, spoken_name
from archive.describe.speech.sayings import Saying, saying_of

TALK = "I wrote to the department about it, and I shall write again when I know more of what they mean to do there."


def english() -> Saying:
    """Give the words of English."""
    found = saying_of("en")
    assert found is not None
    return found


def voices(sentences: str) -> list[str]:
    """Give whose words are reported."""
    section = describe(f"{TALK} {sentences}", name="x_1.txt", language="en", authorities=Authorities(()))[0]
    return [one.label for one in section.description.assertions if one.aspect == "voice"]


@pytest.mark.parametrize(
    "label",
    [
        "the captain of the vessel",
        "the friends of the measure",
        "one of the most eminent of modern British statesmen",
        "a distinguished English writer",
        "the widow of the former",
        "opposition members",
        "Mr. Stanton",
        "Hon. Henry L. Dawes",
        "the Supreme Court",
        "that body",
        "Hamilton",
    ],
)
def test_persons_offices_and_bodies_can_speak(label: str) -> None:
    assert can_speak(label, english(), "en", is_near=True)


@pytest.mark.parametrize(
    "label",
    ["the case", "this subject", "the object of the act of 1878", "the case for annexation", "the Nebraska bill--I", "Whatever",
     "Spain", "the United States act", "nothing"],
)  # fmt: skip
def test_what_a_sentence_is_about_cannot(label: str) -> None:
    assert not can_speak(label, english(), "en", is_near=True)


def test_a_single_name_far_from_the_verb_needs_to_be_known_by_more_of_it() -> None:
    assert not can_speak("Texas", english(), "en", is_near=False)
    assert is_in_full("Roberto", "Holden Roberto told them, and Roberto added more.", english())
    assert not is_in_full("Texas", "In Texas they told us, and Texas added more.", english())


def test_countries_are_named_as_each_language_names_them() -> None:
    assert "Spain" in territory_names("en")
    assert "Spanien" in territory_names("de")
    assert "Hamilton" not in territory_names("en")


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("President Harrison in his annual message of December 3", "President Harrison"),
        ("the Government of the United States made", "the Government of the United States"),
        ("the Senator from Alabama (Mr. Morgan)", "the Senator from Alabama (Mr. Morgan)"),
        ("Robert de la Salle", "Robert de la Salle"),
    ],
)
def test_a_name_ends_where_the_sentence_goes_on(label: str, name: str) -> None:
    assert spoken_name(label, english()) == name


def test_he_takes_up_nobody_that_cannot_speak() -> None:
    assert voices("The object of the act was stated. He said: “It was never meant to be what it has become since then.”") == []
    assert voices("Mr. Stanton rose. He said: “It was never meant to be what it has become since then.”") == ["Mr. Stanton"]
