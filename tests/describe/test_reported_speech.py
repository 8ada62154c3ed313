import pytest

from archive.authorities import Authorities
from archive.describe import describe
from archive.model import Container, Mark, Section
from tests.describe.people import SMALL, described, reasons

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


def said_in(text: str, language: str = "en", authorities: Authorities = SMALL) -> list[tuple[str, str, str]]:
    """Give (who, certainty, words) of every reported speech; the parts of one are put together by an ellipsis."""
    section = describe(
        f"{OPENING[language]}\n\n{text}\n\n{CLOSING[language]}", name="x.txt", language=language, authorities=authorities
    )[0]
    words: dict[str, str] = {}
    after: dict[str, str] = {}
    for passage in section.passages:
        holders: list[tuple[Container | Mark, str]] = [
            (each, passage.received) for each in passage.within if each.element == "said"
        ]
        holders += [(each, passage.received[each.start : each.end]) for each in passage.marks if each.element == "said"]
        for holder, spoken in holders:
            key = holder.attribute("xml:id") or ""
            words[key] = f"{words[key]} {spoken}" if key in words else spoken
            after[key] = (holder.attribute("next") or "").removeprefix("#")
    found: list[tuple[str, str, str]] = []
    for why in reasons(section, "voice"):
        key, spoken = why.target, words[why.target]
        while after[key]:
            key = after[key]
            spoken += f" … {words[key]}"
        found.append((why.label, why.certainty, spoken))
    return found


OPENING = {
    "en": "It has been asked of me to tell once more what was said on that day, and so I do, as well as I remember it now.",
    "de": "Man hat mich gebeten, noch einmal zu erzählen, was an jenem Tage gesprochen wurde, und so will ich es denn tun.",
    "it": "Mi è stato chiesto di raccontare ancora una volta quello che si è detto in quel giorno, e così faccio con questa.",
    "fr": "On m'a prié de raconter encore une fois ce que les uns et les autres ont eu à se dire dans cette journée.",
}
CLOSING = {
    "en": f"{END.strip()}",
    "de": "So ist es gewesen, und keiner von denen, die dabei waren, wird sagen, daß es anders war, als ich es hier sage.\n\n"
    "Otto von Hohenlohe",
    "it": "Questo è quanto ho da dire a Vostra Serenità di quello che si è fatto qui in questi giorni con il Principe.\n\n"
    "Giovanni Suriano",
    "fr": "Voilà ce qui est arrivé dans la ville, et je ne crois pas que personne le dise autrement que je ne le fais.\n\n"
    "Jean Dupuis",
}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('"But," said opposition members, "let us be." We were.', [("opposition members", "high", '"But," … "let us be."')]),
        ("“No,” said her husband. “I will not.”", [("her husband", "high", "“No,” … “I will not.”")]),
        ("“If you wait”, Mr. Menon added, “we all lose”.", [("Mr. Menon", "high", "“If you wait” … “we all lose”")]),
        ("The woodsman said, “I know.” He went.", [("the woodsman", "high", "“I know.”")]),
        ("General Taylor, on the 26th of October, 1846, replied from Monterey that “it would have been too late.”",
         [("General Taylor", "medium", "“it would have been too late.”")]),
        ("Orders went to General Scott on the 3d of April, who replied: “I will.”", [("General Scott", "medium", "“I will.”")]),
        ("Secretary of Labor, George Brown, said: “I will.”", [("George Brown", "medium", "“I will.”")]),
        ("Vice Consul Hadley, resigned says “It is a pity.”", [("Vice Consul Hadley", "medium", "“It is a pity.”")]),
        ("The Senator from Ohio (Mr. Brown) said: “I will.”", [("the Senator from Ohio (Mr. Brown)", "high", "“I will.”")]),
        ("At Havana General Scott said: “I will.”", [("General Scott", "high", "“I will.”")]),
        ("To which the committee of the Senate replied: “We will.”", [("the committee of the Senate", "high", "“We will.”")]),
        ("The King rose, bowed to us all and said: “I will.”", [("the King", "medium", "“I will.”")]),
        ("Judge Brown mocks us by saying “They are good.”", [("Judge Brown", "medium", "“They are good.”")]),
        ("I agree with the Secretary in saying that “it is good for us all.”",
         [("the Secretary", "high", "“it is good for us all.”")]),
        ("The paper quotes Fekini as calling it good and adding “I hope so.”", [("Fekini", "high", "“I hope so.”")]),
        ("According to Lord Grey, “the lamps are going out.”", [("Lord Grey", "medium", "“the lamps are going out.”")]),
        ("It was the fine remark of a great writer that “the Senate had a party and the state had none.”",
         [("a great writer", "medium", "“the Senate had a party and the state had none.”")]),
        ("The King came in. I asked if it was so, and his answer was “No”.", [("the King", "medium", "“No”")]),
        ("My answer was: “No”.", [("John Adams", "medium", "“No”")]),
        ("It was a time, the President said, “that we can never bring back.”",
         [("the President", "high", "“that we can never bring back.”")]),
        ("“We are many,” the President said. “We will stay,” he went on, “for we must.”",
         [("the President", "high", "“We are many,” … “We will stay,” … “for we must.”")]),
        ("“Will you come?” asked Mrs. Brown. “I will,” said the King.",
         [("Mrs. Brown", "high", "“Will you come?”"), ("the King", "high", "“I will,”")]),
        ("Mr. Brown, Mr. Jones and the others, when asked, said: “We will.”", []),
        ("The King began to say: “I will.” He continued in office.", []),
        ("In the presence of the Cabinet the President then asked: “Is it so?”", [("the President", "high", "“Is it so?”")]),
        ("The answer of General Scott was: “No.”", [("General Scott", "medium", "“No.”")]),
        ("He said that when “a law shall be made it must be for all, and that nobody shall be above it at any time.”", []),
        ("The King said that if it came “to be a law it must be for all, and nobody shall be above it at any time.”",
         [("the King", "medium", "“to be a law it must be for all, and nobody shall be above it at any time.”")]),
    ],
)  # fmt: skip
def test_whose_words_they_are_is_told_by_name_or_office(text: str, found: list[tuple[str, str, str]]) -> None:
    assert said_in(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "The law says: “No man shall be judged in his own cause.”", "The proverb says, “Time will tell.”",
        "It is asked, “What did we mean?”", "Some say, “It will be so.”", "He was called the “iron duke” by all.",
        "The King said he wanted a “united front” there.", "The King questioned the phrase “in the light of it” and said so.",
        "The committee spoke of the said act, entitled “An act for the relief of us all.”",
        "The King spoke. So it went. “Whose words are these?” nobody knows.",
        "Upon the said register, “Whose words are these?” stands.", "The President's said “It is.”",
        "He said: “Who am I?”", "They said: “Who are we?”", "You said, “It is so.”",
        "The engineers, busy with “Design of the Great Reactor”, observed that the British effort was another.",
        "In his 1850 act 12 says “It is so.”", "Much was said, and “It is so” too.",
    ],
)  # fmt: skip
def test_words_of_documents_sayings_and_nobody_are_no_speech(text: str) -> None:
    assert said_in(text) == []


def test_a_pronoun_takes_up_who_spoke_last_and_the_others_are_rejected() -> None:
    text = "The King said: “Come.” The Pope replied: “No.” He added: “Never.”"
    assert said_in(text) == [("the King", "high", "“Come.”"), ("the Pope", "high", "“No.”"), ("the Pope", "medium", "“Never.”")]
    why = reasons(described(f"{OPENING['en']}\n\n{text}{END}"), "voice")[-1]
    assert "“He” takes up the Pope" in why.rule
    assert [(rejected.value, rejected.reason) for rejected in why.rejected] == [("name:the King", "was spoken of earlier")]


@pytest.mark.parametrize(
    ("text", "who", "certainty"),
    [
        ("Mr. Brown opposed it in a brief speech. He observed: “It is war.”", "Mr. Brown", "medium"),
        ("When I asked Menon, he replied: “It is war.”", "Menon", "medium"),
        ("When it was put to the Chinese, they said: “It is war.”", "the Chinese", "low"),
        ("The commissioners said little. They added: “It is war.”", "the commissioners", "low"),
        ("During a visit by Barger, President of the Bank, we met. He said: “It is war.”", "Barger", "medium"),
        ("The Senator from Ohio did not err when he said: “It is war.”", "the Senator from Ohio", "medium"),
        ("We saw Ann Smith there. She said: “It is war.”", "Ann Smith", "medium"),
        (
            "Mr. Brown was heard that day.\n\nHe was asked whether it was peace, and he said: “It is war.”",
            "Mr. Brown",
            "medium",
        ),
    ],
)
def test_a_pronoun_is_resolved_with_less_certainty(text: str, who: str, certainty: str) -> None:
    assert said_in(text) == [(who, certainty, "“It is war.”")]


def test_a_name_that_several_bear_stays_unlinked_and_says_so() -> None:
    (why,) = reasons(described(f"{OPENING['en']}\n\nThere Smith replied: “It is so.”{END}"), "voice")
    assert (why.value, why.certainty, [each.value for each in why.rejected]) == (
        "name:Smith",
        "medium",
        ["other-smith", "smith"],
    )


def test_an_organisation_speaks_under_its_authority() -> None:
    (why,) = reasons(described(f"{OPENING['en']}\n\nThe Oxford Union replied: “It is so.”{END}"), "voice")
    assert why.value == "union"


def test_a_paragraph_set_apart_without_marks_is_speech_of_low_certainty() -> None:
    shown = "The use of force against a State would look more like a declaration of war than anything else."
    assert said_in(f"Mr. Madison opposed it there. He observed:\n\n{shown}") == [("Mr. Madison", "low", shown)]
    assert said_in(f"Mr. Madison spoke of it to us all:\n\n{shown}") == []
    assert said_in("Mr. Madison observed:\n\nNo such thing.") == []
    assert said_in(f"Mr. Madison observed:\n\n- {shown}\n\n- {shown}") == []


def test_speech_over_paragraphs_ends_where_its_quotation_is_closed() -> None:
    text = "Lord Grey addressed the meeting as follows:\n\n“My Lords, I speak of peace.\n\n“It is good,” he ended.\n\n“Hear!”"
    assert said_in(text) == [("Lord Grey", "high", "“My Lords, I speak of peace. … “It is good,”")]
    assert said_in("Lord Grey said:\n\n“My Lords, I speak.\n\n“It has no end") == []


def test_i_in_a_quotation_is_not_the_writer() -> None:
    assert said_in("The text is: “I came, and I said: ‘It is so.’ Then”") == []


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("de", "Der Kaiser kam. Er fragte: „Was meinen Sie?“ Ich antwortete: „Nichts.“ Darauf sagte der Kaiser: „Gut.“",
         [("der Kaiser", "medium", "„Was meinen Sie?“"), ("Otto von Hohenlohe", "high", "„Nichts.“"),
          ("der Kaiser", "high", "„Gut.“")]),
        ("de", "„Ich glaube es nicht“, sagte Graf Bismarck, „denn sie sind müde.“ Das Gesetz sagt: „Niemand darf es.“",
         [("Graf Bismarck", "high", "„Ich glaube es nicht“ … „denn sie sind müde.“")]),
        ("it", "Il Principe mi disse: «Io non posso». Risposi: «È padrone». «Non voglio», disse il duca, «che si parli».",
         [("il Principe", "high", "«Io non posso»"), ("Giovanni Suriano", "high", "«È padrone»"),
          ("il duca", "high", "«Non voglio» … «che si parli»")]),
        ("it", "Rispose il Doge: «Mai». L'ambasciatore di Francia soggiunse: «Così è». La legge dice: «Nessuno».",
         [("il Doge", "high", "«Mai»"), ("l'ambasciatore di Francia", "high", "«Così è»")]),
        ("fr", "Le ministre me dit : « Non. » Je répondis : « Oui. » « C'est dit », répondit-il. M. Petit s'écria : « Non ! »",
         [("le ministre", "high", "« Non. »"), ("Jean Dupuis", "high", "« Oui. »"), ("le ministre", "medium", "« C'est dit »"),
          ("M. Petit", "high", "« Non ! »")]),
    ],
)  # fmt: skip
def test_german_italian_and_french_are_heard_too(language: str, text: str, found: list[tuple[str, str, str]]) -> None:
    assert said_in(text, language) == found


def test_a_language_that_is_not_known_reports_nothing() -> None:
    text = "Министр сказал: «Это так». И не на что он с как это по но из у за к от его я бы же так вы о для мы все."
    assert reasons(describe(text, name="x.txt", language="ru", authorities=SMALL)[0], "voice") == []


def test_you_is_whom_a_letter_addresses() -> None:
    assert said_in("Dear Mrs. Smith:\n\nYou said to the King, “It is so.” And I do not doubt it, for I know you well.") in (
        [("Mrs. Smith", "medium", "“It is so.”")], [("Ann Smith", "medium", "“It is so.”")], [],
    )  # fmt: skip
