"""The genre that the form of a text tells."""

import pytest

from archive.describe import describe
from tests.describe.people import SMALL

PLAY = """THE LOST LETTER

ACT I

SCENE I

WALTER. Where is the letter?

ANNA. On the table, where you put it.

WALTER. It is not there!

ANNA. Then somebody has taken it.
"""
DEBATE = """Sitting of the 4th

The CHAIRMAN: I open the sitting and ask for silence in the hall.

Mr. SMITH: I move that the question be put at once, without more words.

The CHAIRMAN: Is there anybody who will second the motion?

Mr. SMITH: My friend beside me will.
"""
EXAMINATION = """Q. Where were you on that night?

A. I was at home with my wife and the children.

Q. Did you hear the shot?

A. I heard nothing until the morning.
"""
VETO = """To the Senate of the United States:

I return the bill without my approval, for it does not say who is to pay for the bridge that it orders to be built.

JOHN ADAMS.
"""


@pytest.mark.parametrize(
    ("text", "genre", "certainty"),
    [
        pytest.param(PLAY, "play", "high", id="acts and scenes outweigh a word of the heading"),
        pytest.param(
            PLAY.replace("ACT I\n\nSCENE I", "DRAMATIS PERSONAE\n\nWALTER, a lord.\n\nANNA, his wife."),
            "play",
            "high",
            id="cast",
        ),
        pytest.param(DEBATE, "debate", "medium", id="several speak by turns"),
        pytest.param(EXAMINATION, "interview", "medium", id="questions and answers"),
        pytest.param(VETO, "message", "medium", id="signed and addressed to a legislature"),
        pytest.param(
            VETO.replace("the Senate of the United States", "the Bridge Company"), "letter", "medium", id="to anybody"
        ),
    ],
)
def test_the_genre_is_told_by_the_form(text: str, genre: str, certainty: str) -> None:
    said = describe(text, name="1.txt", language="en", authorities=SMALL)[0].description
    (why,) = (assertion for assertion in said.assertions if assertion.aspect == "genre")
    assert (said.genre, why.certainty) == (genre, certainty)


def test_the_acts_and_scenes_of_a_play_are_of_its_genre() -> None:
    assert {section.description.genre for section in describe(PLAY, name="1.txt", language="en", authorities=SMALL)} == {"play"}


def test_the_first_person_without_a_signature_makes_no_letter() -> None:
    text = "President: John Adams\n\nThe bridge is the subject of what I am about to say.\n\nI shall be brief and plain.\n"
    assert describe(text, name="1.txt", language="en", authorities=SMALL)[0].description.genre is None
