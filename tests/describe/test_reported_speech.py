import pytest

from archive.model import Section
from tests.describe.people import described, reasons

END = "\n\nThis is how it was, and nobody who was there will say that it was otherwise than I have told it here.\n\nJohn Adams"


def uttered(section: Section, who: str) -> list[str]:
    pointer = f"#{who}"
    return [
        *(passage.received for passage in section.passages if any(each.attribute("who") == pointer for each in passage.within)),
        *(
            passage.received[mark.start : mark.end]
            for passage in section.passages
            for mark in passage.marks
            if mark.element == "said" and mark.attribute("who") == pointer
        ),
    ]


@pytest.mark.parametrize(
    ("text", "who", "words", "certainty"),
    [
        ('Ann Smith then asked me: "Is it so?" I went.', "smith", ['"Is it so?"'], "high"),
        ('Perhaps it was Ann Smith who asked: "Is it so?" I went.', "smith", ['"Is it so?"'], "low"),
        ('Ann Smith asked me this:\n\n"Is it so?"', "smith", ['"Is it so?"'], "high"),
        ('Ann Smith asked me this:\n\n"Is it so?\n\n"Or is it not?"', "smith", ['"Is it so?', '"Or is it not?"'], "high"),
        ("I replied: it is so. And it was.", "adams", ["it is so. And it was."], "medium"),
        ('I replied: "It is so." And it was.', "adams", ['"It is so."'], "high"),
        ("Suppose, I said, that it is so.", "adams", ["Suppose, I said, that it is so."], "medium"),
    ],
)
def test_reported_speech_is_its_speakers(text: str, who: str, words: list[str], certainty: str) -> None:
    section = described(f"{text}{END}")
    assert uttered(section, who) == words
    assert [why.certainty for why in reasons(section, "voice")] == [certainty]


@pytest.mark.parametrize(
    "text",
    [
        'Smith asked: "Is it so?"',
        'Somebody asked: "Is it so?"',
        "Ann Smith asked: is it so?",
        'Ann Smith asked me this:\n\n"Is it so?\n\nWho knows.',
        'Ann Smith asked me this:\n\n"Is it so?\n\n"Or not',
        "Ann Smith asked me this:\n\nIs it so?",
        'Ann Smith asked me this: "Is it so?\n\nWho knows.',
        "It was so. Later, I said, it was not.",
        'Ann Smith was there when, after all of the others had gone home and the lamps were out, somebody replied: "No."',
    ],
)
def test_what_is_not_plainly_reported_is_left_alone(text: str) -> None:
    assert reasons(described(f"{text}{END}"), "voice") == []


def test_without_a_known_writer_nobody_is_i() -> None:
    assert reasons(described("I replied: it is so.\n\nSuppose, I said, that it is so."), "voice") == []


def test_own_speech_goes_on_while_i_said_comes_again() -> None:
    first, second, third = "Suppose, I said, that it is so.", "It may be so.", "Or, I continued, it may not."
    section = described(f"{first}\n\n{second}\n\n{third}\n\nIt ended.{END}")
    assert uttered(section, "adams") == [first, second, third]
    ended = described(f'{first}\n\n{second}\n\n{third}\n\nMore of it.\n\nThen Ann Smith asked: "Why?"{END}')
    assert uttered(ended, "adams") == [first, second, third, "More of it."]
    assert uttered(ended, "smith") == ['"Why?"']


def test_the_parts_of_one_utterance_are_joined() -> None:
    section = described(f'Ann Smith asked: "Is it so?\n\n"Or is it not?"{END}')
    inline = next(mark for mark in section.passages[0].marks if mark.element == "said")
    (block,) = section.passages[1].within
    assert (inline.attribute("next"), block.attribute("prev")) == (
        f"#{block.attribute('xml:id')}",
        f"#{inline.attribute('xml:id')}",
    )
    assert [voice.key for voice in section.passages[0].voices] == ["adams", "smith"]
    assert [voice.key for voice in section.passages[1].voices] == ["smith"]


def test_a_long_introduction_is_quoted_in_short() -> None:
    long = f"Having come in by the door, and having bowed {'again and ' * 8}again, Ann Smith asked me this:"
    (why,) = reasons(described(f'{long}\n\n"Is it so?"{END}'), "voice")
    assert " … " in why.rule
    assert why.evidence[0].words == long
