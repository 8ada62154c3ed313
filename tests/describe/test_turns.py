"""Turns of speakers in plays and debates as typists of several countries write them; the texts are in ``scripts``."""

from __future__ import annotations

import pytest

from archive.describe import describe
from archive.describe.structure.drafts import Draft, Surroundings
from archive.describe.structure.turns import speaker_key, turns
from archive.model import Block, Mark
from tests.describe.people import SMALL
from tests.describe.turns import SCRIPTS, passages, script, speech, stages, words


@pytest.mark.parametrize(
    ("name", "labels"),
    [
        ("en_play", "SIR JOHN.|MRS. PELL.|SIR JOHN.|LUCY|SIR JOHN.|LUCY.|A FOOTMAN.|SIR JOHN.|LUCY.|MRS. PELL.|LUCY."),
        (
            "en_verse",
            "BERTRAM.|OSWIN.|BERTRAM.|OSWIN.|BERTRAM.|OSWIN.|BERTRAM.|KING.|OSWIN.|KING.|BERTRAM.",
        ),
        (
            "en_hansard",
            (
                "MR. GLADSTONE (Edinburgh, Mid Lothian):"
                "|THE CHANCELLOR OF THE EXCHEQUER (Mr. GOSCHEN) (St. George's, Hanover Square):|AN HON. MEMBER:|MR. SPEAKER:"
                "|MR. GLADSTONE:|SIR WILLIAM HARCOURT (Derby):|MR. SPEAKER:"
            ),
        ),
        (
            "en_record",
            (
                "The SPEAKER.|Mr. SMITH of Ohio.|Mr. JONES.|Mr. SMITH of Ohio.|Mr. JONES.|The SPEAKER.|Mr. McKINLEY."
                "|The SPEAKER pro tempore (Mr. BROWN)."
            ),
        ),
        (
            "de_play",
            (
                "Baron von Wallen|Emilie.|Baron von Wallen.|Emilie|Doktor Ehlers.|Baron von Wallen.|Ein Bedienter"
                "|Baron von Wallen.|Emilie."
            ),
        ),
        ("de_verse", "KÖNIG.|GRÄFIN.|KÖNIG|GRÄFIN|KÖNIG.|GRÄFIN.|KÖNIG."),
        (
            "de_reichstag",
            (
                "Präsident Dr. Simson:|Bundeskommissar Graf von Bismarck:|Abgeordneter Twesten:|Präsident Dr. Simson:"
                "|Abgeordneter Dr. Waldeck:|Präsident Dr. Simson:|Abgeordneter Twesten|Präsident Dr. Simson:"
            ),
        ),
        (
            "it_play",
            (
                "ROSAURA:|BRIGHELLA:|ROSAURA:|BRIGHELLA:|ROSAURA:|PANTALONE:|ROSAURA:|PANTALONE:|ROSAURA:|PANTALONE:|MARCHESE:"
                "|ROSAURA:"
            ),
        ),
        (
            "it_camera",
            (
                "PRESIDENTE.|AUDINOT.|CAVOUR, presidente del Consiglio e ministro degli esteri.|PRESIDENTE.|AUDINOT.|Voci."
                "|PRESIDENTE.|CAVOUR, presidente del Consiglio e ministro degli esteri.|BROFFERIO."
            ),
        ),
    ],
)
def test_the_speakers_of_a_script_are_told_by_their_labels(name: str, labels: str) -> None:
    assert words(script(name), "speaker") == labels.split("|")


@pytest.mark.parametrize(
    ("name", "directions"),
    [
        (
            "en_play",
            (
                "Enter SIR JOHN and MRS. PELL.|(pointing to the desk)|[Aside.]|[Exit MRS. PELL.]|Enter LUCY."
                "|(curtsying).|[Exeunt.]|LUCY and MRS. PELL discovered.|(They laugh.)|(Listens.)"
            ),
        ),
        ("en_hansard", "(Cheers.)|[Laughter.]"),
        ("en_record", "[Applause.]"),
        (
            "de_play",
            (
                "Der Baron. Emilie.|(ungeduldig).|(Er geht auf und ab.)|(beiseite).|Die Vorigen. Doktor Ehlers.|(tritt ein)."
                "|(Liest.)|(Der Vorhang fällt.)"
            ),
        ),
        (
            "de_reichstag",
            "(Lebhaftes Bravo.)|(Heiterkeit links.)|(Sehr wahr! links.)|(Bravo! rechts.)|(Geschieht.)|(zur Geschäftsordnung):",
        ),
        (
            "it_play",
            (
                "Camera in casa del Marchese.|ROSAURA e BRIGHELLA.|(ride)|(da sé)|(Brighella parte)|ROSAURA e PANTALONE."
                "|(Si sente battere di dentro.)|(di dentro)"
            ),
        ),
        ("it_camera", "(Movimenti d'attenzione)|(Bene!)|(Bravo! a sinistra)|(È approvato.)"),
    ],
)
def test_stage_directions_stand_apart_from_what_is_said(name: str, directions: str) -> None:
    assert stages(script(name)) == directions.split("|")


def test_a_turn_runs_on_behind_a_direction_and_over_paragraphs() -> None:
    heard = speech(script("en_play"))
    assert heard[2:4] == [("SIR JOHN", "You have not"), ("SIR JOHN", "How a man is")]
    assert ("Bundeskommissar Graf von Bismarck", "Ich komme nu") in speech(script("de_reichstag"))


def test_acts_scenes_and_the_cast_of_a_play_are_no_speech() -> None:
    found = script("it_play")
    assert words(found, "head")[1:] == ["Commedia in due atti", "PERSONAGGI", "ATTO PRIMO", "SCENA PRIMA", "SCENA SECONDA"]
    assert words(found, "castItem") == [
        "IL MARCHESE DI ROCCAFORTE",
        "ROSAURA, cameriera",
        "BRIGHELLA, servo",
        "PANTALONE, mercante",
    ]
    assert words(found, "trailer") == ["Fine dell'atto primo."]


def test_verse_stays_verse_in_a_speech() -> None:
    found = script("de_verse")
    first = next(passage for passage in found if passage.element == "lg")
    assert [first.received[mark.start : mark.end] for mark in first.marks if mark.element == "l"] == [
        "Ihr kommt zu spät. Die Stunde ist vorüber,",
        "Da meine Gnade offen stand für Euch.",
    ]


def test_a_play_in_prose_has_verse_only_where_somebody_sings() -> None:
    found = script("en_prose")
    sung = [passage for passage in found if passage.element == "lg"]
    assert [passage.received[:27] for passage in sung] == ["The sea it is a merry maid,"]
    assert sum(mark.element == "l" for mark in sung[0].marks) == 4
    assert ("MRS. ALDERTON", "What did you") in speech(found)


def test_wrapped_prose_with_capitals_is_no_verse_beside_prose_of_the_same_width() -> None:
    wrapped = (
        "MR. PELL. I told you so before, and I shall tell you so again until\nMr. Brown comes home to hear of it from me.\n\n"
        "MRS. PELL. You will do nothing of the kind, my dear, for the carpet is\nnew and the neighbours are looking in.\n\n"
    )
    found = passages("ACT I\n\nSCENE 1\n\n" + wrapped * 3)
    assert words(found, "lg") == []


def test_a_direction_whose_bracket_nobody_closed_is_none_of_the_speech() -> None:
    assert "[Exit BETSY." in stages(script("en_prose"))
    turns_of_two = "MR. PELL. Good night to you all.   [Exit.\n\nMRS. PELL. Good night, my dear Mr. Pell.\n\n"
    assert stages(passages("ACT I\n\nSCENE 1\n\n" + turns_of_two * 3)) == ["[Exit."] * 3


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Smith: I rise.\n\nMR. SMITH: Again.\n\nJohn Adams: Well.\n\nJOHN ADAMS: No.",
        "Mr. Smith (Ohio): I rise.\n\nMr. Smith: Again.\n\nMr. Adams: Well.\n\nMr. Adams (Mass.): No.",
    ],
    ids=["case", "place"],
)
def test_the_same_name_is_the_same_speaker(text: str) -> None:
    first, again, adams, last = (passage for passage in passages(text) if passage.element == "speaker")
    assert first.within[0].attribute("who") == again.within[0].attribute("who")
    assert adams.within[0].attribute("who") == last.within[0].attribute("who") == "#adams"


@pytest.mark.parametrize(
    ("label", "key"),
    [
        ("Mr. Adams:", "adams"),
        ("The Secretary of State (Mr. Adams):", "adams"),
        ("Smith:", "name:Smith"),
        ("Dr. Bebel (SPD):", "name:Dr. Bebel"),
        ("Minister (Mr. Iota).", "name:Minister (Mr. Iota)"),
        (":", "name::"),
    ],
)
def test_a_label_names_one_agent(label: str, key: str) -> None:
    assert speaker_key(label, SMALL) == key


@pytest.mark.parametrize(
    "text",
    [
        "Resolved: that we go.\n\nResolved: that we stay.\n\nNote: this is one.\n\nNote: this is another.",
        "He said: I will.\n\nShe said: no.\n\nHe said: yes, I will.\n\nShe said: never.\n\nHe said: so.",
        "First. We went.\n\nSecond. We saw.\n\nThird. We came home.\n\nFirst. Again.\n\nSecond. And again.",
        "A. One.\n\nB. Two.\n\nC. Three.\n\nA. Four.\n\nB. Five.\n\nF. Six.\n\nA. Seven.\n\nF. Eight.",
        "Mr. Smith went home. He was tired.\n\nMr. Jones stayed. He was not.\n\nMr. Smith slept.\n\nMr. Jones did not.",
    ],
    ids=["rubrics", "reported speech", "enumeration", "letters", "prose"],
)
def test_prose_makes_no_turns(text: str) -> None:
    assert not [passage for passage in passages(text) if passage.element == "speaker"]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Q. Your name?\nA. John.\nQ. Where?\nA. There.\nQ. When?\nA. Now.", "Q.|A.|Q.|A.|Q.|A."),
        ("Frage: Wie?\n\nAntwort: So.\n\nFrage: Wo?\n\nAntwort: Da.", "Frage:|Antwort:|Frage:|Antwort:"),
        (
            "Dr. Jones — Why?\n\nMiss Weber — Because.\n\nDr. Jones — And?\n\nMiss Weber — No.",
            "Dr. Jones —|Miss Weber —|Dr. Jones —|Miss Weber —",
        ),
        (
            "ГОРОДНИЧИЙ: Я пригласил вас.\n\nПОЧТМЕЙСТЕР: Зачем?\n\nГОРОДНИЧИЙ: Так.\n\nПОЧТМЕЙСТЕР: Да?",
            "ГОРОДНИЧИЙ:|ПОЧТМЕЙСТЕР:|ГОРОДНИЧИЙ:|ПОЧТМЕЙСТЕР:",
        ),
        (
            "ΑΝΤΙΓΟΝΗ\nΤί λες;\n\nΙΣΜΗΝΗ\nΤίποτα.\n\nΑΝΤΙΓΟΝΗ\nΈλα.\n\nΙΣΜΗΝΗ\nΌχι.",
            "ΑΝΤΙΓΟΝΗ|ΙΣΜΗΝΗ|ΑΝΤΙΓΟΝΗ|ΙΣΜΗΝΗ",
        ),
        (
            "MAG. MARIJA NOVAK: Hvala.\n\nPREDSEDNIK KRANJC: Kdo je za?\n\nMAG. MARIJA NOVAK: Jaz.",
            "MAG. MARIJA NOVAK:|PREDSEDNIK KRANJC:|MAG. MARIJA NOVAK:",
        ),
    ],
    ids=["examination", "German examination", "dash", "Cyrillic", "Greek, alone", "short exchange"],
)
def test_labels_have_many_forms(text: str, labels: str) -> None:
    assert words(passages(text), "speaker") == labels.split("|")


def test_the_signature_below_a_conversation_is_nobodys_turn() -> None:
    prose = "I have the honor to report to you the conversation that was held in my presence on the fourth."
    text = (
        f"{prose}\n\nMR. SMITH: Is it so?\n\nMR. BROWN: It is.\n\nMR. SMITH: Well.\n\nMR. BROWN: Good day, and a long one.\n\n"
    )
    found = passages(f"{text}I have the honor to be, Sir, your obedient servant,\n\nJOHN ADAMS")
    assert [passage.element for passage in found][-2:] == ["closer", "closer"]


def test_a_play_typed_without_blank_lines_is_read_alike() -> None:
    typed = (SCRIPTS / "it_play.txt").read_text(encoding="utf-8")
    found = passages("\n".join(line for line in typed.split("\n") if line))
    assert words(found, "speaker") == words(script("it_play"), "speaker")
    assert stages(found)[-6:] == stages(script("it_play"))[-6:]


def test_verse_typed_without_blank_lines_is_read_alike() -> None:
    typed = (SCRIPTS / "de_verse.txt").read_text(encoding="utf-8")
    found = passages("\n".join(line for line in typed.split("\n") if line))
    assert words(found, "speaker") == words(script("de_verse"), "speaker")
    assert speech(found) == speech(script("de_verse"))


def test_what_the_format_of_a_source_tells_parts_no_turn_but_a_heading_does() -> None:
    talk = ["MR. SMITH: I rise.", "MR. BROWN: Why?", "MR. SMITH: So.", "MR. BROWN: Well."]
    blocks = [Block("p", each) for each in talk]
    blocks[3:3] = [Block("note", "A note."), Block("p", "I go on."), Block("head", "Next", level=1), Block("p", "They met.")]
    sections = describe(blocks, name="x_1.txt", language="en", authorities=SMALL)
    found = [passage for section in sections for passage in section.passages]
    heard = {passage.received: passage.within[0].attribute("who") for passage in found if passage.within}
    assert heard["I go on."] == heard["So."]
    assert "They met." not in heard


def test_a_name_alone_below_which_nothing_is_said_is_no_label() -> None:
    found = passages("BROWN\n\nI rise.\n\nSMITH\n\nWhy do you?\n\nBROWN\n\nSo that is it.\n\nSMITH\n\nWell then.\n\nBROWN")
    assert words(found, "speaker") == ["BROWN", "SMITH", "BROWN", "SMITH"]


def test_a_table_of_very_many_lines_is_no_conversation() -> None:
    drafts = [Draft("p", "A: b", tuple(Mark(0, 0, "lb") for _ in range(200_001)))]
    assert turns(drafts, Surroundings("en", SMALL)) == drafts
