import pytest

from archive.model import Agent
from tests.describe.people import described, marked, reasons

BODY = "This is the body of the text, which is long enough to be one and which ends as sentences do: with a full stop."


def test_a_label_names_the_speaker_who_gave_the_text() -> None:
    said = described(f"President: John Adams\n\n{BODY}").description
    assert said.authors == said.speakers == (Agent("adams", "John Adams"),)
    assert [(why.aspect, why.certainty) for why in said.assertions if why.aspect in ("author", "speaker")] == [
        ("speaker", "high"),
        ("author", "high"),
    ]


def test_the_label_of_a_writer_names_no_speaker() -> None:
    said = described(f"Author: George Washington.\n\n{BODY}").description
    assert (said.authors, said.speakers) == ((Agent.unlinked("George Washington"),), ())


def test_a_signature_is_linked_or_stands_as_it_is() -> None:
    assert described(f"{BODY}\n\nJohn Adams").description.authors == (Agent("adams", "John Adams"),)
    section = described(f"{BODY}\n\nFRANKLIN PIERCE.")
    assert section.description.authors == (Agent.unlinked("Franklin Pierce"),)
    assert marked(section.passages[-1], "persName") == ["FRANKLIN PIERCE"]
    assert section.passages[0].voices[0].key == "name:Franklin Pierce"


def test_a_name_that_two_people_bear_is_linked_to_neither() -> None:
    section = described(f"{BODY}\n\nSmith")
    (why,) = reasons(section, "author")
    assert section.description.authors == (Agent.unlinked("Smith"),)
    assert {rejected.value for rejected in why.rejected} == {"smith", "other-smith"}


def test_an_unsigned_text_is_nobodys() -> None:
    section = described(BODY)
    assert (section.description.authors, section.passages[0].voices) == ((), ())


@pytest.mark.parametrize(
    ("words", "venue", "place", "occasion"),
    [
        ("in a speech I made at the Great Fair", "fair", "oxford", "fair"),
        ("in the address that I delivered before the members of the Oxford Union", "union", "oxford", None),
        ("in a speech I made in Oxford", "oxford", "oxford", None),
        ("in a speech I made somewhere. The Great Fair", None, None, None),
        ("at the Great Fair, in my speech", None, None, None),
    ],
)
def test_the_venue_is_where_the_writer_says_he_spoke(
    words: str, venue: str | None, place: str | None, occasion: str | None
) -> None:
    said = described(f"As I argued {words}, all was well, and I am of the same opinion.\n\nJohn Adams").description
    keys = tuple(agent.key if agent else None for agent in (said.venue, said.place, said.occasion))
    assert keys == (venue, place, occasion)
    assert said.speakers == said.authors


def test_i_said_alone_makes_no_speech_of_a_conversation() -> None:
    said = described("I said to him that all was well, and I replied to what he asked.\n\nJohn Adams").description
    assert (said.authors[0].key, said.speakers) == ("adams", ())


def test_the_place_of_a_letter_is_that_of_its_dateline() -> None:
    linked = described(f"Oxford, June 24, 1848\n\n{BODY}")
    unlinked = described(f"Woods Hole, June 24, 1848\n\n{BODY}")
    supplied = described(f"[ Woods Hole ,] June 24, 1848\n\n{BODY}")
    assert supplied.description.place == Agent.unlinked("Woods Hole")
    assert marked(supplied.passages[0], "placeName") == ["Woods Hole"]
    undated = described(f"Moscow, undated.\n\n{BODY}")
    assert linked.description.place == Agent("oxford", "Oxford")
    assert unlinked.description.place == Agent.unlinked("Woods Hole")
    assert marked(unlinked.passages[0], "placeName") == ["Woods Hole"]
    assert undated.description.place == Agent.unlinked("Moscow")
    assert undated.description.date is None
    assert described(f"June 24, 1848\n\n{BODY}").description.place is None


@pytest.mark.parametrize(
    ("text", "name", "genre", "certainty"),
    [
        (f"Telegram From Oxford\n\n{BODY}", "x_1.txt", "telegram", "high"),
        (f"Dear Sir:\n\n{BODY}", "x_1.txt", "letter", "medium"),
        (f"President: John Adams\n\nFellow-Citizens:\n\n{BODY}", "x_1.txt", "speech", "medium"),
        (BODY, "1812-06-19-proclamation-war.txt", "proclamation", "medium"),
        (f"I write this. {BODY}\n\nJohn Adams", "x_1.txt", "letter", "low"),
    ],
)
def test_the_genre_is_told_by_heading_form_or_name(text: str, name: str, genre: str, certainty: str) -> None:
    section = described(text, name)
    (why,) = reasons(section, "genre")
    assert (section.description.genre, why.certainty) == (genre, certainty)


@pytest.mark.parametrize("text", [BODY, f"{BODY}\n\nJohn Adams", f"The First Part\n\n{BODY}"])
def test_a_text_whose_form_tells_nothing_has_no_genre(text: str) -> None:
    assert described(text).description.genre is None
