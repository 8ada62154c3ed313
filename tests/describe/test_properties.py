from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.describe import describe
from archive.model import Item, Origin, Passage, Section
from archive.tei import decode, encode, faults
from tests.describe.people import AUTHORITIES, SMALL
from tests.describe.words import WHITE_SPACE, words_of

LINES = st.sampled_from(
    [
        "President: John Adams",
        "By: Karl Marx",
        "Oxford, June 24, 1848",
        "Moscow, undated.",
        "Dear Mrs. Smith:",
        "Fellow-Citizens:",
        "The First Part",
        "A PROCLAMATION",
        "Yours truly,",
        "John Adams",
        "FRANKLIN PIERCE.",
        "Secretary of State.",
        "By the President:",
        "MR. BROWN (rising): I rise. (Applause.)",
        "(Exit.)",
        "Dramatis Personae",
        "ACT I",
        "BROWN.",
        "Q. Why?",
        "A. Because.",
        "1. The first.",
        "2. The second.",
        "- red",
        "It was said so.[1]",
        "[1] A note.",
        "They passed the following resolution:",
        "“Resolved, that we go.”",
        "The evening comes with quiet feet",
        "And all the hills are blue and low",
        "MR. BROWN: I rise.",
        "ANN SMITH: State it.",
        "MR. BROWN: It is this.",
        "ANN SMITH: No.",
        'Ann Smith asked me: "Is it so? Or',
        '"Is it not?"',
        '"Go on',
        "I replied: in l909 l said no.",
        "Suppose, I said, that it is so.",
        "Or, I said, not.",
        "Today, Saturday, November 18, in a speech I made at the Great Fair, Smith said: no.",
        'It was “one „two“ three” and "four", said Adams of the Oxford Union on May 1, l917',
        "CHAPTER I",
        "CHAPTER II. The Fair",
        "ACT II",
        "SCENE 1",
        "Erster Aufzug",
        "[Enclosure]",
        "Sub-Enclosure 2",
        "--- page 071r---",
        "[p. 12]",
        "an inner [p. 13] marker {14} of pages",
        "Page 3",
        "P.S. I forgot to say it.",
        "[Signed] Karl Marx",
        "s/ J. A.",
        "cc: Mr. Brown",
        "To His Excellency the President of the Union",
        "Al serenissimo principe di Venetia",
        "Serenissimo Principe",
        "Mit vorzüglicher Hochachtung",
        "#title A Letter",
        "---",
        "author: Karl Marx",
        "(Applause.)",
        "Brown. [Aside.] So it is.",
        "    Shall I compare thee to a summer's day?",
        "    Thou art more lovely and more temperate:",
        "- an item",
        "1. First of all",
        "2. Then",
        "* A note at the foot.",
        "a mark* of a note[1]",
        "[1] The note.",
        "a line that ends in the midst of a bro-",
        "ken word and goes on",
        f"a longer line that nobody ever broke: it goes {'on and ' * 12}on about Adams, the Fair and 8/21 March 1917.",
        "\u00a0",
        "   ",
        "",
        "",
        "",
    ]
)
TEXTS = st.lists(LINES, min_size=1, max_size=14).flatmap(
    lambda lines: st.sampled_from(["\n", "\r\n", "\n\n"]).map(lambda end: end.join(lines))
)
NAMES = st.sampled_from(["x_1.txt", "a/1848-06-24-a-letter.txt", "1917.txt", "a-speech.txt"])


def has_words(text: str) -> bool:
    return not text.isspace() and text != ""


@settings(max_examples=250, deadline=None)
@given(TEXTS.filter(has_words), NAMES)
def test_nothing_is_lost_and_marks_nest_and_evidence_is_what_it_points_at(text: str, name: str) -> None:
    sections = describe(text, name=name, language="en", authorities=SMALL)
    assert words_of(sections) == WHITE_SPACE.sub("", text)
    by_id = {passage.id: passage for section in sections for passage in section.passages}
    assert list(by_id) == [f"p{number}" for number in range(1, len(by_id) + 1)]
    for passage in by_id.values():
        check_marks(passage)
    for section in sections:
        own = {passage.id for passage in section.passages}
        for assertion in section.description.assertions:
            assert assertion.value
            assert assertion.rule
            for span in assertion.evidence:
                assert span.passage in own
                assert by_id[span.passage].received[span.start : span.end] == span.words != ""


def check_marks(passage: Passage) -> None:
    open_ends: list[int] = []
    for mark in passage.marks:
        assert 0 <= mark.start <= mark.end <= len(passage.received)
        words = passage.received[mark.start : mark.end]
        assert words == words.strip(" ")
        while open_ends and open_ends[-1] <= mark.start:
            open_ends.pop()
        assert not open_ends or mark.end <= open_ends[-1]
        if mark.end > mark.start:
            open_ends.append(mark.end)
    for voice in passage.voices:
        assert 0 <= voice.start < voice.end <= len(passage.received)


@settings(max_examples=120, deadline=None)
@given(TEXTS.filter(has_words), NAMES)
def test_a_master_made_of_it_is_valid_and_reads_back_the_same(text: str, name: str) -> None:
    item = as_item(describe(text, name=name, language="en", authorities=SMALL))
    master = encode(item, SMALL)
    assert decode(master, "x.xml") == item
    assert faults(master) == ()


def as_item(sections: tuple[Section, ...]) -> Item:
    agents: dict[str, str] = {}
    for section in sections:
        said = section.description
        named = (*said.authors, *said.addressees, *said.speakers, *said.mentions, said.venue, said.place, said.occasion)
        agents |= {agent.key: agent.name for agent in named if agent is not None}
    for passage in (passage for section in sections for passage in section.passages):
        pointed = (pointer.removeprefix("#") for mark in passage.marks if (pointer := mark.attribute("ref")))
        for key in (*(voice.key for voice in passage.voices), *pointed):
            authority = SMALL.get(key)
            agents.setdefault(key, authority.name if authority else key.removeprefix("name:"))
    origin = Origin("x.txt", "0" * 64, 1, "UTF-8")
    return Item("x", origin, sections, tuple(sorted(agents.items())), (), "2020-02-02")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(
    st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"], include_characters='\n\t"'), min_size=1).filter(has_words)
)
def test_any_characters_are_kept(text: str) -> None:
    sections = describe(text, name="x.txt", language="und", authorities=AUTHORITIES)
    assert words_of(sections) == WHITE_SPACE.sub("", text)
