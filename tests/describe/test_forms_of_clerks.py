"""What clerks, typists and early modern hands write around the parts of a letter: each form where it speaks and where not."""

from __future__ import annotations

import pytest

from archive.dates import find_dates, to_edtf
from archive.describe.structure import forms
from archive.describe.structure.leaving import is_valediction
from tests.describe.reading import ENGLISH, ITALIAN, names, read


@pytest.mark.parametrize(
    ("line", "language", "place"),
    [
        ("(No. 518.) Foreign Office, August 1, 1914.", "en", "Foreign Office"),
        ("(Extract.)      Bucharest, June 2, 1876.", "en", "Bucharest"),
        ("Telegramm 155     London, den 25. Juli 1914", "de", "London"),
        ("Telegramma riservato     Londra, 2 agosto 1914", "it", "Londra"),
        ("Im Reservegraben vor La Bassée, 5. Juni 1915, Sonnabendmorgen 3/4 3 Uhr.", "de", "Im Reservegraben vor La Bassée"),
    ],
)
def test_a_clerk_writes_number_and_kind_before_the_place_of_a_dateline(line: str, language: str, place: str) -> None:
    found = forms.dateline(line, language)
    assert found is not None
    assert line[slice(*found)].strip() == place


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Letter From the President, June 2, 1876", "en"),
        ("Note on Russia, May 1, 1917", "en"),
        ("Bericht vom 3. Mai 1888", "de"),
        ("Telegramm 155", "de"),
    ],
)
def test_a_kind_of_text_that_heads_it_begins_no_dateline(line: str, language: str) -> None:
    assert forms.dateline(line, language) is None


def test_a_heading_with_a_full_stop_says_from_whom_and_to_whom_above_a_dateline() -> None:
    heading = "Count de Salis to Sir Edward Grey.—(Received August 5.)"
    text = f"No. 651.\n\n{heading}\n\n(No. 32.)\n\nCettinje, July 23, 1914.\n\n{ENGLISH}"
    assert names(read(text)) == ("de Salis", "Edward Grey", "Cettinje", "1914-07-23")


def test_a_sentence_with_the_same_words_is_no_heading() -> None:
    text = f"Mr. Adams went to Mr. Seward.\n\nHe found him at home. {ENGLISH}\n\n{ENGLISH}"
    section = read(text)
    assert section.passages[0].element == "p"
    assert not section.description.addressees


def test_whatever_stands_in_short_lines_above_a_salutation_belongs_to_the_head() -> None:
    text = f"Recd. by the second post\n\nMy dear Theo,\n\n{ENGLISH}\n\nEver yours,\nVincent"
    assert [passage.element for passage in read(text).passages[:3]] == ["head", "opener", "p"]
    question = f"Who was it?\n\nMy dear Theo,\n\n{ENGLISH}\n\nEver yours,\nVincent"
    assert read(question).passages[0].element == "p"


@pytest.mark.parametrize(
    "line", ["Humiliss.o Servo", "Devotiss.o Ser.", "Devot.mo et Oblig.mo Ser.re", "Vs Aff.", "Servo Dev.mo in Christo"]
)
def test_leave_is_taken_in_words_cut_short(line: str) -> None:
    assert is_valediction(line)


@pytest.mark.parametrize(
    "line",
    [
        "Hochachtungsvoll",
        "Servitor",
        "E. F. Dchl.",
        "treuer Bruder",
        "and humble servant",
        "Tutto vostro",
        "De la Serenità Vostra",
        "Ew. Excellenz",
    ],
)
def test_leave_is_taken_line_by_line(line: str) -> None:
    assert is_valediction(line)


@pytest.mark.parametrize(
    "line",
    ["Galileo Galilei.", "F. F.", "G. Verdi", "Gio. Michele Pierucci.", "Massimo d'Azeglio", "Treuenbrietzen", "Servio Tullio"],
)
def test_a_name_takes_no_leave(line: str) -> None:
    assert not is_valediction(line)


def test_the_name_below_words_of_leave_cut_short_signs() -> None:
    end = "Di Ven.a, 25 8bre 1636.\n\nDi V. S. Ill.ma\nHumiliss.o Servo\nGalileo Galilei."
    section = read(f"Ill.mo Sig.re et Pad.ne Col.mo\n\n{ITALIAN}\n\n{end}", "it")
    assert names(section) == ("Galileo Galilei", "", "Ven.a", "1636-10-25")
    assert section.description.genre == "letter"


@pytest.mark.parametrize(
    ("words", "language", "day"),
    [
        ("21. Settembre [1817]", "it", (1817, 9, 21)),
        ("the xij th of Aprill 1586", "en", (1586, 4, 12)),
        ("21. Settembre [Nr. 1817]", "it", (None, 9, 21)),
    ],
)
def test_an_editor_supplies_the_year_and_a_hand_parts_the_ending(
    words: str, language: str, day: tuple[int | None, int, int]
) -> None:
    (found,) = find_dates(words, language)
    assert (found.year, found.month, found.day) == day


def test_a_noble_is_called_by_the_place_he_is_of() -> None:
    text = f"Discorso del conte di Cavour pronunciato alla Camera dei deputati il 25 marzo 1861\n\n{ITALIAN}\n\n{ITALIAN}"
    said = read(text, "it").description
    assert [one.name for one in said.speakers] == ["conte di Cavour"]
    assert said.venue is not None
    assert said.venue.name == "Camera dei deputati"
    assert said.date is not None
    assert to_edtf(said.date) == "1861-03-25"


def test_an_office_is_no_name_by_the_place_it_is_of() -> None:
    text = f"Il ministro di Sardegna a Parigi al marchese Villamarina\n\nTorino, 14 marzo 1859\n\n{ITALIAN}"
    assert "Sardegna" not in names(read(text, "it"))[1]


@pytest.mark.parametrize(
    "line",
    ["Ew. Excellenz", "Durchleuchtigster Fürst, gnädigster Herr", "Magnifico messer Benedetto", "Mio caro Papà",
     "Gent.ma Signora",
     "Ill.mo Sig.re et Pad.ne Col.mo", "Mon trés cher Pére!"],
)  # fmt: skip
def test_old_letters_call_upon_somebody_without_a_sign(line: str) -> None:
    assert forms.is_salutation(line)


@pytest.mark.parametrize("line", ["Excellenz kam gestern an.", "Illuminati", "Serbia. The war of 1885", "Magna Carta"])
def test_other_short_lines_call_upon_nobody(line: str) -> None:
    assert not forms.is_salutation(line)


def test_a_particle_with_an_apostrophe_belongs_to_a_name() -> None:
    assert forms.is_name("Massimo d'Azeglio")
    assert not forms.is_name("l'acqua")


def test_a_knight_who_writes_to_a_viscount_is_not_addressed() -> None:
    head = "Sir H. Rumbold to Viscount Halifax.\n\n(No. 12. Confidential.)\nBerlin, April 4, 1933."
    section = read(f"{head}\n\nMy Lord,\n\n{ENGLISH}\n\nI have, &c.\nHORACE RUMBOLD.")
    assert names(section) == ("Horace Rumbold", "Halifax", "Berlin", "1933-04-04")
    address = read(f"Sir Horace Rumbold\n\nBerlin, April 4, 1933.\n\nMy Lord,\n\n{ENGLISH}\n\nI have, &c.\nHALIFAX.")
    assert names(address)[0] == "Halifax"


def test_the_registry_numbers_a_telegram_and_notes_when_it_came() -> None:
    line = "T. GAB. 1234/56. Nisc, 29 luglio 1914, ore 15 (per. ore 22,10)."
    section = read(f"Il ministro a Belgrado, Cora, al ministro degli esteri, San Giuliano\n\n{line}\n\n{ITALIAN}\n\nCora", "it")
    assert (names(section)[2:], section.description.genre) == (("Nisc", "1914-07-29"), "telegram")
    assert forms.dateline("T. Rossi, 29 luglio 1914 (per caso)", "it") is None


@pytest.mark.parametrize(
    ("head", "foot", "people"),
    [
        (
            "Washington, September 5, 1863.",
            "CHARLES FRANCIS ADAMS, Esq., &c., &c.",
            ("William Seward", "Charles Francis Adams"),
        ),
        ("Washington, September 5, 1863.", "Fuori: Al Sig.r Galileo Galilei.", ("William Seward", "Galileo Galilei")),
    ],
    ids=["titles cut short", "outside"],
)
def test_whom_a_letter_is_for_stands_below_the_signature(head: str, foot: str, people: tuple[str, str]) -> None:
    language, words = ("it", ITALIAN) if foot.startswith("Fuori") else ("en", ENGLISH)
    leave = "I am, sir, your obedient servant," if language == "en" else "Di Vostra Signoria\ndevotissimo servitore"
    section = read(f"{head}\n\n{words}\n\n{leave}\n\nWILLIAM SEWARD.\n\n{foot}", language)
    assert names(section)[:2] == people


def test_a_salutation_that_the_text_runs_on_from_has_a_letterhead_above_it() -> None:
    text = f"Executive Mansion,\nWashington, Nov. 21, 1864.\n\nDear Madam,—{ENGLISH}\n\nYours for ever\nA. Lincoln."
    section = read(text)
    assert names(section)[0::2] == ("A. Lincoln", "Washington")
    assert section.description.genre == "letter"


def test_a_numbered_letter_to_somebody_is_no_dateline() -> None:
    assert forms.dateline("LETTER XLVIII.—TO JOHN JAY, February 8, 1787", "en") is None
