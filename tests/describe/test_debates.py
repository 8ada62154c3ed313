"""Debates: who speaks by office and name, and what a reporter writes between."""

from __future__ import annotations

from tests.describe.turns import passages, script, speech, stages, words


def test_brackets_of_a_debate_that_tell_no_reaction_stay_what_is_said() -> None:
    assert "(Art. 4 des Entwurfs)" not in stages(script("de_reichstag"))


def test_a_transcript_that_a_longer_text_quotes_ends_where_its_turns_would() -> None:
    prose = "This paragraph tells of what has happened, and it is as long as the paragraphs of messages are."
    asked = "Q. Did you?\n\nA. I did.\n\nQ. When?\n\nA. Then."
    found = passages("\n\n".join([prose] * 6) + f"\n\n{asked}\n\n" + "\n\n".join([prose] * 6))
    assert [passage.received for passage in found if passage.within and passage.element == "p"][-1] == "Then."


def test_remarks_of_reporters_are_marked_in_speeches_too() -> None:
    text = "We shall win this election. (Loud applause.) I thank you (and I mean it) for that.\n\n[Laughter.]\n\nGood night."
    assert stages(passages(text)) == ["(Loud applause.)", "[Laughter.]"]


DEBATE = """HOUSE OF REPRESENTATIVES

The MINISTER OF LANDS (Mr. T. Hughes): I move that the Bill be read a second time.

Mr. FRASER: I shall oppose the Bill, for it is a bad one and no good will come of it.

The MINISTER OF LANDS: The honourable member is mistaken, as he has often been before.

Mr. FRASER: Divide, then!

The House divided:

Ayes 12, Noes 9.

Mr. T. HUGHES: I thank the House.

(The House rose at ten minutes past five.)
"""


def test_an_office_with_and_without_its_holder_is_one_speaker_of_a_debate() -> None:
    heard = [name for name, _ in speech(passages(DEBATE))]
    assert set(heard) == {"The MINISTER OF LANDS (Mr. T. Hughes)", "Mr. FRASER"}
    assert heard[-1] == "The MINISTER OF LANDS (Mr. T. Hughes)"


def test_two_holders_of_an_office_stay_two_speakers() -> None:
    text = (
        "The CHAIRMAN (Mr. A. Low): A.\n\nMr. POE: B.\n\nThe CHAIRMAN (Mr. B. High): C.\n\nMr. POE: D.\n\nThe CHAIRMAN: E.\n\n"
    )
    assert len({name for name, _ in speech(passages(text * 2))}) == 4


def test_what_a_house_did_is_no_speaker_and_a_paragraph_in_brackets_no_speech() -> None:
    found = passages(DEBATE)
    assert not any(label.startswith("The House") for label in words(found, "speaker"))
    assert stages(found) == ["(The House rose at ten minutes past five.)"]
    assert (
        words(passages("Der Präsident: Ja.\n\nDas Haus beschließt:\n\nHerr Beer: Nein.\n\n" * 4), "speaker")
        == [
            "Der Präsident:",
            "Herr Beer:",
        ]
        * 4
    )


def test_a_debate_in_which_nobody_speaks_again_is_told_by_titles_in_capitals() -> None:
    text = "MR. BRADLAUGH: Are they complete?\n\nMR. W. H. SMITH: I believe so.\n\nMR. SPEAKER: Order, order!"
    assert words(passages(text), "speaker") == ["MR. BRADLAUGH:", "MR. W. H. SMITH:", "MR. SPEAKER:"]
    assert words(passages(text.replace("MR.", "PER")), "speaker") == []


def test_a_bracket_far_before_the_end_of_its_line_is_no_direction_that_nobody_closed() -> None:
    long = "[Exit " + "and more of it " * 40
    turns_of_two = f"MR. PELL. Good night. {long}.\n\nMRS. PELL. Good night, my dear.\n\n"
    assert stages(passages("ACT I\n\nSCENE 1\n\n" + turns_of_two * 3)) == []
